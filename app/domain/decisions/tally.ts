import type { Meaning } from '../../vocabulary/decisions'
import { builtIn, isLedByOne } from './methods'
import type { Rules } from './methods'

/** One response as it counts: what it means, and whether what it said has been answered. */
export type Counted = { meaning: Meaning | null; isAnswered?: boolean; voice?: string | null }
export type Asked = {
  invited: number
  responses: Counted[]
  openObjections?: number
  unansweredBefore?: number
  voicesBefore?: string[]
}
export type Verdict = 'passes' | 'does not pass' | 'waits'
/**
 * What a decision amounts to now: counts by option, who was heard, whether it passes and, in
 * sentences, why.
 */
export type Tally = {
  counts: { meaning: Meaning; count: number }[]
  heard: number
  invited: number
  quorum: number
  hasQuorum: boolean
  verdict: Verdict
  because: string[]
}

type Judged = { verdict: Verdict; because: string[] }
type Judge = (counts: (meaning: Meaning) => number, asked: Required<Asked>, rules: Rules) => Judged

/**
 * Counts the responses of one round and says whether the decision passes by its method's rules; the
 * order of responses never matters. A quorum of p per cent needs the next whole person; an
 * abstention counts to the quorum and never to a base. Rules: see `judges`.
 */
export function tally(
  rules: Rules,
  { invited, responses, openObjections = 0, unansweredBefore = 0, voicesBefore = [] }: Asked,
): Tally {
  const counts = rules.options.map(({ meaning }) => ({
    meaning,
    count: responses.filter((one) => one.meaning === meaning).length,
  }))
  const count = (wanted: Meaning) => counts.find(({ meaning }) => meaning === wanted)?.count ?? 0
  const quorum = Math.max(Math.ceil((invited * rules.quorum) / 100), isLedByOne(rules) ? 0 : 1)
  const heard = responses.length
  const hasQuorum = heard >= quorum
  const { verdict, because } = judges[rules.method](
    count,
    { invited, responses, openObjections, unansweredBefore, voicesBefore },
    rules,
  )
  const short = `Short of the quorum: ${quorum} of ${invited} ${quorum === 1 ? 'is' : 'are'} needed.`
  const judged =
    hasQuorum || verdict === 'waits'
      ? { verdict, because }
      : { verdict: 'does not pass' as const, because: [short, ...because] }
  return { counts, heard, invited, quorum, hasQuorum, ...judged }
}

/** The tally in one line, as it stands in the log. */
export function tallyLine(rules: Rules, { counts }: Pick<Tally, 'counts'>) {
  const said = counts.filter(({ count }) => count > 0)
  if (rules.method === 'fist to five')
    return said.flatMap(({ meaning, count }) => Array(count).fill(handOf[meaning])).join(' ')
  if (rules.method === 'gradients of agreement')
    return said
      .map(
        ({ meaning, count }) =>
          `${builtIn[rules.method].options.findIndex((one) => one.meaning === meaning) + 1} ×${count}`,
      )
      .join(', ')
  return said
    .map(({ meaning, count }) => `${count} ${labelOf(rules, meaning).toLowerCase()}`)
    .join(', ')
}

const handOf: Partial<Record<Meaning, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
}
const labelOf = ({ options }: Rules, wanted: Meaning) =>
  options.find(({ meaning }) => meaning === wanted)?.label ?? wanted
const plural = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`)
const judged = (passes: boolean, ...because: string[]): Judged => ({
  verdict: passes ? 'passes' : 'does not pass',
  because,
})
const unansweredOf = (responses: Counted[], meaning?: Meaning) =>
  responses.filter((one) => (!meaning || one.meaning === meaning) && !one.isAnswered).length

// One person decides when nothing that was said, in this round or before it, is left without an
// answer.
function waitingOf(
  { responses, unansweredBefore }: Required<Asked>,
  [one, many, what]: [string, string, string],
) {
  const waiting = unansweredOf(responses) + unansweredBefore
  if (!waiting) return []
  const since = !unansweredBefore
    ? ''
    : unansweredBefore === waiting
      ? ', from an earlier round'
      : `, ${unansweredBefore} of them from an earlier round`
  return [`${plural(waiting, `${one} waits`, `${many} wait`)} for ${what}${since}.`]
}

const judges: Record<Rules['method'], Judge> = {
  // Nobody is outvoted: one open objection stops it, any number of concerns does not.
  consent: (_, { openObjections }) =>
    judged(
      openObjections === 0,
      openObjections
        ? `${plural(openObjections, 'objection is', 'objections are')} open.`
        : 'No objection is open.',
    ),

  // Kaner's scale as a poll: no veto, every serious disagreement answered, and the threshold
  // reached among those not abstaining.
  'gradients of agreement': (count, { responses }, { threshold }) => {
    const support =
      count('endorses') + count('agrees with a point') + count('supports with reservations')
    const base = responses.length - count('abstains')
    const unanswered = unansweredOf(responses, 'disagrees seriously')
    const share = base ? Math.round((support * 1000) / base) / 10 : 0
    const because = [
      `${support} of ${base} who did not abstain support it: ${share} %; ${threshold} % are needed.`,
    ]
    if (count('vetoes')) because.unshift(`${plural(count('vetoes'), 'veto', 'vetoes')}.`)
    if (unanswered)
      because.unshift(
        `${plural(unanswered, 'serious disagreement is', 'serious disagreements are')} not answered yet.`,
      )
    return judged(
      base > 0 && support * 100 >= threshold * base && !count('vetoes') && !unanswered,
      ...because,
    )
  },

  // Never averaged: an average hides a zero.
  'fist to five': (count, { responses }) => {
    const below = count('zero') + count('one') + count('two')
    return judged(
      responses.length > 0 && below === 0,
      below
        ? `${plural(below, 'hand is', 'hands are')} below three.`
        : 'Every hand is at three or above.',
    )
  },

  // The owner decides, once both kinds of voice were heard and every piece of advice was dealt
  // with.
  'advice process': (_, asked) => {
    const voices = [...asked.voicesBefore, ...asked.responses.map((one) => one.voice)]
    const heard = (wanted: string) => voices.some((voice) => voice?.includes(wanted))
    const because = [
      ...(heard('affected') ? [] : ['Nobody who is affected has been heard yet.']),
      ...(heard('expert') ? [] : ['Nobody who knows the matter has been heard yet.']),
      ...waitingOf(asked, ['piece of advice', 'pieces of advice', 'what was done with it']),
    ]
    return because.length
      ? { verdict: 'waits', because }
      : judged(true, 'Everyone who gave advice can read what was done with it.')
  },

  // A tie fails. Two-thirds is twice as many yes as no, so that it holds for whole people.
  majority: (count, _, { threshold, secret }) => {
    const [yes, no] = [count('yes'), count('no')]
    const cast = yes + no + count('abstains')
    if (secret && cast < 3) return judged(false, 'A secret ballot needs at least three ballots.')
    const passes = threshold > 50 ? yes > 0 && yes >= 2 * no : yes > no
    return judged(
      passes,
      threshold > 50
        ? `${passes ? 'Two-thirds' : 'Less than two-thirds'} said yes.`
        : passes
          ? 'More said yes than no.'
          : 'No more said yes than no.',
    )
  },

  'lead decides after input': (count, asked) => {
    const because = waitingOf(asked, ['input', 'inputs', 'an answer'])
    if (because.length) return { verdict: 'waits', because }
    return judged(true, count('gives input') ? 'Every input is answered.' : 'There is no input.')
  },
}
