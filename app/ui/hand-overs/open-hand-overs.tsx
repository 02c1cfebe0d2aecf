import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { Facts, Sheet } from '../kit/sheet'
import { When } from '../kit/when'
import { dayInWords } from '../../vocabulary/dates'
import { addDays } from '../../vocabulary/days'
import type { Here } from '../kit/here'

type HandOver = {
  id: string
  fromId: string
  from: string
  plannedOn: string | null
  /** The last day of the lead that is handed over, if it has one whatever the answer is. */
  endsOn: string | null
  toId: string
  to: string
  offeredBy: string
  by: string
  dueOn: string | null
  on: string
  stands: string
  next: string
  wish: string
} & Answerable
type Given = Pick<HandOver, 'fromId' | 'from' | 'toId' | 'offeredBy' | 'by' | 'plannedOn' | 'dueOn'>
type Answerable = { mayAccept: boolean; mayDecline: boolean }

/** The hand-overs that wait for an answer, with the three notes of the outgoing lead. */
export function HandOvers({ handOvers, here }: { handOvers: HandOver[]; here: Here }) {
  return handOvers.map((given) => (
    <Sheet key={given.id} title={handOverInWords(given, given.mayAccept ? 'you' : given.to)}>
      <p className="quiet">
        Offered{given.offeredBy !== given.fromId && ` by ${given.by}`}{' '}
        <When day={given.on} today={here.today} />. {untilItsYes(given, here.today)}
      </p>
      <HandOverNotes {...given} />
      <Answers what={{ handOver: given.id }} given={given} here={here} />
    </Sheet>
  ))
}

/** The three notes of the one who hands over; what was left out is not asked for. */
export function HandOverNotes({ stands, next, wish }: Pick<HandOver, 'stands' | 'next' | 'wish'>) {
  return (
    <Facts
      facts={[
        ['Where it stands', stands && <Linked key="stands" text={stands} />],
        ['What comes next', next && <Linked key="next" text={next} />],
        ['What I wish I had known', wish && <Linked key="wish" text={wish} />],
      ]}
    />
  )
}

// A lead that has an end ends with or without a yes, if not on the same day.
function untilItsYes({ from, endsOn, dueOn }: HandOver, today: string) {
  if (!endsOn) return 'Nothing changes until it is accepted.'
  const ends = dayInWords(endsOn)
  if (!dueOn || dueOn <= today)
    return `${from} leads until it is accepted, and until ${ends} at most; with no yes by then, nobody leads after it.`
  const handed = addDays(dueOn, -1)
  return handed === endsOn
    ? `${from} leads until ${ends} either way; with no yes by then, nobody leads after it.`
    : `If it is accepted, ${from} leads until ${dayInWords(handed)}; if not, until ${ends}, and nobody leads after it.`
}

/** A hand-over that waits for an answer, in one sentence without its period: who asks whom. */
export function handOverInWords(
  { fromId, from, toId, offeredBy, by, plannedOn, dueOn }: Given,
  to: string,
) {
  const isOwn = offeredBy === fromId
  if (plannedOn)
    return isOwn
      ? `${from}, who was to lead from ${dayInWords(plannedOn)}, asks ${to} to lead instead`
      : `${by} asks ${to} to lead from ${dayInWords(plannedOn)} instead of ${from}`
  const day = dueOn ? ` from ${dayInWords(dueOn)}` : ''
  if (offeredBy === toId) return `The lead of ${from} waits for ${to}${day}`
  return `${by} asks ${to} to take over the lead${isOwn ? '' : ` for ${from}`}${day}`
}

function Answers({
  what,
  given,
  here,
}: {
  what: Record<string, string>
  given: Answerable
  here: Here
}) {
  const to = (noun: string) => paths.initiativeAct(here.slug, here.number, noun, what)
  return (
    <p className="formation__answers">
      {given.mayAccept && (
        <Link className="button button--small button--primary" to={to('accept')}>
          Accept
        </Link>
      )}
      {given.mayDecline && (
        <Link className="button button--small" to={to('decline')}>
          {given.mayAccept ? 'Decline' : 'Withdraw'}
        </Link>
      )}
    </p>
  )
}
