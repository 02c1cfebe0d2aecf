import { Link } from '@remix-run/react'
import type { CSSProperties } from 'react'
import { paths } from '../../paths'
import { daysBetween } from '../../vocabulary/days'
import { useSchool } from '../kit/school-context'
import { RoleTag } from '../kit/tags'
import { When } from '../kit/when'
import type { MyTurn } from '../../domain/home/my-turns'
import type { ToLookBackOn } from '../../domain/turns/own-reflections'

type Held = { turns: MyTurn[]; over: ToLookBackOn[]; mayTakePart: boolean }

/** What I hold and what is to come, each from begin to end, and what I may look back on. */
export function MyTurns({ turns, over, mayTakePart }: Held) {
  return (
    <section className="sheet">
      <h2>My turns</h2>
      {!turns.length && <NoTurn mayTakePart={mayTakePart} />}
      <ul className="my-turns">
        {turns.map((turn) => (
          <Turn key={`${turn.number} ${turn.from} ${turn.role}`} turn={turn} />
        ))}
        {over.map((turn) => (
          <Over key={turn.id} turn={turn} />
        ))}
      </ul>
    </section>
  )
}

function NoTurn({ mayTakePart }: { mayTakePart: boolean }) {
  const { slug } = useSchool().school
  if (!mayTakePart)
    return (
      <p>
        You are a guest and read along: <Link to={paths.board(slug)}>the board</Link> shows who
        leads and who follows.
      </p>
    )
  return (
    <p>
      You hold no turn now. <Link to={paths.needsALead(slug)}>See what needs a lead</Link>, or{' '}
      <Link to={paths.board(slug)}>find something to follow</Link>.
    </p>
  )
}

function Turn({ turn }: { turn: MyTurn }) {
  const { school, today } = useSchool()
  const { role, number, title, isComing, from, to } = turn
  return (
    <li className="my-turn">
      <p className="my-turn__what">
        <Link to={paths.initiative(school.slug, number)}>{title}</Link> <RoleTag role={role} />
      </p>
      <span
        className="my-turn__bar"
        data-role={role}
        data-ends={to ? 'on a day' : 'openly'}
        style={{ '--gone': goneOf(turn, today) } as CSSProperties}
      />
      <p className="my-turn__days">
        <span>
          {isComing ? 'from' : 'since'} <When day={from} today={today} />
        </span>
        {to && (
          <span>
            until <When day={to} today={today} />
          </span>
        )}
      </p>
    </li>
  )
}

// How much of a turn is over, from 0 to 1; of one that ends openly nobody can say.
function goneOf({ isComing, from, to }: MyTurn, today: string) {
  if (isComing) return 0
  if (!to) return 1
  return Math.min(1, (daysBetween(from, today) + 1) / (daysBetween(from, to) + 1))
}

function Over({ turn: { id, role, title, to } }: { turn: ToLookBackOn }) {
  const { school, me, today } = useSchool()
  return (
    <li className="my-turn">
      <p className="my-turn__what">
        {title} <RoleTag role={role} />
      </p>
      <p className="my-turn__days">
        <span>
          until <When day={to} today={today} />
        </span>
        <Link to={paths.reflection(school.slug, me.id, id)}>
          Look back on it<span className="spoken">: {title}</span>
        </Link>
      </p>
    </li>
  )
}
