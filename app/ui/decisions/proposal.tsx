import { Linked } from '../kit/linked'
import { Markdown } from '../kit/markdown'
import { Section } from '../kit/sheet'
import { When } from '../kit/when'

type Change = { text: string; kind: 'same' | 'added' | 'removed' }
type Version = {
  version: number
  html: string
  note: string
  by: string
  on: string
  changes: Change[] | null
}

/**
 * What is proposed now, what changed since the version before it, and every earlier version to be
 * read.
 */
export function Proposal({
  versions,
  earlier: unread,
  today,
  isSettled,
}: {
  versions: Version[]
  /** How many there were before these. */
  earlier: number
  today: string
  isSettled: boolean
}) {
  const [now, ...earlier] = [...versions].reverse()
  if (!now) return null
  return (
    <Section title={isSettled ? 'What was proposed' : 'What is proposed'}>
      <Markdown html={now.html} />
      <p className="small quiet">
        Version {now.version}, {now.by}, <When day={now.on} today={today} />
        {now.note && (
          <>
            : <Linked text={now.note} />
          </>
        )}
      </p>
      {now.changes && (
        <Difference
          changes={now.changes}
          title={`What changed since version ${now.version - 1}`}
          isOpen
        />
      )}
      {earlier.map((one) => (
        <Earlier key={one.version} version={one} today={today} />
      ))}
      {unread > 0 && (
        <p className="small quiet">
          {unread === 1 ? 'One earlier version is' : `${unread} earlier versions are`} in the
          Markdown of this decision.
        </p>
      )}
    </Section>
  )
}

function Earlier({
  version: { version, html, note, by, on, changes },
  today,
}: {
  version: Version
  today: string
}) {
  return (
    <details className="fold">
      <summary>
        Version {version}, {by}, <When day={on} today={today} />
      </summary>
      <div className="stack">
        {note && <p className="quiet">{note}</p>}
        <Markdown html={html} />
        {changes && (
          <Difference changes={changes} title={`What changed since version ${version - 1}`} />
        )}
      </div>
    </details>
  )
}

/**
 * Words put in and taken out: told apart by line and by what a screen reader says, not by colour
 * alone.
 */
export function Difference({
  changes,
  title,
  isOpen,
}: {
  changes: Change[]
  title: string
  isOpen?: boolean
}) {
  return (
    <details className="fold" open={isOpen}>
      <summary>{title}</summary>
      <p className="difference">
        {changes.map(({ text, kind }, place) =>
          kind === 'added' ? (
            <ins key={place}>
              <Spoken>put in: </Spoken>
              {text}
              <Spoken> (end)</Spoken>
            </ins>
          ) : kind === 'removed' ? (
            <del key={place}>
              <Spoken>taken out: </Spoken>
              {text}
              <Spoken> (end)</Spoken>
            </del>
          ) : (
            <span key={place}>{text}</span>
          ),
        )}
      </p>
    </details>
  )
}

function Spoken({ children }: { children: string }) {
  return <span className="spoken">{children}</span>
}
