import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { callNouns } from '../../vocabulary'
import { Linked } from '../kit/linked'
import { Person } from '../kit/person'
import { When } from '../kit/when'
import { exactDay, shortDay } from '../../vocabulary/dates'
import type { Here } from '../kit/here'
import type { AskShown, CallShown } from '../../domain/calls/open-calls'
import type { StandingOffer } from '../../domain/turns/roster'

type Offer = Omit<StandingOffer, 'withId'> & {
  isMine: boolean
  asksMe: boolean
  mayAccept: boolean
  mayThank: boolean
}

/** What a call asks and what is given for it. */
export function CallFacts({ call, today }: { call: CallShown; today: string }) {
  const facts: [string, ReactNode][] = [
    ['From', <When key="from" day={call.startsOn} today={today} />],
    ['Last day', call.endsOn && exactDay(call.endsOn)],
    [
      'Offers are welcome until',
      call.closesOn &&
        (call.closesOn < today ? (
          `${shortDay(call.closesOn, today)}; the choice is being made`
        ) : (
          <When day={call.closesOn} today={today} />
        )),
    ],
    ['Hours', call.hours],
    ['Released time or stipend', call.recompense],
    ['Skills', call.skills],
    ['Support the sponsor gives', call.support],
    ['Rolled forward', call.rolled],
  ]
  return (
    <dl className="told">
      {facts.map(
        ([name, fact]) =>
          fact && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{fact}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

type Side = {
  calls: CallShown[]
  offers: Offer[]
  asks: AskShown[]
  here: Here
  me: string
  may: { openCall: boolean; ask: boolean; offer: boolean }
}

/**
 * The calls of an initiative, the offers that stand, and who was asked: what is there for this
 * member to see and to do.
 */
export function CallsAndOffers({ calls, offers, asks, here, me, may }: Side) {
  const standing = offers.filter(({ callId }) => !calls.some(({ id }) => id === callId))
  const to = (noun: string, query = {}) => paths.initiativeAct(here.slug, here.number, noun, query)
  return (
    <>
      {calls.map((call) => (
        <section key={call.id} id={`call-${call.id}`} className="sheet initiative">
          <h2>Called for: {callNouns[call.role]}</h2>
          <CallFacts call={call} today={here.today} />
          <p className="small quiet">
            {call.opener} opened this call <When day={call.openedOn} today={here.today} />, for{' '}
            {call.audience === 'all' ? 'everyone' : 'some, by name'}.
          </p>
          <Offers offers={offers.filter(({ callId }) => callId === call.id)} here={here} />
          <p className="formation__answers">
            {may.offer && call.isOpenToMe && !call.mine && (
              <Small to={to('offer', { call: call.id })}>Offer</Small>
            )}
            {call.openedBy === me && call.offers > 0 && (
              <Small to={to('choose', { call: call.id })}>Choose</Small>
            )}
            {(call.openedBy === me || may.openCall) && (
              <Small to={to('close-call', { call: call.id })}>Close with a line</Small>
            )}
          </p>
        </section>
      ))}
      {standing.length > 0 && (
        <section className="sheet initiative">
          <h2>Offers</h2>
          <Offers offers={standing} here={here} />
          {may.openCall && standing.length > 1 && (
            <p className="formation__answers">
              <Small to={to('choose')}>Choose among them</Small>
            </p>
          )}
        </section>
      )}
      {asks.length > 0 && (
        <section className="sheet initiative">
          <h2>Asked by you</h2>
          <ul className="formation__people">
            {asks.map(({ id, asked, on }) => (
              <li key={id}>
                You asked {asked} <When day={on} today={here.today} />.{' '}
                <Link to={to('decline', { ask: id })}>Withdraw the question</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type Asking = Pick<Side, 'calls' | 'offers' | 'may'>

/** How many offers wait, and where this member chooses among them, if they do. */
export function offersWaiting(
  { calls, offers, may }: Asking,
  { here, me }: Pick<Side, 'here' | 'me'>,
) {
  const isStanding = ({ callId }: Offer) => !calls.some(({ id }) => id === callId)
  const own = calls.find(({ openedBy, offers: many }) => openedBy === me && many > 0)
  const query = may.openCall && offers.some(isStanding) ? {} : own && { call: own.id }
  const choose = query && paths.initiativeAct(here.slug, here.number, 'choose', query)
  return { many: offers.length, choose }
}

function Small({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="button button--small" to={to}>
      {children}
    </Link>
  )
}

function Offers({ offers, here }: { offers: Offer[]; here: Here }) {
  if (!offers.length) return null
  return (
    <ul className="formation__people">
      {offers.map((given) => (
        <li key={given.id} className="offered">
          <Person
            person={given}
            to={paths.person(here.slug, given.memberId)}
            note={given.readiness}
          />{' '}
          {given.isPrivate && <span className="tag">in confidence</span>}
          <p className="small quiet">
            since {shortDay(given.on, here.today)}
            {together(given)}
            {given.note && (
              <>
                : <Linked text={given.note} />
              </>
            )}
          </p>
          <Answers given={given} here={here} />
        </li>
      ))}
    </ul>
  )
}

/** How an offer of two stands, as the end of a sentence. */
export function together({ withName, withAnswer }: Pick<Offer, 'withName' | 'withAnswer'>) {
  if (!withName || withAnswer === 'declined') return ''
  return withAnswer === 'agreed'
    ? `, together with ${withName}`
    : `, together with ${withName}, who has not answered yet`
}

function Answers({ given, here }: { given: Offer; here: Here }) {
  const to = (noun: string, query: Record<string, string>) =>
    paths.initiativeAct(here.slug, here.number, noun, query)
  const { id, isMine, asksMe, mayAccept, mayThank } = given
  if (!isMine && !asksMe && !mayAccept && !mayThank) return null
  return (
    <p className="formation__answers">
      {asksMe && <Small to={to('accept', { pair: id })}>Join them</Small>}
      {asksMe && <Small to={to('decline', { pair: id })}>Not this time</Small>}
      {mayAccept && <Small to={to('accept', { offer: id })}>Say yes</Small>}
      {mayThank && <Small to={to('decline', { offer: id })}>Thank them, not now</Small>}
      {isMine && <Small to={to('decline', { offer: id })}>Withdraw</Small>}
    </p>
  )
}
