import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { DrawnPlan } from '../../domain/turns/drawn-plan'
import { exactDay, shortDay } from '../../vocabulary/dates'
import type { Found, Listed } from '../kit/find-field'
import { AddToOrder } from './add-to-order'
import { useOrderDragging } from './order-dragging'

type OrderListProps = {
  order: string[]
  change: (next: string[]) => void
  nameOf: (id: string) => string
  listed: Listed
  drawn: DrawnPlan | undefined
  today: string
  most: number
}

/**
 * People in the order in which they would lead, moved by hand, by Alt and an arrow, or by buttons;
 * each with the day from which they would.
 */
export function OrderList(props: OrderListProps) {
  const { order, change, listed, drawn, today, most } = props
  const [looked, keepName] = useState<Record<string, string>>({})
  const drawnOf = (id: string) => drawn?.coming.find(({ memberId }) => memberId === id)
  const nameOf = (id: string) => looked[id] ?? drawnOf(id)?.name ?? props.nameOf(id)
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const held = useFocusKept(list, order)
  const put = (id: string, at: number) => {
    const place = Math.max(0, Math.min(order.length - 1, at))
    const next = order.filter((one) => one !== id)
    next.splice(place, 0, id)
    if (next.join() === order.join()) return
    held.current = id
    change(next)
    setSaid(`${nameOf(id)} is number ${place + 1} of ${order.length} now.`)
  }
  const drop = (id: string) => {
    const next = order.filter((one) => one !== id)
    held.current = next[Math.min(order.indexOf(id), next.length - 1)] ?? 'nobody'
    change(next)
    setSaid(`${nameOf(id)} is out of the order.`)
  }
  const add = (id: string, found?: Found) => {
    if (found) keepName((before) => ({ ...before, [id]: found.name }))
    change([...order, id])
    setSaid(`${found?.name ?? nameOf(id)} is number ${order.length + 1} in the order.`)
  }
  useOrderDragging(list, { order, put })
  return (
    <>
      <p className="field__hint">
        Round and round. Drag a name, use its arrows, or press Alt and an arrow key on them.
      </p>
      <ol className="order__list" ref={list}>
        {order.map((id, at) => (
          <OrderedPerson
            key={id}
            {...{ id, at, name: nameOf(id), many: order.length, put, drop, today }}
            isDrawn={drawnOf(id) !== undefined}
            on={drawnOf(id)?.on}
          />
        ))}
      </ol>
      {!order.length && <p className="quiet">Nobody is in the order yet.</p>}
      {order.length < most ? (
        <AddToOrder listed={listed} order={order} add={add} />
      ) : (
        <p className="quiet">An order has room for {most} people.</p>
      )}
      <p className="spoken" role="status">
        {said}
      </p>
    </>
  )
}

type OrderedProps = {
  id: string
  at: number
  name: string
  many: number
  /** From when they would lead, where that is known. */
  on: string | null | undefined
  isDrawn: boolean
  today: string
  put: (id: string, at: number) => void
  drop: (id: string) => void
}

function OrderedPerson({ id, at, name, many, on, isDrawn, today, put, drop }: OrderedProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || !step) return
    event.preventDefault()
    put(id, at + step)
  }
  return (
    <li className="order__one" data-id={id}>
      <div className="order__row">
        <span className="order__who">
          <span className="order__name">{name}</span>
          <span className="small quiet">
            {on ? (
              <time dateTime={on} title={exactDay(on)}>
                from {shortDay(on, today)}
              </time>
            ) : (
              isDrawn && 'on no day yet'
            )}
          </span>
        </span>
        <Press
          onKeyDown={onKeyDown}
          label={`Move ${name} up`}
          sign="↑"
          isOff={at === 0}
          press={() => put(id, at - 1)}
        />
        <Press
          onKeyDown={onKeyDown}
          label={`Move ${name} down`}
          sign="↓"
          isOff={at === many - 1}
          press={() => put(id, at + 1)}
        />
        <Press
          onKeyDown={onKeyDown}
          label={`Take ${name} out of the order`}
          sign="×"
          press={() => drop(id)}
        />
      </div>
    </li>
  )
}

type PressProps = {
  label: string
  sign: string
  isOff?: boolean
  press: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Press({ label, sign, isOff = false, press, onKeyDown }: PressProps) {
  return (
    <button
      type="button"
      className="order__press"
      aria-label={label}
      aria-disabled={isOff || undefined}
      onClick={press}
      onKeyDown={onKeyDown}
    >
      {sign}
    </button>
  )
}

// A row that moves loses the focus on its way, and one that goes takes it along.
function useFocusKept(list: { current: HTMLElement | null }, order: string[]) {
  const held = useRef<string>()
  const button = useRef(0)
  const focused = globalThis.document?.activeElement
  const row = focused?.closest('.order__one')
  if (row)
    button.current = [...row.querySelectorAll('button')].indexOf(focused as HTMLButtonElement)
  useEffect(() => {
    if (!held.current) return
    const rows = list.current?.querySelectorAll<HTMLElement>('.order__one')
    const at = [...(rows ?? [])].find(({ dataset }) => dataset.id === held.current)
    const to = at?.querySelectorAll('button')[Math.max(0, button.current)]
    const add = list.current?.parentElement?.querySelector<HTMLElement>(
      '.order__add :is(select, input)',
    )
    held.current = undefined
    ;(to ?? add)?.focus()
  }, [list, order])
  return held
}
