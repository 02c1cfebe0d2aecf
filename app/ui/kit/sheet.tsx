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
