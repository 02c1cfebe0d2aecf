import { useRef } from 'react'
import type { DrawnPlan } from '../../domain/turns/drawn-plan'
import { useKnown } from '../kit/find-field'
import type { Listed } from '../kit/find-field'
import type { LayoutProps } from '../kit/form-layout'
import { OrderFields } from './order-fields'
import type { Place } from './order-fields'
import { OrderList } from './order-list'
import { useDrawn } from './drawn'
import { TurnsDrawn } from './turns-drawn'
import { useOrder } from './order'

export type PlanShown = {
  places: Place[]
  listed: Listed
  /** The next turns by the plan that stands. */
  drawn: DrawnPlan | undefined
  /** Who is asked for those of the plan that is being written. */
  drawnAt: string
  today: string
}

/**
 * The plan of a rotation: under its fields the order of people, and the next turns, drawn as one
 * edits. Without script the order is a line of fields, and the turns are those of the plan that
 * stands.
 */
export function PlanForm({ fields, shown, children }: LayoutProps<PlanShown>) {
  const { places, listed, today } = shown
  const root = useRef<HTMLFieldSetElement>(null)
  const known = useKnown(listed)
  const { order, isAlive, change } = useOrder(root, places, fields)
  const { drawn, refused } = useDrawn(root, shown)
  const nameOf = (id: string) => known.get(id)?.name ?? 'Someone chosen before'
  return (
    <>
      {children}
      <fieldset className="field order" data-only="order" ref={root}>
        <legend className="field__label">The order</legend>
        {isAlive ? (
          <OrderList {...{ order, change, nameOf, listed, drawn, today, most: places.length }} />
        ) : null}
        <OrderFields {...{ places, fields, listed, isAlive }} />
      </fieldset>
      <TurnsDrawn drawn={drawn} refused={refused} today={today} />
    </>
  )
}
