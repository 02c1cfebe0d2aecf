import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import type { ResetOutcome } from '../../vocabulary'
import { Linked } from '../kit/linked'
import { When } from '../kit/when'
import { shortDay } from '../../vocabulary/dates'
import type { Here } from '../kit/here'
import type { Caller } from '../../domain/updates/changes-of-direction'

export type ResetSaid = {
  id: string
  on: string
  oldWay: string
  evidence: string
  newWay: string
  dropped: string
  outcome: ResetOutcome | null
  settledBy: string | null
  settledOn: string | null
  callers: Caller[]
}

type OpenProps = {
  resets: ResetSaid[]
  may: { writeReset: boolean; settleReset: boolean }
  hasStopped: boolean
  here: Here
}

/**
 * The change of direction that is open: who called for it and why, what is written so far, and what
 * comes next; where the initiative has stopped, that it was not settled.
 */
export function OpenReset({ resets, may, hasStopped, here }: OpenProps) {
  const open = resets.find(({ outcome }) => !outcome)
  if (!open) return null
  return (
    <section className="sheet initiative reset" aria-labelledby="open-reset">
      <h2 id="open-reset">
        {namesOf(open.callers)} {callsFor(open.callers, hasStopped)} a change of direction
      </h2>
      <Callers callers={open.callers} here={here} />
      {isSaid(open) && <FourThings reset={open} />}
      {hasStopped && <p className="quiet">It was not settled before the initiative stopped.</p>}
      {!hasStopped && !isSaid(open) && (
        <p className="quiet">
          Nothing is written yet: the old way, the evidence, the new way, and what is dropped.
        </p>
      )}
      {(may.writeReset || may.settleReset) && <OpenActs may={may} here={here} />}
    </section>
  )
}

const isSaid = ({ oldWay, evidence, newWay, dropped }: ResetSaid) =>
  [oldWay, evidence, newWay, dropped].some(Boolean)

const callsFor = ({ length }: Caller[], hasStopped: boolean) =>
  hasStopped ? 'called for' : length > 1 ? 'call for' : 'calls for'

function OpenActs({ may, here }: Pick<OpenProps, 'may' | 'here'>) {
  const to = (noun: string) => paths.initiativeAct(here.slug, here.number, noun)
  return (
    <p className="formation__answers">
      {may.writeReset && (
        <Link className="button button--small" to={to('reset')}>
          Think the change through
        </Link>
      )}
      {may.settleReset && (
        <Link className="button button--small" to={to('settle-reset')}>
          Settle it
        </Link>
      )}
    </p>
  )
}

/**
 * The changes of direction that were settled, the newest first: changed or kept, by whom, and when.
 */
export function SettledResets({
  resets,
  more,
  here,
}: {
  resets: ResetSaid[]
  more: number
  here: Here
}) {
  const settled = resets.filter(({ outcome }) => outcome)
  if (!settled.length) return null
  return (
    <section className="sheet initiative">
      <h2>Changes of direction</h2>
      {settled.map((reset) => (
        <details key={reset.id} className="reset__settled">
          <summary>
            <span className="tag" data-outcome={reset.outcome}>
              {reset.outcome}
            </span>{' '}
            {namesOf(reset.callers)} called for it {shortDay(reset.on, here.today)}; settled by{' '}
            {reset.settledBy} {reset.settledOn && <When day={reset.settledOn} today={here.today} />}
          </summary>
          <Callers callers={reset.callers} here={here} />
          <FourThings reset={reset} />
        </details>
      ))}
      {more > 0 && (
        <p className="quiet">
          {more === 1 ? 'One earlier is' : `${more} earlier ones are`} not shown.
        </p>
      )}
    </section>
  )
}

function namesOf(callers: Caller[]) {
  const names = callers.map(({ name }) => name)
  const last = names.pop() ?? 'The team'
  return names.length ? `${names.join(', ')} and ${last}` : last
}

function Callers({ callers, here }: { callers: Caller[]; here: Here }) {
  return (
    <ul className="formation__people">
      {callers.map(({ memberId, name, reason, on }) => (
        <li key={memberId}>
          <Link to={paths.person(here.slug, memberId)}>{name}</Link>,{' '}
          <When day={on} today={here.today} />:{' '}
          <q>
            <Linked text={reason} />
          </q>
        </li>
      ))}
    </ul>
  )
}

function FourThings({ reset: { oldWay, evidence, newWay, dropped } }: { reset: ResetSaid }) {
  const things = [
    ['The old way', oldWay],
    ['The evidence', evidence],
    ['The new way', newWay],
    ['What is dropped', dropped],
  ] as const
  return (
    <dl className="facts reset__four">
      {things.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text ? <Linked text={text} /> : <span className="quiet">not written yet</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
