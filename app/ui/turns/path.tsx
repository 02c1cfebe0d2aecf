import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { useHydrated } from '../kit/hydration'
import { Table } from '../kit/table'
import { cameAboutSaid } from '../../vocabulary/came-about'
import { dayWithYear, exactDay } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'
import type { PathTurn } from '../../domain/turns/path'

/**
 * `hasLeft`: a former member looks back; the school’s pages are closed to them, so nothing links
 * there.
 */
type Here = { slug: string; today: string; member: string; isOwn: boolean; hasLeft?: boolean }

function stepOf({ role, beside, stoodInFor }: PathTurn) {
  if (stoodInFor !== null) return 'stand-in'
  return role === 'lead' && beside.length ? 'co-lead' : role
}
const steps = [
  ['follow', 'First followed'],
  ['shadow', 'First shadowed'],
  ['stand-in', 'First stood in'],
  ['co-lead', 'First led with others'],
  ['lead', 'First led'],
] as const

/**
 * The first time in each role, in the order in which they came; what has not come is not mentioned.
 */
export function FirstSteps({ turns }: { turns: PathTurn[] }) {
  const firsts = steps.flatMap(([step, label]) =>
    turns
      .filter((turn) => stepOf(turn) === step)
      .slice(0, 1)
      .map((turn) => ({ label, turn })),
  )
  firsts.sort((one, other) => one.turn.from.localeCompare(other.turn.from))
  return (
    <ol className="path__firsts">
      {firsts.map(({ label, turn }) => (
        <li key={label} data-role={turn.role}>
          <span className="small quiet">{label}</span>
          <b>{turn.title}</b>
          <span className="small">{dayWithYear(turn.from)}</span>
        </li>
      ))}
    </ol>
  )
}

/** Every turn, one after another, with how it came about and what was said at its end. */
export function Timeline({ turns, here }: { turns: PathTurn[]; here: Here }) {
  return (
    <section>
      <h2>Step by step</h2>
      <ol className="path__steps">
        {turns.map((turn) => (
          <Step key={turn.id} turn={turn} here={here} />
        ))}
      </ol>
    </section>
  )
}

function Step({ turn, here }: { turn: PathTurn; here: Here }) {
  const { role, beside, number, title, reason, endReason, stoodInFor, stoodIn } = turn
  return (
    <li className="path__step" data-role={role}>
      <p>
        <span className="tag tag--role" data-role={role}>
          {stepOf(turn)}
        </span>{' '}
        <Named number={number} title={title} here={here} />
        {stoodInFor !== null && <span className="quiet"> in place of {stoodInFor}</span>}
        {beside.length > 0 && <span className="quiet"> with {beside.join(' and ')}</span>}
      </p>
      <p className="small quiet">
        <Days turn={turn} />
        {cameAboutSaid(turn) && `, ${cameAboutSaid(turn)}`}
        {reason && stoodInFor === null && (
          <>
            : <Linked text={reason} />
          </>
        )}
        {endReason && sentence` It ended: ${endReason}.`}
      </p>
      {stoodIn.map(({ name, from, to }) => (
        <p key={from} className="small quiet">
          {name} stood in,{' '}
          {to && to !== from ? `${exactDay(from)} to ${exactDay(to)}` : exactDay(from)}.
        </p>
      ))}
      <Reflection turn={turn} here={here} />
    </li>
  )
}

function Named({ number, title, here }: { number: number; title: string; here: Here }) {
  return here.hasLeft ? <>{title}</> : <Link to={paths.initiative(here.slug, number)}>{title}</Link>
}

function Days({ turn: { from, to, isOver } }: { turn: PathTurn }) {
  return <>{isOver && to ? `${exactDay(from)} to ${exactDay(to)}` : `Since ${exactDay(from)}`}</>
}

function Reflection({
  turn: { id, isOver, reflection, isShared },
  here,
}: {
  turn: PathTurn
  here: Here
}) {
  const toReflect = (said: string) => (
    <Link className="path__reflect" to={paths.reflection(here.slug, here.member, id)}>
      {said}
    </Link>
  )
  if (!reflection)
    return here.isOwn && isOver && !here.hasLeft ? (
      <p className="path__act small">{toReflect('Look back on this')}</p>
    ) : null
  return (
    <blockquote className="path__said">
      <p>
        <Linked text={reflection} />
      </p>
      {here.isOwn && (
        <p className="small quiet">
          {isShared ? 'shared' : 'for you alone'}{' '}
          {!isShared && !here.hasLeft && (
            <span className="path__act">· {toReflect('Share it')}</span>
          )}
        </p>
      )}
    </blockquote>
  )
}

export function FirstsFollowed({
  firsts,
  here,
}: {
  firsts: { number: number; title: string; on: string }[]
  here: Here
}) {
  if (!firsts.length) return null
  return (
    <section>
      <h2>First to follow</h2>
      <p className="quiet">The first follower turns one person’s idea into something shared.</p>
      <ul className="formation__people">
        {firsts.map(({ number, title, on }) => (
          <li key={number}>
            <Named number={number} title={title} here={here} />,{' '}
            <time dateTime={on}>{exactDay(on)}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Held = { number: number; title: string; led: number; followed: number; shadowed: number }

/** The days in each role, for oneself: a turn still running counts to today. */
export function DaysHeld({ days, here }: { days: Held[]; here: Here }) {
  return (
    <section>
      <h2>Days led and followed</h2>
      <Table
        heads={['Initiative', 'Led', 'Followed', 'Shadowed']}
        label="Days led and followed"
        caption="Local days up to today, seen by you alone."
        looks="table--counts"
      >
        <tbody>
          {days.map(({ number, title, led, followed, shadowed }) => (
            <tr key={number}>
              <th scope="row">
                <Named number={number} title={title} here={here} />
              </th>
              {[led, followed, shadowed].map((many, place) => (
                <td key={roles[place]}>{many || '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

const roles = ['lead', 'follow', 'shadow'] as const

/**
 * The browser's own print, a press away where JavaScript runs; without it, the browser's menu
 * prints the same page.
 */
export function PrintPath() {
  if (!useHydrated()) return null
  return (
    <button type="button" className="button" onClick={() => print()}>
      Print this page
    </button>
  )
}
