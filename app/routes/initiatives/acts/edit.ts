import { may } from '../../../domain/acting'
import { edit, initiativeNumbered } from '../../../domain/initiatives/initiatives'
import { actForms } from '../../../forms/initiatives'
import type { InitiativeAct } from '../../acts/initiative-act'
import { initiativeFields } from '../fields'

export const act: InitiativeAct<typeof actForms.edit> = {
  title: 'Edit',
  lede: 'Its stage is moved on the board; its turns have acts of their own.',
  submit: 'Save',
  schema: actForms.edit,
  isOpen: (acting, at) => may.editInitiative(acting, at),
  whose: 'It is edited by those who lead it, its sponsor or an administrator.',
  fields: async (here, at) => initiativeFields(here, await initiativeNumbered(at.number)),
  edits: { kind: 'initiative' },
  perform: ({ acting }, number, value) => edit(acting, number, value),
}
