import type { News } from '../../db/changes'
import type { Membership } from '../../db/front-door'
import { partsOf } from '../vocabulary/topics'
import type { Topic } from '../vocabulary/topics'

/**
 * What this process has heard of a school: since when, up to which version, and at which version
 * each topic last changed.
 */
type Heard = { since: number; version: number; last: Map<string, number> }

const schools = new Map<string, Heard>()

/**
 * Keeps what news says of versions; news that was missed in between leaves nothing known of before.
 */
export function remember({ school, version, topics, mine }: News) {
  const before = schools.get(school)
  if (before && version <= before.version) return
  const isNext = before?.version === version - 1
  const heard = isNext
    ? { ...before, version }
    : { since: version - 1, version, last: new Map<string, number>() }
  for (const word of topics) heard.last.set(partsOf(word).topic, version)
  for (const member of mine) heard.last.set(mineOf(member), version)
  schools.set(school, heard)
}

/** The newest version of a school that this process knows of. */
export function newestVersion({ schoolId, version }: Pick<Membership, 'schoolId' | 'version'>) {
  return Math.max(version, schools.get(schoolId)?.version ?? 0)
}

/**
 * The version at which something of these topics last changed for this member, or a later one where
 * that is all that is known. What is read now is as new or newer, so a page that is known by this
 * number is never older than it says.
 */
export function versionOf(
  { schoolId, version, memberId }: Pick<Membership, 'schoolId' | 'version' | 'memberId'>,
  shown: readonly Topic[],
) {
  const heard = schools.get(schoolId)
  if (!heard || heard.version < version) return version
  const names = shown.flatMap((topic) =>
    topic === 'mine' ? [mineOf(memberId), mineOf('everyone')] : [topic],
  )
  return Math.max(heard.since, ...names.map((name) => heard.last.get(name) ?? 0))
}

/**
 * At which version the school stands for this member, for what is remembered of it: of some topics,
 * or of all.
 */
export function standsAt(membership: Membership) {
  return (topics?: readonly Topic[]) =>
    topics ? versionOf(membership, topics) : membership.version
}

const mineOf = (member: string) => `mine of ${member}`
