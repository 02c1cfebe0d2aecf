import { may } from '../../../domain/access'
import { editLearning, ownLearning, questionOf } from '../../../domain/learning'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from './act'
import { hidden, idSaid } from './which'

export const act: InitiativeAct<(typeof actForms)['edit-learned']> = {
  title: 'Write it better',
  lede: 'It keeps its day, and says that it was edited.',
  submit: 'Save',
  schema: actForms['edit-learned'],
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  fields: async (here, at) => {
    const which = idSaid(here, 'which')
    const { text } = await ownLearning(here.acting, at, which)
    return [hidden('which', which), { name: 'text', kind: 'long', label: (await questionOf(at.id)) || 'What you have learned', value: text }]
  },
  perform: ({ acting }, number, value) => editLearning(acting, number, value),
}
