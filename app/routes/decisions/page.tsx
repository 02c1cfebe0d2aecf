import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { hasDecider, may } from '../../domain/acting'
import { decisionShown } from '../../domain/decisions/page'
import type { DecisionShown } from '../../domain/decisions/page'
import { asksForAnswer, isLedByOne, ruleInWords } from '../../domain/decisions/methods'
import { markOf } from '../../domain/decisions/version-read'
import { numberIn } from '../../http/params.server'
import { page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { asHtml } from '../../http/markdown.server'
import { paths } from '../../paths'
import { Chain } from '../../ui/decisions/supersession'
import { Objections } from '../../ui/decisions/objections'
import { Proposal } from '../../ui/decisions/proposal'
import {
  NotTaken,
  RespondForm,
  overWhileWriting,
  responding,
} from '../../ui/decisions/respond-form'
import { Responses } from '../../ui/decisions/responses'
import { WhoIsHeard } from '../../ui/decisions/participants'
import { TallyBars } from '../../ui/decisions/tally'
import { Rounds } from '../../ui/decisions/rounds'
import { Thread } from '../../ui/decisions/thread'
import { Heading } from '../../ui/kit/heading'
import { Markdown } from '../../ui/kit/markdown'
import { TextChanges } from '../../ui/decisions/text-changes'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { When } from '../../ui/kit/when'
import { useHeld } from '../../ui/kit/form-state'
import { actsOnTop, decisionActs } from './acts'
import { stateWords } from '../../vocabulary'
import { allySaid } from '../../vocabulary/allies'
import { timeInWords } from '../../vocabulary/dates'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Decision ${data.facts.number} · Skein` : 'Skein' },
]

export const handle = shows('school', 'members', 'initiatives', 'decisions')

export const loader = page(async (here) => {
  const { at, versions, facts, ...shown } = await decisionShown(
    here.acting,
    numberIn(here.params.decision),
  )
  return {
    ...shown,
    mark: markOf(at),
    ...mayIn(here, { at, ...shown }),
    rules: at.rules,
    rule: at.rules ? ruleInWords(at.rules) : '',
    isSaid: shown.isRevealed && !at.rules?.secret,
    facts: { ...facts, decided: asHtml(facts.decided), why: asHtml(facts.why) },
    versions: versions.map(({ body, ...version }) => ({ ...version, html: asHtml(body) })),
    acts: actsOnTop(here.acting, at),
    mine:
      at.state === 'open' && !at.isPast
        ? (shown.responses.find(
            ({ memberId, round }) => memberId === here.acting.memberId && round === at.round,
          ) ?? null)
        : null,
    isWithoutDecider:
      (at.state === 'open' || at.state === 'closing') && isLedByOne(at.rules) && !hasDecider(at),
    deciders: isLedByOne(at)
      ? shown.people.filter(({ part }) => part === 'decision-maker').map(({ name }) => name)
      : [],
    heard: at.responses.filter(({ isHeard }) => isHeard).map(({ memberId }) => memberId),
  }
})

// What may be done beside each thing, by the same rules as the acts themselves.
function mayIn(
  { acting }: Here,
  {
    at,
    responses,
    objections,
    thread,
    rounds,
    due,
  }: Pick<DecisionShown, 'at' | 'responses' | 'objections' | 'thread' | 'rounds' | 'due'>,
) {
  const is = (noun: keyof typeof decisionActs) =>
    !at.inTheRoom && decisionActs[noun].isOpen(acting, at)
  const running = at.state === 'open' || at.state === 'closing'
  const settles =
    !at.inTheRoom && running && may.settle(acting, at, { isLed: isLedByOne(at.rules) })
  const isOwn = ({ memberId }: { memberId: string }) => memberId === acting.memberId
  return {
    responses: responses.map((one) => ({
      ...one,
      mayAnswer:
        settles &&
        one.choice !== null &&
        !isOwn(one) &&
        (asksForAnswer(at.rules, one.choice) || one.choice === 'wants discussion'),
    })),
    objections: objections.map((one) => ({
      ...one,
      may: {
        confirm: running && isOwn(one) && one.offeredVersion !== null,
        withdraw: running && isOwn(one) && ['open', 'stands'].includes(one.state),
        stand: one.state === 'open' && is('stands'),
      },
    })),
    thread: thread.map((one) => ({
      ...one,
      mayAnswer: (one.isUnanswered || (one.isQuestion && running)) && !isOwn(one) && is('answer'),
    })),
    rounds: rounds.map((round) => ({
      ...round,
      mayEnd: running && (round.heldById === acting.memberId || may.steer(acting, at)),
      speakers: round.speakers.map((one) => ({
        ...one,
        mayNote:
          running && (isOwn(one) || round.heldById === acting.memberId || may.steer(acting, at)),
      })),
    })),
    may: {
      speak: is('thread'),
      hold: is('round'),
      nudge: is('nudge'),
      review: due !== null && may.reviewDecision(acting),
      supersede: at.outcome !== null && may.propose(acting),
    },
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Decision() {
  const shown = useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  const { facts, versions, acts, may: can, rules } = shown
  const mine = useHeld(responding, shown.mine)
  const here = { slug: school.slug, number: facts.number, today }
  const links = acts.map(({ noun, title }) => (
    <Link
      key={noun}
      className={
        noun === 'open' || noun === 'outcome' || (noun === 'close' && !mine)
          ? 'button button--primary'
          : 'button'
      }
      to={paths.decisionAct(school.slug, facts.number, noun)}
    >
      {title}
    </Link>
  ))
  const supersede = can.supersede && !facts.supersededBy && (
    <Link
      className="button"
      to={paths.proposeDecision(school.slug, { supersedes: facts.number, method: facts.method })}
    >
      {facts.outcome === 'passed' ? 'Amend or supersede it' : 'Propose again'}
    </Link>
  )
  return (
    <>
      <Heading
        title={facts.question}
        above={
          <>
            <Link to={paths.decisions(school.slug)}>Decisions</Link> · Decision {facts.number} ·{' '}
            <StateTag facts={facts} reviewed={shown.reviews.length > 0} />
          </>
        }
        acts={
          <>
            {links}
            {supersede}
          </>
        }
      />
      {!mine && <NotTaken />}
      <Notices shown={shown} />
      <div className="columns">
        <div className="stack">
          {facts.state === 'decided' && <Outcome facts={facts} />}
          <Proposal versions={versions} today={today} isSettled={facts.state === 'decided'} />
          {mine && rules && (
            <section className="sheet stack">
              <TextChanges />
              <RespondForm
                action={paths.decisionAct(school.slug, facts.number, 'respond')}
                options={rules.options}
                mine={mine}
                read={shown.mark}
                isSecret={rules.secret}
                note={shown.mine ? noteFor(shown) : overWhileWriting}
              />
            </section>
          )}
          {rules && (
            <Responses
              responses={shown.responses}
              askings={shown.askings}
              round={facts.round}
              options={rules.options}
              here={here}
            />
          )}
          <Objections objections={shown.objections} here={here} />
          <Rounds rounds={shown.rounds} mayHold={can.hold} here={here} />
          <Thread entries={shown.thread} maySpeak={can.speak} read={shown.mark} here={here} />
          <Chain chain={shown.chain} here={here} />
        </div>
        <aside className="stack">
          <Facts shown={shown} />
          {shown.counted && rules && facts.round > 0 && (
            <section className="stack">
              <h2>The count</h2>
              <TallyBars counted={shown.counted} options={rules.options} />
            </section>
          )}
          {facts.inTheRoom || facts.state === 'draft' ? (
            <Invited shown={shown} />
          ) : (
            <WhoIsHeard
              people={shown.people.filter(
                ({ isAsked, name }) => isAsked || !shown.deciders.includes(name),
              )}
              isSaid={shown.isSaid}
              heard={new Set(shown.heard)}
              nudged={shown.nudged}
              mayNudge={can.nudge}
              isOpen={facts.state === 'open'}
              here={here}
            />
          )}
          <p className="decision__ways small">
            <a href={paths.decisionMarkdown(school.slug, facts.number)} download>
              Download as Markdown
            </a>
          </p>
        </aside>
      </div>
    </>
  )
}

function StateTag({
  facts: { state, outcome },
  reviewed,
}: {
  facts: Loaded['facts']
  reviewed: boolean
}) {
  const said = outcome ?? state
  return (
    <>
      <span className="tag" data-outcome={said.replace(' ', '-')}>
        {outcome ?? stateWords[state]}
      </span>
      {reviewed && (
        <>
          {' '}
          <span className="tag">reviewed</span>
        </>
      )}
    </>
  )
}

function noteFor({ objections, facts, mine }: Loaded) {
  const own = objections.find(
    ({ memberId, state }) =>
      memberId === mine?.memberId && (state === 'open' || state === 'stands'),
  )
  if (!own) return undefined
  return own.offeredVersion
    ? `Your objection is open. If you now consent, it is recorded as integrated by version ${own.offeredVersion}.`
    : `Your objection to version ${own.version} is open. If you now consent to version ${facts.version}, it is recorded as withdrawn, with your line.`
}

function Notices({
  shown: { facts, rules, due, may: can, isRevealed, isWithoutDecider },
}: {
  shown: Loaded
}) {
  const { school, today } = useSchool()
  const notices: [string, ReactNode][] = []
  if (facts.supersededBy)
    notices.push([
      'superseded',
      <>
        This no longer holds:{' '}
        <Link to={paths.decision(school.slug, facts.supersededBy)}>
          decision {facts.supersededBy}
        </Link>{' '}
        superseded it.
      </>,
    ])
  if (facts.state === 'draft')
    notices.push([
      'draft',
      `A draft: ${facts.proposer} is still writing it. Members can read it; nobody is asked yet.`,
    ])
  if (facts.state === 'closing')
    notices.push([
      'closing',
      `It is closed for responses${facts.closedHow === 'at the deadline' ? ', at its deadline' : ''}. The outcome is still to come: those who decide write it down.`,
    ])
  if (isWithoutDecider)
    notices.push([
      'without',
      `Nobody who was to decide is here just now. ${facts.keeper}, or an administrator, may answer what was said and write down the outcome.`,
    ])
  if (facts.state === 'open' && rules?.secret)
    notices.push([
      'secret',
      'A secret ballot: the page says who has voted, never how. The count is shown after the close, from three ballots on, and cannot be tied to people then. It does not protect against someone who can read the database while the ballot is open, nor its backups from that time; and if all vote alike, the count says how.',
    ])
  else if (facts.state === 'open' && !isRevealed)
    notices.push([
      'together',
      'What people answer is shown to everyone at the close, together. Until then you see who has been heard, not what they said.',
    ])
  if (due)
    notices.push([
      'due',
      <>
        Its review date has come (<When day={due.dueOn} today={today} />
        ).{' '}
        {due.amendedIn ? (
          <>
            It is being amended in{' '}
            <Link to={paths.decision(school.slug, due.amendedIn)}>decision {due.amendedIn}</Link>.
          </>
        ) : (
          can.review && (
            <>
              <Link to={paths.decisionAct(school.slug, facts.number, 'review')}>
                Keep it or end it
              </Link>
              , or{' '}
              <Link
                to={paths.proposeDecision(school.slug, {
                  supersedes: facts.number,
                  method: facts.method,
                })}
              >
                amend it
              </Link>
              .
            </>
          )
        )}
      </>,
    ])
  return notices.map(([key, said]) => (
    <p key={key} className="notice">
      {said}
    </p>
  ))
}

function Outcome({ facts: { decided, why } }: { facts: Loaded['facts'] }) {
  return (
    <section className="sheet stack">
      <h2>What was decided</h2>
      <Markdown html={decided} />
      {why && (
        <>
          <h3>Why</h3>
          <Markdown html={why} />
        </>
      )}
    </section>
  )
}

function Facts({ shown: { facts, rule, counted, reviews, deciders, chain } }: { shown: Loaded }) {
  const { school, today } = useSchool()
  const day = (value: string | null) => value && <When day={value} today={today} />
  const rows: [string, ReactNode][] = [
    ['Tally', !counted && facts.tally],
    [
      'Method',
      facts.inTheRoom ? (
        facts.method
      ) : (
        <>
          {facts.method}. <span className="quiet">{rule}</span>
        </>
      ),
    ],
    [
      'Who decides',
      facts.authority === 'decides'
        ? !deciders.length && 'the team'
        : `others; the team ${facts.authority}`,
    ],
    [
      'Proposed by',
      facts.keeper === facts.proposer ? withAlly(facts.proposer, facts.keeperAlly) : facts.proposer,
    ],
    ['Decides', deciders.join(', ')],
    ['Responsible', facts.keeper !== facts.proposer && withAlly(facts.keeper, facts.keeperAlly)],
    [
      'Respond by',
      (facts.state === 'open' || facts.state === 'draft') && (
        <>
          {day(facts.deadlineDay)}, at {timeInWords(facts.deadlineTime ?? '')}
        </>
      ),
    ],
    ['Decided', day(facts.decidedOn)],
    ['Review', !reviews.length && day(facts.reviewOn)],
    ...reviews.map((review): [string, ReactNode] => [
      'Reviewed',
      <>
        {day(review.on)}, {review.by}: {review.result}
        {review.line && `. ${review.line}`}
        {review.nextReviewOn && <> Again {day(review.nextReviewOn)}.</>}
      </>,
    ]),
    [
      'Initiative',
      facts.initiative && (
        <Link to={paths.initiative(school.slug, facts.initiative)}>{facts.initiativeTitle}</Link>
      ),
    ],
    [
      'Takes up',
      facts.supersedes && chain.length < 2 && (
        <Link to={paths.decision(school.slug, facts.supersedes)}>decision {facts.supersedes}</Link>
      ),
    ],
    [
      facts.inTheRoom ? 'Decided in the room, recorded by' : 'Outcome recorded by',
      facts.state === 'decided' && facts.recorder,
    ],
  ]
  return (
    <dl className="facts">
      {rows.map(([name, fact], place) =>
        fact ? (
          <Fragment key={place}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  )
}

// Of a student who sees a decision through, who stands beside them.
const withAlly = (name: string | null, ally: string | null) =>
  ally ? `${name} (${allySaid(ally)})` : name

function Invited({ shown: { people, facts } }: { shown: Loaded }) {
  const { slug } = useSchool().school
  return (
    <section className="stack">
      <h2>{facts.inTheRoom ? 'Who took part' : 'Who will be asked'}</h2>
      <ul className="log__people">
        {people.map((one) => (
          <li key={one.memberId}>
            <Link to={paths.person(slug, one.memberId)}>{one.name}</Link>{' '}
            <span className="person__note">
              {[one.part !== 'decision-maker' && one.part, one.position, one.voice]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
