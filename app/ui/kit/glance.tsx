import type { ReactNode } from 'react'

/** The strip under a page's name: the few facts that people come for. */
export function Glance({ children }: { children: ReactNode }) {
  return <dl className="glance">{children}</dl>
}

/** One fact of it, under its name. */
export function Cell({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
