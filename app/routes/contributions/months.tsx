import { Link } from '@remix-run/react'
import type { LedgerLine } from '../../domain/contributions/ledger-lines'
import { paths } from '../../paths'
import { Linked } from '../../ui/kit/linked'
import { Person } from '../../ui/kit/person'
import { useSchool } from '../../ui/kit/school-context'
import { When } from '../../ui/kit/when'
import { kindSaid } from '../../vocabulary'
import { monthOf } from '../../vocabulary/dates'

type Shown = LedgerLine & { may: { decline: boolean; correct: boolean } }

const linesInSight = 20
const fewMore = 10

// The newest lines under their months; the rest is a press away, month by month, and open on paper.
export function Months({ lines }: { lines: Shown[] }) {
  const cut = lines.length > linesInSight + fewMore ? linesInSight : lines.length
  const last = lines[cut - 1]?.on.slice(0, 7)
  return (
    <div className="stack">
      {byMonth(lines.slice(0, cut)).map(({ month, name, own }) => (
        <section key={month} className="log__group">
          <h2>{name}</h2>
          <Lines lines={own} />
        </section>
      ))}
      {byMonth(lines.slice(cut)).map(({ month, name, own }) => (
        <details key={month} className="fold">
          <summary>
            <h2 className="log__month">{month === last ? `Earlier in ${name}` : name}</h2>{' '}
            <span className="quiet">{own.length === 1 ? '1 line' : `${own.length} lines`}</span>
          </summary>
          <Lines lines={own} />
        </details>
      ))}
    </div>
  )
}

function byMonth(lines: Shown[]) {
  const months = [...new Set(lines.map(({ on }) => on.slice(0, 7)))]
  return months.map((month) => ({
    month,
    name: monthOf(`${month}-01`, 'with its year'),
    own: lines.filter(({ on }) => on.startsWith(month)),
  }))
}

// The lines of a day under it, as everyone says days; a month is a heading already.
function Lines({ lines }: { lines: Shown[] }) {
  const { today } = useSchool()
  const days = [...new Set(lines.map(({ on }) => on))]
  return days.map((day) => (
    <section key={day}>
      <h3 className="day-log__day">
        <When day={day} today={today} />
      </h3>
      <OfADay lines={lines.filter(({ on }) => on === day)} />
    </section>
  ))
}

function OfADay({ lines }: { lines: Shown[] }) {
  const acts = lines.filter(({ parts }) => parts)
  // Of each decision the first line of the day, as a map keeps the last that it is given.
  const first = new Map(acts.toReversed().map(({ decision, id }) => [decision, id]))
  return (
    <ol>
      {lines.map((line) => (
        <Line key={line.id} line={line} isFirst={first.get(line.decision) === line.id} />
      ))}
    </ol>
  )
}

function Line({ line, isFirst }: { line: Shown; isFirst: boolean }) {
  const { slug } = useSchool().school
  return (
    <li className="day-log__line">
      <Person person={line} to={paths.person(slug, line.memberId)} />
      <p className="log__text">
        {line.correctedBy ? (
          <>
            <s>
              <Said line={line} isFirst={isFirst} />
            </s>{' '}
            Corrected: <Linked text={line.correctedBy} />
          </>
        ) : (
          <Said line={line} isFirst={isFirst} />
        )}{' '}
        <About line={line} />
      </p>
      {(line.may.decline || line.may.correct) && (
        <p className="day-log__acts">
          {line.may.decline && <Act line={line} act="decline" says="Decline" />}
          {line.may.correct && <Act line={line} act="correct" says="Correct" />}
        </p>
      )}
    </li>
  )
}

// A decision is named each time, and its question is said at the first of a day. What someone
// wrote themselves is said whole.
function Said({ line, isFirst }: { line: Shown; isFirst: boolean }) {
  const { slug } = useSchool().school
  const { parts, decision, text } = line
  if (!parts || decision === null) return <Linked text={text} />
  return (
    <>
      {parts.act} <Link to={paths.decision(slug, decision)}>decision {decision}</Link>
      {isFirst && `: ${parts.question}`}
    </>
  )
}

function About({ line }: { line: Shown }) {
  const { slug } = useSchool().school
  return (
    <span className="small quiet">
      {line.source !== 'act' && <span className="tag">{kindSaid(line.kind)}</span>}{' '}
      {line.source === 'thanks' && <>thanks from {line.recorder} </>}
      {line.isDeclined && <>declined: only you see this </>}
      {line.initiative && (
        <>
          · <Link to={paths.initiative(slug, line.initiative)}>{line.initiativeTitle}</Link>
        </>
      )}
      {line.decision && !line.parts && (
        <>
          {' '}
          · <Link to={paths.decision(slug, line.decision)}>Decision {line.decision}</Link>
        </>
      )}
    </span>
  )
}

function Act({ line, act, says }: { line: Shown; act: 'decline' | 'correct'; says: string }) {
  return (
    <Link
      className="act"
      to={paths.contributionAct(useSchool().school.slug, line.id, act)}
      aria-label={`${says}: ${line.text}`}
    >
      {says}
    </Link>
  )
}
