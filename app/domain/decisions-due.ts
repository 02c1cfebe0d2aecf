import { written } from '../../db/school'
import { closeDue } from './closings'
import { sendNudges } from './nudges'
import { reviewsDue } from './reviews'

/**
 * Does what is due in the school in scope: closes what has reached its deadline, sends nudges, and lets reviews that fall due return.
 * `today` is the local day. Each thing is done once, however many look at a time or how late.
 */
export async function settleDue({ today }: { today: string }) {
  await closeDue(today)
  await sendNudges()
  await returnReviews(today)
}

// Open pages are told, once a date; whoever recorded the decision has a notice of it.
async function returnReviews(today: string) {
  for (const { id, dueOn } of await reviewsDue(today)) {
    await written()`insert into review_reminders (id, decision_id, due_on) values (gen_random_uuid(), ${id}, ${dueOn}) on conflict do nothing`
  }
}
