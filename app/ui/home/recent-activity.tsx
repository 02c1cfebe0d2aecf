import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { stanceWords } from '../../vocabulary'
import type { Stance } from '../../vocabulary'
import { Linked } from '../kit/linked'
import { ButtonForm } from '../kit/button-form'
import { Section } from '../kit/sheet'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import type { News } from '../../domain/home/news'

type Kind = News['kind']

/** What others did since this member last caught up, and the mark that they have. */
export function Changed({ news, lookedAt }: { news: News[]; lookedAt: string }) {
  const { school } = useSchool()
  if (!news.length)
    return (
      <section>
        <h2>What changed</h2>
        <p className="quiet">You are caught up.</p>
      </section>
    )
  return (
    <Section
      title={`What changed · ${news.length}`}
      act={
        <ButtonForm action={paths.caughtUp(school.slug)} hidden={{ until: lookedAt }} button="link">
          I am caught up
        </ButtonForm>
      }
    >
      <ul className="news">
        {news.map((one, place) => (
          <Piece
            key={`${one.kind} ${one.id}`}
            piece={one}
            isFirst={news.findIndex(isOfSame(one)) === place}
          />
        ))}
      </ul>
      {news.length === 30 && (
        <p className="quiet">These are the newest 30; older ones are on each initiative’s page.</p>
      )}
    </Section>
  )
}

const began = {
  lead: 'began to lead',
  follow: 'began to follow',
  shadow: 'began to shadow',
  'goes on': 'leads again',
}
const ended = {
  lead: 'finished leading',
  follow: 'finished following',
  shadow: 'finished shadowing',
}
const sentences: Record<Kind, (piece: News) => string> = {
  'turn began': ({ about, text, from }) => {
    if (text === 'stands in') return `${about} stands in as lead${from ? ` for ${from}` : ''}`
    return from && text !== 'goes on'
      ? `${about} took over the lead from ${from}`
      : `${about} ${began[text as keyof typeof began]}`
  },
  'turn ended': ({ about, text }) => `${about} ${ended[text as keyof typeof ended]}`,
  update: ({ who, text }) => `${who} wrote an update: ${text}`,
  correction: ({ who, text }) => `${who} corrected an update: ${text}`,
  stance: ({ who, text }) => `${who} answered your update: ${stanceWords[text as Stance]}`,
  decision: () => 'Decided',
  proposal: ({ who }) => `${who} proposed this`,
  version: ({ who }) => `${who} amended the proposal`,
  withdrawn: ({ who }) => `${who} withdrew the proposal`,
  started: ({ who, text }) =>
    `${who} started this${text === 'idea' ? '' : `, and moved it to ${text}`}`,
  stopped: ({ who, text }) => `${who} stopped this${text && `. What was learned: ${text}`}`,
  stage: ({ who, text }) => `${who} moved this to ${text}`,
  thanks: ({ who, text }) => `${who} thanks you: ${text}`,
  chosen: ({ who, text }) => `${who} said yes to your offer${text && `: ${text}`}`,
  'thanks for offering': ({ who, text }) => `${who} thanks you for offering${text && `: ${text}`}`,
  'offer came back': ({ text }) => `Your offer was withdrawn${text && `: ${text}`}`,
  'said no': ({ who, text }) => `${who} cannot this time${text && `: ${text}`}`,
  'will not sponsor': ({ who, text }) => `${who} cannot sponsor this now${text && `: ${text}`}`,
}

const isOfDecision = ({ kind }: News) =>
  ['decision', 'proposal', 'version', 'withdrawn'].includes(kind)
const isOfSame = (one: News) => (other: News) =>
  isOfDecision(other) === isOfDecision(one) && other.number === one.number

// A decision says its question where it is first named, and only there.
function Piece({ piece, isFirst }: { piece: News; isFirst: boolean }) {
  const { school, today } = useSchool()
  const { kind, number, title, text, day } = piece
  const isDecision = isOfDecision(piece)
  const to = isDecision ? paths.decision : paths.initiative
  return (
    <li className="news__one news__piece">
      <p>
        <Linked text={sentences[kind](piece)} />
      </p>
      <p className="quiet">
        {number !== null && (
          <>
            <Link to={to(school.slug, number)}>
              {isDecision ? `Decision ${number}${isFirst ? `: ${text}` : ''}` : title}
            </Link>{' '}
            ·{' '}
          </>
        )}
        <When day={day} today={today} />
      </p>
    </li>
  )
}
