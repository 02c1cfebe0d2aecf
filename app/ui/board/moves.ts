import { useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, MutableRefObject } from 'react'
import type { Stage } from '../../vocabulary'
import type { BoardCard, BoardPerson } from '../../vocabulary/board'
import { useCardNames } from './card-names'
import { numberOf } from './card-number'
import { useDragging } from './drag-and-drop'
import { useMovesUnderWay, withMoves } from './moves-under-way'
import type { Move } from './moves-under-way'

const columns: readonly Stage[] = ['idea', 'pilot', 'extend', 'embed']

type Shown = { cards: BoardCard[]; people: BoardPerson[] }
type Moving = Shown & { school: string; mayMove: boolean }

/**
 * Moving cards on the board, by hand or by Alt and an arrow, and a sentence of what came of it.
 */
export function useMoves({ cards, people, school, mayMove }: Moving) {
  const board = useRef<HTMLDivElement>(null)
  const moved = useRef<number>()
  const { move: begin, queue, back, ...said } = useMovesUnderWay(school)
  const move = useCallback(
    (wanted: Move) => ((moved.current = wanted.number), begin(wanted)),
    [begin],
  )
  const cardsNow = useMemo(() => withMoves(cards, queue), [cards, queue])
  const { shown, hold } = useHeldStill({ cards: cardsNow, people })
  useDragging(board, { mayMove, move, hold })
  useFocusKept(moved, shown.cards)
  useCardNames(board, shown.cards)
  return {
    board,
    shown,
    undo: back && (() => move(back)),
    onKeyDown: mayMove ? byKeyboard(shown.cards, move) : undefined,
    onClick: useLinks(),
    ...said,
  }
}

// While a card is in hand the board stays as it was picked up from: news would take the card out of
// the hand. It shows once the card is let go.
function useHeldStill(now: Shown) {
  const [still, setStill] = useState<Shown>()
  const latest = useRef(now)
  useEffect(() => void (latest.current = now))
  const hold = useCallback((held: boolean) => setStill(held ? latest.current : undefined), [])
  return { shown: still ?? now, hold }
}

function byKeyboard(cards: BoardCard[], move: (move: Move) => void) {
  return (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const number = numberOf(event.target)
    if (!event.altKey || !step || !number) return
    event.preventDefault()
    const read = cards.find((card) => card.number === number)?.stage ?? 'idea'
    const stage = columns[columns.indexOf(read) + step]
    if (stage && columns.includes(read)) move({ number, read, stage })
  }
}

// The cards hold plain links; one listener makes them as quick as the links of other pages.
function useLinks() {
  const navigate = useNavigate()
  return (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.card a')
    if (
      !link ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    navigate(link.pathname)
  }
}

// A card that changes is drawn anew, and what had the focus in it is gone: it is given to what
// stands in its place. After a move by pointer nothing has it: the card that was moved takes it.
function useFocusKept(moved: MutableRefObject<number | undefined>, cards: BoardCard[]) {
  // As it is before these cards are drawn.
  const held = heldIn(globalThis.document?.activeElement)
  useEffect(() => {
    const { number, place } = moved.current ? { number: moved.current, place: 0 } : held
    const all = document.querySelectorAll<HTMLElement>(`#i${number} :is(a, button)`)
    if (document.activeElement === document.body) (all[place] ?? all[0])?.focus()
    moved.current = undefined
    // Only where cards changed: what had the focus is asked anew at every look.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [moved, cards])
}

/** The card in which something has the focus, and which of its links it is. */
function heldIn(focused: Element | null | undefined) {
  const card = focused?.closest('.card')
  const place = card ? [...card.querySelectorAll('a, button')].indexOf(focused as Element) : 0
  return { number: numberOf(focused ?? null), place }
}
