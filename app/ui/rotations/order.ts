import { useCallback, useEffect, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Field } from '../kit/field'
import type { Place } from './order-fields'

type Fields = Record<string, Field>

/**
 * The order of people as a form has it: its fields are what is sent, kept as a draft and set back,
 * and the list follows them. It is alive once it has taken over what stood in the plain fields.
 */
export function useOrder(root: RefObject<HTMLElement>, places: Place[], fields: Fields) {
  const [order, setOrder] = useState(() =>
    places.flatMap(({ name }) => fields[name]?.initialValue ?? []),
  )
  const [isAlive, setAlive] = useState(false)
  const read = useCallback(() => setOrder(readIn(root.current)), [root])
  useEffect(() => {
    // After the form has put a draft back into its fields.
    const timer = setTimeout(() => (read(), setAlive(true)))
    return () => clearTimeout(timer)
  }, [read])
  useLayoutEffect(() => {
    if (isAlive) write(root.current, order)
    // What was taken over is written once; later each change writes itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isAlive, root])
  useEffect(() => {
    const form = root.current?.closest('form')
    const again = () => void setTimeout(read)
    form?.addEventListener('reset', again)
    return () => form?.removeEventListener('reset', again)
  }, [root, read])
  const change = useCallback(
    (next: string[]) => {
      setOrder(next)
      write(root.current, next)
      controlsIn(root.current)[0]?.dispatchEvent(new Event('input', { bubbles: true }))
    },
    [root],
  )
  return { order, isAlive, change }
}

type Control = HTMLInputElement | HTMLSelectElement

const controlsIn = (root: HTMLElement | null) => [
  ...(root?.querySelectorAll<Control>('[name^="order"]') ?? []),
]

const readIn = (root: HTMLElement | null) => [
  ...new Set(controlsIn(root).flatMap(({ value }) => value || [])),
]

function write(root: HTMLElement | null, order: readonly string[]) {
  for (const [place, control] of controlsIn(root).entries()) control.value = order[place] ?? ''
}
