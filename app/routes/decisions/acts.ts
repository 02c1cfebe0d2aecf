import type { DecidingNoun } from '../../forms/decisions'
import type { DecisionAct } from './acts/decision-act'
import { nudge, review } from './acts/nudge-and-review'
import { close, outcome, passOn, withdraw } from './acts/close-and-outcome'
import { invite } from './acts/invite'
import { confirm, notYet, stands, withdrawObjection } from './acts/objections'
import { again, amend, edit, open } from './acts/proposal'
import { endRound, round, speaker } from './acts/rounds'
import { answer, correctOwn, thread } from './acts/thread'

/** Every act on a decision, by its noun in the URL. */
export const decisionActs: Record<DecidingNoun, DecisionAct> = {
  open,
  edit,
  amend,
  again,
  invite,
  close,
  outcome,
  'pass-on': passOn,
  withdraw,
  thread,
  'correct-entry': correctOwn,
  answer,
  confirm,
  'not-yet': notYet,
  'withdraw-objection': withdrawObjection,
  stands,
  round,
  speaker,
  'end-round': endRound,
  nudge,
  review,
}

// Those that stand beside what they are about (a response, an objection, a round) are offered
// there.
const onTop = [
  'open',
  'outcome',
  'close',
  'edit',
  'amend',
  'again',
  'invite',
  'pass-on',
  'withdraw',
] as const

/** The acts that the top of the page offers a member now, the next step first. */
export function actsOnTop(...[acting, at]: Parameters<DecisionAct['isOpen']>) {
  return onTop
    .filter((noun) => !at.inTheRoom && decisionActs[noun].isOpen(acting, at))
    .map((noun) => ({ noun, title: decisionActs[noun].title }))
}
