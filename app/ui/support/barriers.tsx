import { Linked } from '../kit/linked'
import { Printed, When } from '../kit/when'
import type { Here } from '../kit/here'
import { Act } from '../initiatives/sheet-of-acts'
import { Section } from '../kit/sheet'
import type { ClearedBarrier } from '../../domain/support/barriers'

export type BarrierSaid = {
  id: string
  text: string
  raiser: string
  holder: string | null
  on: string
  daysOpen: number
  mayClear: boolean
}

/** What stands in the way, whom it was brought to, and for how many days; with what was cleared. */
export function Barriers({
  barriers,
  cleared,
  more,
  mayRaise,
  here,
}: {
  barriers: BarrierSaid[]
  cleared: ClearedBarrier[]
  more: number
  mayRaise: boolean
  here: Here
}) {
  return (
    <Section
      title="Barriers"
      act={
        mayRaise && (
          <Act here={here} noun="raise-barrier">
            Raise
            <span className="spoken"> a barrier</span>
          </Act>
        )
      }
    >
      {!barriers.length && <p className="quiet">None raised.</p>}
      <ul className="under-way">
        {barriers.map((barrier) => (
          <li key={barrier.id} className="under-way__one">
            <p>
              <Linked text={barrier.text} />{' '}
              <span className="tag" data-open>
                {openFor(barrier.daysOpen)}
              </span>
            </p>
            <p className="small quiet">
              Raised by {barrier.raiser}, <When day={barrier.on} today={here.today} />;{' '}
              {barrier.holder ? `brought to ${barrier.holder}` : 'brought to nobody yet'}
            </p>
            {barrier.mayClear && (
              <p className="formation__answers">
                <Act here={here} noun="clear-barrier" which={barrier.id} about={barrier.text}>
                  Mark as cleared
                </Act>
                <Act here={here} noun="bring-barrier" which={barrier.id} about={barrier.text}>
                  Bring it to {barrier.holder ? 'someone else' : 'someone'}
                </Act>
              </p>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="quiet">
          {more} more, raised later, {more === 1 ? 'is' : 'are'} shown once some of these are
          cleared.
        </p>
      )}
      {cleared.length > 0 && (
        <details>
          <summary>Cleared</summary>
          <ul className="formation__people">
            {cleared.map(({ id, text, resolution, resolver, on, daysOpen }) => (
              <li key={id}>
                <Linked text={text} />{' '}
                <span className="quiet">
                  {openFor(daysOpen)}; cleared by {resolver}, <When day={on} today={here.today} />:
                </span>{' '}
                <Linked text={resolution} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

export function openFor(days: number) {
  if (days === 0) return <Printed as="open less than a day">since today</Printed>
  return days === 1 ? 'open 1 day' : `open ${days} days`
}
