import { withSchool } from '../../../db/school'
import type { Belonging } from '../accounts/memberships'
import { firstFollowedBy, myDays, pathOf } from '../turns/path'
import { ownWritingOf } from './own-writing'

/**
 * The whole path and the own writing of someone in one school, for themselves alone. Opens its own
 * scope, which only reads.
 */
export function formerPathOf({ acting }: Belonging) {
  return withSchool(
    acting.school.id,
    async () => {
      const [turns, firsts, days, writing] = await Promise.all([
        pathOf(acting, acting.memberId),
        firstFollowedBy(acting.memberId),
        myDays(acting),
        ownWritingOf(acting),
      ])
      return { turns, firsts, days, writing }
    },
    { readOnly: true },
  )
}
