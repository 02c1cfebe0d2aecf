import { withdrawAskedWithin } from '../hand-overs/withdrawn'
import { awayThen } from '../../vocabulary/ending-reasons'
import type { Absence } from './absence'
import { withdrawAnswers } from './withdrawn-answers'

/**
 * Withdraws what waits for the member's answer and would fall into an absence: hand-overs for its
 * days at once; offers, asks, changes of turns and hand-overs without a day when it begins.
 */
export async function withdrawWaiting({
  memberId,
  ...days
}: Absence & { memberId: string; isNow: boolean }) {
  await withdrawAskedWithin(memberId, days, awayThen)
  if (days.isNow) await withdrawAnswers(memberId, awayThen, 'is away now')
}
