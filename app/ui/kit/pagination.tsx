import { Link } from '@remix-run/react'

type PagesProps = {
  of: string
  before: string | number | undefined
  earlier: string | number | undefined
  to: (before?: string | number) => string
  words?: { first: string; further: string }
}

/**
 * The ways to the other pages of a long list: plain links that keep its filters. Nothing where one
 * page holds all.
 */
export function Pages({
  of,
  before,
  earlier,
  to,
  words = { first: 'Newest', further: 'Earlier' },
}: PagesProps) {
  if (!before && !earlier) return null
  return (
    <nav className="pages" aria-label={`Pages of ${of}`}>
      {before && (
        <Link className="button" to={to()}>
          {words.first}
        </Link>
      )}
      {earlier && (
        <Link className="button" to={to(earlier)}>
          {words.further}
        </Link>
      )}
    </nav>
  )
}
