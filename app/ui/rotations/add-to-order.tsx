import { createElement, useId, useState } from 'react'
import { plainField } from '../kit/field'
import type { Found, Listed } from '../kit/find-field'
import { useFinder } from '../kit/lazy-finder'

type AddProps = { listed: Listed; order: string[]; add: (id: string, found?: Found) => void }

/** One more person for the order: chosen from a short list, or found by name in a long one. */
export function AddToOrder({ listed, order, add }: AddProps) {
  const { Finder } = useFinder(listed.isLong)
  if (!listed.isLong) return <Chosen {...{ listed, order, add }} />
  if (!Finder) return null
  return (
    <div className="order__add">
      {createElement(Finder, {
        field: plainField('order-look', undefined),
        label: 'Add someone',
        of: listed.of,
        without: order,
        chosen: [],
        onPick: (found) => add(found.id, found),
      })}
    </div>
  )
}

function Chosen({ listed, order, add }: AddProps) {
  const id = useId()
  const [chosen, choose] = useState('')
  const free = listed.choices.filter((one) => !order.includes(one.id))
  const isFree = free.some((one) => one.id === chosen)
  const press = () => {
    if (isFree) add(chosen)
    choose('')
  }
  return (
    <div className="order__add">
      <label htmlFor={id}>Add someone</label>
      <select
        className="input"
        id={id}
        value={isFree ? chosen : ''}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">Choose a person</option>
        {free.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <button type="button" className="button button--small" onClick={press}>
        Add
      </button>
    </div>
  )
}
