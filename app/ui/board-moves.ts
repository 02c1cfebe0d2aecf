import { useFetcher, useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import type { KeyboardEvent, MouseEvent, MutableRefObject, RefObject } from 'react'
import { paths } from '../paths'
import { stages } from '../words'
import type { Stage } from '../words'
import type { Card } from './board-card'

type Answer = { moved?: { title: string; stage: Stage }; result?: { error?: Record<string, string[] | null> | null } }
type Move = { number: number; stage: Stage; before?: number | undefined }

const columns: readonly Stage[] = ['idea', 'pilot', 'extend', 'embed']

/** Moving cards on the board, by hand or by Alt and an arrow: one fetcher for all of them, and a sentence of what came of it. */
export function useMoves({ cards, school, mayMove }: { cards: Card[]; school: string; mayMove: boolean }) {
  const board = useRef<HTMLDivElement>(null)
  const fetcher = useFetcher<Answer>()
  const { submit } = fetcher
  const held = useRef<number>()
  const move = useCallback(
    ({ number, stage, before }: Move) => {
      held.current = number
      submit({ stage, number, stay: 'on', ...(before ? { before } : {}) }, { method: 'post', action: paths.initiativeAct(school, number, 'move') })
    },
    [submit, school],
  )
  const shown = underWay(cards, fetcher.formData)
  useDragging(board, { cards: shown, mayMove, move })
  useFocusKept(held, shown)
  return { board, cards: shown, onKeyDown: mayMove ? byKeyboard(shown, move) : undefined, onClick: useLinks(), ...said(fetcher.data) }
}

// What is on its way is shown where it goes; the answer, or a refusal, then says how it is.
function underWay(cards: Card[], sent: FormData | undefined) {
  if (!sent) return cards
  const number = Number(sent.get('number'))
  return cards.map((card) => (card.number === number ? { ...card, stage: String(sent.get('stage')) as Stage } : card))
}

function said(answer: Answer | undefined) {
  const refused = Object.values(answer?.result?.error ?? {}).flat().find(Boolean) ?? undefined
  return { refused, sentence: answer?.moved ? `${answer.moved.title} is now in ${answer.moved.stage}.` : undefined }
}

function byKeyboard(cards: Card[], move: (move: Move) => void) {
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

// The cards hold plain links; one listener makes them as quick as any other of the product.
function useLinks() {
  const navigate = useNavigate()
  return (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.card a')
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(link.pathname)
  }
}

// A card that changes columns is a new element; whoever moved it keeps it in hand.
function useFocusKept(held: MutableRefObject<number | undefined>, cards: Card[]) {
  useEffect(() => {
    if (held.current && document.activeElement === document.body) document.querySelector<HTMLElement>(`#i${held.current} h3 a`)?.focus()
    held.current = undefined
  }, [held, cards])
}

type Dragging = { cards: Card[]; mayMove: boolean; move: (move: Move) => void }

function useDragging(board: RefObject<HTMLElement>, { cards, mayMove, move }: Dragging) {
  useEffect(() => {
    const root = board.current
    if (!mayMove || !root) return
    let ended = false
    let end = () => {}
    void import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then((adapter) => {
      if (!ended) end = beginDragging(adapter, root, move)
    })
    return () => {
      ended = true
      end()
    }
  }, [board, cards, mayMove, move])
}

type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

function beginDragging({ draggable, dropTargetForElements }: Adapter, root: HTMLElement, move: (move: Move) => void) {
  const cards = [...root.querySelectorAll<HTMLElement>('.card')].map((element) => {
    for (const link of element.querySelectorAll('a')) link.draggable = false
    return draggable({
      element,
      getInitialData: () => ({ number: numberOf(element) }),
      onDragStart: () => (element.dataset.dragged = ''),
      onDrop: () => delete element.dataset.dragged,
    })
  })
  const places = [...root.querySelectorAll<HTMLElement>('.board__column')].map((element) =>
    dropTargetForElements({
      element,
      onDragEnter: () => (element.dataset.over = ''),
      onDragLeave: () => delete element.dataset.over,
      onDrop({ source, location }) {
        delete element.dataset.over
        const stage = stages.find((one) => one === element.dataset.stage)
        if (stage) move({ number: Number(source.data.number), stage, before: cardBelow(element, { y: location.current.input.clientY, except: source.element }) })
      },
    }),
  )
  return () => [...cards, ...places].forEach((end) => end())
}

function cardBelow(column: HTMLElement, { y, except }: { y: number; except: Element }) {
  const below = [...column.querySelectorAll('.card')].find((card) => card !== except && middleOf(card) > y)
  return below ? numberOf(below) : undefined
}

function middleOf(card: Element) {
  const { top, height } = card.getBoundingClientRect()
  return top + height / 2
}

function numberOf(target: EventTarget | null) {
  return Number((target as Element | null)?.closest('.card')?.id.slice(1)) || undefined
}
