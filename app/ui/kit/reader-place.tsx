import { Component } from 'react'
import type { ReactNode } from 'react'

/** `page` is the key of this page; `news` changes whenever something on it may be shown anew. */
type Props = { page: string | undefined; news: unknown; children: ReactNode }
/** Where someone is on the page: in what, inside of what, and how far down they see something. */
type Seat = { focus: Element | null; around: Element[]; mark: Element | null; top: number }

/** Keeps readers where they are when news changes their page: their focus, and what they see. */
export class ReadersPlace extends Component<Props> {
  getSnapshotBeforeUpdate(): Seat {
    const focus = document.activeElement
    const mark = markOf(focus)
    return { focus, around: ancestorsOf(focus), mark, top: topOf(mark) }
  }

  componentDidUpdate(before: Props, _: unknown, seat: Seat) {
    if (before.page !== this.props.page) return
    if (seat.focus && !seat.focus.isConnected && document.activeElement === document.body)
      takeSeat(seat)
    if (seat.mark?.isConnected) window.scrollBy(0, topOf(seat.mark) - seat.top)
  }

  render() {
    return this.props.children
  }
}

function ancestorsOf(element: Element | null) {
  const around: Element[] = []
  for (let one = element?.parentElement; one; one = one.parentElement) around.push(one)
  return around
}

// Written markup is new each time: the focus goes back to the same link, wherever it is by now.
function takeSeat({ focus, around }: Seat) {
  const left = around.find(({ isConnected }) => isConnected)
  const seat = twinOf(focus, left) ?? twinOf(focus, document.body) ?? left
  if (!(seat instanceof HTMLElement) || seat === document.body) return
  if (seat === left) seat.tabIndex = -1
  seat.focus({ preventScroll: true })
}

function twinOf(focus: Element | null, inside: Element | undefined) {
  const alike = ['id', 'href', 'name'].filter((name) => focus?.getAttribute(name))
  const [by] = alike
  if (!focus || !by) return undefined
  return (
    inside?.querySelector(
      `${focus.localName}[${by}="${CSS.escape(focus.getAttribute(by) ?? '')}"]`,
    ) ?? undefined
  )
}

// A writer’s field stays in place; for a reader it is what is at the top, which most browsers keep
// by themselves.
function markOf(focus: Element | null) {
  if (focus?.matches('main *') && topOf(focus) >= 0 && topOf(focus) < window.innerHeight)
    return focus
  return CSS.supports('overflow-anchor', 'auto') || window.scrollY === 0
    ? null
    : document.elementFromPoint(window.innerWidth / 2, 1)
}

const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? 0
