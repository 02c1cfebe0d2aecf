import { eq } from 'drizzle-orm'
import { turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { afterTheLead, beforeTheLead, givenToAnother } from '../../vocabulary/ending-reasons'
import type { Role } from '../../vocabulary'
import type { Acting } from '../acting'
import { found } from '../refusal'
import { isAwayAt } from '../members/leaves'
import { cancel, followFrom, plannedIn, put } from './intervals'
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
// comes to nothing, which they are told, and they go on following as before it. Answers whether it
// came to nothing.
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
  if (free) {
    await put(acting, at, { ...turn, memberId, seat: free.seat, from: beganAt, until: endedAt })
    return false
  }
  await db().update(turns).set({ endReason: givenToAnother }).where(eq(turns.id, id))
  if (!(await isAwayAt(memberId, beganAt))) await followAsBefore(at, { memberId, beganAt, endedAt })
  await followFrom(acting, at, { memberId, from: beganAt })
  return true
}

// What a planned lead brought with it goes with it: shadowing before it that has not begun, and
// following after it. What they followed up to it goes on as if it had never been planned; that of
// someone who was to leave the roster then is left as it is.
async function followAsBefore(
  at: InitiativeState,
  { memberId, beganAt, endedAt }: Pick<Kept, 'memberId' | 'beganAt' | 'endedAt'>,
) {
  const around = await sql()<Around[]>`
    select id, role, reason, leaves, began_at::text as "beganAt", ended_at::text as "endedAt",
      began_at > skein_now() as "isAhead",
      ended_at = ${beganAt}::text::timestamptz as "isBefore",
      began_at = ${endedAt}::text::timestamptz as "isAfter"
    from turns_by_day
    where initiative_id = ${at.id}
      and member_id = ${memberId}
      and (ended_at is null or ended_at > skein_now())
    order by began_at`
  const shadow = around.find(
    ({ role, reason, isAhead, isBefore }) =>
      role === 'shadow' && reason === beforeTheLead && isAhead && isBefore,
  )
  const edge = shadow?.beganAt ?? beganAt
  const before = around.find(({ role, endedAt: ends }) => role === 'follow' && ends === edge)
  const after = around.find(({ role, isAfter }) => role === 'follow' && isAfter)
  const isOne = before && !before.leaves
  const gone = after && (isOne || after.reason === afterTheLead) ? [after] : []
  await cancel([...(shadow ? [shadow] : []), ...gone].map(({ id }) => id))
  if (!isOne) return
  const next = around
    .slice(around.indexOf(before) + 1)
    .find((turn) => turn !== shadow && turn !== after)
  const until = after ? after.endedAt : (next?.beganAt ?? null)
  await sql()`update turns set ended_at = ${until}::text::timestamptz where id = ${before.id}`
}

type Around = {
  id: string
  role: Role
  reason: string
  leaves: boolean
  beganAt: string
  endedAt: string | null
  isAhead: boolean
  isBefore: boolean | null
  isAfter: boolean | null
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
