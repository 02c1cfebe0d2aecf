import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Whether the page has come alive: for the few things that only JavaScript can do, and that are not
 * there without it.
 */
export function useHydrated() {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
