import { useRef, useState } from 'react'

type Taken<Part> = { part: Part; isOpen: boolean; isHere: boolean }

/**
 * What is a <details> until the first hover, focus or press; then its part of radix is fetched and
 * takes its place, with what someone had begun in it. Without the network it does what it can.
 */
export function useTakenOver<Part>(load: () => Promise<Part>) {
  const details = useRef<HTMLDetailsElement>(null)
  const isPressed = useRef(false)
  const [taken, take] = useState<Taken<Part>>()
  const fetch = () =>
    void load().then(
      (part) => take({ part, ...begun(details.current, isPressed.current) }),
      () => undefined,
    )
  const interest = {
    onPointerEnter: fetch,
    onFocus: fetch,
    onPointerDown: () => void (isPressed.current = true),
    onClick: () => void (isPressed.current = false),
  }
  return { details, taken, interest }
}

// What someone had begun in the <details>: a press that has not ended yet will open it.
function begun(details: HTMLDetailsElement | null, isPressed: boolean) {
  const isOpen = isPressed || (details?.open ?? false)
  return { isOpen, isHere: details?.contains(document.activeElement) ?? false }
}
