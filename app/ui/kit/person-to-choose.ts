import type { Position } from '../../vocabulary'

/**
 * Someone who can be chosen: their own words, and why one might think of them, if anything says so;
 * aside when others come before them.
 */
export type PersonToChoose = {
  id: string
  name: string
  initials: string
  position: Position
  strengths: string
  growthEdges: string
  ally?: string | null
  reasons?: string[]
  isAside?: boolean
}
