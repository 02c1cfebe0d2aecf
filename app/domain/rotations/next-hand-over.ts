import { asKept, openDayFrom } from '../calendar/open-days'
import { closedBecause, isClosedThroughout, yearOverFrom } from '../calendar/calendar'
import { addDays, daysBetween } from '../../vocabulary/days'
import type { Calendar } from '../calendar/calendar'
import type { OpenDay } from '../calendar/open-days'
import type { EndingPart, LeadPart } from '../../vocabulary/came-about'

/**
 * How far a hand-over is: its notes are to be written, are written, wait for a yes, or it is
 * agreed.
 */
export type Step = 'planned' | 'prepared' | 'offered' | 'accepted'
export type NextHandOver = OpenDay & {
  step: Step
  from: string[]
  to: string | null
  /** The member that `to` names. */
  toId: string | null
  isLate: boolean
  /**
   * Where nobody hands over: someone stands in, the one they stood in for goes on, the school year
   * ends with the lead, on that day, or nobody leads from that day on.
   */
  part?: EndingPart | null
  /** Where nobody leads from that day: the last day without a lead, before `to` goes on. */
  until?: string
  /**
   * What someone is asked for in place of what is planned, which holds until they say yes; no day
   * is at once.
   */
  asked?: { to: string; on: string | null }
}

/** A lead turn in local days, both included, with the open hand-over of one that runs. */
export type Leading = {
  memberId: string
  name: string
  from: string
  to: string | null
  wantedOn: string | null
  handOver: Asked | null
  accepted: boolean
  part?: LeadPart | null
}
type Asked = {
  dueOn: string | null
  wantedOn: string | null
  to: string | null
  toId: string | null
  offered: boolean
}
type Turns = { now: readonly Leading[]; coming: readonly Leading[] }
type Given = { today: string; calendar: Calendar; turns: Turns; byPlan: OpenDay | undefined }

const near = 14

/**
 * The next hand-over of an initiative, for every page that says when its lead passes on, and to
 * whom: what is planned within two weeks of the end of the lead, with no open day between on which
 * nobody leads; what someone is asked for, the end itself, or what the plan says (`byPlan`). A
 * question changes nothing that is planned: it is told beside it. What nobody chose waits for the
 * school to open; the end of the school year hands over to nobody. Nothing while nobody leads, and
 * of a lead without an end. Pure; days are local days.
 */
export function nextHandOver({ today, calendar, turns, byPlan }: Given): NextHandOver | undefined {
  const ending = endingFirst(turns)
  if (!ending) return undefined
  const asking = turns.now.find((turn) => turn.handOver && comesFirst(turn, { ending, today }))
  const asked = asking?.handOver
  const isApart = asking !== undefined && asking.to !== ending.to
  const planned = isApart
    ? undefined
    : turns.coming.find(({ from }) => isNear(ending, from) && isWithoutGap(calendar, turns, from))
  if (!asked && !planned) {
    const gap = withoutLead(calendar, { ending, turns })
    if (gap) return gap
  }
  const isAlone = isApart || (!planned && asksAnotherDay(asking))
  const giving = isAlone && asking ? [asking] : givers(turns, { ending, planned })
  // Who is back from a leave that closed days hid hands over to nobody.
  const isBack = ({ memberId }: Leading) =>
    planned?.part === 'goes on' && memberId === planned.memberId
  const from = giving.filter((one) => !isBack(one)).map(({ name }) => name)
  const fixed = planned?.from ?? asked?.dueOn
  const moved = planned && asked?.dueOn !== planned.from ? undefined : asked
  const yearEnds = fixed ? undefined : endOfYear(calendar, ending, byPlan)
  if (yearEnds && !asked)
    return {
      on: yearEnds,
      from,
      to: null,
      toId: null,
      step: 'planned',
      isLate: false,
      part: 'year ends',
    }
  const day = fixed
    ? { ...asKept(calendar, fixed), ...movedFrom(calendar, { asked: moved, planned }) }
    : (byPlan ?? openAfter(calendar, ending))
  const { to, toId } = receiver(planned, asked)
  if (!day || yearEnds)
    return asked
      ? { on: today, from, to, toId, step: stepOf(asked, planned), isLate: false }
      : undefined
  return {
    ...day,
    from,
    to,
    toId,
    step: stepOf(asked, planned),
    isLate: day.on < today,
    part: planned?.part ?? null,
    ...askedInPlaceOf(planned, asked),
  }
}

function receiver(planned: Leading | undefined, asked: Asked | null | undefined) {
  if (planned) return { to: planned.name, toId: planned.memberId }
  return { to: asked?.to ?? null, toId: asked?.toId ?? null }
}

// A lead that begins after open days without one is not handed over: it needs someone before.
function isWithoutGap(calendar: Calendar, { now }: Turns, from: string) {
  const last =
    now
      .map(({ to }) => to ?? '9999-12-31')
      .toSorted()
      .at(-1) ?? ''
  if (last >= addDays(from, -1)) return true
  const free = { from: addDays(last, 1), to: addDays(from, -1) }
  return isClosedThroughout(calendar, free)
}

// Who is away with nobody in their place hands over to nobody, and goes on after it.
function withoutLead(
  calendar: Calendar,
  { ending, turns }: { ending: Leading; turns: Turns },
): NextHandOver | undefined {
  const [back] = turns.coming.toSorted((a, b) => a.from.localeCompare(b.from))
  if (back?.part !== 'goes on' || isWithoutGap(calendar, turns, back.from)) return undefined
  const after = openAfter(calendar, ending)
  return (
    after && {
      on: after.on,
      until: addDays(back.from, -1),
      from: [],
      to: back.name,
      toId: back.memberId,
      step: 'planned',
      isLate: false,
      part: 'nobody leads',
    }
  )
}

function isNear({ to }: Leading, from: string) {
  return to !== null && daysBetween(to, from) <= near
}

function askedInPlaceOf(planned: Leading | undefined, asked: Asked | null | undefined) {
  if (!planned || !asked?.offered || !asked.to) return {}
  if (asked.toId === planned.memberId && asked.dueOn === planned.from) return {}
  return { asked: { to: asked.to, on: asked.dueOn } }
}

/** Who leads now and ends first. */
export function endingFirst<Turn extends Pick<Leading, 'to'>>({
  now,
}: {
  now: readonly Turn[]
}): Turn | undefined {
  return now.toSorted((a, b) => (a.to ?? '9999').localeCompare(b.to ?? '9999'))[0]
}

/** Whether a lead ends on the day that the plan says: it does while it has no other end. */
export function endsAsPlanned({ to }: Pick<Leading, 'to'>, day: OpenDay | undefined) {
  return day !== undefined && (!to || day.on === addDays(to, 1))
}

// Of co-leads one may ask for a day that is not the end of both.
function asksAnotherDay(asking: Leading | undefined): asking is Leading {
  const { to, handOver } = asking ?? {}
  return Boolean(to && handOver?.dueOn && handOver.dueOn !== addDays(to, 1))
}

// Of co-leads who end on different days, the one who leads up to the planned turn gives it on.
function givers(
  { now }: Turns,
  { ending, planned }: { ending: Leading; planned: Leading | undefined },
) {
  const upToIt = planned ? now.filter(({ to }) => to && addDays(to, 1) === planned.from) : []
  return upToIt.length ? upToIt : now.filter(({ to }) => to === ending.to)
}

// The last day of a lead that lasts for as long as the school year has open days.
function endOfYear(calendar: Calendar, { to }: Leading, byPlan: OpenDay | undefined) {
  const after = byPlan?.on ?? (to && addDays(to, 1))
  const year = after ? yearOverFrom(calendar, after) : undefined
  return year && to && to < year.endsOn ? to : year?.endsOn
}

function openAfter(calendar: Calendar, { to }: Leading): OpenDay | undefined {
  return to ? openDayFrom(calendar, addDays(to, 1)) : undefined
}

// Of leads held side by side one may be given on while another ends before it: the earlier of the
// two is next.
function comesFirst(
  { to, handOver }: Leading,
  { ending, today }: { ending: Leading; today: string },
) {
  return !ending.to || to === ending.to || (handOver?.dueOn ?? today) <= addDays(ending.to, 1)
}

// A planned turn that was moved because the school is closed says so for as long as it is.
function movedFrom(
  calendar: Calendar,
  { asked, planned }: { asked: Asked | null | undefined; planned: Leading | undefined },
) {
  const wantedOn = asked ? asked.wantedOn : planned?.wantedOn
  const because = wantedOn ? closedBecause(calendar, wantedOn) : undefined
  if (!wantedOn || (!asked && !because)) return {}
  return { insteadOf: wantedOn, because: because ?? 'a day that one of them does not work' }
}

function stepOf(asked: Asked | null | undefined, planned: Leading | undefined): Step {
  if (asked) return asked.offered ? 'offered' : 'prepared'
  return planned?.accepted ? 'accepted' : 'planned'
}
