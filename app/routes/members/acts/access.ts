import { may } from '../../../domain/acting'
import { changeAccess } from '../../../domain/absences/access'
import { lockHoldings } from '../../../domain/absences/departures'
import type { Profile } from '../../../domain/members/profile'
import { memberForms } from '../../../forms/member-acts'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { accesses, positions } from '../../../vocabulary'
import { asChoices } from '../../acts/shared-fields'
import type { MemberAct } from './member-act'
import { workDays } from './member-act'

export const act: MemberAct<typeof memberForms.access> = {
  title: 'Position and access',
  lede: 'Position says who someone is in the school. Access says what they may do in Skein. One never follows from the other.',
  submit: 'Save',
  schema: memberForms.access,
  isConfirmed: true,
  isOpen: (acting, { id: memberId, access }) => may.changeAccess(acting, { memberId, access }),
  words: (_here, { name }) => ({ title: `${name}: position and access` }),
  fields: (_here, member) => fieldsOf(member),
  // All that they hold is locked before the member, and every owner with the member.
  edits: { kind: 'member', lock: ({ acting }, id) => lockHoldings(acting, id) },
  perform: ({ acting }, id, said) => changeAccess(acting, id, said),
}

function fieldsOf(member: Profile): FieldWords[] {
  return [
    {
      name: 'position',
      kind: 'select',
      label: 'Position',
      choices: asChoices(positions),
      value: member.position,
    },
    {
      name: 'positionNote',
      kind: 'line',
      label: 'In a few words',
      hint: 'For example: science 7, or attendance clerk.',
      optional: true,
      value: member.positionNote,
    },
    {
      name: 'access',
      kind: 'select',
      label: 'Access',
      choices: accesses.map((value) => ({ value, label: means[value] })),
      value: member.access,
    },
    workDays('Days they work', member),
  ]
}

const means = {
  owner: 'owner: everything, and makes other owners',
  admin: 'admin: invites, settings, and who may do what',
  member: 'member: takes part in everything',
  guest: 'guest: reads along',
}
