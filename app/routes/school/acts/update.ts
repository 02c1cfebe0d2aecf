import { may } from '../../../domain/access'
import { writeUpdate } from '../../../domain/initiatives'
import { actForms } from '../../../forms/initiatives'
import { healths } from '../../../words'
import { asChoices } from './act'
import type { InitiativeAct } from './act'

export const act: InitiativeAct<typeof actForms.update> = {
  title: 'Write an update',
  lede: 'A few lines on how it is going, for everyone in the school.',
  submit: 'Post the update',
  schema: actForms.update,
  isOpen: (acting, at) => may.writeUpdate(acting, at),
  fields: () => [
    { name: 'health', kind: 'choice', label: 'How is it going?', choices: asChoices(healths) },
    { name: 'body', kind: 'long', label: 'What happened, what is next', hint: 'You can use Markdown: **bold**, lists, links.' },
  ],
  perform: ({ acting }, number, value) => writeUpdate(acting, number, value),
}
