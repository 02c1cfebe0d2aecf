import { useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { paths } from '../paths'

/** `arrived` is called once the server has taken it; `stayed` when the answer is this same page, as it is now. */
type Told = { arrived?: () => void; stayed?: () => void }
type OnItsWay = { to?: string; hasArrived?: true }

/** A form on its way: sent once, however often it is pressed; `isBusy` while it travels, `isDone` when it came back to this page. */
export function useSending(told: Told = {}) {
  const navigation = useNavigation()
  const { state, formMethod, location } = navigation
  const onItsWay = useRef<OnItsWay>()
  const latest = useRef(told)
  const [isDone, setDone] = useState(false)
  useEffect(() => void (latest.current = told))
  useEffect(() => {
    const sent = onItsWay.current
    if (!sent) return
    if (state === 'submitting') sent.to = location.key
    // What the form itself is answered keeps the location that it was sent to; a redirect has one of its own.
    else if (state === 'loading' && formMethod === 'POST' && location.key !== sent.to && location.pathname !== paths.signIn()) {
      sent.hasArrived = true
      latest.current.arrived?.()
    } else if (state === 'idle') {
      onItsWay.current = undefined
      if (!sent.hasArrived) return
      setDone(true)
      latest.current.stayed?.()
    }
  }, [state, formMethod, location])
  return {
    isBusy: state !== 'idle' && formMethod === 'POST',
    isDone,
    /** Call it for a form that is about to be sent, last of all. */
    sends(event: FormEvent) {
      if (event.defaultPrevented) return
      if (onItsWay.current) return event.preventDefault()
      onItsWay.current = {}
      setDone(false)
    },
  }
}
