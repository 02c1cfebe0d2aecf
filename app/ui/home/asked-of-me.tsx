import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { callNouns, callVerbs } from '../../vocabulary'
import type { CallRole } from '../../vocabulary'
import { NeedSaid } from '../calls/needs-a-lead'
import type { AskedOfMe as Asked } from '../../domain/calls/open-calls'
import type { Need } from '../../domain/calls/needs-a-lead'
import { Linked } from '../kit/linked'
import { useSchool } from '../kit/school-context'

type One = { number: number; title: string; role: CallRole }

/**
 * What others ask of me, each with a yes and a no side by side; and the offers that wait for my
 * choice.
 */
export function AskedOfMe({
  asked: { asks, pairs, choices, sponsorings, allies },
}: {
  asked: Asked
}) {
  const { slug } = useSchool().school
  const to = (number: number, noun: string, query: Record<string, string>) =>
    paths.initiativeAct(slug, number, noun, query)
  return (
    <>
      {asks.map((one) => (
        <Waits
          key={one.id}
          one={one}
          yes={
            one.callId
              ? to(one.number, 'offer', { call: one.callId })
              : to(one.number, 'accept', { ask: one.id })
          }
          no={to(one.number, 'decline', { ask: one.id })}
        >
          {one.from} asks: would you {callVerbs[one.role]} this?{' '}
          {one.note && (
            <q>
              <Linked text={one.note} />
            </q>
          )}
        </Waits>
      ))}
      {pairs.map((one) => (
        <Waits
          key={one.id}
          one={one}
          yes={to(one.number, 'accept', { pair: one.id })}
          no={to(one.number, 'decline', { pair: one.id })}
        >
          {one.from} offers to {callVerbs[one.role]} this together with you. Will you?
        </Waits>
      ))}
      {sponsorings.map((one) => (
        <Waits
          key={one.number}
          one={one}
          yes={to(one.number, 'sponsor', {})}
          no={to(one.number, 'sponsor', { answer: 'no' })}
        >
          {one.from} asks whether you would sponsor this: make time, room or money for it.
        </Waits>
      ))}
      {allies.map((one) => (
        <AllyAsked key={one.id} one={one} />
      ))}
      {choices.map((one) => (
        <Waits key={one.callId} one={one}>
          <Link to={to(one.number, 'choose', { call: one.callId })}>
            {one.offers === 1 ? 'One offer' : `${one.offers} offers`} to your call for{' '}
            {callNouns[one.role]}
          </Link>
          : choose when you are ready.
        </Waits>
      ))}
    </>
  )
}

function AllyAsked({ one: { id, from, note } }: { one: Asked['allies'][number] }) {
  const { slug } = useSchool().school
  return (
    <li>
      <Link to={paths.person(slug, id)}>{from}</Link>
      <p>
        {from} asks whether you would be their adult ally when they lead. {note && <q>{note}</q>}
      </p>
      <p className="formation__answers">
        <Link className="button button--small" to={paths.ally(slug, id, 'answer')}>
          Answer<span className="spoken">: {from}</span>
        </Link>
      </p>
    </li>
  )
}

function Waits({
  one: { number, title },
  yes,
  no,
  children,
}: {
  one: Pick<One, 'number' | 'title'>
  yes?: string
  no?: string
  children: ReactNode
}) {
  const about = <span className="spoken">: {title}</span>
  return (
    <li>
      <Link to={paths.initiative(useSchool().school.slug, number)}>{title}</Link>
      <p>{children}</p>
      {yes && no && (
        <p className="formation__answers">
          <Link className="button button--small" to={yes}>
            Yes{about}
          </Link>
          <Link className="button button--small" to={no}>
            Not this time{about}
          </Link>
        </p>
      )}
    </li>
  )
}

/** The first few things that need a lead, for Home; nothing when everything is led. */
export function NeedsALead({ needs, inAll }: { needs: Need[]; inAll: number }) {
  const mayOffer = needs.some((need) => need.mayOffer)
  const { slug } = useSchool().school
  if (!needs.length) return null
  return (
    <section className="sheet">
      <h2>Needs a lead</h2>
      <ul className="news">
        {needs.map((need) => (
          <li key={need.number}>
            <Link to={paths.initiative(slug, need.number)}>{need.title}</Link>
            <p>
              <NeedSaid need={need} />
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.needsALead(slug)}>
          {inAll > needs.length ? `All ${inAll}` : 'See what is asked'}
          {mayOffer && (inAll > needs.length ? ', and how to offer' : ', and offer')}
        </Link>
      </p>
    </section>
  )
}
