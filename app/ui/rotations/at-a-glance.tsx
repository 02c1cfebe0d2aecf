import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import type { Health } from '../../vocabulary'
import { allySaid } from '../../vocabulary/allies'
import { shortDay } from '../../vocabulary/dates'
import type { TurnThere } from '../../domain/turns/roster'
import type { Rotation } from '../../domain/rotations/outlook'
import type { Here } from '../kit/here'
import { Faces, Person } from '../kit/person'
import { Cell, Glance } from '../kit/glance'
import { HealthTag } from '../kit/tags'
import { When } from '../kit/when'
import { WhoIsNext } from './outlook'

type GlanceProps = {
  turns: TurnThere[]
  rotation: Rotation
  latest: { health: Health; on: string } | undefined
  freeSeats: number
  /** Offers that wait while nobody leads or is next, and where one chooses among them. */
  offers: { many: number; choose: string | undefined }
  me: string
  here: Here
}

/** What one comes for: who leads since when, who is next, who follows, and how it is going. */
export function AtAGlance({ turns, rotation, latest, freeSeats, offers, me, here }: GlanceProps) {
  const now = turns.filter(({ isNow }) => isNow)
  const beside = now.filter(({ role }) => role !== 'lead')
  return (
    <Glance>
      <Leads leads={now.filter(({ role }) => role === 'lead')} freeSeats={freeSeats} here={here} />
      <Cell name={nextName(rotation, here.today)}>
        {offers.many > 0 && !rotation.next && now.every(({ role }) => role !== 'lead') ? (
          <OffersWaiting {...offers} />
        ) : (
          <p>
            <WhoIsNext rotation={rotation} today={here.today} known={rotation.next?.on} />
          </p>
        )}
      </Cell>
      <Cell name={besideName(beside)}>
        {!beside.length && <p className="quiet">nobody yet</p>}
        {beside.length > 0 && (
          <Faces
            people={beside}
            to={(memberId) => paths.person(here.slug, memberId)}
            most={mostFaces}
            rest={(more) => <a href="#formation">and {more} more</a>}
          />
        )}
        <Mine mine={beside.find(({ memberId }) => memberId === me)} here={here} />
      </Cell>
      <Cell
        name={
          <>
            Health
            {latest && (
              <>
                , <When day={latest.on} today={here.today} />
              </>
            )}
          </>
        }
      >
        {latest ? <HealthTag health={latest.health} /> : <p className="quiet">no update yet</p>}
      </Cell>
    </Glance>
  )
}

function OffersWaiting({ many, choose }: GlanceProps['offers']) {
  return (
    <p>
      {many === 1 ? '1 offer' : `${many} offers`}
      {choose && (
        <>
          {' '}
          · <Link to={choose}>Choose</Link>
        </>
      )}
    </p>
  )
}

function Leads({ leads, freeSeats, here }: { leads: TurnThere[]; freeSeats: number; here: Here }) {
  const since = leads.map(({ from }) => from).toSorted()[0]
  return (
    <Cell
      name={
        since ? (
          <>
            {leads.length > 1 ? 'Lead' : 'Leads'} since {shortDay(since, here.today)}
          </>
        ) : (
          'Lead'
        )
      }
    >
      {!leads.length && <p>nobody leads now</p>}
      {leads.map(({ memberId, isStudent, ally, ...person }) => (
        <div key={memberId}>
          <Person person={person} role={lead} to={paths.person(here.slug, memberId)} />
          {isStudent && <p className="small quiet">{allySaid(ally)}</p>}
        </div>
      ))}
      {leads.length > 0 && freeSeats > 0 && (
        <p className="small quiet">
          {freeSeats === 1 ? 'one more can lead' : `${freeSeats} more can lead`}
        </p>
      )}
    </Cell>
  )
}

function nextName({ next, asked, uncoveredSince }: Rotation, today: string): ReactNode {
  if (uncoveredSince) return <>Open since {shortDay(uncoveredSince, today)}</>
  if (next?.part === 'year ends' && !asked) return 'Led to the end of the year'
  if (next?.part === 'nobody leads' && !asked)
    return (
      <>
        Nobody leads from <When day={next.on} today={today} />
      </>
    )
  if (!next || next.part || asked) return 'What happens next'
  // Who is asked may say no.
  if (next.step === 'offered') {
    if (next.on <= today) return 'Asked to take over'
    return (
      <>
        Asked to take over, <When day={next.on} today={today} />
      </>
    )
  }
  return (
    <>
      Hands over <When day={next.on} today={today} />
    </>
  )
}

function besideName(beside: TurnThere[]) {
  const follow = beside.filter(({ role }) => role === 'follow').length
  const shadow = beside.length - follow
  if (!beside.length) return 'Who follows'
  return [counted(follow, 'follow'), counted(shadow, 'shadow')].filter(Boolean).join(' · ')
}

function counted(many: number, does: 'follow' | 'shadow') {
  return many && `${many} ${many === 1 ? `${does}s` : does}`
}

const lead = 'lead'
const mostFaces = 6

function Mine({ mine, here }: { mine: TurnThere | undefined; here: Here }) {
  if (!mine) return null
  return (
    <p className="small quiet">
      you {mine.role} since {shortDay(mine.from, here.today)}
    </p>
  )
}
