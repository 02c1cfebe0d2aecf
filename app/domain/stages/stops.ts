import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import {
  asks,
  calls,
  handOvers,
  notices,
  offers,
  sponsorAsks,
  turnChanges,
  turns,
} from '../../../db/schema'
import { db } from '../../../db/school'
import { dropActionsOf } from '../initiatives/actions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { conflict, ensure } from '../refusal'
import type { InitiativeState } from '../initiatives/state'
import { told } from '../ledger'
import { sentence } from '../../vocabulary/sentences'
import { itStopped } from '../../vocabulary/ending-reasons'

/** What someone held or waited for when an initiative stopped. */
type Ended = { memberId: string; what: keyof typeof lines }

// What each is told of their own part in what has stopped.
const lines = {
  sponsor: 'Thank you for sponsoring it.',
  lead: 'Your turn to lead ended with it, and is kept in its history. Thank you for leading.',
  follow: 'You followed it to the end. Thank you.',
  shadow: 'You shadowed it to the end. Thank you.',
  planned: 'The turn that was planned for you will not come.',
  offer: 'Your offer ended with it. Thank you for offering: it is remembered.',
  ask: 'You were asked to take part; no answer is needed any more.',
  'hand-over': 'The lead that was offered to you needs no answer any more.',
  change: 'The change of turns that you waited for ended with it.',
  call: 'Your call is closed.',
  action: 'What you were to do for it need not be done any more.',
}

/** Refuses who may not stop an initiative (forbidden). */
export function ensureMayStop(acting: Acting, at: InitiativeState) {
  ensure(
    may.stopInitiative(acting, at),
    'It is stopped by those who lead it, its sponsor or an administrator.',
  )
}

/** The lesson as it is kept; refuses to stop without one (conflict, beside the field). */
export function lessonIn(said: string) {
  return (
    said.trim() ||
    conflict('Please write what was learned. It stays on its page, for others to find.', 'reason')
  )
}

/**
 * Ends all that people hold and wait for at an initiative: turns now and planned, calls, offers,
 * asks, hand-overs, changes of turns and actions. Answers what ended, by whom it concerns. Call it
 * under the lock.
 */
export async function endForStopping(acting: Acting, at: InitiativeState): Promise<Ended[]> {
  const waits = await endWaiting(at)
  const ended = [
    ...(await endTurns(at)),
    ...(await endOffers(acting, at)),
    ...waits,
    ...(await endCalls(acting, at)),
    ...(await dropActionsOf(acting, at)).map((memberId): Ended => ({ memberId, what: 'action' })),
  ]
  return at.sponsorId ? [{ memberId: at.sponsorId, what: 'sponsor' }, ...ended] : ended
}

/**
 * Writes the lesson into the ledger, and tells everyone whose turn, offer or question ended, once
 * each.
 */
export async function tellOfStopping(
  acting: Acting,
  at: InitiativeState,
  { ended, lesson }: { ended: Ended[]; lesson: string },
) {
  await told(acting, at, {
    kind: 'stopped',
    text: `Stopped ${at.title}. What was learned: ${lesson}`,
  })
  const members = [...new Set(ended.map(({ memberId }) => memberId))].filter(
    (memberId) => memberId !== acting.memberId,
  )
  const key = `stopped ${at.number} ${at.moment}`
  const rows = members.map((memberId) => ({
    memberId,
    kind: 'other' as const,
    key,
    initiative: at.number,
    sentence: sentenceFor(
      acting,
      at,
      ended.filter((one) => one.memberId === memberId),
    ),
  }))
  if (rows.length) await db().insert(notices).values(rows)
}

function sentenceFor({ name }: Acting, { title }: InitiativeState, own: Ended[]) {
  const said = [...new Set(own.map(({ what }) => lines[what]))]
  return [sentence`${name} stopped ${title}.`, ...said, 'What was learned is on its page.'].join(
    ' ',
  )
}

async function endTurns(at: InitiativeState): Promise<Ended[]> {
  const open = and(
    eq(turns.initiativeId, at.id),
    or(isNull(turns.endedAt), gt(turns.endedAt, at.moment)),
    sql`not isempty(during)`,
  )
  const rows = await db()
    .update(turns)
    .set({
      endedAt: sql`greatest(${turns.beganAt}, ${at.moment}::text::timestamptz)`,
      endReason: itStopped,
    })
    .where(open)
    .returning({ id: turns.id, memberId: turns.memberId, role: turns.role })
  const isNow = (id: string) => at.held.some(({ turnId }) => turnId === id)
  return rows.map(({ id, memberId, role }) => ({ memberId, what: isNow(id) ? role : 'planned' }))
}

async function endOffers({ memberId: answeredBy }: Acting, at: InitiativeState): Promise<Ended[]> {
  const answer = {
    answer: 'declined',
    answerReason: itStopped,
    answeredBy,
    answeredAt: at.moment,
  } as const
  const rows = await db()
    .update(offers)
    .set(answer)
    .where(and(eq(offers.initiativeId, at.id), isNull(offers.answer)))
    .returning({ memberId: offers.memberId, withId: offers.withMemberId })
  return rows
    .flatMap(({ memberId, withId }) => [memberId, ...(withId ? [withId] : [])])
    .map((memberId) => ({ memberId, what: 'offer' }))
}

async function endWaiting(at: InitiativeState): Promise<Ended[]> {
  const answer = { answer: 'withdrawn', answerReason: itStopped, answeredAt: at.moment } as const
  const open = (table: typeof asks | typeof handOvers | typeof turnChanges | typeof sponsorAsks) =>
    and(eq(table.initiativeId, at.id), isNull(table.answer))
  const asked = await db()
    .update(asks)
    .set(answer)
    .where(open(asks))
    .returning({ memberId: asks.memberId })
  const sponsors = await db()
    .update(sponsorAsks)
    .set(answer)
    .where(open(sponsorAsks))
    .returning({ memberId: sponsorAsks.memberId })
  const given = await db()
    .update(handOvers)
    .set(answer)
    .where(open(handOvers))
    .returning({
      memberId: handOvers.toMemberId,
      isOffered: sql<boolean>`${handOvers.offeredAt} is not null`,
    })
  const changed = await db()
    .update(turnChanges)
    .set(answer)
    .where(open(turnChanges))
    .returning({ asker: turnChanges.askedBy, other: turnChanges.withMemberId })
  return [
    ...[...asked, ...sponsors].map(({ memberId }): Ended => ({ memberId, what: 'ask' })),
    ...given.flatMap(({ memberId, isOffered }): Ended[] =>
      memberId && isOffered ? [{ memberId, what: 'hand-over' }] : [],
    ),
    ...changed.flatMap(({ asker, other }): Ended[] =>
      [asker, other].map((memberId) => ({ memberId, what: 'change' })),
    ),
  ]
}

async function endCalls({ memberId: closedBy }: Acting, at: InitiativeState): Promise<Ended[]> {
  const rows = await db()
    .update(calls)
    .set({ closedAt: at.moment, closedBy, closing: itStopped })
    .where(and(eq(calls.initiativeId, at.id), isNull(calls.closedAt)))
    .returning({ memberId: calls.openedBy })
  return rows.map(({ memberId }) => ({ memberId, what: 'call' }))
}
