import { sql } from '../../../db/school'
import { dayWithYear } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'
import type { Acting } from '../acting'
import { endCall } from './calls'
import type { Call } from './calls'
import type { InitiativeState } from '../initiatives/state'
import { kindThanks } from './thanks'

/**
 * Closes the calls for a lead from about the day (local, of the school) on which the acting member
 * takes one over by a hand-over, unless a seat is free then: nobody is looked for any more, and
 * everyone else who offered is told who leads, and thanked. Call it under the lock.
 */
export async function endCallsHanded(
  acting: Acting,
  at: InitiativeState,
  { handOverId, on }: { handOverId: string; on: string },
) {
  const open = await sql()<Pick<Call, 'id'>[]>`
    select c.id from calls c
    where c.initiative_id = ${at.id} and c.role = 'lead' and c.closed_at is null
      and abs(c.starts_on - ${on}::date) <= 14 and not exists (
        select from generate_series(1, ${at.leadSeats}::int) seat where not exists (
          select from turns t where t.initiative_id = c.initiative_id and t.role = 'lead'
            and t.seat = seat.seat and t.during @> greatest(${at.moment}::text::timestamptz,
              day_begins(greatest(c.starts_on, ${on}::date)))))`
  const closing = sentence`${acting.name} takes over the lead on ${dayWithYear(on)}.`
  const thanks = `${closing} ${kindThanks}`
  for (const call of open) await endCall(acting, at, { call, closing, thanks, handOverId })
}
