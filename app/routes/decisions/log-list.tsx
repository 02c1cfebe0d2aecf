import { Link } from '@remix-run/react'
import type { DecisionLine, decisionLog } from '../../domain/decisions/log'
import { paths } from '../../paths'
import { useSchool } from '../../ui/kit/school-context'
import { When } from '../../ui/kit/when'
import { stateWords } from '../../vocabulary/decisions'
import type { DecisionState } from '../../vocabulary/decisions'

const groups: { title: string; states: DecisionState[] }[] = [
  { title: 'Being settled', states: ['open', 'closing'] },
  { title: 'Drafts', states: ['draft'] },
  { title: 'Settled', states: ['decided'] },
]

type Read = Pick<Awaited<ReturnType<typeof decisionLog>>, 'lines' | 'total' | 'skipped'>

// By their state, which explains the order; the hits of a search in one row, the best first.
export function Log({
  log: { lines, total, skipped },
  isByRank,
}: {
  log: Read
  isByRank: boolean
}) {
  const count = total === 1 ? '1 decision' : `${total} decisions`
  const shown = isByRank
    ? [{ title: 'Found', lines }]
    : groups
        .map(({ title, states }) => ({
          title,
          lines: lines.filter(({ state }) => states.includes(state)),
        }))
        .filter((group) => group.lines.length)
  return (
    <div className="stack">
      <p className="small quiet">
        {lines.length < total ? `${skipped + 1} to ${skipped + lines.length} of ${count}` : count}
      </p>
      {shown.map((group) => (
        <section key={group.title} className="log__group">
          <h2>{group.title}</h2>
          <ol className="log" start={skipped + 1 + lines.indexOf(group.lines[0] as DecisionLine)}>
            {group.lines.map((decision) => (
              <Line key={decision.id} decision={decision} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Line({ decision }: { decision: DecisionLine }) {
  const { school, today } = useSchool()
  const {
    number,
    question,
    body,
    state,
    method,
    outcome,
    decidedOn,
    deadlineDay,
    initiative,
    initiativeTitle,
    supersededBy,
    proposer,
    part,
    snippet,
  } = decision
  const said = outcome ?? state
  return (
    <li className="log__entry" data-superseded={supersededBy !== null || undefined}>
      <h3 className="log__title">
        <Link to={paths.decision(school.slug, number)}>
          {number}. {question}
        </Link>
      </h3>
      {snippet && part !== 'question' ? (
        <p className="log__text">
          <span className="quiet">In its {part}:</span> <Snippet text={snippet} />
        </p>
      ) : (
        <p className="log__text log__text--short">{body}</p>
      )}
      <p className="log__facts">
        <span className="tag" data-outcome={said.replace(' ', '-')}>
          {outcome ?? stateWords[state]}
        </span>{' '}
        <span>by {method}</span>
        {decidedOn && <When day={decidedOn} today={today} />}
        {state === 'open' && deadlineDay && (
          <span>
            respond by <When day={deadlineDay} today={today} />
          </span>
        )}
        {state !== 'decided' && proposer && <span>proposed by {proposer}</span>}
        {initiative && (
          <Link to={paths.initiative(school.slug, initiative)}>{initiativeTitle}</Link>
        )}
        {supersededBy && (
          <Link to={paths.decision(school.slug, supersededBy)}>
            Superseded by decision {supersededBy}
          </Link>
        )}
      </p>
    </li>
  )
}

// The database marks each hit between two characters that nobody types.
function Snippet({ text }: { text: string }) {
  return text.split('\x01').map((piece, place) => {
    const [hit, rest] = place === 0 ? ['', piece] : piece.split('\x02')
    return (
      <span key={place}>
        {hit && <mark>{hit}</mark>}
        {rest}
      </span>
    )
  })
}
