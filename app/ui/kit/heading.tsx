import type { ReactNode } from 'react'

/**
 * The top of a page: its name, a line that says what it is for, and its acts (one of them primary).
 */
export function Heading({
  title,
  lede,
  acts,
  above,
}: {
  title: ReactNode
  lede?: ReactNode
  acts?: ReactNode
  above?: ReactNode
}) {
  return (
    <header className="heading">
      <div>
        {above && <p className="heading__above">{above}</p>}
        <h1>{title}</h1>
        {lede && <p className="heading__lede">{lede}</p>}
      </div>
      {acts && <div className="heading__acts">{acts}</div>}
    </header>
  )
}

/** An empty place that teaches the next step. */
export function Empty({
  title,
  children,
  act,
}: {
  title: string
  children?: ReactNode
  act?: ReactNode
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
      {act && <p>{act}</p>}
    </div>
  )
}
