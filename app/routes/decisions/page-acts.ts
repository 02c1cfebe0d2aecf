import { may } from '../../domain/acting'
import type { DecisionShown } from '../../domain/decisions/page'
import { asksForAnswer, isLedByOne } from '../../domain/decisions/methods'
import type { Here } from '../../http/in-school.server'
import { decisionActs } from './acts'

// What may be done beside each thing, by the same rules as the acts themselves.
export function mayIn(
  { acting }: Here,
  {
    at,
    responses,
    objections,
    thread,
    rounds,
    due,
  }: Pick<DecisionShown, 'at' | 'responses' | 'objections' | 'thread' | 'rounds' | 'due'>,
) {
  const is = (noun: keyof typeof decisionActs) =>
    !at.inTheRoom && decisionActs[noun].isOpen(acting, at)
  const running = at.state === 'open' || at.state === 'closing'
  const settles =
    !at.inTheRoom && running && may.settle(acting, at, { isLed: isLedByOne(at.rules) })
  const isOwn = ({ memberId }: { memberId: string }) => memberId === acting.memberId
  return {
    responses: responses.map((one) => ({
      ...one,
      mayAnswer:
        settles &&
        one.choice !== null &&
        !isOwn(one) &&
        (asksForAnswer(at.rules, one.choice) || one.choice === 'wants discussion'),
    })),
    objections: objections.map((one) => ({
      ...one,
      may: {
        confirm: running && isOwn(one) && one.offeredVersion !== null,
        withdraw: running && isOwn(one) && ['open', 'stands'].includes(one.state),
        stand: one.state === 'open' && is('stands'),
      },
    })),
    thread: thread.map((one) => ({
      ...one,
      mayAnswer: (one.isUnanswered || (one.isQuestion && running)) && !isOwn(one) && is('answer'),
      mayCorrect: is('correct-entry') && may.correctEntry(acting, at, one),
    })),
    rounds: rounds.map((round) => ({
      ...round,
      mayEnd: running && (round.heldById === acting.memberId || may.steer(acting, at)),
      speakers: round.speakers.map((one) => ({
        ...one,
        mayNote:
          running && (isOwn(one) || round.heldById === acting.memberId || may.steer(acting, at)),
      })),
    })),
    may: {
      speak: is('thread'),
      hold: is('round'),
      nudge: is('nudge'),
      review: due !== null && may.reviewDecision(acting),
      supersede: at.outcome !== null && may.propose(acting),
    },
  }
}
