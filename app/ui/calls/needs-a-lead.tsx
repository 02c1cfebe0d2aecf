import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { callNouns } from '../../vocabulary'
import { CallFacts } from './calls-and-offers'
import { useSchool } from '../kit/school-context'
import { StageTag } from '../kit/tags'
import { When } from '../kit/when'
import { exactDay } from '../../vocabulary/dates'
import { daysBetween } from '../../vocabulary/days'
import type { Need } from '../../domain/calls/needs-a-lead'

const titles = {
  uncovered: 'Nobody leads these just now',
  gap: 'Free within four weeks',
  seat: 'Room for a co-lead',
  called: 'Called for',
}

/** Everything that needs someone, by kind, each with what is asked and one act. */
export function Needs({ needs }: { needs: Need[] }) {
  const kinds = (['uncovered', 'gap', 'seat', 'called'] as const).filter((kind) =>
    needs.some((need) => need.kind === kind),
  )
  return (
    <div className="stack">
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`needs-${kind}`}>
          <h2 id={`needs-${kind}`}>{titles[kind]}</h2>
          <ul className="needs">
            {needs
              .filter((need) => need.kind === kind)
              .map((need) => (
                <OneNeed key={need.number} need={need} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function OneNeed({ need }: { need: Need }) {
  const { school, today } = useSchool()
  const { number, title, stage, calls, offers } = need
  return (
    <li className="sheet need">
      <h3>
        <Link to={paths.initiative(school.slug, number)}>{title}</Link>
      </h3>
      <p>
        <StageTag stage={stage} /> <NeedSaid need={need} />
      </p>
      {calls.map((call) => (
        <div key={call.id} className="need__call">
          <h4>
            {call.opener} calls for {callNouns[call.role]}
          </h4>
          <CallFacts call={call} today={today} />
          {call.offers > 0 && <p className="quiet">{offersSaid(call.offers)}</p>}
          {!call.isOpenToMe && (
            <p className="quiet">Some were asked by name. You are welcome to offer all the same.</p>
          )}
        </div>
      ))}
      {offers > 0 && <p className="quiet">{offersSaid(offers)}</p>}
      <p>
        <NeedAct need={need} />
      </p>
    </li>
  )
}

function offersSaid(many: number) {
  return many === 1 ? 'One offer so far.' : `${many} offers so far.`
}

/** Why it stands here, in one kind sentence. */
export function NeedSaid({
  need: { kind, from, next, leads, follows, freeSeats, calls, isAsked },
}: {
  need: Need
}) {
  const { today } = useSchool()
  const then = next && (
    <>
      {' '}
      {next.name} leads from <When day={next.on} today={today} />.
    </>
  )
  const asked = isAsked && ' Someone is asked, and has not answered yet.'
  if (kind === 'uncovered')
    return (
      <>
        The lead has been open since {from && <Since day={from} today={today} />}.{' '}
        {follows > 0 && 'Those who follow carry it until someone steps in.'}
        {asked}
        {then}
      </>
    )
  if (kind === 'gap')
    return (
      <>
        Nobody is planned to lead from {from && <When day={from} today={today} />}.{asked}
        {then}
      </>
    )
  if (kind === 'seat')
    return (
      <>
        {leads.join(' and ')} {leads.length > 1 ? 'lead' : 'leads'};{' '}
        {freeSeats === 1 ? 'there is room for one more' : `there is room for ${freeSeats} more`}.
      </>
    )
  const [call] = calls
  return (
    <>
      {leads.join(' and ')} {leads.length > 1 ? 'lead' : 'leads'} now
      {call && (
        <>
          ; someone is wanted from <When day={call.startsOn} today={today} />
        </>
      )}
      .
    </>
  )
}

function Since({ day, today }: { day: string; today: string }) {
  const days = daysBetween(day, today)
  if (days === 0) return <When day={day} today={today} />
  return (
    <>
      <time dateTime={day} title={exactDay(day)}>
        {exactDay(day)}
      </time>
      {days > 0 && `, ${days === 1 ? 'a day' : `${days} days`}`}
    </>
  )
}

function NeedAct({
  need: { number, title, calls, offers, freeSeats, from, mine, mayOffer, mayCall },
}: {
  need: Need
}) {
  const { school, me } = useSchool()
  const to = (noun: string, query = {}) => paths.initiativeAct(school.slug, number, noun, query)
  const call = calls.find(({ isOpenToMe }) => isOpenToMe)
  const toChoose = calls.find(({ openedBy, offers }) => openedBy === me.id && offers > 0)
  if (toChoose)
    return (
      <Link className="button button--primary" to={to('choose', { call: toChoose.id })}>
        Choose
        <About title={title} />
      </Link>
    )
  if (mayCall && offers > 0 && freeSeats > 0)
    return (
      <Link className="button button--primary" to={to('choose')}>
        Choose
        <About title={title} />
      </Link>
    )
  if (mine)
    return (
      <>
        You have offered.{' '}
        <Link to={to('decline', { offer: mine })}>
          Withdraw it
          <About title={title} />
        </Link>
      </>
    )
  if (mayOffer)
    return (
      <Link className="button button--primary" to={to('offer', { call: call?.id })}>
        Offer
        <About title={title} />
      </Link>
    )
  if (mayCall && !calls.length)
    return (
      <Link className="button" to={to('call', { from: from ?? undefined })}>
        Open a call
        <About title={title} />
      </Link>
    )
  return null
}

// Links of one name lead to different places; the screen reader is told which.
function About({ title }: { title: string }) {
  return <span className="spoken">: {title}</span>
}
