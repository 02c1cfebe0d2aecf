import { useEffect } from 'react'
import type { RefObject } from 'react'
import { stages } from '../../vocabulary'
import type { Stage } from '../../vocabulary'
import { numberOf } from './card-number'
import type { Move } from './moves-under-way'

type Hand = { move: (move: Move) => void; hold: (held: boolean) => void }

/**
 * Moving cards by hand: from the column that a card was picked up in, to the one it is dropped on.
 */
export function useDragging(
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
    getInitialData: () => ({ number: numberOf(element), read: stageOf(element) }),
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
      const stage = stageOf(element)
      if (stage)
        move({
          number: Number(source.data.number),
          read: source.data.read as Stage,
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

function stageOf(element: HTMLElement) {
  const column = element.closest<HTMLElement>('.board__column')
  return stages.find((one) => one === column?.dataset.stage)
}
