import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { ButtonForm } from '../kit/button-form'
import { Printed, When } from '../kit/when'

type Here = { slug: string; number: number; today: string }
export type ActionSaid = {
  id: string
  text: string
  ownerId: string
  owner: string
  dueOn: string | null
  mayFinish: boolean
  mayDrop: boolean
}
export type EndedAction = {
  id: string
  text: string
  owner: string
  outcome: 'done' | 'dropped'
  on: string
}

/** What someone will do by a day, with what was done and dropped of late. */
export function Actions({
  actions,
  ended,
  mayAdd,
  here,
}: {
  actions: ActionSaid[]
  ended: EndedAction[]
  mayAdd: boolean
  here: Here
}) {
  return (
    <Sheet
      title="Actions"
      act={
        mayAdd && (
          <Act here={here} noun="add-action">
            Add an action
          </Act>
        )
      }
    >
      {!actions.length && <p className="quiet">No action is open.</p>}
      <ul className="under-way">
        {actions.map((action) => (
          <li key={action.id} className="under-way__one">
            <p>
              {action.text}{' '}
              <span className="quiet">
                {action.owner}
                {action.dueOn && (
                  <>
                    , <Due day={action.dueOn} today={here.today} />
                  </>
                )}
              </span>
            </p>
            {(action.mayFinish || action.mayDrop) && (
              <div className="formation__answers">
                {action.mayFinish && <Done here={here} id={action.id} text={action.text} />}
                {action.mayDrop && (
                  <Act here={here} noun="drop-action" which={action.id} about={action.text}>
                    Drop
                  </Act>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>Done and dropped</summary>
          <ul className="formation__people">
            {ended.map(({ id, text, owner, outcome, on }) => (
              <li key={id}>
                {text}{' '}
                <span className="quiet">
                  {outcome}, {owner}, <When day={on} today={here.today} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  )
}

export type BarrierSaid = {
  id: string
  text: string
  raiser: string
  holder: string | null
  on: string
  daysOpen: number
  mayClear: boolean
}
export type ClearedBarrier = {
  id: string
  text: string
  resolution: string
  resolver: string
  on: string
  daysOpen: number
}

/** What stands in the way, whom it was brought to, and for how many days; with what was cleared. */
export function Barriers({
  barriers,
  cleared,
  mayRaise,
  here,
}: {
  barriers: BarrierSaid[]
  cleared: ClearedBarrier[]
  mayRaise: boolean
  here: Here
}) {
  return (
    <Sheet
      title="Barriers"
      act={
        mayRaise && (
          <Act here={here} noun="raise-barrier">
            Raise a barrier
          </Act>
        )
      }
    >
      {!barriers.length && (
        <p className="quiet">Nothing stands in the way that anyone has raised.</p>
      )}
      <ul className="under-way">
        {barriers.map((barrier) => (
          <li key={barrier.id} className="under-way__one">
            <p>
              {barrier.text}{' '}
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
      {cleared.length > 0 && (
        <details>
          <summary>Cleared</summary>
          <ul className="formation__people">
            {cleared.map(({ id, text, resolution, resolver, on, daysOpen }) => (
              <li key={id}>
                {text}{' '}
                <span className="quiet">
                  {openFor(daysOpen)}; cleared by {resolver}, <When day={on} today={here.today} />:
                </span>{' '}
                {resolution}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  )
}

export function openFor(days: number) {
  if (days === 0) return <Printed as="open less than a day">since today</Printed>
  return days === 1 ? 'open 1 day' : `open ${days} days`
}

/** When an action is due; late is said plainly, and never in red. */
export function Due({ day, today }: { day: string; today: string }) {
  return (
    <>
      {day < today ? 'was due' : 'due'} <When day={day} today={today} />
    </>
  )
}

/** One press, and the action is done: an ordinary form. From Home it leads back there. */
export function Done({
  here,
  id,
  text,
  home,
}: {
  here: Pick<Here, 'slug' | 'number'>
  id: string
  text: string
  home?: boolean
}) {
  const action = paths.initiativeAct(here.slug, here.number, 'finish-action', { which: id })
  return (
    <ButtonForm
      action={action}
      hidden={{ which: id, ...(home && { home: 'on' }) }}
      button="button button--small"
      label={`Done: ${text}`}
    >
      Done
    </ButtonForm>
  )
}

function Act({
  here,
  noun,
  which,
  about,
  children,
}: {
  here: Here
  noun: string
  which?: string
  about?: string
  children: ReactNode
}) {
  return (
    <Link
      className="button button--small"
      to={paths.initiativeAct(here.slug, here.number, noun, { which })}
    >
      {children}
      {about && <span className="spoken">: {about}</span>}
    </Link>
  )
}

function Sheet({ title, act, children }: { title: string; act: ReactNode; children: ReactNode }) {
  return (
    <section className="sheet initiative">
      <div className="under-way__top">
        <h2>{title}</h2>
        {act}
      </div>
      {children}
    </section>
  )
}
