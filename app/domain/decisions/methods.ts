import type { Meaning, Method, Part } from '../../vocabulary/decisions'
import { methodLines } from '../../vocabulary/decision-methods'
import type { Rules } from '../../vocabulary/decision-methods'

export { builtIn, methodLines, needed } from '../../vocabulary/decision-methods'
export type { Rules } from '../../vocabulary/decision-methods'

/**
 * Whether one person decides by this method, after hearing the others; the answers of those others
 * are then what is asked for.
 */
export function isLedByOne({ method }: { method: Method }) {
  return method === 'advice process' || method === 'lead decides after input'
}

/** What makes a decision pass by its own rules, and in what manner. */
export function ruleInWords({ method, threshold, quorum, secret }: Rules) {
  const own: Partial<Record<Method, string>> = {
    'gradients of agreement': `Passes when ${threshold} % of those not abstaining stand behind it, nobody vetoes it, and every serious disagreement is answered.`,
    majority:
      threshold > 50
        ? 'Passes with two-thirds: twice as many yes as no.'
        : 'Passes with more yes than no; a tie fails.',
  }
  return [
    own[method] ?? methodLines[method],
    quorum && `Quorum: ${quorum} % of those invited.`,
    secret && 'By secret ballot: how each person voted is kept nowhere.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** Whose response a method asks for: those who decide, or those who advise the one who does. */
export function partAsked(rules: { method: Method }): Part {
  return isLedByOne(rules) ? 'adviser' : 'decision-maker'
}

/**
 * Whether what people answered may be shown yet. A secret ballot and a common reveal wait for the
 * close.
 */
export function isRevealed(rules: Pick<Rules, 'reveal' | 'secret'>, state: string) {
  return state !== 'open' || (rules.reveal === 'as they come' && !rules.secret)
}

/**
 * Whether what someone said asks for an answer: all of it where one person decides, and a serious
 * disagreement.
 */
export function asksForAnswer(rules: { method: Method }, choice: Meaning | null) {
  return choice !== null && (isLedByOne(rules) || choice === 'disagrees seriously')
}

export const stakes = ['small', 'can be tried', 'hard to undo'] as const
export const carriers = ['a few', 'all of us', 'others'] as const
export const agreements = ['about alike', 'not known', 'apart'] as const
type Situation = {
  stake: (typeof stakes)[number]
  carrier: (typeof carriers)[number]
  agreement: (typeof agreements)[number]
}
export type Suggestion = { method: Method; because: string }

/**
 * One or two methods that suit what is at stake and who must carry it out, the better first, each
 * with its reason. A person decides.
 */
export function suggestMethods({ stake, carrier, agreement }: Situation): Suggestion[] {
  const some: (Suggestion | false)[] = [
    carrier === 'others' && {
      method: 'advice process',
      because:
        'Those who carry it out are not in the room: ask them, and someone who knows the matter, before one person decides.',
    },
    carrier === 'a few' &&
      stake === 'small' && {
        method: 'lead decides after input',
        because: 'It is small, and a few carry it: one person can decide, and answers every input.',
      },
    carrier === 'a few' &&
      stake !== 'small' && {
        method: 'advice process',
        because: 'A few carry it, but more is at stake: the net of advice should be wider.',
      },
    carrier === 'all of us' &&
      agreement === 'apart' &&
      stake === 'small' && {
        method: 'majority',
        because:
          'You are apart, little is at stake, and it can be settled quickly. A minority is left behind.',
      },
    carrier === 'all of us' &&
      stake === 'small' && {
        method: 'fist to five',
        because:
          'Everyone carries it and it is small: a show of hands finds out at once who still has doubts.',
      },
    stake === 'can be tried' && {
      method: 'consent',
      because:
        'It can be tried and changed: good enough for now, with objections worked in and a review date.',
    },
    carrier === 'all of us' &&
      stake !== 'small' &&
      agreement === 'apart' && {
        method: 'gradients of agreement',
        because: 'You are far apart: see how far, and on what, before anyone is outvoted.',
      },
    carrier === 'all of us' &&
      stake === 'can be tried' && {
        method: 'fist to five',
        because:
          'A show of hands finds out at once where the doubts are, and one more round meets them.',
      },
    carrier === 'all of us' &&
      stake === 'hard to undo' && {
        method: 'gradients of agreement',
        because:
          'It is hard to undo and all of you carry it: find out how strongly each person stands behind it.',
      },
    stake === 'hard to undo' && {
      method: 'consent',
      because: 'An objection may show a harm that cannot be undone later.',
    },
  ]
  return some
    .filter((one): one is Suggestion => one !== false)
    .filter(({ method }, place, all) => all.findIndex((other) => other.method === method) === place)
    .slice(0, 2)
}
