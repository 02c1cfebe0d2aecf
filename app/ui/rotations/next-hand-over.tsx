import type { NextHandOver as Next } from '../../domain/rotations/next-hand-over'
import { exactDay, weekdayAndDay } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'
import { When } from '../kit/when'

const steps = ['planned', 'prepared', 'offered', 'accepted'] as const
const stepMeans = {
  planned: 'notes to be written',
  prepared: 'notes are written',
  offered: 'waits for a yes',
  accepted: 'it is agreed',
}

/** The next hand-over, or what happens in its place, and how far it is. */
export function NextHandOver({
  next: { on, insteadOf, because, kept, step, from, to, isLate, asked, part, until },
  today,
}: {
  next: Next
  today: string
}) {
  if (part === 'year ends')
    return (
      <p>
        {from.join(' and ')} {from.length > 1 ? 'lead' : 'leads'} to the end of the year,{' '}
        <b>
          <When day={on} today={today} />
        </b>
        .
      </p>
    )
  if (part === 'nobody leads')
    return (
      <p>
        Nobody leads from{' '}
        <b>
          <When day={on} today={today} as={weekdayAndDay} />
        </b>
        {until && `, to ${weekdayAndDay(until, today)}`}; then {to} goes on.
      </p>
    )
  if (part)
    return (
      <p>
        {to} {part === 'stands in' ? `stands in for ${from.join(' and ')}` : 'leads on'} from{' '}
        <b>
          <When day={on} today={today} />
        </b>
        .
      </p>
    )
  return (
    <>
      <p>
        {step === 'offered' && to ? (
          sentence`${to} is asked to take over from ${from.join(' and ')}, `
        ) : (
          <>
            {from.join(' and ')} {from.length > 1 ? 'hand' : 'hands'} over {to && <>to {to} </>}
          </>
        )}
        <b>
          <When day={on} today={today} />
        </b>
        {step === 'offered' && to && ', and has not answered yet'}
        {isLate && '. That day has passed: a word between you two is enough, or hand it over today'}
        .{' '}
        {insteadOf && (
          <span className="quiet">
            The first open day after {exactDay(insteadOf)} ({because}).
          </span>
        )}
        {kept && (
          <span className="quiet">
            The school is closed around then ({kept.because}). The day stays as it was chosen; the
            first open one after it is {exactDay(kept.openOn)}.
          </span>
        )}
      </p>
      {asked && (
        <p className="small quiet">
          {asked.to} is asked to take it {asked.on ? `on ${exactDay(asked.on)}` : 'at once'}. Until
          that is answered, the plan holds.
        </p>
      )}
      <ol className="rotation__steps">
        {steps.map((one) => (
          <li
            key={one}
            aria-current={one === step ? 'step' : undefined}
            data-done={steps.indexOf(one) < steps.indexOf(step) || undefined}
          >
            {one} {one === step && <span className="quiet">({stepMeans[one]})</span>}
          </li>
        ))}
      </ol>
    </>
  )
}
