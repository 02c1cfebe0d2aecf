import { Link } from '@remix-run/react'
import { Linked } from './linked'

export type BesideShown = {
  title: string
  lines: { name?: string | undefined; text: string; to?: string | undefined }[]
}

/** What one looks at while filling in a form. */
export function Beside({ title, lines }: BesideShown) {
  return (
    <section className="beside sheet">
      <h2>{title}</h2>
      <ul className="news">
        {lines.map(({ name, text, to }) => (
          <li key={`${name} ${text}`}>
            {name && <span className="quiet">{name}: </span>}
            {to ? <Link to={to}>{text}</Link> : <Linked text={text} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
