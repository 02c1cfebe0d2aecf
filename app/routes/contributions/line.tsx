import { Link } from '@remix-run/react'
import type { LedgerLine } from '../../domain/contributions/ledger-lines'
import { paths } from '../../paths'
import { isNamedIn, LineText } from '../../ui/contributions/line-text'
import { Linked } from '../../ui/kit/linked'
import { Menu } from '../../ui/kit/menu'
import { MenuItem } from '../../ui/kit/menu-item'
import { Person } from '../../ui/kit/person'
import { useSchool } from '../../ui/kit/school-context'
import { kindSaid } from '../../vocabulary'

export type Shown = LedgerLine & { may: { decline: boolean; correct: boolean } }

/** One thing that one member did. */
export function Line({ line, isFirst }: { line: Shown; isFirst: boolean }) {
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
      <Acts line={line} />
    </li>
  )
}

const named = ({ text, initiative, initiativeTitle: title }: Shown) => ({ text, initiative, title })

// A decision is named each time, and its question is said at the first of a day. What someone
// wrote themselves is said whole.
function Said({ line, isFirst }: { line: Shown; isFirst: boolean }) {
  const { slug } = useSchool().school
  const { parts, decision } = line
  if (!parts || decision === null) return <LineText slug={slug} {...named(line)} />
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
      {line.initiative && !isNamedIn(named(line)) && (
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

function Acts({ line }: { line: Shown }) {
  const { decline, correct } = line.may
  if (!decline && !correct) return null
  return (
    <Menu looks="more" button="day-log__more" summary={<Dots about={line} />}>
      {decline && <Act line={line} act="decline" says="Decline" />}
      {correct && <Act line={line} act="correct" says="Correct" />}
    </Menu>
  )
}

function Dots({ about: { name, parts, text } }: { about: Shown }) {
  return (
    <>
      <span aria-hidden="true">⋯</span>
      <span className="spoken">
        More: {name}, {parts?.act ?? text}
      </span>
    </>
  )
}

function Act({ line, act, says }: { line: Shown; act: 'decline' | 'correct'; says: string }) {
  return (
    <MenuItem>
      <Link
        to={paths.contributionAct(useSchool().school.slug, line.id, act)}
        aria-label={`${says}: ${line.text}`}
      >
        {says}
      </Link>
    </MenuItem>
  )
}
