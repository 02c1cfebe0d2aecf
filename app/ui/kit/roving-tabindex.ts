import type { FocusEvent, KeyboardEvent } from 'react'

// One stop for Tab among many links: the arrows go from one to the next. Without JavaScript every
// link is a stop of its own.

const steps: Record<string, (at: DOMRect, to: DOMRect) => boolean> = {
  ArrowRight: (at, to) => isBeside(at, to) && to.left > at.left,
  ArrowLeft: (at, to) => isBeside(at, to) && to.left < at.left,
  ArrowDown: (at, to) => to.top > at.bottom - 1,
  ArrowUp: (at, to) => to.bottom < at.top + 1,
}

/**
 * What an element says to React so that the links inside it that match are one stop of the Tab key.
 */
export function roving(selector: string) {
  const linksOf = (around: HTMLElement) => [...around.querySelectorAll<HTMLElement>(selector)]
  return {
    onFocus: ({ currentTarget, target }: FocusEvent<HTMLElement>) => {
      if (!target.matches(selector)) return
      for (const link of linksOf(currentTarget)) link.tabIndex = link === target ? 0 : -1
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const { key, currentTarget, target } = event
      const isTowards = steps[key]
      if (!isTowards || !(target instanceof HTMLElement) || !target.matches(selector)) return
      const at = target.getBoundingClientRect()
      const next = nearest(
        at,
        linksOf(currentTarget).filter((link) => isTowards(at, link.getBoundingClientRect())),
      )
      if (!next) return
      event.preventDefault()
      next.focus()
    },
  }
}

function isBeside(at: DOMRect, to: DOMRect) {
  return to.top < at.bottom && to.bottom > at.top
}

function nearest(at: DOMRect, links: HTMLElement[]) {
  const away = (link: HTMLElement) => {
    const to = link.getBoundingClientRect()
    const [across, down] = [
      Math.max(0, to.left - at.right, at.left - to.right),
      Math.max(0, to.top - at.bottom, at.top - to.bottom),
    ]
    return down * 10_000 + across + Math.abs(to.left - at.left) / 10_000
  }
  return links.reduce<HTMLElement | undefined>(
    (best, link) => (best && away(best) <= away(link) ? best : link),
    undefined,
  )
}
