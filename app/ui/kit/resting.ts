import { useEffect, useRef, useState } from 'react'

export type Resting = { element: HTMLElement; at: DOMRect }
type How = { of: string; after: number; isTouched?: true }

const leaving = 200

/**
 * The element (`of`) on which a pointer has rested `after` so many milliseconds, or that has the
 * focus by keyboard, until it is left; `isTouched` says that a touch is a rest as well.
 */
export function useResting({ of, after, isTouched }: How) {
  const [resting, setResting] = useState<Resting>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => {
    const soon = (ms: number, work: () => void) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(work, ms)
    }
    const show = (element: HTMLElement) =>
      element.isConnected && setResting({ element, at: element.getBoundingClientRect() })
    const hide = () => setResting(undefined)
    const over = ({ target, pointerType }: PointerEvent) => {
      const element = within(target, of)
      if (element && (pointerType !== 'touch' || isTouched)) return soon(after, () => show(element))
      // On the card itself one may stay.
      if (!within(target, '[data-radix-popper-content-wrapper]')) return soon(leaving, hide)
      clearTimeout(timer.current)
    }
    const focused = ({ target }: FocusEvent) => {
      const element = within(target, of)
      if (element?.matches(':focus-visible')) soon(after, () => show(element))
    }
    const gone = () => (clearTimeout(timer.current), hide())
    const key = ({ key: pressed }: KeyboardEvent) => void (pressed === 'Escape' && gone())
    const listeners = [
      ['pointerover', over],
      ['focusin', focused],
      ['focusout', gone],
      ['scroll', gone],
      ['keydown', key],
      ['click', isTouched ? () => {} : gone],
    ] as [string, EventListener][]
    for (const [event, hear] of listeners) document.addEventListener(event, hear, true)
    return () => {
      gone()
      for (const [event, hear] of listeners) document.removeEventListener(event, hear, true)
    }
  }, [of, after, isTouched])
  return { resting, leave: () => setResting(undefined) }
}

const within = (target: EventTarget | null, of: string) =>
  (target as Element | null)?.closest?.<HTMLElement>(of) ?? undefined
