import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { MenuProps } from './menu-item'
import { useTakenOver } from './taken-over'

/**
 * A menu behind a button. It is a <details> until radix's menu takes its place: Esc, a press
 * elsewhere and the arrows do in it what people expect.
 */
export function Menu(props: MenuProps) {
  const { looks, button, summary, children } = props
  const { details, taken, interest } = useTakenOver(() => import('./radix-menu'))
  useClosedOnArrival(details)
  if (taken)
    return <taken.part.RadixMenu {...props} startsOpen={taken.isOpen} takesFocus={taken.isHere} />
  return (
    <details className={`menu ${looks}`} ref={details} {...interest}>
      <summary className={button}>{summary}</summary>
      <div className="menu__sheet">{children}</div>
    </details>
  )
}

// On the way to another page; what was opened before the script had come stays open.
function useClosedOnArrival(details: { current: HTMLDetailsElement | null }) {
  const { pathname } = useLocation()
  const shownAt = useRef(pathname)
  useEffect(() => {
    if (shownAt.current !== pathname && details.current) details.current.open = false
    shownAt.current = pathname
  }, [details, pathname])
}
