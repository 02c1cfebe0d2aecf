import { may } from '../../../domain/acting'
import { declineThanks } from '../../../domain/contributions/contributions'
import { contributionForms } from '../../../forms/contributions'
import type { ContributionAct } from './contribution-act'

export const act: ContributionAct<typeof contributionForms.decline> = {
  title: 'Decline this thanks?',
  lede: 'It is then hidden from everyone but you. Nobody is told.',
  submit: 'Decline it',
  schema: contributionForms.decline,
  isOpen: (acting, { line }) => may.declineThanks(acting, line),
  fields: () => [],
  layout: (_here, { line: { text } }) => ({ shown: { text } }),
  perform: ({ acting }, id) => declineThanks(acting, id),
}
