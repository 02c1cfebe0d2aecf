import { sql } from '../../../db/school'
import { closedBecause } from '../calendar/calendar'
import { openDayAfter } from '../calendar/open-days'
import type { Today } from './source'
import { afterQuietHours, isQuiet, quietHours } from '../calendar/quiet-hours'

type Ahead = { moments: string[]; times: string[] }

/**
 * When letters can next be written in the school in scope, if anything waits to be mailed: moments
 * (ISO), and local times (YYYY-MM-DD HH:MM) at which quiet hours end or the morning is there, today
 * and on the next open day.
 */
export async function lettersAhead({
  now,
  today,
  calendar,
}: Today & { now: string }): Promise<Ahead> {
  if (!(await anythingToMail())) return { moments: [], times: [] }
  const hours = await quietHours()
  const days = [...(closedBecause(calendar, today) ? [] : [today]), openDayAfter(calendar, today)]
  // Where it is quiet at night, the morning is when that ends.
  const times = hours.from > hours.to ? [hours.to] : ['00:00', hours.to, '07:00']
  return {
    moments: isQuiet(now, hours) ? [afterQuietHours(now, hours)] : [],
    times: days.flatMap((day) => times.map((time) => `${day} ${time}`)),
  }
}

async function anythingToMail() {
  const [one] = await sql()`
    select from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
    where n.mailed_at is null
      and n.seen_at is null
      and n.over_at is null
      and m.left_on is null
      and m.email is not null
      and m.account_id is not null
      and m.letters <> 'never'
    limit 1`
  return one !== undefined
}
