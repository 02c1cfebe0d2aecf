import { When } from '../kit/when'
import { thingSaid } from './thing-fields'
import type { PassingShown } from '../../domain/absences/passings'

/** What passes on, to whom, and whether it has been taken. */
export function Passings({ passings, today }: { passings: PassingShown[]; today: string }) {
  if (!passings.length) return null
  return (
    <section>
      <h2>What passes on</h2>
      <ul className="news">
        {passings.map((passing) => (
          <li key={passing.id} className="news__one">
            <p>
              {passing.kind === 'turn'
                ? `The lead of ${passing.title}`
                : thingSaid[passing.kind](passing)}
            </p>
            <p className="quiet">
              {passingSaid(passing)} <When day={passing.on} today={today} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function passingSaid({ kind, to, isPassed, isAsked, answer }: PassingShown) {
  const needs = { turn: 'needs a lead from', sponsorship: 'needs a sponsor from' }[kind as string]
  if (!needs)
    return isPassed ? `passed to ${to ?? 'nobody yet'}` : `passes to ${to ?? 'nobody yet'},`
  if (answer === 'withdrawn') return `what was asked is withdrawn; it ${needs}`
  if (!to) return needs
  if (!isAsked) return `passes to ${to},`
  if (answer === 'accepted') return `${to} has accepted, from`
  return answer ? `${to} will not; it ${needs}` : `${to} is asked, from`
}
