import { lockHoldings } from '../../../domain/absences/departures'
import { leavesOf } from '../../../domain/members/leaves'
import type { Profile } from '../../../domain/members/profile'
import { found } from '../../../domain/refusal'
import type { Here } from '../../../http/in-school.server'
import type { SeenHere } from '../../acts/act'
import { idOrNone } from '../../acts/subject-id'
import type { OnMember } from '../../members/acts/member-act'

/** Which leave it is about, said by the link that led here; one that is not theirs is missing. */
export async function leaveOf(here: Here, { id }: Profile) {
  return found(await leaveFound(here, id))
}

/** Its days, which another may have changed meanwhile. */
export const leaveSeen: SeenHere<OnMember> = {
  lock: ({ acting }, id) => lockHoldings(acting, id),
  async of(here, { id }) {
    const leave = await leaveFound(here, id)
    return leave && [leave.startsOn, leave.endsOn]
  },
}

async function leaveFound(here: Here, memberId: string) {
  const leaveId = idOrNone(here, 'leave')
  return (await leavesOf(here.acting, memberId)).find(({ id }) => id === leaveId)
}
