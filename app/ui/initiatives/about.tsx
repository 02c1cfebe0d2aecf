import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import type { CameAbout, Challenge, Role, Stage } from '../../vocabulary'
import { LearningQuestion } from './learning'
import type { Learned } from './learning'
import { Person } from '../kit/person'
import { Facts, Sheet } from '../kit/sheet'
import { RoleTag } from '../kit/tags'
import { When } from '../kit/when'
import { allySaid } from '../../vocabulary/allies'
import { cameAboutSaid } from '../../vocabulary/came-about'
import { shortDay } from '../../vocabulary/dates'
import { theorySaid } from '../../vocabulary/theory-of-action'

type Here = { slug: string; number: number; today: string }
type Turn = {
  memberId: string
  name: string
  initials: string
  role: Role
  from: string
  to: string | null
  isNow: boolean
  cameAbout: CameAbout
  reason: string
  endReason: string
  reflection: string
  isStudent: boolean
  ally: string | null
}

/** Who leads now, in the one line that stands above everything. */
export function WhoLeads({ turns }: { turns: Turn[] }) {
  const leads = turns
    .filter(({ isNow, role }) => isNow && role === 'lead')
    .map(({ name, ally }) => (ally ? `${name} (${allySaid(ally)})` : name))
  return leads.length ? (
    <>
      led by <a href="#formation">{leads.join(' and ')}</a>
    </>
  ) : (
    <>nobody leads now</>
  )
}

/** Who leads, follows and shadows now, since when, and how it came about. */
export function Formation({
  turns,
  freeSeats,
  here,
}: {
  turns: Turn[]
  freeSeats: number
  here: Here
}) {
  const now = turns.filter(({ isNow }) => isNow)
  return (
    <Sheet title="The formation now" id="formation">
      {(['lead', 'follow', 'shadow'] as const).map((role) => (
        <Group
          key={role}
          role={role}
          turns={now.filter((turn) => turn.role === role)}
          here={here}
        />
      ))}
      {freeSeats > 0 && (
        <p className="quiet">
          {freeSeats === 1
            ? 'One more person can lead this.'
            : `${freeSeats} more people can lead this.`}
        </p>
      )}
      {!now.some(({ role }) => role === 'follow') && (
        <p className="quiet">
          Nobody follows yet. The first follower counts as much as the first lead.
        </p>
      )}
    </Sheet>
  )
}

function Group({ role, turns, here }: { role: Role; turns: Turn[]; here: Here }) {
  if (!turns.length) return null
  return (
    <div className="formation">
      <RoleTag role={role} />
      <ul className="formation__people">
        {turns.map(({ memberId, from, cameAbout, reason, isStudent, ally, ...person }) => (
          <li key={memberId}>
            <Person person={person} role={role} to={paths.person(here.slug, memberId)} />
            <p className="small quiet">
              {[`since ${shortDay(from, here.today)}`, cameAboutSaid({ role, cameAbout })]
                .filter(Boolean)
                .join(', ')}
              {reason && `: ${reason}`}
            </p>
            {role === 'lead' && isStudent && <p className="small">{allySaid(ally)}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}

type HandOver = {
  id: string
  fromId: string
  from: string
  to: string
  offeredBy: string
  by: string
  on: string
  stands: string
  next: string
  wish: string
} & Answerable
type Answerable = { mayAccept: boolean; mayDecline: boolean }

/** The hand-overs that wait for an answer, with the three notes of the outgoing lead. */
export function HandOvers({ handOvers, here }: { handOvers: HandOver[]; here: Here }) {
  return handOvers.map((given) => (
    <Sheet key={given.id} title={`${given.from} hands over the lead to ${given.to}`}>
      <p className="quiet">
        Offered{given.offeredBy !== given.fromId && ` by ${given.by}`}{' '}
        <When day={given.on} today={here.today} />. Nothing changes until it is accepted.
      </p>
      <Facts
        facts={[
          ['Where it stands', given.stands],
          ['What comes next', given.next],
          ['What I wish I had known', given.wish],
        ]}
      />
      <Answers what={{ handOver: given.id }} given={given} here={here} />
    </Sheet>
  ))
}

function Answers({
  what,
  given,
  here,
}: {
  what: Record<string, string>
  given: Answerable
  here: Here
}) {
  const to = (noun: string) => paths.initiativeAct(here.slug, here.number, noun, what)
  return (
    <p className="formation__answers">
      {given.mayAccept && (
        <Link className="button button--small" to={to('accept')}>
          Accept
        </Link>
      )}
      {given.mayDecline && (
        <Link className="button button--small" to={to('decline')}>
          {given.mayAccept ? 'Decline' : 'Withdraw'}
        </Link>
      )}
    </p>
  )
}

type Said = {
  theoryIf: string
  theoryThen: string
  theoryBecause: string
  challenge: Challenge
  learningQuestion: string
  voicesAffected: string
  technicalOwner: string | null
  technicalDueOn: string | null
  sponsor: string | null
  sponsorId: string | null
  sponsorLine: string
  sponsorAskedId: string | null
  sponsorAsked: string | null
  sipGoal: string | null
  noGoalBecause: string
  stage: Stage
  lesson: string
  beganOn: string
}

/** Its theory of action, its challenge and what that asks for, its sponsor and its goal. */
export function About({
  initiative,
  learned,
  may,
  here,
}: {
  initiative: Said
  learned: Learned[]
  may: { edit: boolean; learn: boolean }
  here: Here
}) {
  const { learningQuestion, stage } = initiative
  const isAsked = learningQuestion !== '' && initiative.challenge !== 'technical'
  const facts: [string, ReactNode][] = [
    ['Theory of action', theorySaid(initiative)],
    [
      'Challenge',
      initiative.challenge === 'both' ? 'technical and adaptive' : initiative.challenge,
    ],
    [
      'Learning question',
      isAsked && (
        <LearningQuestion
          key="learning"
          question={learningQuestion}
          answers={learned}
          mayAnswer={may.learn}
          here={here}
        />
      ),
    ],
    ['Voices affected', initiative.voicesAffected],
    ['Owner', initiative.technicalOwner],
    [
      'Due',
      initiative.technicalDueOn && <When day={initiative.technicalDueOn} today={here.today} />,
    ],
    ['Sponsor', <Sponsor key="sponsor" initiative={initiative} here={here} />],
    ['Goal it serves', <Goal key="goal" initiative={initiative} mayEdit={may.edit} here={here} />],
    // After a stop it is at the top of the page.
    ['Lesson', stage !== 'stopped' && initiative.lesson],
    ['Began', <When key="began" day={initiative.beganOn} today={here.today} />],
  ]
  return (
    <Sheet title="What it is">
      <Facts facts={facts} />
    </Sheet>
  )
}

// A goal of the school's plan, or why none; of one that says neither, how to name it.
function Goal({
  initiative: { sipGoal, noGoalBecause },
  mayEdit,
  here,
}: {
  initiative: Said
  mayEdit: boolean
  here: Here
}) {
  if (sipGoal ?? noGoalBecause) return <>{sipGoal ?? `None: ${noGoalBecause}`}</>
  return (
    <>
      no goal named yet
      {mayEdit && (
        <>
          {' '}
          · <Link to={paths.initiativeAct(here.slug, here.number, 'edit')}>name it</Link>
        </>
      )}
    </>
  )
}

// A sponsor who has said yes, with why it matters to them; else who has been asked.
function Sponsor({
  initiative: { sponsor, sponsorId, sponsorLine, sponsorAskedId, sponsorAsked, stage },
  here,
}: {
  initiative: Said
  here: Here
}) {
  return (
    <>
      {sponsorId && (
        <>
          <Link to={paths.person(here.slug, sponsorId)}>{sponsor}</Link>
          {sponsorLine && (
            <>
              : <q>{sponsorLine}</q>
            </>
          )}
        </>
      )}
      {sponsorAskedId && (
        <>
          {sponsorId && '. '}sponsor asked
          {sponsorAsked && (
            <>
              : <Link to={paths.person(here.slug, sponsorAskedId)}>{sponsorAsked}</Link>
            </>
          )}
        </>
      )}
      {!sponsorId && !sponsorAskedId && (stage === 'stopped' ? 'None' : 'None yet')}
    </>
  )
}

type Line = {
  id: string
  name: string
  memberId: string
  text: string
  on: string
  decision: number | null
  question: string | null
}

/** What was done here lately. A decision is named each time, and its question is said at the first. */
export function Lately({ lines, here }: { lines: Line[]; here: Here }) {
  if (!lines.length) return null
  return (
    <Sheet title="Lately">
      <ul className="formation__people">
        {lines.map(({ id, name, memberId, text, on, decision, question }, place) => (
          <li key={id}>
            <Link to={paths.person(here.slug, memberId)}>{name}</Link>: {text}
            {decision !== null && (
              <>
                {' '}
                <Link to={paths.decision(here.slug, decision)}>decision {decision}</Link>
                {lines.findIndex((line) => line.decision === decision) === place &&
                  ` (${question})`}
              </>
            )}
            , <When day={on} today={here.today} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
