import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { may } from '../../domain/access'
import { toLookBackOn } from '../../domain/growth'
import type { ToLookBackOn } from '../../domain/growth'
import { firstSteps, myTurns, newsFor, waitingFor } from '../../domain/homes'
import { noticesFor } from '../../domain/notices'
import { needsOf } from '../../domain/needs'
import type { FirstSteps, MyTurn, News, Waiting } from '../../domain/homes'
import { myUnderWay } from '../../domain/under-way'
import { decisionsWaiting } from '../../domain/decisions-waiting'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { AskedOfMe, NeedsALead } from '../../ui/asked'
import { ButtonForm } from '../../ui/button-form'
import { Deciding } from '../../ui/decisions-waiting'
import { ForYou } from '../../ui/for-you'
import { Heading } from '../../ui/heading'
import { BroughtToMe, ChangesCalledFor, MyActions } from '../../ui/home-under-way'
import { useSchool } from '../../ui/school'
import { RoleTag } from '../../ui/tags'
import { When } from '../../ui/when'

export const loader = page(async ({ acting }) => {
  const [turns, waiting, deciding, news, steps, underWay, needs, notices, over] = await Promise.all([myTurns(acting), waitingFor(acting), decisionsWaiting(acting), newsFor(acting), firstSteps(), myUnderWay(acting), needsOf(acting), noticesFor(acting), toLookBackOn(acting)])
  return { turns, over, waiting, deciding, news, steps, underWay, needs, notices, lookedAt: acting.school.now, may: { invite: may.invite(acting), putUp: may.putUpInitiative(acting), record: may.recordDecision(acting) } }
})

export default function Home() {
  const { turns, over, waiting, deciding, news, steps, underWay, needs, notices, lookedAt, may: can } = useLoaderData<typeof loader>()
  const { me } = useSchool()
  if (!steps.initiative) return <FirstHour steps={steps} />
  const elsewhere = [...Object.values(deciding), underWay.resets, underWay.barriers].some(({ length }) => length > 0)
  return (
    <>
      <Heading title={`Hello, ${me.name}`} lede="What you hold, what waits for you, and what changed since you were last caught up." />
      {can.invite && !(steps.invited && steps.decision) && <StepsToBegin steps={steps} />}
      <div className="columns">
        <div className="stack">
          <ForYou notices={notices} lookedAt={lookedAt} />
          <Deciding waiting={deciding} />
          <ChangesCalledFor resets={underWay.resets} />
          <WaitingForMe waiting={waiting} elsewhere={elsewhere} />
          <BroughtToMe barriers={underWay.barriers} />
          <Changed news={news} lookedAt={lookedAt} />
        </div>
        <div className="stack">
          <MyTurns turns={turns} over={over} />
          <MyActions actions={underWay.actions} />
          <NeedsALead needs={needs} />
        </div>
      </div>
    </>
  )
}

function FirstHour({ steps }: { steps: FirstSteps }) {
  const { school } = useSchool()
  return (
    <>
      <Heading title={`Welcome to ${school.name}`} lede="An hour is enough to begin. Three steps, in any order; each ticks itself when it is done." />
      <Steps steps={steps} as="h2" />
    </>
  )
}

// Stays with whoever sets the school up until all three are done.
function StepsToBegin({ steps }: { steps: FirstSteps }) {
  return (
    <section className="stack to-begin" aria-labelledby="to-begin">
      <h2 id="to-begin">To begin with</h2>
      <Steps steps={steps} as="h3" />
    </section>
  )
}

function Steps({ steps, as }: { steps: FirstSteps; as: 'h2' | 'h3' }) {
  const { may: can } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  return (
    <ol className="guide sheet">
      <Step as={as} done={steps.invited} to={can.invite ? paths.newInvitation(school.slug) : undefined} title="Invite your team">Teachers, para-educators, support staff, students and parents: everyone may lead.</Step>
      <Step as={as} done={steps.initiative} to={can.putUp ? paths.newInitiative(school.slug) : undefined} title="Put up an initiative">One thing you are trying together, and what you believe will happen if you do.</Step>
      <Step as={as} done={steps.decision} to={can.record ? paths.newDecision(school.slug) : undefined} title="Log a decision">The last thing your team settled: how, by whom, and when to look at it again.</Step>
    </ol>
  )
}

function Step({ as: Title, done, to, title, children }: { as: 'h2' | 'h3'; done: boolean; to: string | undefined; title: string; children: string }) {
  return (
    <li className="guide__step" data-done={done || undefined}>
      <Title>{to ? <Link to={to}>{title}</Link> : title} {done && <span className="tag">done</span>}</Title>
      <p>{children}</p>
    </li>
  )
}

function MyTurns({ turns, over }: { turns: MyTurn[]; over: ToLookBackOn[] }) {
  const { school, me, today } = useSchool()
  return (
    <section className="sheet">
      <h2>My turns</h2>
      {!turns.length && <p>You hold no turn just now. <Link to={paths.needsALead(school.slug)}>See what needs a lead</Link>, or <Link to={paths.board(school.slug)}>find something to follow</Link>.</p>}
      <ul className="news">
        {turns.map((turn) => (
          <li key={`${turn.number} ${turn.from} ${turn.role}`}>
            <RoleTag role={turn.role} /> <Link to={paths.initiative(school.slug, turn.number)}>{turn.title}</Link> <Span turn={turn} />
          </li>
        ))}
        {over.map(({ id, role, title, to }) => (
          <li key={id}>
            <RoleTag role={role} /> {title} <span className="quiet">until <When day={to} today={today} /></span> · <Link to={paths.reflection(school.slug, me.id, id)}>Look back on it</Link>
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
      {to && <>, until <When day={to} today={today} /></>}
    </span>
  )
}

// That nothing waits is only said where nothing does, in decisions and barriers as well.
function WaitingForMe({ waiting: { handOvers, offers, changes, openSeats, asked }, elsewhere }: { waiting: Waiting; elsewhere: boolean }) {
  const nothing = [handOvers, offers, changes, openSeats, ...Object.values(asked)].every(({ length }) => length === 0)
  if (nothing && elsewhere) return null
  return (
    <section className="sheet">
      <h2>Waiting for you</h2>
      {nothing && <p className="quiet">Nothing waits for you.</p>}
      <ul className="news">
        {handOvers.map((one) => <Waits key={`hand-over ${one.number}`} {...one}>{one.from} hands the lead over to you. Will you accept?</Waits>)}
        <AskedOfMe asked={asked} />
        {[...new Set(offers.map(({ number }) => number))].map((number) => <Offered key={`offer ${number}`} offers={offers.filter((one) => one.number === number)} />)}
        {changes.map((one) => <Waits key={one.sentence} {...one}>{one.sentence}</Waits>)}
        {openSeats.map((one) => <Waits key={`seat ${one.number}`} {...one}>{one.leads ? 'A seat beside the lead is free' : 'Nobody leads this now'}</Waits>)}
      </ul>
    </section>
  )
}

function Waits({ number, title, act, children }: { number: number; title: string; act?: ReactNode; children: ReactNode }) {
  return (
    <li>
      <Link to={paths.initiative(useSchool().school.slug, number)}>{title}</Link>
      <p>{children}</p>
      {act && <p className="formation__answers">{act}</p>}
    </li>
  )
}

// Whoever finds them here may choose: they lead it, sponsor it, or are an administrator.
function Offered({ offers }: { offers: Waiting['offers'] }) {
  const { slug } = useSchool().school
  const [first] = offers
  if (!first) return null
  const choose = <Link className="button button--small" to={paths.initiativeAct(slug, first.number, 'choose')}>Choose<span className="spoken">: {first.title}</span></Link>
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(offers.map(({ from }) => from))
  return <Waits {...first} act={choose}>{offers.length > 1 ? `${names} offer to lead` : `${names} offers to lead: ${first.readiness}`}</Waits>
}

function Changed({ news, lookedAt }: { news: News[]; lookedAt: string }) {
  const { school } = useSchool()
  if (!news.length) return <section><h2>What changed</h2><p className="quiet">You are caught up.</p></section>
  return (
    <section className="stack">
      <h2>What changed</h2>
      <ul className="news">
        {news.map((one, place) => <Piece key={`${one.kind} ${one.id}`} piece={one} isFirst={news.findIndex(isOfSame(one)) === place} />)}
      </ul>
      {news.length === 30 && <p className="quiet">These are the newest 30; older ones stand on each initiative’s page.</p>}
      <ButtonForm action={paths.caughtUp(school.slug)} hidden={{ until: lookedAt }} button="button button--primary">I am caught up</ButtonForm>
    </section>
  )
}

const began = { lead: 'began to lead', follow: 'began to follow', shadow: 'began to shadow' }
const ended = { lead: 'finished leading', follow: 'finished following', shadow: 'finished shadowing' }
const sentences: Record<News['kind'], (piece: News) => string> = {
  'turn began': ({ about, text, from }) => (from ? `${about} took over the lead from ${from}` : `${about} ${began[text as keyof typeof began]}`),
  'turn ended': ({ about, text }) => `${about} ${ended[text as keyof typeof ended]}`,
  update: ({ who, text }) => `${who} wrote an update: ${text}`,
  correction: ({ who, text }) => `${who} corrected an update: ${text}`,
  stance: ({ who, text }) => `${who} answered your update: ${text}`,
  decision: () => 'Decided',
  proposal: ({ who }) => `${who} proposed this`,
  version: ({ who }) => `${who} amended the proposal`,
  stage: ({ who, text }) => `${who} moved this to ${text}`,
  thanks: ({ who, text }) => `${who} thanks you: ${text}`,
  chosen: ({ who, text }) => `${who} said yes to your offer${text && `: ${text}`}`,
  'thanks for offering': ({ who, text }) => `${who} thanks you for offering${text && `: ${text}`}`,
  'offer came back': ({ text }) => `Your offer came back to you${text && `: ${text}`}`,
  'said no': ({ who, text }) => `${who} cannot this time${text && `: ${text}`}`,
}

const isOfDecision = ({ kind }: News) => kind === 'decision' || kind === 'proposal' || kind === 'version'
const isOfSame = (one: News) => (other: News) => isOfDecision(other) === isOfDecision(one) && other.number === one.number

// A decision says its question where it is first named, and only there.
function Piece({ piece, isFirst }: { piece: News; isFirst: boolean }) {
  const { school, today } = useSchool()
  const { kind, number, title, text, day } = piece
  const isDecision = isOfDecision(piece)
  const to = isDecision ? paths.decision : paths.initiative
  return (
    <li className="news__one">
      <p>{sentences[kind](piece)}</p>
      <p className="quiet">
        {number !== null && <><Link to={to(school.slug, number)}>{isDecision ? `Decision ${number}${isFirst ? `: ${text}` : ''}` : title}</Link> · </>}
        <When day={day} today={today} />
      </p>
    </li>
  )
}
