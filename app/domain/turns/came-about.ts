import type { CameAbout } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'

/** How a turn came about, as someone may see it: a guest sees who holds it and when alone. */
export type SeenCameAbout = CameAbout | null

/**
 * How a turn came about, in SQL for the row of turns named `t`, as the acting member may see it;
 * one's own turns are one's own to see.
 */
export function cameAboutSeenBy(acting: Acting, { isOwn = false } = {}) {
  return isOwn || may.seeAsked(acting) ? 't.came_about' : 'null::text'
}
