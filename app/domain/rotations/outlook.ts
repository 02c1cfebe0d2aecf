import { may } from '../acting'
import type { Acting } from '../acting'
import { isForHandingOver, openDayFrom } from '../calendar/open-days'
import { nextTermAfter, schoolCalendar } from '../calendar/calendar'
import { addDays } from '../../vocabulary/days'
import type { Calendar } from '../calendar/calendar'
import { fairnessOf } from './fairness-facts'
import { askedToLead } from './people-asked'
import { endingFirst, endsAsPlanned, nextHandOver } from './next-hand-over'
import type { NextHandOver } from './next-hand-over'
import { endOfLead, planOf, roundFrom, thereOn } from './plans'
import type { Plan } from './plans'
import type { InitiativeState } from '../initiatives/state'
import { nextSaid } from './next-said'
import type { NextLead, NextSaid } from './next-said'
import type { LeadTurn, Turns } from './lead-turns'
import { leadTurnsOf } from './lead-turns'

export type Rotation = {
  plan?: Plan | undefined
  seats: number
  /** Whether it goes by terms, and the calendar has no next one. */
  lacksTerm: boolean
  /** The next hand-over, on a local day that the school is open; nothing while none is planned. */
  next?: NextHandOver | undefined
  /** Who leads next: three, or as many as are asked for. */
  leads: NextLead[]
  /** Who is next, in the words of every page; nothing where nobody is in sight. */
  said: NextSaid | null
  /** Since when nobody leads, as a local day; nothing while someone does, or nobody has yet. */
  uncoveredSince: string | null
  /** Who is asked to take up a lead that ended, and has not answered yet. */
  asked?: string | undefined
}

/**
 * How the lead of an initiative goes on: its plan, the next hand-over and the next three leads.
 * What is planned as a turn counts first, then the plan: its order (passing over who is away, who
 * keep their place), or the fairest first. A day in a closed week, or on the weekend that opens
 * one, rolls forward and says so; one that a person chose stays, and says what speaks against it.
 * Of what has stopped nothing goes on, and nobody is suggested; nor is anybody to a guest. Of the
 * next leads `upTo` are told.
 */
export async function rotationOf(
  acting: Acting,
  at: InitiativeState,
  { upTo = 3 } = {},
): Promise<Rotation> {
  const { plan, calendar, turns, next } = await soFar(acting, at)
  if (at.stage === 'stopped')
    return {
      plan,
      seats: at.leadSeats,
      lacksTerm: false,
      next: undefined,
      leads: [],
      said: null,
      uncoveredSince: null,
    }
  const leads = await nextLeads(acting, at, { plan, calendar, turns, next, upTo })
  const lacksTerm = plan?.cadence === 'every term' && !nextTermAfter(calendar, acting.school.today)
  return {
    plan,
    seats: at.leadSeats,
    lacksTerm,
    next,
    leads,
    said: nextSaid({ next, leads }),
    uncoveredSince: at.leads.length ? null : openSince(acting, turns),
    asked: at.leads.length ? undefined : askedToTakeUp(turns),
  }
}

/**
 * The plan, the next hand-over and who is planned as a lead next: of `rotationOf` what suggests
 * nobody.
 */
export async function plannedNext(acting: Acting, at: InitiativeState) {
  const { plan, turns, next } = await soFar(acting, at)
  return { plan, next, planned: plannedIn(turns, 1)[0] }
}

async function soFar(acting: Acting, at: InitiativeState) {
  const [plan, calendar, all] = await Promise.all([
    planOf(at.id),
    schoolCalendar(),
    leadTurnsOf(at),
  ])
  const turns = may.seeAsked(acting) ? all : withoutAsked(all)
  const next = nextHandOver({
    today: acting.school.today,
    calendar,
    turns,
    byPlan: await endByPlanOf(acting, { plan, turns }),
  })
  return { plan, calendar, turns, next }
}

// A guest is not told whom a lead is offered to before they have said yes.
function withoutAsked({ past, now, coming }: Turns): Turns {
  const unsaid = (turn: LeadTurn) => ({
    ...turn,
    handOver: turn.handOver && { ...turn.handOver, to: null, toId: null, offered: false },
  })
  return { past: past.map(unsaid), now: now.map(unsaid), coming }
}

// The one who leads on a part of a day leads on it; today, though, the lead is open as soon as the
// last one ends.
function openSince({ school: { today } }: Acting, { past }: Turns) {
  const ended = past
    .flatMap(({ to }) => to ?? [])
    .toSorted()
    .at(-1)
  return ended === undefined ? null : ended < today ? addDays(ended, 1) : today
}

function askedToTakeUp({ past }: Turns) {
  return past.find(({ handOver }) => handOver?.offered)?.handOver?.to ?? undefined
}

type Given = { plan: Plan | undefined; calendar: Calendar; turns: Turns }

// By the plan, with what it was moved from, as long as the turn ends as the plan says.
async function endByPlanOf(acting: Acting, { plan, turns }: Pick<Given, 'plan' | 'turns'>) {
  const ending = endingFirst(turns)
  const day =
    ending &&
    (await endOfLead(acting, plan, {
      leads: turns.now.map(({ memberId }) => memberId),
      since: ending.from,
    }))
  return ending && endsAsPlanned(ending, day) ? day : undefined
}

async function nextLeads(
  acting: Acting,
  at: InitiativeState,
  { plan, calendar, turns, next, upTo }: Given & { next: NextHandOver | undefined; upTo: number },
): Promise<NextLead[]> {
  const planned = plannedIn(turns, upTo)
  if (planned.length === upTo) return planned
  const handsOverOn = next?.part === 'year ends' ? undefined : next?.on
  const days = laterDays({ plan, calendar }, planned.at(-1)?.on ?? handsOverOn)
  const firstDay = planned.length ? days(1) : days(0)
  const yearEnds = next?.part === 'year ends' ? addDays(next.on, 1) : undefined
  const on = firstDay ?? yearEnds ?? acting.school.today
  const led = [...turns.past, ...turns.now].toSorted((one, other) =>
    one.from.localeCompare(other.from),
  )
  const asked = (await askedToLead(acting, at.id)).map((one): NextLead => ({
    ...one,
    how: 'asked',
    reasons: [],
  }))
  const list =
    plan?.choosing === 'in this order'
      ? await inOrder(plan, { led: [...led.map(whoseLead), ...plannedLeads(turns, upTo)], on })
      : await suggestedFor(acting, { initiativeId: at.id, on })
  const isNamed = (named: readonly NextLead[]) => (one: NextLead) =>
    named.some(({ memberId }) => memberId === one.memberId)
  const known = [...planned, ...asked.filter((one) => !isNamed(planned)(one))].slice(0, upTo)
  const rest = list.filter((one) => !isNamed(known)(one)).slice(0, upTo - known.length)
  return [...known, ...onTheirDays(rest, (place) => days(place + (known.length ? 1 : 0)))]
}

// Who is to shadow first leads on no day yet.
function onTheirDays(leads: NextLead[], dayOf: (place: number) => string | undefined) {
  const led = leads.filter(({ how }) => how !== 'shadow first')
  return leads.map((lead) => {
    const place = led.indexOf(lead)
    return { ...lead, on: place < 0 ? null : (dayOf(place) ?? null) }
  })
}

function plannedIn({ coming }: Turns, upTo: number) {
  return coming.slice(0, upTo).map(({ memberId, name, initials, from, part }): NextLead => ({
    memberId,
    name,
    initials,
    on: from,
    how: 'planned',
    part: part ?? null,
    reasons: [],
  }))
}

const whoseLead = ({ standsInFor, memberId }: LeadTurn) => standsInFor ?? memberId
const plannedLeads = ({ coming }: Turns, upTo: number) => coming.slice(0, upTo).map(whoseLead)

// Suggestions are the team's, who see what was offered; a guest is told what is planned.
async function suggestedFor(
  acting: Acting,
  wanted: { initiativeId: string; on: string },
): Promise<NextLead[]> {
  if (!may.seeAsked(acting)) return []
  const list = await fairnessOf(acting, { ...wanted, among: 'near' })
  const near = list.filter(({ isOnRoster, isOffered }) => isOnRoster || isOffered)
  return near.map(({ memberId, name, initials, reasons, isShadowFirst }) => ({
    memberId,
    name,
    initials,
    reasons,
    on: null,
    how: isShadowFirst ? 'shadow first' : 'suggested',
  }))
}

async function inOrder(
  plan: Plan,
  { led, on }: { led: string[]; on: string },
): Promise<NextLead[]> {
  return (await thereOn(roundFrom(plan, led), on)).map((person) => ({
    ...person,
    on: null,
    how: 'in the order',
    reasons: [],
  }))
}

// The days of the rotations after a known one; only a plan by weeks or by terms knows more than
// that one.
function laterDays(
  { plan, calendar }: { plan: Plan | undefined; calendar: Calendar },
  known: string | null | undefined,
) {
  return (rounds: number) => {
    if (!known || rounds === 0) return known ?? undefined
    if (plan?.cadence === 'every term') return laterTerm(calendar, { known, rounds })
    if (plan?.cadence !== 'every few weeks') return undefined
    const { on } = openDayFrom(calendar, addDays(known, 7 * (plan.everyWeeks ?? 1) * rounds))
    return isForHandingOver(calendar, on) ? on : undefined
  }
}

function laterTerm(calendar: Calendar, { known, rounds }: { known: string; rounds: number }) {
  let day: string | undefined = known
  for (let round = 0; round < rounds && day; round += 1)
    day = nextTermAfter(calendar, day)?.startsOn
  return day && openDayFrom(calendar, day).on
}
