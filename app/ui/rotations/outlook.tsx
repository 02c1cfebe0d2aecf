import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Person } from '../kit/person'
import { Section } from '../kit/sheet'
import { When } from '../kit/when'
import { NextHandOver } from './next-hand-over'
import { shortDay } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'
import type { Here } from '../kit/here'
import type { NextLead } from '../../domain/rotations/next-said'
import type { Rotation } from '../../domain/rotations/outlook'
import type { FormerPlan } from '../../domain/rotations/past-plans'

// What is written before the names and after them, and before the day; of one and of several.
const around = {
  planned: { before: '', one: '', several: '', from: 'on' },
  asked: { before: '', one: ' is asked', several: ' are asked', from: 'for' },
  'stands in': { before: '', one: ' stands in', several: ' stand in', from: 'from' },
  'goes on': { before: '', one: ' leads on', several: ' lead on', from: 'from' },
  perhaps: { before: 'perhaps ', one: '', several: '', from: 'on' },
}

/** Who leads next, in a few words; the whole of it is further down. A day that is `known` is not
 * said again. */
export function WhoIsNext({
  rotation: { said, asked },
  today,
  known,
}: {
  rotation: Pick<Rotation, 'said' | 'asked'>
  today: string
  known?: string | undefined
}) {
  const shown = asked ? { names: [asked], is: 'asked' as const, on: null, then: null } : said
  if (!shown) return <>nobody yet</>
  const { names, is, on, then } = shown
  const day = on && on > today && on !== known ? shortDay(on, today) : undefined
  const { before, one, several, from } = around[is]
  return (
    <>
      {before}
      <a href="#rotation">{names.join(' and ')}</a>
      {names.length > 1 ? several : one}
      {day && ` ${from} ${day}`}
      {then && `, then ${is !== 'perhaps' && then.isPlanned ? '' : 'perhaps '}${then.name}`}
    </>
  )
}

/**
 * What happens next: the next hand-over and how far it is, who leads next, and the plan behind it.
 */
export function RotationAhead({
  rotation,
  isLed,
  here,
  acts,
}: {
  rotation: Rotation
  isLed: boolean
  here: Here
  acts: RotationAct[]
}) {
  const { plan, seats, lacksTerm, next, leads, uncoveredSince, asked } = rotation
  return (
    <Section title="What happens next" id="rotation">
      {uncoveredSince && (
        <p className="rotation__open">
          Nobody leads this {uncoveredSince === here.today ? 'from' : 'since'}{' '}
          <When day={uncoveredSince} today={here.today} />.{' '}
          {asked
            ? `${asked} is asked to take it up, and has not answered yet.`
            : 'That happens; it only needs someone now.'}
        </p>
      )}
      {next ? (
        <NextHandOver next={next} today={here.today} />
      ) : (
        !uncoveredSince && (
          <p className="quiet">
            {isLed
              ? 'No hand-over is planned. A lead that ends is easier to take on.'
              : 'Nobody has led this yet. It begins with one person who leads it for a while.'}
          </p>
        )
      )}
      <NextLeads leads={leads} here={here} mayAct={acts.length > 0} />
      <p className="small quiet">
        {plan ? planSaid(plan, { seats, today: here.today }) : 'There is no rotation plan yet.'}
      </p>
      {lacksTerm && (
        <p className="small quiet">
          The calendar has no next term yet.{' '}
          <Link to={paths.calendar(here.slug)}>See the calendar</Link>
        </p>
      )}
      {plan && plan.order.length > 0 && (
        <p className="small quiet">{sentence`The order, round and round: ${plan.order.map(({ name }) => name).join(', ')}.`}</p>
      )}
      <RotationActs acts={acts} here={here} />
    </Section>
  )
}

// Changes of one turn are links in the open: one press to the form, one to send it.
const changes = new Set(['swap', 'stand-in', 'extend', 'call', 'ask'])

type RotationAct = { noun: string; title: string; about?: Record<string, string> }

function RotationActs({ acts, here }: { acts: RotationAct[]; here: Here }) {
  if (!acts.length) return null
  return (
    <div className="rotation__acts">
      {acts.map(({ noun, title, about }) => (
        <Link
          key={noun}
          className={changes.has(noun) ? 'small' : 'button button--small'}
          to={paths.initiativeAct(here.slug, here.number, noun, about)}
        >
          {title}
        </Link>
      ))}
    </div>
  )
}

function NextLeads({ leads, here, mayAct }: { leads: NextLead[]; here: Here; mayAct: boolean }) {
  if (!leads.length)
    return (
      <p className="quiet">
        Nobody is planned to lead next.{mayAct && ' Ask someone to shadow, or open a call.'}
      </p>
    )
  return (
    <ol className="rotation__leads">
      {leads.map(({ memberId, on, how, part, reasons, ...person }) => (
        <li key={`${memberId} ${on}`}>
          <Person person={person} to={paths.person(here.slug, memberId)} note={part ?? how} />
          <p className="small quiet">
            {on && `from ${shortDay(on, here.today)}`}
            {on && reasons.length > 0 && ' · '}
            {reasons.join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** A plan in a sentence, with who made it and when; how many lead together, where that is known. */
export function planSaid(
  { cadence, everyWeeks, milestone, milestoneOn, choosing, setBy, setOn }: FormerPlan,
  { seats = 1, today }: { seats?: number; today: string },
) {
  const how = {
    'every few weeks': `Every ${everyWeeks === 1 ? 'week' : `${everyWeeks} weeks`}`,
    'every term': 'Every term',
    'at a milestone': `At a milestone: ${milestone}${milestoneOn ? ` (${shortDay(milestoneOn, today)})` : ''}`,
    'open-ended': 'Open-ended',
  }[cadence]
  const together = { 2: ', two lead together', 3: ', three lead together' }[seats] ?? ''
  return `${how}${together}, ${choosing === 'in this order' ? 'in an agreed order' : 'those who offer first, then the fairest'}. Planned by ${setBy}, ${shortDay(setOn, today)}.`
}
