import { forwardRef } from 'react'

/**
 * The place on the page that something is shown beside: one part of radix serves all links and
 * words that are alike, and this is where it finds the one that is meant.
 */
export const Spot = forwardRef<HTMLSpanElement, { at: DOMRect }>(function Spot(
  { at: { left, top, width, height }, ...own },
  ref,
) {
  return (
    <span
      {...own}
      ref={ref}
      aria-hidden="true"
      style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }}
    />
  )
})
