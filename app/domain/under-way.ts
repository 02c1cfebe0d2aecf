import type { Acting } from './access'
import { myActions } from './actions'
import { barriersBroughtTo } from './barriers'
import { resetsCalledTo } from './resets'

/** What is under way with this member: changes of direction to settle, their own open actions, barriers that were brought to them. */
export async function myUnderWay(acting: Acting) {
  const [resets, actions, barriers] = await Promise.all([
    resetsCalledTo(acting),
    myActions(acting),
    barriersBroughtTo(acting),
  ])
  return { resets, actions, barriers }
}
