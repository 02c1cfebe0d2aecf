import { conflict } from '../../../domain/refusal'
import { answerSponsoring, sponsoringAsked } from '../../../domain/initiatives/sponsors'
import { guestsOnlyRead, may } from '../../../domain/acting'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'

const answers = [
  { value: 'yes', label: 'Yes, I will sponsor it' },
  { value: 'no', label: 'Not this time', hint: 'A no is just as welcome.' },
]

export const act: InitiativeAct<typeof actForms.sponsor> = {
  title: 'Would you sponsor this?',
  lede: 'A sponsor makes time, room or money for it. Nothing is said of you as its sponsor until you say yes.',
  submit: 'Answer',
  schema: actForms.sponsor,
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  whose: guestsOnlyRead,
  settled: async ({ acting }, at) =>
    (await sponsoringAsked(acting, at.number))
      ? undefined
      : 'You are not asked to sponsor this now.',
  async words({ acting }, at) {
    const asked =
      (await sponsoringAsked(acting, at.number)) ??
      conflict('You are not asked to sponsor this now.')
    return {
      title: `Would you sponsor ${at.title}?`,
      lede: `${asked.from} asks. A sponsor makes time, room or money for it; you are named only once you say yes.`,
    }
  },
  fields: ({ url }) => [
    {
      name: 'answer',
      kind: 'choice',
      label: 'Your answer',
      choices: answers,
      value: url.searchParams.get('answer') === 'no' ? 'no' : 'yes',
    },
    {
      name: 'line',
      kind: 'long',
      label: 'Why this matters to me',
      hint: 'With a yes, everyone reads it next to your name. With a no, a line helps the one who asked, and is for them alone.',
      optional: true,
    },
  ],
  perform: ({ acting }, number, { answer, line }) =>
    answerSponsoring(acting, number, { yes: answer === 'yes', line }),
  done: ({ answer }) => (answer === 'no' ? 'initiative.decline' : undefined),
}
