import { useNavigation } from '@remix-run/react'
import { startTransition, useContext, useEffect, useRef, useState } from 'react'
import type { ContextType, FormEvent } from 'react'
import { UNSAFE_DataRouterContext as RouterContext } from 'react-router'
import { paths } from '../../paths'

/**
 * `arrived` is called once the server has taken it; `stayed` when the answer is this same page, as
 * it is now.
 */
type Told = { arrived?: () => void; stayed?: () => void }
type Router = NonNullable<ContextType<typeof RouterContext>>['router']

/**
 * A form on its way: sent once, however often it is pressed; `isBusy` while it travels, `isDone`
 * when it came back.
 */
export function useSending(told: Told = {}) {
  const router = useContext(RouterContext)?.router
  const { state, formMethod } = useNavigation()
  const latest = useRef(told)
  const stop = useRef<() => void>()
  const [done, setDone] = useState(0)
  useEffect(() => void (latest.current = told))
  useEffect(() => {
    if (done) latest.current.stayed?.()
  }, [done])
  const ended = (hasArrived: boolean) => {
    stop.current?.()
    stop.current = undefined
    // With what the page shows by now, and not before it.
    if (hasArrived) startTransition(() => setDone((times) => times + 1))
  }
  return {
    isBusy: state !== 'idle' && formMethod === 'POST',
    isDone: done > 0,
    /** Call it for a form that is about to be sent, last of all. */
    sends(event: FormEvent) {
      if (event.defaultPrevented) return
      if (stop.current) return event.preventDefault()
      setDone(0)
      if (router)
        stop.current = follow(router, { arrived: () => latest.current.arrived?.(), ended })
    },
  }
}

type Following = { arrived: () => void; ended: (hasArrived: boolean) => void }

// The router itself is heard: of states that follow fast on one another a page may be shown the
// last alone.
function follow(router: Router, { arrived, ended }: Following) {
  let to: string | undefined
  let hasArrived = false
  return router.subscribe(({ navigation: { state, formMethod, location } }) => {
    if (state === 'idle') return ended(hasArrived)
    if (state === 'submitting') to = location.key
    // What the form itself is answered keeps the location that it was sent to; a redirect has one
    // of its own.
    else if (
      !hasArrived &&
      formMethod === 'POST' &&
      location.key !== to &&
      location.pathname !== paths.signIn()
    ) {
      hasArrived = true
      arrived()
    }
  })
}
