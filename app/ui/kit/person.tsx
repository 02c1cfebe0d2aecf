import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
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

// A face alone: its name is read out, and seen on hover and focus.
function Face({ person, role, to }: { person: Named; role?: Role; to: string }) {
  return (
    <Link className="face" to={to}>
      <span className="person__initials" data-role={role} aria-hidden="true">
        {person.initials}
      </span>
      <span className="face__name">{person.name}</span>
    </Link>
  )
}

type Shown = Named & { memberId: string; role?: Role }

/** People as a row of faces, the first so many of them; `rest` says how to see the others. */
export function Faces({
  people,
  to,
  most = people.length,
  rest,
}: {
  people: Shown[]
  to: (memberId: string) => string
  most?: number
  rest?: (more: number) => ReactNode
}) {
  // “And one more” takes as much room as their face.
  const more = people.length > most + 1 ? people.length - most : 0
  return (
    <ul className="faces">
      {people.slice(0, people.length - more).map(({ memberId, role, ...person }) => (
        <li key={memberId}>
          <Face person={person} {...(role && { role })} to={to(memberId)} />
        </li>
      ))}
      {more > 0 && rest && <li>{rest(more)}</li>}
    </ul>
  )
}
