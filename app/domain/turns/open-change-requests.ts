import { sql } from '../../../db/school'
import type { TurnChange } from '../../vocabulary'
import { dayInWords } from '../../vocabulary/dates'
import { addDays } from '../../vocabulary/days'
import type { LeadTurn } from './lead-turn'
import { sentence } from '../../vocabulary/sentences'

export type OpenChange = {
  id: string
  turnId: string
  kind: TurnChange
  number: number
  title: string
  asker: string
  initials: string
  /** The local day on which it was asked. */
  on: string
  askedBy: string
  holderId: string
  holder: string
  withId: string
  with: string
  startsOn: string | null
  endsOn: string | null
  from: string
  to: string | null
  otherTitle: string | null
  otherFrom: string | null
  closed: string | null
  /** Who is planned in that seat within the longer time that is asked for, and when. */
  nextId: string | null
  next: string | null
  nextFrom: string | null
  nextTo: string | null
  reason: string
}

/** The changes that wait for an answer: of one initiative, or of the whole school. */
export async function openChanges(initiativeId: string | null = null): Promise<OpenChange[]> {
  return sql()<OpenChange[]>`
    select c.id, c.turn_id as "turnId", c.kind, i.number, i.title, a.name as asker,
      a.initials, local_day(c.asked_at)::text as on,
      c.asked_by as "askedBy", h.id as "holderId", h.name as holder,
      c.with_member_id as "withId", w.name as with, c.starts_on as "startsOn",
      c.ends_on as "endsOn", c.reason, local_day(t.began_at) as from,
      last_local_day(t.ended_at) as to,
      (
        select name
        from closed_days d
        where c.wanted_on + 1 between d.starts_on and d.ends_on
        order by d.starts_on limit 1
      ) as closed,
      oi.title as "otherTitle", local_day(o.began_at) as "otherFrom", n.id as "nextId",
      n.name as next, n.first_day as "nextFrom", n.last_day as "nextTo"
    from turn_changes c
      join turns t on (t.school_id, t.id) = (c.school_id, c.turn_id)
      join members h on (h.school_id, h.id) = (t.school_id, t.member_id)
      join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
      join members a on (a.school_id, a.id) = (c.school_id, c.asked_by)
      join members w on (w.school_id, w.id) = (c.school_id, c.with_member_id)
      left join turns o on (o.school_id, o.id) = (c.school_id, c.other_turn_id)
      left join initiatives oi on (oi.school_id, oi.id) = (o.school_id, o.initiative_id)
      left join lateral (
        select m.id, m.name, p.first_day, p.last_day
        from turns_by_day p join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
        where c.kind = 'extend'
          and (p.school_id, p.initiative_id, p.seat) = (t.school_id, t.initiative_id, t.seat)
          and p.role = 'lead'
          and p.began_at >= t.ended_at
          and p.began_at > skein_now()
          and p.first_day <= c.ends_on
        order by p.began_at limit 1
      ) n on true
    where c.answer is null
      and (${initiativeId}::uuid is null or c.initiative_id = ${initiativeId}::uuid)
    order by c.asked_at`
}

/**
 * The lead turns of an initiative, or of the whole school, that run or are to come: what can be
 * swapped, stood in for or extended.
 */
export async function turnsToChange(initiativeId: string | null = null) {
  return sql()<(LeadTurn & { name: string })[]>`
    select t.id, t.initiative_id as "initiativeId", i.number, i.title, t.member_id as "memberId",
      m.name, t.seat, t.stands_in_for as "standsInFor", t.began_at > skein_now() as "isAhead",
      false as "isOver", t.first_day as from, t.last_day as to
    from turns_by_day t
      join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    where t.role = 'lead'
      and (t.ended_at is null or t.ended_at > skein_now())
      and (${initiativeId}::uuid is null or t.initiative_id = ${initiativeId}::uuid)
    order by t.began_at, i.number`
}

/** A change in one sentence, as this reader reads it: they are "you" in it. */
export function changeInWords(change: OpenChange, readerId: string) {
  const { kind, title, startsOn, endsOn, from, otherTitle, otherFrom, closed } = change
  const { asks, whose, theirs, leads, them } = personsIn(change, readerId)
  if (kind === 'swap')
    return `${asks} to swap: ${whose} lead of ${title} from ${dayInWords(from)} for ${theirs} lead of ${otherTitle ?? title} from ${dayInWords(otherFrom ?? from)}.`
  if (kind === 'stand in')
    return `${asks} to stand in for ${them} as lead of ${title}, ${dayInWords(startsOn ?? from)} to ${dayInWords(endsOn ?? from)}.`
  return [
    sentence`${asks} to agree that ${leads} ${title} until ${dayInWords(endsOn ?? from)}${closed ? `, when the school opens again after ${closed}` : ''}.`,
    ...thenNext(change, readerId),
  ].join(' ')
}

// The one who agrees has to know what becomes of the lead that was planned after it.
function thenNext({ nextId, next, nextFrom, nextTo, endsOn }: OpenChange, readerId: string) {
  if (!nextFrom || !endsOn) return []
  const isMine = nextId === readerId
  const planned = dayInWords(nextFrom)
  if (nextTo && nextTo <= endsOn)
    return [
      isMine
        ? `The lead that is planned for you from ${planned} then comes to nothing.`
        : sentence`The lead that is planned for ${next ?? ''} from ${planned} then comes to nothing.`,
    ]
  const begins = dayInWords(addDays(endsOn, 1))
  return [`${isMine ? 'You then begin' : `${next} then begins`} on ${begins}, not on ${planned}.`]
}

function personsIn(
  { asker, askedBy, holder, holderId, with: other, withId }: OpenChange,
  readerId: string,
) {
  const isMine = holderId === readerId
  const isOwn = askedBy === holderId
  return {
    asks: `${askedBy === readerId ? 'You ask' : `${asker} asks`} ${withId === readerId ? 'you' : other}`,
    whose: isMine ? 'your' : `${holder}’s`,
    theirs: withId === readerId ? 'your' : `${other}’s`,
    leads: isMine ? 'you lead' : isOwn && withId === readerId ? 'they lead' : `${holder} leads`,
    them: isMine ? 'you' : isOwn ? 'them' : holder,
  }
}
