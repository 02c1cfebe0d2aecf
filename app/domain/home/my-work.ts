import type { Acting } from '../acting'
import { myActions } from '../initiatives/actions'
import { barriersBroughtTo } from '../support/barriers'
import { resetsCalledTo } from '../updates/changes-of-direction'

/**
 * What is under way with this member: changes of direction to settle, their own open actions,
 * barriers that were brought to them, up to fifty of each; `more` is how many more of these two
 * there are.
 */
export async function myUnderWay(acting: Acting) {
  const [resets, actions, barriers] = await Promise.all([
    resetsCalledTo(acting),
    myActions(acting),
    barriersBroughtTo(acting),
  ])
  return {
    resets,
    actions: actions.lines,
    barriers: barriers.lines,
    more: actions.more + barriers.more,
  }
}
