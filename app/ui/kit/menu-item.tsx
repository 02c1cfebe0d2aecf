import { createContext, useContext } from 'react'
import type { ReactElement, ReactNode } from 'react'

export type MenuProps = { looks: string; button?: string; summary: ReactNode; children: ReactNode }

type ItemProps = { stays?: true; children: ReactElement }

/** What an item is wrapped in: nothing, or what radix makes of it once it has come. */
export const ItemFrame = createContext<(props: ItemProps) => ReactNode>(({ children }) => children)

/**
 * One thing in a menu: a link, or the button of a form, for which the menu `stays` until it is
 * sent.
 */
export function MenuItem(props: ItemProps) {
  const frame = useContext(ItemFrame)
  return frame(props)
}
