import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { MenuProps } from './menu-item'
import type { RadixMenuProps } from './radix-menu'

type Come = { RadixMenu: (props: RadixMenuProps) => ReactNode; isOpen: boolean; isHere: boolean }

/**
 * A menu behind a button. It is a <details> until the first hover, focus or press; then radix's
 * menu is fetched and takes its place: Esc, a press elsewhere and the arrows do in it what people
 * expect.
 */
export function Menu(props: MenuProps) {
  const { looks, button, summary, children } = props
  const { details, come, interest } = useRadixMenu()
  if (come) return <come.RadixMenu {...props} startsOpen={come.isOpen} takesFocus={come.isHere} />
  return (
    <details className={`menu ${looks}`} ref={details} {...interest}>
      <summary className={button}>{summary}</summary>
      <div className="menu__sheet">{children}</div>
    </details>
  )
}

function useRadixMenu() {
  const details = useRef<HTMLDetailsElement>(null)
  const isPressed = useRef(false)
  const [come, setCome] = useState<Come>()
  useClosedOnArrival(details)
  // Without the network the <details> does what it can.
  const fetch = () =>
    void import('./radix-menu').then(
      ({ RadixMenu }) => setCome({ RadixMenu, ...begun(details.current, isPressed.current) }),
      () => undefined,
    )
  const interest = {
    onPointerEnter: fetch,
    onFocus: fetch,
    onPointerDown: () => void (isPressed.current = true),
    onClick: () => void (isPressed.current = false),
  }
  return { details, come, interest }
}

// What someone had begun in the <details>: a press that has not ended yet will open it.
function begun(details: HTMLDetailsElement | null, isPressed: boolean) {
  const isOpen = isPressed || (details?.open ?? false)
  return { isOpen, isHere: details?.contains(document.activeElement) ?? false }
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
