import { may } from '../../../domain/acting'
import { correctContribution, correctionsOf } from '../../../domain/contributions/contributions'
import { contributionForms } from '../../../forms/contributions'
import type { ContributionAct } from './contribution-act'

// A line is corrected by another: what stands is the last of them.
export const act: ContributionAct<typeof contributionForms.correct> = {
  title: 'Correct this line',
  lede: 'The old line is kept, struck through, with your correction next to it.',
  submit: 'Correct it',
  schema: contributionForms.correct,
  makes: true,
  isOpen: (acting, { last }) => may.correctContribution(acting, last),
  fields: ({ acting }, { last }) => [
    { name: 'text', kind: 'line', label: 'What was done', value: last.text },
    {
      name: 'happenedOn',
      kind: 'day',
      label: 'Day',
      max: acting.school.today,
      value: last.on,
    },
  ],
  edits: { kind: 'contribution' },
  perform: async ({ acting }, id, said) =>
    correctContribution(acting, (await correctionsOf(id)).lastId, said),
}
