import { and, eq } from 'drizzle-orm'
import { turnChanges } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { dayInWords } from '../../vocabulary/dates'
import { schoolCalendar } from '../calendar/calendar'
import { conflict } from '../refusal'
import type { LeadTurn } from './lead-turn'

/**
 * Why a lead turn cannot be extended, in a sentence; nothing where it can. Only the last part of
 * one that others stood in for can be, and that once.
 */
export async function whyNotExtended({
  id,
  to,
}: {
  id: string
  to: string | null
}): Promise<string | undefined> {
  if (!to) return 'This turn has no last day, so there is nothing to extend.'
  const standIn = await standInAfter(id)
  if (standIn) return `This turn goes on after ${standIn} stands in; please choose its last part.`
  const isExtended = and(eq(turnChanges.kind, 'extend'), eq(turnChanges.answer, 'agreed'))
  const [before] = await db()
    .select({ id: turnChanges.id })
    .from(turnChanges)
    .where(and(eq(turnChanges.turnId, id), isExtended))
  return before && 'A turn is extended once; this one has been. Please hand it over.'
}

type Extension = { endsOn: string; withMemberId: string }

/**
 * Refuses (conflict, beside the field) an extension past the school year, one that reaches a second
 * lead that is planned, and one that moves a planned lead whose holder is not the one who is asked.
 * `endsOn` is the new last day, a local day.
 */
export async function ensureMayAsk(turn: Extended, wanted: Extension) {
  const against = await whatSpeaksAgainst(turn, wanted)
  if (against) conflict(`${against.because} ${against.so}`, against.field)
}

/** The same as it is agreed to (conflict): what was asked may not be possible any more. */
export async function ensureStillExtends(turn: Extended, agreed: Extension) {
  const against = await whatSpeaksAgainst(turn, agreed)
  if (against) conflict(`${against.because} Nothing was changed.`)
}

type Extended = Pick<LeadTurn, 'id' | 'to'>

async function whatSpeaksAgainst(turn: Extended, { endsOn, withMemberId }: Extension) {
  const { years } = await schoolCalendar()
  const last = years.find((year) => year.endsOn >= (turn.to ?? endsOn))?.endsOn
  if (last && endsOn > last)
    return {
      because: `The school year ends on ${dayInWords(last)}.`,
      so: 'Please choose a day in it.',
      field: 'endsOn',
    }
  const [next, afterNext] = await plannedUpTo(turn.id, endsOn)
  if (afterNext)
    return {
      because: leadsFrom(afterNext),
      so: 'Please choose a day before that.',
      field: 'endsOn',
    }
  return next && next.memberId !== withMemberId
    ? {
        because: leadsFrom(next),
        so: 'Please ask them, or choose a day before that.',
        field: 'with',
      }
    : undefined
}

const leadsFrom = ({ name, from }: { name: string; from: string }) =>
  `${name} leads from ${dayInWords(from)}.`

/** Who is planned in that seat after a turn that is not over, and begins by a local day. */
export function plannedUpTo(turnId: string, day: string) {
  return sql()<{ memberId: string; name: string; from: string }[]>`
    select n.member_id as "memberId", m.name, n.first_day as from
    from turns t
      join turns_by_day n on n.initiative_id = t.initiative_id
        and n.role = 'lead'
        and n.seat = t.seat
      join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
    where t.id = ${turnId}
      and n.began_at >= t.ended_at
      and n.first_day <= ${day}
    order by n.began_at`
}

// Until the holder leads that seat again, nobody leads it but who stands in.
async function standInAfter(turnId: string) {
  const [standIn] = await sql()<{ name: string }[]>`
    with seat as (
      select s.*, s.stands_in_for is not null as stands_in
      from turns t
        join turns_by_day s on s.initiative_id = t.initiative_id
          and s.role = 'lead'
          and s.seat = t.seat
      where t.id = ${turnId} and s.began_at >= t.ended_at
    )
    select m.name
    from turns t
      join seat s on s.began_at = t.ended_at and s.stands_in
      join members m on m.id = s.member_id
    where t.id = ${turnId}
      and exists (
        select from seat r
        where r.member_id = t.member_id
          and not exists (select from seat b where b.began_at < r.began_at and not b.stands_in)
      )`
  return standIn?.name
}
