import type { ReactNode } from 'react'

/** One matter of a page, with its name. */
export function Sheet({
  title,
  id,
  children,
}: {
  title: string
  id?: string
  children: ReactNode
}) {
  return (
    <section className="sheet initiative" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/**
 * One matter of a page that is read and not acted on: a plain section, with an act of its own if
 * it has one.
 */
export function Section({
  title,
  id,
  act,
  children,
}: {
  title: ReactNode
  id?: string
  act?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="part" id={id}>
      <div className="part__top">
        <h2>{title}</h2>
        {act}
      </div>
      {children}
    </section>
  )
}

/** One that few come for: its name is enough until it is opened. */
export function Folded({
  title,
  id,
  children,
}: {
  title: string
  id?: string
  children: ReactNode
}) {
  return (
    <details className="part" id={id}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  )
}

/** What is known, each under its name; what is not known is left out. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {facts.map(([name, fact]) =>
        fact ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
