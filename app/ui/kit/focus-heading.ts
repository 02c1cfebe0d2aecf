import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * A page that is reached without a load is announced as one that was loaded: its heading takes the
 * focus, so that it is read out and the next Tab goes on from there. So it does where an act leads
 * back to its own page, and took what had the focus with it. A page that puts the cursor into a
 * field of its own is left alone.
 */
export function useArrival() {
  const { pathname, hash, key } = useLocation()
  const former = useRef({ pathname, key })
  useEffect(() => {
    const { pathname: left, key: before } = former.current
    former.current = { pathname, key }
    if (before === key || hash) return
    if (left === pathname ? isNowhere() : !isInField()) focusHeading()
  }, [pathname, hash, key])
}

const isNowhere = () => document.activeElement === document.body
const isInField = () => document.activeElement?.matches('main :is(input, select, textarea)')

export function focusHeading() {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
