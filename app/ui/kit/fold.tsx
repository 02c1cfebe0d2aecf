import { useState } from 'react'
import type { ReactNode, RefObject } from 'react'

type FoldProps = {
  isOpen: boolean
  className?: string
  inside?: RefObject<HTMLDetailsElement>
  children: ReactNode
}

/**
 * What can be unfolded: open at first or not, and then as its reader left it, whatever comes of it.
 */
export function Fold({ isOpen, className, inside, children }: FoldProps) {
  const [isOpenAtFirst] = useState(isOpen)
  return (
    <details className={className} open={isOpenAtFirst} ref={inside}>
      {children}
    </details>
  )
}
