import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

type Order = { order: string[]; put: (id: string, at: number) => void }

/** Moves the people of an order by hand: to the place of the row that one is dropped on. */
export function useOrderDragging(list: RefObject<HTMLElement>, { order, put }: Order) {
  const latest = useRef({ order, put })
  useEffect(() => void (latest.current = { order, put }))
  const rows = order.join()
  useEffect(() => {
    const root = list.current
    if (!root || !rows) return
    let end = () => {}
    let ended = false
    void import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then((adapter) => {
      if (!ended) end = begin(adapter, root, (id, to) => dropped(latest.current, id, to))
    })
    return () => {
      ended = true
      end()
    }
  }, [list, rows])
}

function dropped({ order, put }: Order, id: string, to: string) {
  if (id !== to) put(id, order.indexOf(to))
}

type Adapter = typeof import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

function begin(
  { draggable, dropTargetForElements }: Adapter,
  root: HTMLElement,
  drop: (id: string, to: string) => void,
) {
  const ends = [...root.querySelectorAll<HTMLElement>('.order__one')].flatMap((element) => [
    draggable({
      element,
      getInitialData: () => ({ id: element.dataset.id }),
      onDragStart: () => (element.dataset.dragged = ''),
      onDrop: () => delete element.dataset.dragged,
    }),
    dropTargetForElements({
      element,
      onDragEnter: () => (element.dataset.over = ''),
      onDragLeave: () => delete element.dataset.over,
      onDrop({ source }) {
        delete element.dataset.over
        drop(String(source.data.id), element.dataset.id ?? '')
      },
    }),
  ])
  return () => ends.forEach((end) => end())
}
