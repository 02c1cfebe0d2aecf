import { lockThing } from '../../domain/edits'
import { memberById } from '../../domain/members/profile'
import { ensure, found } from '../../domain/refusal'
import { idIn } from '../../http/params.server'
import { paths } from '../../paths'
import type { ActsOn } from '../acts/acts-on'
import { memberActs } from './acts'
import { notTheirs } from './acts/member-act'
import type { OnMember } from './acts/member-act'

export const actsOnMember: ActsOn<OnMember> = {
  kind: 'member',
  acts: memberActs,
  keyIn: ({ params }) => idIn(params.member),
  read: (_here, id) => memberHere(id),
  edited: {
    async lock(_here, id) {
      await lockThing({ kind: 'member', id })
      return memberHere(id)
    },
    idOf: ({ id }) => id,
  },
  refuse: async (_here, _at, { whose = notTheirs }) => ensure(false, whose),
  backTo: ({ school }, id) => paths.person(school, id),
  shown: ({ name }, noun) => ({ formId: noun, of: [name] }),
}

// Nobody acts on who has left.
async function memberHere(id: string) {
  const member = await memberById(id)
  return found(member.leftOn ? undefined : member)
}
