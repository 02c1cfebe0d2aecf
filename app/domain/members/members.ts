import { eq } from 'drizzle-orm'
import { members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { positions } from '../../vocabulary'
import type { Access, ContributionKind, Position, Role } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { endUnfitAlliances } from './allies'
import { kindsSeenBy } from '../ledger'
import { endWhatWaits, ensureHoldsNothing } from '../absences/guests'
import { ensureId } from '../ids'
import { linesAPage } from '../paging'
import { hasWords } from '../search'
import { conflict, ensure, found } from '../refusal'

export type Member = {
  id: string
  name: string
  initials: string
  position: Position
  positionNote: string
  access: Access
  joinedOn: string
  leftOn: string | null
}

export type MemberWithTurns = Member & {
  leave: { id: string; startsOn: string; endsOn: string | null } | null
  turns: { role: Role; number: number; title: string }[]
  ally: string | null
}

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

export type PeopleFilter = {
  text?: string | undefined
  position?: Position | undefined
  after?: string | undefined
}

/**
 * The people of the school by position and name, those who left last, a page of a hundred that
 * begins after one of them: each with the turns they hold at this moment and the leave they are on.
 * `total` counts all by this filter, `everyone` the whole school; `next` is whom to go on after.
 */
export async function peopleOnPage({ text = '', position, after }: PeopleFilter = {}) {
  const rows = await sql()<
    (MemberWithTurns & { place: number; total: number; everyone: number; start: number })[]
  >`
    with wanted as materialized (
      select id, row_number() over (order by left_on is not null, array_position(${[...positions]}::text[], position), name, id)::int as place
      from members where position = coalesce(${position ?? null}::text, position)
        and ${hasWords('name', text)}
    ), start as (
      select coalesce((select place from wanted where id = ${after ?? null}::uuid), 0) as start, (select count(*) from wanted)::int as total, (select count(*) from members)::int as everyone
    )
    select m.id, m.name, m.initials, m.position, m.position_note as "positionNote", m.access, m.joined_on as "joinedOn", m.left_on as "leftOn", w.place, total, everyone, start,
      held.turns, (select y.name from standing_allies y where (y.school_id, y.student_id) = (m.school_id, m.id)) as ally, (select json_build_object('id', l.id, 'startsOn', l.starts_on, 'endsOn', l.ends_on) from leaves l where (l.school_id, l.member_id) = (m.school_id, m.id) and l.cancelled_at is null
        and today() between l.starts_on and coalesce(l.ends_on, 'infinity')) as leave
    from wanted w cross join start join members m on m.id = w.id cross join lateral (
      select coalesce(json_agg(json_build_object('role', t.role, 'number', i.number, 'title', i.title) order by t.role <> 'lead', i.number), '[]') as turns
      from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      where (t.school_id, t.member_id) = (m.school_id, m.id) and t.during @> skein_now()
    ) held
    where w.place > start and w.place <= start + ${linesAPage} order by w.place`
  const members: MemberWithTurns[] = rows.map(
    ({ place: _, total: __, everyone: ___, start: ____, ...member }) => member,
  )
  const { total = 0, everyone = 0, start = 0 } = rows[0] ?? {}
  return {
    members,
    total,
    everyone,
    skipped: start,
    next: start + members.length < total ? members.at(-1)?.id : undefined,
  }
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
    select t.id, t.role, i.number, i.title, t.reason, t.during @> skein_now() as "isCurrent", t.began_at > skein_now() as "isComing",
      t.first_day as "from",
      t.last_day as "to"
    from turns_by_day t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId} order by t.began_at desc, t.id`
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
    select c.id, c.kind, c.text, c.happened_on as day, i.number, i.title, case when c.source = 'thanks' then by.name end as "thankedBy"
    from contributions c join members by on (by.school_id, by.id) = (c.school_id, c.recorded_by)
      left join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
    where c.member_id = ${memberId} and c.declined_at is null ${kindsSeenBy(acting)}
      and not exists (select from contributions later where (later.school_id, later.corrects_id) = (c.school_id, c.id))
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

/**
 * Changes position, access and the days they work. Refuses one's own, an owner's by an admin, a new
 * owner by an admin, and the loss of the last owner; and (conflict, beside `access`) to make a
 * guest of someone who leads, or holds what a guest cannot see to. What a new guest offered and was
 * asked ends.
 */
export async function changeAccess(
  acting: Acting,
  memberId: string,
  {
    position,
    positionNote,
    access,
    worksOn,
  }: Pick<Profile, 'position' | 'positionNote' | 'access' | 'worksOn'>,
) {
  const { actor, member } = await lockMember(acting, memberId)
  ensure(
    may.changeAccess(actor, { memberId, access: member.access }),
    'Only an owner or an admin changes this, and nobody for themselves.',
  )
  ensure(access !== 'owner' || actor.access === 'owner', 'Only an owner can make someone an owner.')
  if (member.isLastOwner && access !== 'owner') conflict(lastOwner)
  const becomesGuest = access === 'guest' && member.access !== 'guest'
  if (becomesGuest) await ensureHoldsNothing(acting, member)
  await db()
    .update(members)
    .set({ position, positionNote, access, worksOn })
    .where(eq(members.id, memberId))
  if (becomesGuest) await endWhatWaits(memberId)
  await endUnfitAlliances(memberId)
}

/** Said to who would be the last owner to go. */
export const lastOwner = 'A school always has an owner. Please make someone else an owner first.'

export type Locked = {
  id: string
  name: string
  access: Access
  lastDayOn: string | null
  isLastOwner: boolean
}

/**
 * A member's row, locked until the transaction ends, and the one who acts as they stand now. Every
 * owner is locked too, and anyone else who is named: two owners who demote each other at once would
 * leave none, and two people who hand over to each other would wait for each other. An owner who
 * has a last day does not stay, so they do not count as another owner. Missing when the member is
 * not here.
 */
export async function lockMember(
  acting: Acting,
  memberId: string,
  others: readonly string[] = [],
): Promise<{ actor: Acting; member: Locked }> {
  ensureId(memberId)
  const locked = await sql()<Omit<Locked, 'isLastOwner'>[]>`
    select id, name, access, last_day_on as "lastDayOn" from members
    where left_on is null and (id = any(${[memberId, acting.memberId, ...others]}::uuid[]) or access = 'owner') order by id for update`
  const member = found(locked.find(({ id }) => id === memberId))
  const actor = {
    ...acting,
    access: locked.find(({ id }) => id === acting.memberId)?.access ?? 'guest',
  }
  const isOwnerWhoStays = ({ id, access, lastDayOn }: (typeof locked)[number]) =>
    id !== memberId && access === 'owner' && !lastDayOn
  return {
    actor,
    member: { ...member, isLastOwner: member.access === 'owner' && !locked.some(isOwnerWhoStays) },
  }
}

/** The letters in a person's circle: of the first and the last word of the name. */
export function initialsOf(name: string) {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toUpperCase()
}

export const enoughSchools =
  'One account sets up at most fifty schools. For one more, please use another account.'
