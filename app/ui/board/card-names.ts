import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { BoardCard } from '../../vocabulary/board'

/** What a card leaves out to stay small: whose initials are there, and what its link moves. */
export function useCardNames(board: RefObject<HTMLElement>, cards: BoardCard[]) {
  useEffect(() => {
    for (const faces of board.current?.querySelectorAll<HTMLElement>('.card [data-with]') ?? [])
      faces.title = faces.textContent ?? ''
    for (const link of board.current?.querySelectorAll<HTMLElement>('.card > a') ?? [])
      link.ariaLabel = `Move: ${link.parentElement?.querySelector('h3')?.textContent}`
  }, [board, cards])
}
