import { sentence } from '../../vocabulary/sentences'
import { guestNow } from '../../vocabulary/ending-reasons'
import type { Acting } from '../acting'
import { holdingsOf } from './responsibilities'
import type { HeldThing } from './held-things'
import { conflict } from '../refusal'
import { withdrawAsked } from '../hand-overs/withdrawn'
import { withdrawAnswers } from './withdrawn-answers'

/**
 * Ends what a guest cannot answer any more: what they offered, and what they were asked as a
 * member. Who offered together with them offers alone.
 */
export async function endWhatWaits(memberId: string) {
  await withdrawAnswers(memberId, guestNow)
  await withdrawAsked(memberId, guestNow)
}

/**
 * Refuses (conflict, beside `access`) to make a guest of a member who leads now or later, or holds
 * anything else that a guest cannot see to, and says what that is. Following is no such thing: a
 * guest may go on reading along.
 */
export async function ensureHoldsNothing(
  { school }: Acting,
  { id, name }: { id: string; name: string },
) {
  const { leads, things } = await holdingsOf(id, { from: school.today, to: null })
  const held = [
    ...leads.map(({ title }) => `the lead of ${title}`),
    ...things.map((thing) => inWords[thing.kind](thing)),
  ]
  if (!held.length) return
  const all = new Intl.ListFormat('en').format([...new Set(held)])
  conflict(
    sentence`A guest can read but not act, and ${name} still holds ${all}. Please pass that on first.`,
    'access',
  )
}

const inWords: Record<HeldThing['kind'], (thing: HeldThing) => string> = {
  sponsorship: ({ title }) => `the sponsorship of ${title}`,
  ownership: ({ title }) => `the technical side of ${title}`,
  call: ({ title, text }) => `the call for a ${text} of ${title}`,
  action: ({ text }) => `the action “${text}”`,
  barrier: ({ text }) => `the barrier “${text}”`,
  decision: ({ text }) => `the decision “${text}”`,
}
