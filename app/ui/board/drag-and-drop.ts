import { useFetcher, useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, MutableRefObject, RefObject } from 'react'
import { paths } from '../../paths'
import { stages } from '../../vocabulary'
import type { Stage } from '../../vocabulary'
import type { BoardCard, BoardPerson } from '../../vocabulary/board'
import { useCardNames } from './card-names'

type Answer = {
  moved?: { title: string; stage: Stage }
  result?: { error?: Record<string, string[] | null> | null }
}
type Move = { number: number; stage: Stage; before?: number | undefined }

const columns: readonly Stage[] = ['idea', 'pilot', 'extend', 'embed']

type Shown = { cards: BoardCard[]; people: BoardPerson[] }
type Moving = Shown & { school: string; mayMove: boolean }

/**
 * Moving cards on the board, by hand or by Alt and an arrow: one fetcher for all of them, and a
 * sentence of what came of it.
 */
export function useMoves({ cards, people, school, mayMove }: Moving) {
  const board = useRef<HTMLDivElement>(null)
  const fetcher = useFetcher<Answer>()
  const { submit } = fetcher
  const moved = useRef<number>()
  const move = useCallback(
    ({ number, stage, before }: Move) => {
      moved.current = number
      submit(
        { stage, number, stay: 'on', ...(before ? { before } : {}) },
        { method: 'post', action: paths.initiativeAct(school, number, 'move') },
      )
    },
    [submit, school],
  )
  const { shown, hold } = useHeldStill({ cards: underWay(cards, fetcher.formData), people })
  useDragging(board, { mayMove, move, hold })
  useFocusKept(moved, shown.cards)
  useCardNames(board, shown.cards)
  return {
    board,
    shown,
    onKeyDown: mayMove ? byKeyboard(shown.cards, move) : undefined,
    onClick: useLinks(),
    ...said(fetcher.data),
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

// What is on its way is shown where it goes; the answer, or a refusal, then says how it is.
function underWay(cards: BoardCard[], sent: FormData | undefined) {
  if (!sent) return cards
  const number = Number(sent.get('number'))
  return cards.map((card) =>
    card.number === number ? { ...card, stage: String(sent.get('stage')) as Stage } : card,
  )
}

function said(answer: Answer | undefined) {
  const refused =
    Object.values(answer?.result?.error ?? {})
      .flat()
      .find(Boolean) ?? undefined
  return {
    refused,
    sentence: answer?.moved ? `${answer.moved.title} is now in ${answer.moved.stage}.` : undefined,
  }
}

function byKeyboard(cards: BoardCard[], move: (move: Move) => void) {
  return (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const number = numberOf(event.target)
    if (!event.altKey || !step || !number) return
    event.preventDefault()
    const stage = cards.find((card) => card.number === number)?.stage ?? 'idea'
    const next = columns[columns.indexOf(stage) + step]
    if (next && columns.includes(stage)) move({ number, stage: next })
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

// After a move by pointer nothing has the focus: the card that was moved takes it.
function useFocusKept(moved: MutableRefObject<number | undefined>, cards: BoardCard[]) {
  useEffect(() => {
    const kept = moved.current && document.querySelector<HTMLElement>(`#i${moved.current} h3 a`)
    if (kept && document.activeElement === document.body) kept.focus()
    moved.current = undefined
  }, [moved, cards])
}

type Hand = { move: (move: Move) => void; hold: (held: boolean) => void }

function useDragging(
  board: RefObject<HTMLElement>,
  { mayMove, move, hold }: Hand & { mayMove: boolean },
) {
  useEffect(() => {
    const root = board.current
    if (!mayMove || !root) return
    let ended = false
    let end = () => {}
    void import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then((adapter) => {
      if (!ended) end = beginDragging(adapter, root, { move, hold })
    })
    return () => {
      ended = true
      end()
    }
  }, [board, mayMove, move, hold])
}

type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

function beginDragging(adapter: Adapter, root: HTMLElement, hand: Hand) {
  const endCards = tendCards(adapter, root, hand)
  const endPlaces = [...root.querySelectorAll<HTMLElement>('.board__column')].map((element) =>
    asPlace(adapter, element, hand),
  )
  return () => [endCards, ...endPlaces].forEach((end) => end())
}

// Cards come and go as people move them; each is taken up once. Only links are seen to again, as
// they are written anew.
function tendCards(adapter: Adapter, root: HTMLElement, hand: Hand) {
  const known = new Map<HTMLElement, () => void>()
  const letGo = (element: HTMLElement) => {
    known.get(element)?.()
    known.delete(element)
  }
  const tend = () => {
    for (const element of known.keys()) if (!element.isConnected) letGo(element)
    for (const link of root.querySelectorAll<HTMLElement>('.card a')) link.draggable = false
    for (const element of root.querySelectorAll<HTMLElement>('.card'))
      if (!known.has(element)) known.set(element, asDraggable(adapter, element, hand))
  }
  const watch = new MutationObserver(tend)
  watch.observe(root, { childList: true, subtree: true })
  tend()
  return () => {
    watch.disconnect()
    for (const element of known.keys()) letGo(element)
  }
}

function asDraggable({ draggable }: Adapter, element: HTMLElement, { hold }: Hand) {
  return draggable({
    element,
    getInitialData: () => ({ number: numberOf(element) }),
    onGenerateDragPreview: () => hold(true),
    onDragStart: () => (element.dataset.dragged = ''),
    onDrop() {
      delete element.dataset.dragged
      hold(false)
    },
  })
}

function asPlace({ dropTargetForElements }: Adapter, element: HTMLElement, { move }: Hand) {
  return dropTargetForElements({
    element,
    onDragEnter: () => (element.dataset.over = ''),
    onDragLeave: () => delete element.dataset.over,
    onDrop({ source, location }) {
      delete element.dataset.over
      const stage = stages.find((one) => one === element.dataset.stage)
      if (stage)
        move({
          number: Number(source.data.number),
          stage,
          before: cardBelow(element, { y: location.current.input.clientY, except: source.element }),
        })
    },
  })
}

function cardBelow(column: HTMLElement, { y, except }: { y: number; except: Element }) {
  const below = [...column.querySelectorAll('.card')].find(
    (card) => card !== except && middleOf(card) > y,
  )
  return below ? numberOf(below) : undefined
}

function middleOf(card: Element) {
  const { top, height } = card.getBoundingClientRect()
  return top + height / 2
}

function numberOf(target: EventTarget | null) {
  return Number((target as Element | null)?.closest('.card')?.id.slice(1)) || undefined
}
