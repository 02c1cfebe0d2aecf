import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { may } from '../../domain/acting'
import type { ToLookBackOn } from '../../domain/turns/own-reflections'
import { homeOf } from '../../domain/home/home'
import { newsFor } from '../../domain/home/news'
import type { MyTurn } from '../../domain/home/my-turns'
import type { Waiting } from '../../domain/home/waiting-for-me'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { AlliedWith, AllySheet } from '../../ui/members/ally'
import { AskedOfMe, NeedsALead } from '../../ui/home/asked-of-me'
import { Deciding } from '../../ui/home/decisions-waiting'
import { FirstHour, StepsToBegin } from '../../ui/home/first-steps'
import { ForYou } from '../../ui/home/notices'
import { Heading } from '../../ui/kit/heading'
import { BroughtToMe, ChangesCalledFor, MyActions } from '../../ui/home/my-work'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { RoleTag } from '../../ui/kit/tags'
import { Changed } from '../../ui/home/recent-activity'
import { handOverInWords } from '../../ui/hand-overs/open-hand-overs'
import { When } from '../../ui/kit/when'

const needsAtHome = 3

export const handle = shows(
  'school',
  'members',
  'initiatives',
  'turns',
  'updates',
  'calls',
  'decisions',
  'mine',
)

export const loader = page(async ({ acting }) => {
  const [home, news] = await Promise.all([homeOf(acting, needsAtHome), newsFor(acting)])
  return {
    ...home,
    news,
    lookedAt: acting.school.now,
    may: {
      invite: may.invite(acting),
      keepCalendar: may.administer(acting),
      putUp: may.putUpInitiative(acting),
      record: may.recordDecision(acting),
      takePart: may.takePart(acting),
    },
  }
})

export default function Home() {
  const {
    turns,
    ally,
    alliedTo,
    over,
    waiting,
    deciding,
    news,
    steps,
    underWay,
    needs,
    needInAll,
    notices,
    lookedAt,
    may: can,
  } = useLoaderData<typeof loader>()
  const { me } = useSchool()
  if (!steps.initiative) return <FirstHour steps={steps} may={can} />
  const elsewhere = [...Object.values(deciding), underWay.resets, underWay.barriers].some(
    ({ length }) => length > 0,
  )
  return (
    <>
      <Heading
        title={`Hello, ${me.name}`}
        lede="What you hold, what waits for you, and what changed since you were last caught up."
      />
      {can.invite && !(steps.invited && steps.calendar && steps.decision) && (
        <StepsToBegin steps={steps} may={can} />
      )}
      <div className="columns">
        <div className="stack">
          <WaitingForMe waiting={waiting} elsewhere={elsewhere} />
          <Deciding waiting={deciding} />
          <ChangesCalledFor resets={underWay.resets} />
          <BroughtToMe barriers={underWay.barriers} />
          <ForYou notices={notices} lookedAt={lookedAt} />
          <Changed news={news} lookedAt={lookedAt} />
        </div>
        <div className="stack">
          <MyTurns turns={turns} over={over} mayTakePart={can.takePart} />
          {ally && <AllySheet shown={ally} isMe />}
          <AlliedWith students={alliedTo} isMe />
          <MyActions actions={underWay.actions} />
          <NeedsALead needs={needs} inAll={needInAll} />
        </div>
      </div>
    </>
  )
}

function MyTurns({
  turns,
  over,
  mayTakePart,
}: {
  turns: MyTurn[]
  over: ToLookBackOn[]
  mayTakePart: boolean
}) {
  const { school, me, today } = useSchool()
  return (
    <section className="sheet">
      <h2>My turns</h2>
      {!turns.length && !mayTakePart && (
        <p>
          You are a guest and read along: <Link to={paths.board(school.slug)}>the board</Link> shows
          who leads and who follows.
        </p>
      )}
      {!turns.length && mayTakePart && (
        <p>
          You hold no turn just now.{' '}
          <Link to={paths.needsALead(school.slug)}>See what needs a lead</Link>, or{' '}
          <Link to={paths.board(school.slug)}>find something to follow</Link>.
        </p>
      )}
      <ul className="news">
        {turns.map((turn) => (
          <li key={`${turn.number} ${turn.from} ${turn.role}`}>
            <RoleTag role={turn.role} />{' '}
            <Link to={paths.initiative(school.slug, turn.number)}>{turn.title}</Link>{' '}
            <Span turn={turn} />
          </li>
        ))}
        {over.map(({ id, role, title, to }) => (
          <li key={id}>
            <RoleTag role={role} /> {title}{' '}
            <span className="quiet">
              until <When day={to} today={today} />
            </span>{' '}
            · <Link to={paths.reflection(school.slug, me.id, id)}>Look back on it</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Span({ turn: { isComing, from, to } }: { turn: MyTurn }) {
  const { today } = useSchool()
  return (
    <span className="quiet">
      {isComing ? 'from' : 'since'} <When day={from} today={today} />
      {to && (
        <>
          , until <When day={to} today={today} />
        </>
      )}
    </span>
  )
}

// That nothing waits is only said where nothing does, in decisions and barriers as well.
function WaitingForMe({
  waiting: { handOvers, offers, changes, openSeats, asked },
  elsewhere,
}: {
  waiting: Waiting
  elsewhere: boolean
}) {
  const nothing = [handOvers, offers, changes, openSeats, ...Object.values(asked)].every(
    ({ length }) => length === 0,
  )
  if (nothing && elsewhere) return null
  return (
    <section className="sheet">
      <h2>Waiting for you</h2>
      {nothing && <p className="quiet">Nothing waits for you.</p>}
      <ul className="news">
        {handOvers.map((one) => (
          <Waits key={`hand-over ${one.number}`} {...one}>
            {handOverInWords(one, 'you')}. Will you accept?
          </Waits>
        ))}
        <AskedOfMe asked={asked} />
        {[...new Set(offers.map(({ number }) => number))].map((number) => (
          <Offered key={`offer ${number}`} offers={offers.filter((one) => one.number === number)} />
        ))}
        {changes.map((one) => (
          <Waits key={one.sentence} {...one}>
            {one.sentence}
          </Waits>
        ))}
        {openSeats.map((one) => (
          <Waits key={`seat ${one.number}`} {...one}>
            {one.leads ? 'There is room for a co-lead' : 'Nobody leads this now'}
          </Waits>
        ))}
      </ul>
    </section>
  )
}

function Waits({
  number,
  title,
  act,
  children,
}: {
  number: number
  title: string
  act?: ReactNode
  children: ReactNode
}) {
  return (
    <li>
      <Link to={paths.initiative(useSchool().school.slug, number)}>{title}</Link>
      <p>{children}</p>
      {act && <p className="formation__answers">{act}</p>}
    </li>
  )
}

// The one who finds them here may choose: they lead it, sponsor it, or are an administrator.
function Offered({ offers }: { offers: Waiting['offers'] }) {
  const { slug } = useSchool().school
  const [first] = offers
  if (!first) return null
  const choose = (
    <Link className="button button--small" to={paths.initiativeAct(slug, first.number, 'choose')}>
      Choose<span className="spoken">: {first.title}</span>
    </Link>
  )
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(
    offers.map(({ from }) => from),
  )
  return (
    <Waits {...first} act={choose}>
      {offers.length > 1 ? `${names} offer to lead` : `${names} offers to lead: ${first.readiness}`}
    </Waits>
  )
}
