import type { ReactNode } from 'react'
import { When } from './when'

type FormerProps = { correctedOn: string; today: string; children: ReactNode }

/** That something was corrected, and when; what stood before is a press away. */
export function Former({ correctedOn, today, children }: FormerProps) {
  return (
    <details className="update__before">
      <summary>
        Corrected <When day={correctedOn} today={today} />; read what it said before
      </summary>
      {children}
    </details>
  )
}
