import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import type { OptionShown } from './respond-form'
import { Fold } from '../kit/fold'
import { Linked } from '../kit/linked'
import { OptionIcon } from './option-icon'
import { Pages } from '../kit/pagination'
import { Person } from '../kit/person'
import { When } from '../kit/when'
import type { Here } from '../kit/here'
import type { Answer } from '../../domain/decisions/page-parts'

export type HeardShown = {
  id: string
  memberId: string
  name: string
  initials: string
  position: string
  round: number
  choice: string | null
  reason: string
  isHeard: boolean
  voice: string | null
  changes: { choice: string; reason: string; on: string }[]
  answers: Answer[]
  isUnanswered: boolean
  mayAnswer: boolean
}
type Asking = { round: number; version: number; reason: string; on: string }

type ResponsesProps = {
  said: HeardShown[]
  /** So much was said that each answer is shown by how it begins. */
  isCut: boolean
  further?: string | number | undefined
  isFirst: boolean
  unanswered: { all: number; before: number }
  askings: Asking[]
  round: number
  options: OptionShown[]
  here: Here
}

/** Who said what in the round that counts, then each earlier round, folded. */
export function Responses(shown: ResponsesProps) {
  const { said, isCut, further, isFirst, unanswered, askings, round, options, here } = shown
  if (!said.length) return null
  const inRound = (one: number) => said.filter((response) => response.round === one)
  const isWhole = isFirst && !further
  const earlier = askings
    .filter((one) => one.round < round && (isWhole || inRound(one.round).length > 0))
    .reverse()
  return (
    <section className="sheet stack" id="said">
      <h2>What was said</h2>
      <Unanswered {...unanswered} />
      {isCut && (
        <p className="quiet small">
          Long answers are shown by how they begin; the whole of each is in the Markdown of this
          decision.
        </p>
      )}
      {(isFirst || inRound(round).length > 0) && (
        <Said responses={inRound(round)} options={options} here={here} />
      )}
      {earlier.map((asking) => (
        <Fold
          key={asking.round}
          className="fold"
          isOpen={!isWhole || inRound(asking.round).some((one) => one.isUnanswered)}
        >
          <summary>
            Round {asking.round}, on version {asking.version},{' '}
            <When day={asking.on} today={here.today} />
          </summary>
          <Said responses={inRound(asking.round)} options={options} here={here} />
        </Fold>
      ))}
      <Pages
        of="what was said"
        before={isFirst ? undefined : 'first'}
        earlier={further}
        to={(after) => paths.decisionSaid(here.slug, here.number, after)}
        words={{ first: 'First', further: 'More' }}
      />
    </section>
  )
}

// What an earlier round left open stays open: a new one answers nothing.
function Unanswered({ all, before }: { all: number; before: number }) {
  if (!all) return null
  const since = before
    ? before === all
      ? ', from an earlier round'
      : `, ${before} of them from an earlier round`
    : ''
  return (
    <p className="unanswered">
      {all === 1 ? 'One response is unanswered' : `${all} responses are unanswered`}
      {since}.
    </p>
  )
}

function Said({
  responses,
  options,
  here,
}: {
  responses: HeardShown[]
  options: OptionShown[]
  here: Here
}) {
  if (!responses.length) return <p className="quiet">Nobody has been heard in this round yet.</p>
  return (
    <ul className="said">
      {options
        .flatMap(({ meaning }) => responses.filter(({ choice }) => choice === meaning))
        .map((one) => (
          <One key={one.id} one={one} options={options} here={here} />
        ))}
    </ul>
  )
}

function One({ one, options, here }: { one: HeardShown; options: OptionShown[]; here: Here }) {
  const option = options.find(({ meaning }) => meaning === one.choice)
  const isAnswered = one.answers.some(({ isEarlier }) => !isEarlier)
  const labelOf = (meaning: string) =>
    options.find((other) => other.meaning === meaning)?.label ?? meaning
  return (
    <li className="said__one" data-meaning={one.choice?.replaceAll(' ', '-')}>
      <p className="said__top">
        <OptionIcon name={option?.icon ?? ''} /> <strong>{option?.label}</strong>{' '}
        <Person
          person={one}
          to={paths.person(here.slug, one.memberId)}
          note={one.voice ?? one.position}
        />
        {one.isUnanswered && (
          <>
            {' '}
            <span className="tag tag--unanswered">unanswered</span>
          </>
        )}
      </p>
      {one.reason && (
        <p className="log__text">
          <Linked text={one.reason} />
        </p>
      )}
      {one.changes.length > 1 && (
        <p className="small quiet">
          Changed <When day={one.changes.at(-1)?.on ?? here.today} today={here.today} />. Before:{' '}
          {one.changes
            .slice(0, -1)
            .map(({ choice, reason }) => [labelOf(choice), reason].filter(Boolean).join(', '))
            .join(' · ')}
        </p>
      )}
      {one.answers.map((answer) => (
        <AnswerLine key={answer.id} answer={answer} today={here.today} />
      ))}
      {one.mayAnswer && (
        <p>
          <Link
            className="button button--small"
            to={paths.decisionAct(here.slug, here.number, 'answer', { response: one.id })}
            aria-label={isAnswered ? `Add to the answer to ${one.name}` : `Answer ${one.name}`}
          >
            {isAnswered ? 'Add to the answer' : 'Answer'}
          </Link>
        </p>
      )}
    </li>
  )
}

export function AnswerLine({ answer, today }: { answer: Answer; today: string }) {
  const { body, by, on, isEarlier } = answer
  return (
    <p className="answer">
      <span className="small quiet">
        {isEarlier ? `${by} answered what was said before` : `${by} answers`},{' '}
        <When day={on} today={today} />:
      </span>{' '}
      <Linked text={body} />
    </p>
  )
}
