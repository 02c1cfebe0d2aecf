import { leavesOf } from '../../../domain/members/leaves'
import type { Profile } from '../../../domain/members/profile'
import { found } from '../../../domain/refusal'
import type { Here } from '../../../http/in-school.server'
import { idOrNone } from '../../acts/subject-id'

/** Which leave it is about, said by the link that led here; one that is not theirs is missing. */
export async function leaveOf(here: Here, { id }: Profile) {
  const leaveId = idOrNone(here, 'leave')
  return found((await leavesOf(here.acting, id)).find((leave) => leave.id === leaveId))
}
