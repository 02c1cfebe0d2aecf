import { may } from '../../../domain/acting'
import { editLearning, ownLearning, questionOf } from '../../../domain/initiatives/learning'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/kit/form-fields'
import type { InitiativeAct } from '../../acts/initiative-act'
import { hidden } from '../../acts/shared-fields'
import { idSaid } from '../../acts/subject-id'

export const act: InitiativeAct<(typeof actForms)['edit-learned']> = {
  title: 'Write it better',
  lede: 'It keeps its day, and says that it was edited.',
  submit: 'Save',
  schema: actForms['edit-learned'],
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  fields: (here, at) => fieldsOf(here, at, idSaid(here, 'which')),
  edits: {
    kind: 'learning answer',
    id: (_here, _at, { which }) => which,
    now: (here, at, { which }) => fieldsOf(here, at, which),
  },
  perform: ({ acting }, number, value) => editLearning(acting, number, value),
}

async function fieldsOf(
  { acting }: Here,
  at: InitiativeState,
  which: string,
): Promise<FieldWords[]> {
  const { text } = await ownLearning(acting, at, which)
  const label = (await questionOf(at.id)) || 'What you have learned'
  return [hidden('which', which), { name: 'text', kind: 'long', label, value: text }]
}
