import { may } from '../../../domain/acting'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { correctUpdate, standingUpdate, updateToCorrect } from '../../../domain/updates/updates'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import type { InitiativeAct } from '../../acts/initiative-act'
import { updateFields } from './update'
import { idSaid } from '../../acts/subject-id'

export const act: InitiativeAct<typeof actForms.correction> = {
  title: 'Correct an update',
  lede: 'The correction takes its place. What stood before is kept and can still be read.',
  submit: 'Correct it',
  schema: actForms.correction,
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  fields,
  edits: {
    kind: 'update',
    id: async ({ acting }, at, { update }) => (await updateToCorrect(acting, at, update)).firstId,
    now: async ({ acting }, at, { update }) =>
      updateFields(await updateToCorrect(acting, at, await standingUpdate(update))),
  },
  perform: async ({ acting }, number, value) =>
    correctUpdate(acting, number, { ...value, update: await standingUpdate(value.update) }),
}

async function fields(here: Here, at: InitiativeState) {
  const id = await standingUpdate(idSaid(here, 'update'))
  return [
    { name: 'update', kind: 'hidden' as const, label: 'Update', value: id },
    ...updateFields(await updateToCorrect(here.acting, at, id)),
  ]
}
