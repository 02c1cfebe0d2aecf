import type { ReactNode } from 'react'
import type { Field } from './field'

/**
 * What a form gives to a component that lays out its fields: all of them by name, what is to be
 * shown around them, and as children the fields that are described in words.
 */
export type LayoutProps<Shown extends object> = {
  fields: Record<string, Field>
  shown: Shown
  children: ReactNode
}

/** Such a component. A method's type, as what it is shown is known to its form alone. */
export type FormLayout = { layout(props: LayoutProps<object>): ReactNode }['layout']
