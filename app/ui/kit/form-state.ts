import { useLocation } from '@remix-run/react'
import { useRef, useSyncExternalStore } from 'react'

// The ids of this page’s forms in which something is written that was not served with them.
const written = new Set<string>()
const hearing = new Set<() => void>()

/** Says whether something is written in the form of this id that is not sent yet. */
export function setWritten(id: string, is: boolean) {
  if (written.has(id) === is) return
  if (is) written.add(id)
  else written.delete(id)
  for (const hear of hearing) hear()
}

export const isWritten = (id: string) => written.has(id)

export const isAnyWritten = () => written.size > 0

function hear(heard: () => void) {
  hearing.add(heard)
  return () => void hearing.delete(heard)
}

/**
 * A value as it was when someone began to write in the form of this id, so that it does not change
 * under their hands. An answer, or another page, brings the new one.
 */
export function useHeld<T>(id: string, value: T): T {
  const isBeingWritten = useSyncExternalStore(
    hear,
    () => isWritten(id),
    () => false,
  )
  const { key } = useLocation()
  const held = useRef({ key, value })
  if (!isBeingWritten || held.current.key !== key) held.current = { key, value }
  return held.current.value
}
