import { sql } from '../../../db/school'
import { closeDue } from './close'
import { dayNow } from '../calendar/days'
import { sendNudges } from './nudges'
import { reviewsDue } from './reviews'

/**
 * Does what is due in the school in scope: closes what has reached its deadline and sends nudges.
 * Each is done once, however many look at a time or how late.
 */
export async function settleDue() {
  await closeDue((await dayNow()).today)
  await sendNudges()
}

/**
 * Lets reviews that fall due on the school's day return, each date once. Open pages are told;
 * the one who recorded the decision has a notice of it.
 */
export async function returnReviews() {
  const { today } = await dayNow()
  for (const { id, dueOn } of await reviewsDue(today)) {
    await sql()`
      insert into review_reminders (id, decision_id, due_on)
      values (gen_random_uuid(), ${id}, ${dueOn})
      on conflict do nothing`
  }
}
