import { eq } from 'drizzle-orm'
import { turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { givenToAnother } from '../../vocabulary/ending-reasons'
import type { Acting } from '../acting'
import { found } from '../refusal'
import { followFrom, plannedIn, put } from './intervals'
import type { Kept } from './intervals'
import type { InitiativeState } from '../initiatives/state'

// A turn that was planned to begin about then is what this hand-over makes true, no matter who it
// was planned for.
export async function successorIn(
  at: InitiativeState,
  { seat, from }: { seat: number; from: string },
): Promise<Kept | undefined> {
  const planned = await plannedIn(at, { seat, from: at.moment })
  if (!planned) return undefined
  const [row] = await sql()<{ near: boolean }[]>`
    select ${planned.beganAt}::text::timestamptz
      <= ${from}::text::timestamptz + interval '14 days' as near`
  return found(row).near ? planned : undefined
}

// The one it was planned for leads in another seat, if one is free for all of it; else their turn
// comes to nothing, which they are told, and they go on following.
export async function findPlace(
  acting: Acting,
  at: InitiativeState,
  { id, memberId, seat, beganAt, endedAt, ...turn }: Kept,
) {
  const [free] = await sql()<{ seat: number }[]>`
    select s.seat
    from generate_series(1, ${at.leadSeats}::int) as s(seat)
    where s.seat <> ${seat}
      and not exists (
        select from turns t
        where t.initiative_id = ${at.id}
          and t.role = 'lead'
          and t.seat = s.seat
          and t.during && tstzrange(${beganAt}::text::timestamptz, ${endedAt}::text::timestamptz)
      )
    order by s.seat limit 1`
  if (free)
    return put(acting, at, { ...turn, memberId, seat: free.seat, from: beganAt, until: endedAt })
  await db().update(turns).set({ endReason: givenToAnother }).where(eq(turns.id, id))
  await followFrom(acting, at, { memberId, from: beganAt })
}

export async function isTaken(
  at: InitiativeState,
  { seat, from, except }: { seat: number; from: string; except: string[] },
) {
  const [turn] = await sql()`
    select from turns
    where initiative_id = ${at.id}
      and role = 'lead'
      and seat = ${seat}
      and during @> ${from}::text::timestamptz
      and not id = any(${except}::uuid[])`
  return turn !== undefined
}
