import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * A page that is reached without a load is announced as one that was loaded: its heading takes the
 * focus, so that it is read out and the next Tab goes on from there. A page that puts the cursor
 * into a field of its own is left alone.
 */
export function useArrival() {
  const { pathname, hash } = useLocation()
  const former = useRef(pathname)
  useEffect(() => {
    if (former.current === pathname) return
    former.current = pathname
    if (!hash && !document.activeElement?.matches('main :is(input, select, textarea)'))
      focusHeading()
  }, [pathname, hash])
}

export function focusHeading() {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
