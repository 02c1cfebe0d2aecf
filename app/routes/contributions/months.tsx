import { Link } from '@remix-run/react'
import type { LedgerLine } from '../../domain/contributions/ledger-lines'
import { paths } from '../../paths'
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

function Lines({ lines }: { lines: Shown[] }) {
  return (
    <ol className="log">
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </ol>
  )
}

function Line({ line }: { line: Shown }) {
  const {
    school: { slug },
    today,
  } = useSchool()
  return (
    <li className="log__entry">
      <p className="log__text">
        {line.correctedBy ? (
          <>
            <s>{line.text}</s> Corrected: {line.correctedBy}
          </>
        ) : (
          line.text
        )}
      </p>
      <p className="log__facts">
        <Person person={line} to={paths.person(slug, line.memberId)} />{' '}
        <span className="tag">{kindSaid(line.kind)}</span> <When day={line.on} today={today} />
        {line.source === 'thanks' && <span>thanks from {line.recorder}</span>}
        {line.isDeclined && <span>declined: only you see this</span>}
        {line.initiative && (
          <Link to={paths.initiative(slug, line.initiative)}>{line.initiativeTitle}</Link>
        )}
        {line.decision && (
          <Link to={paths.decision(slug, line.decision)}>Decision {line.decision}</Link>
        )}
        {line.may.decline && (
          <Link
            className="act"
            to={paths.contributionAct(slug, line.id, 'decline')}
            aria-label={`Decline: ${line.text}`}
          >
            Decline
          </Link>
        )}
        {line.may.correct && (
          <Link
            className="act"
            to={paths.contributionAct(slug, line.id, 'correct')}
            aria-label={`Correct: ${line.text}`}
          >
            Correct
          </Link>
        )}
      </p>
    </li>
  )
}
