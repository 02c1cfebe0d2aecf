import { eq } from 'drizzle-orm'
import { members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { ContributionKind, Role } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { kindsSeenBy } from '../ledger'
import { ensureId } from '../ids'
import { ensure, found } from '../refusal'
import type { Member } from './members'

/** `worksOn`: the days of the week they work, seven bits, Monday the lowest. */
export type Profile = Member & {
  strengths: string
  growthEdges: string
  worksOn: number
  lastDayOn: string | null
}

export type TurnOfMember = {
  id: string
  role: Role
  number: number
  title: string
  from: string
  to: string | null
  isCurrent: boolean
  isComing: boolean
  reason: string
}

export type ContributionOfMember = {
  id: string
  kind: ContributionKind
  text: string
  day: string
  number: number | null
  title: string | null
  thankedBy: string | null
}

/** One member; refuses as missing an id that is malformed or of another school. */
export async function memberById(id: string): Promise<Profile> {
  ensureId(id)
  const [member] = await db()
    .select({
      id: members.id,
      name: members.name,
      initials: members.initials,
      position: members.position,
      positionNote: members.positionNote,
      access: members.access,
      joinedOn: members.joinedOn,
      leftOn: members.leftOn,
      strengths: members.strengths,
      growthEdges: members.growthEdges,
      worksOn: members.worksOn,
      lastDayOn: members.lastDayOn,
    })
    .from(members)
    .where(eq(members.id, id))
  return found(member)
}

/**
 * Every turn a member has held, holds or will hold, newest first; `from` and `to` are the school's
 * local days, both included.
 */
export async function turnsOfMember(memberId: string): Promise<TurnOfMember[]> {
  return sql()<TurnOfMember[]>`
    select t.id, t.role, i.number, i.title, t.reason, t.during @> skein_now() as "isCurrent",
      t.began_at > skein_now() as "isComing", t.first_day as "from", t.last_day as "to"
    from turns_by_day t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId}
    order by t.began_at desc, t.id`
}

/**
 * The latest 20 lines of the ledger that stand for a member: not declined, and not corrected by a
 * later one.
 */
export async function contributionsOfMember(
  acting: Acting,
  memberId: string,
): Promise<ContributionOfMember[]> {
  return sql()<ContributionOfMember[]>`
    select c.id, c.kind, c.text, c.happened_on as day, i.number, i.title,
      case when c.source = 'thanks' then by.name end as "thankedBy"
    from contributions c
      join members by on (by.school_id, by.id) = (c.school_id, c.recorded_by)
      left join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
    where c.member_id = ${memberId}
      and c.declined_at is null ${kindsSeenBy(acting)}
      and not exists (
        select from contributions later
        where (later.school_id, later.corrects_id) = (c.school_id, c.id)
      )
    order by c.happened_on desc, c.recorded_at desc, c.id desc limit 20`
}

/** Writes a member's own words about themselves, and which days they work. Refuses anyone else. */
export async function describeMyself(
  acting: Acting,
  memberId: string,
  { strengths, growthEdges, worksOn }: Pick<Profile, 'strengths' | 'growthEdges' | 'worksOn'>,
) {
  ensureId(memberId)
  ensure(
    may.editProfile(acting, memberId),
    'Only the person themselves writes about their strengths and growth edges.',
  )
  await db()
    .update(members)
    .set({ strengths, growthEdges, worksOn })
    .where(eq(members.id, memberId))
}
