import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { AnswerLine } from './responses'
import { SpeakForm, speaking } from './respond-form'
import { Pages } from '../kit/pagination'
import { Person } from '../kit/person'
import { Former } from '../kit/former'
import { Linked } from '../kit/linked'
import { When } from '../kit/when'
import { useHeld } from '../kit/form-state'
import type { Here } from '../kit/here'

type Entry = {
  id: string
  kind: string
  isQuestion: boolean
  version: number
  body: string
  on: string
  memberId: string
  name: string
  initials: string
  answers: { id: string; body: string; by: string; on: string; isEarlier?: boolean }[]
  correctedOn: string | null
  former: { id: string; body: string; on: string }[]
  isUnanswered: boolean
  mayAnswer: boolean
  mayCorrect: boolean
}

const columns = [
  ['contribution', 'Contributions'],
  ['view', 'Views'],
  ['criticism', 'Criticism'],
] as const

type ThreadProps = {
  entries: Entry[]
  /** So much was said that each entry is shown by how it begins. */
  isCut: boolean
  earlier?: string | number | undefined
  isNewest: boolean
  unanswered: number
  maySpeak: boolean
  read: string
  here: Here
}

/**
 * Contributions, views and criticism side by side; what is unanswered is said on top and at each.
 */
export function Thread(shown: ThreadProps) {
  const { entries, isCut, earlier, isNewest, unanswered, maySpeak, read, here } = shown
  const isShown = useHeld(speaking, maySpeak)
  if (!entries.length && !isShown) return null
  return (
    <section className="sheet stack" id="spoken">
      <h2>The thread</h2>
      {unanswered > 0 && (
        <p className="unanswered">
          {unanswered === 1
            ? 'One question or criticism is unanswered.'
            : `${unanswered} questions and criticisms are unanswered.`}
        </p>
      )}
      {isCut && (
        <p className="quiet small">
          Long entries are shown by how they begin, with their latest answers; the whole of each is
          in the Markdown of this decision.
        </p>
      )}
      {entries.length > 0 && (
        <div className="thread">
          {columns.map(([kind, title]) => (
            <Column
              key={kind}
              title={title}
              entries={entries.filter((one) => one.kind === kind)}
              here={here}
            />
          ))}
        </div>
      )}
      <Pages
        of="the thread"
        before={isNewest ? undefined : 'newest'}
        earlier={earlier}
        to={(before) => paths.decisionThread(here.slug, here.number, before)}
      />
      {isShown && (
        <SpeakForm
          action={paths.decisionAct(here.slug, here.number, 'thread')}
          read={read}
          isOver={!maySpeak}
        />
      )}
    </section>
  )
}

function Column({ title, entries, here }: { title: string; entries: Entry[]; here: Here }) {
  return (
    <section className="thread__column">
      <h3>{title}</h3>
      {!entries.length && <p className="quiet small">None yet.</p>}
      {entries.map((one) => (
        <Spoken key={one.id} one={one} here={here} />
      ))}
    </section>
  )
}

function Spoken({ one, here }: { one: Entry; here: Here }) {
  return (
    <article className="thread__entry" data-unanswered={one.isUnanswered || undefined}>
      <p className="said__top">
        <Person person={one} to={paths.person(here.slug, one.memberId)} />{' '}
        <span className="small quiet">
          <When day={one.on} today={here.today} />
        </span>
      </p>
      <p className="log__text">
        <Linked text={one.body} />
      </p>
      <Before one={one} today={here.today} />
      {(one.isQuestion || one.isUnanswered) && (
        <p className="thread__tags">
          {one.isQuestion && <span className="tag">question</span>}
          {one.isUnanswered && <span className="tag tag--unanswered">unanswered</span>}
        </p>
      )}
      {one.answers.map((answer) => (
        <AnswerLine key={answer.id} answer={answer} today={here.today} />
      ))}
      <ActsOn one={one} here={here} />
    </article>
  )
}

function ActsOn({ one, here: { slug, number } }: { one: Entry; here: Here }) {
  const on = (act: string) => paths.decisionAct(slug, number, act, { entry: one.id })
  if (!one.mayAnswer && !one.mayCorrect) return null
  const words = one.body.slice(0, 60)
  return (
    <p>
      {one.mayAnswer && (
        <Link className="act" to={on('answer')} aria-label={`Answer ${one.name}: ${words}`}>
          Answer
        </Link>
      )}
      {one.mayCorrect && (
        <Link
          className="act"
          to={on('correct-entry')}
          aria-label={`Correct what you said: ${words}`}
        >
          Correct
        </Link>
      )}
    </p>
  )
}

function Before({ one, today }: { one: Entry; today: string }) {
  if (!one.correctedOn) return null
  return (
    <Former correctedOn={one.correctedOn} today={today}>
      {one.former.map(({ id, body, on }) => (
        <p key={id} className="update__former log__text">
          <span className="small quiet">
            <When day={on} today={today} />:{' '}
          </span>
          <Linked text={body} />
        </p>
      ))}
    </Former>
  )
}
