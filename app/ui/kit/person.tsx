import { Link } from '@remix-run/react'
import type { Role } from '../../vocabulary'

type Named = { name: string; initials: string }

/**
 * A person: initials in a circle, and the name beside it. The role changes shape and colour: never
 * colour alone.
 */
export function Person({
  person,
  role,
  to,
  note,
}: {
  person: Named
  role?: Role
  to?: string
  note?: string
}) {
  const inside = (
    <>
      <span className="person__initials" data-role={role} aria-hidden="true">
        {person.initials}
      </span>
      <span className="person__name">{person.name}</span>
    </>
  )
  return (
    <span className="person">
      {to ? <Link to={to}>{inside}</Link> : inside}
      {note && <span className="person__note">{note}</span>}
    </span>
  )
}
