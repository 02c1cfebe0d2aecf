import { later } from '../../db/jobs'
import { announce, written } from '../../db/school'
import { closeDue } from './closings'
import { sendNudges } from './nudges'
import { afterQuietHours, quietHours } from './quiet-hours'
import { reviewsDue } from './reviews'

/**
 * Does what is due in the school in scope: closes what has reached its deadline, sends nudges, and lets reviews that fall due return.
 * `today` is the local day, `now` the product's instant. Each thing is done once, however many look at a time or how late.
 */
export async function settleDue({ today, now }: { today: string; now: string }) {
  await closeDue(today)
  await sendNudges()
  await returnReviews({ today, now })
}

// Said to whoever recorded the decision, once a date and outside quiet hours; its page and everyone's home say it by themselves.
async function returnReviews({ today, now }: { today: string; now: string }) {
  if (afterQuietHours(now, await quietHours()) > now) return
  for (const { id, number, dueOn } of await reviewsDue(today)) {
    const [first] = await written()`insert into review_reminders (id, decision_id, due_on) values (gen_random_uuid(), ${id}, ${dueOn}) on conflict do nothing returning id`
    if (!first) continue
    await later('review letter', { decision: number }, { key: `${number} ${dueOn}` })
    announce('decisions')
  }
}

export type ReviewLetter = { to: string; name: string; question: string; slug: string }

/** What the return of a decision says to whoever recorded it; nothing when its review has been answered meanwhile. */
export async function reviewLetter({ decision, today }: { decision: number; today: string }) {
  if (!(await reviewsDue(today, decision)).length) return undefined
  const [letter] = await written()<ReviewLetter[]>`
    select m.email as "to", m.name, d.question, c.slug from decisions d join schools c on c.id = d.school_id join members m on (m.school_id, m.id) = (d.school_id, d.recorded_by)
    where d.number = ${decision} and m.left_on is null and m.email is not null`
  return letter
}

/** The school's own day, by the product's clock. */
export async function todayHere() {
  const [row] = await written()<{ today: string }[]>`select (skein_now() at time zone time_zone)::date::text as today from schools`
  return row?.today ?? ''
}
