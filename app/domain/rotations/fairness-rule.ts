import { allySaid } from '../../vocabulary/allies'
import type { Access, Position, Readiness } from '../../vocabulary'
import { dayOfYear, monthOf } from '../../vocabulary/dates'
import { isWithin } from '../calendar/calendar'
import { addDays } from '../../vocabulary/days'

/**
 * What the fairness ledger knows of one member, up to a local day; over leads and meeting duties
 * together.
 */
export type Facts = {
  memberId: string
  name: string
  initials: string
  position: Position
  /** Of a student: the adult who stands beside them, if they chose one. */
  ally?: string | null
  access: Access
  joinedOn: string
  /**
   * Whether they came while the school itself was beginning here: new to Skein like everyone, not
   * to the school.
   */
  isFounding: boolean
  lastDayOn: string | null
  /**
   * The last local day up to the one asked for on which they held a lead or a duty, or are to hold
   * one; nothing where there is none.
   */
  lastHeldOn: string | null
  lastLedOn: string | null
  /** Leads and duties begun this school year. */
  heldThisYear: number
  leadsNow: string[]
  /** Leads of theirs that begin between now and the day asked for. */
  leadsFrom: { title: string; on: string }[]
  hasShadowed: boolean
  leave: { startsOn: string; endsOn: string | null } | null
  /**
   * The day from which they are away for a week or longer, or gone, where it comes within four
   * weeks of the day asked for.
   */
  awayFrom?: string | null
  /** Whether they are of the initiative's roster; everyone is where no initiative is asked for. */
  isOnRoster: boolean
  isLeadHere: boolean
  isSponsorHere: boolean
  /** Whether someone has ever asked them, or they have led (see `askedMembers`). */
  wasAsked: boolean
  /**
   * Their open offer to lead it, and when they last offered something this year that no lead came
   * of; whether that was here.
   */
  offer: { readiness: Readiness; on: string } | null
  offeredOn: string | null
  isOfferedHere: boolean
  /**
   * When they declined this very lead, since it last changed hands and since they last offered to
   * lead it; what they offered before is then no longer told. It moves them, and is not said.
   */
  declinedOn: string | null
}

export type Suggestion = {
  memberId: string
  name: string
  initials: string
  position: Position
  reasons: string[]
  isOffered: boolean
  isOnRoster: boolean
  isShadowFirst: boolean
}
export type Asked = {
  on: string
  yearStartsOn: string | undefined
  termStartsOn: string | undefined
}

const newDays = 90
const leaveRemembered = 60

/**
 * Who might lead next, fairest first, each with the reasons to say. First who offered to lead it:
 * those who are ready now, then those who asked to shadow first or were not chosen this school
 * year; then who is of the roster and was never asked or has not led, newcomers after them; then
 * the others of the roster, and the rest of the school; then who declined this lead since they
 * last offered it, or will be away soon; last the sponsor and the administrators, unless they
 * offered, so that nothing steers the lead back to the top. Within each, who held no lead and no
 * duty for longest goes first, then fewest this school year, then who came first, then by name
 * (meetings.md, "Duties"). A newcomer (ninety days; in a school's first thirty days here nobody is
 * one) who has neither led, shadowed nor offered is to shadow first, and so is who offered that.
 * Left out: guests, who leads it now, and who is away or gone on that day. Leave moves nobody: the
 * day one last held something is the same after it. Pure: the same facts give the same order.
 */
export function inFairOrder(facts: readonly Facts[], asked: Asked): Suggestion[] {
  return facts
    .filter((one) => isEligible(one, asked.on))
    .sort((a, b) => groupOf(a, asked.on) - groupOf(b, asked.on) || fairestFirst(a, b))
    .map((one) => ({
      memberId: one.memberId,
      name: one.name,
      initials: one.initials,
      position: one.position,
      reasons: reasonsFor(one, asked),
      isOffered: hasOffered(one),
      isOnRoster: one.isOnRoster,
      isShadowFirst: isShadowFirst(one, asked.on),
    }))
}

export function isEligible(one: Facts, on: string) {
  if (one.access === 'guest' || one.isLeadHere || (one.lastDayOn && one.lastDayOn < on))
    return false
  return !(one.leave && isWithin(one.leave, on))
}

function isShadowFirst(one: Facts, on: string) {
  if (one.hasShadowed) return false
  return one.offer ? one.offer.readiness === 'shadow first' : isNew(one, on) && !one.lastHeldOn
}

function isNew({ joinedOn, isFounding }: Facts, on: string) {
  return !isFounding && joinedOn > addDays(on, -newDays)
}

function hasOffered({ offer, isOfferedHere }: Facts) {
  return offer !== null || isOfferedHere
}

// The one who asked to shadow first is not ready to lead before they have.
function isReady({ offer, hasShadowed }: Facts) {
  return offer !== null && (offer.readiness !== 'shadow first' || hasShadowed)
}

function fairestFirst(a: Facts, b: Facts) {
  return (
    compare(a.lastHeldOn ?? '', b.lastHeldOn ?? '') ||
    a.heldThisYear - b.heldThisYear ||
    compare(a.joinedOn, b.joinedOn) ||
    compare(a.name, b.name) ||
    compare(a.memberId, b.memberId)
  )
}

function groupOf(one: Facts, on: string) {
  if (!one.declinedOn && !one.awayFrom && hasOffered(one)) return isReady(one) ? 0 : 1
  if (one.isSponsorHere || one.position === 'administrator') return 7
  if (one.declinedOn || one.awayFrom) return 6
  if (!one.isOnRoster) return 5
  if (one.wasAsked && one.lastLedOn) return 4
  return isShadowFirst(one, on) ? 3 : 2
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0
}

function reasonsFor(one: Facts, asked: Asked) {
  return [
    offered(one),
    held(one, asked),
    !one.wasAsked && 'not asked yet',
    newHere(one, asked.on),
    back(one, asked.on),
    one.awayFrom && `away from ${dayOfYear(one.awayFrom)}`,
    one.position === 'student' && allySaid(one.ally),
  ].filter((reason): reason is string => Boolean(reason))
}

function offered({ offer, offeredOn, isOfferedHere }: Facts) {
  if (offer)
    return offer.readiness === 'ready'
      ? `offered on ${dayOfYear(offer.on)}`
      : `offered on ${dayOfYear(offer.on)}, ${offer.readiness}`
  return offeredOn
    ? `offered ${isOfferedHere ? '' : 'elsewhere '}in ${monthOf(offeredOn)}`
    : undefined
}

function held(
  { leadsNow, leadsFrom, lastLedOn, lastHeldOn }: Facts,
  { termStartsOn, yearStartsOn }: Asked,
) {
  const leads = [
    ...leadsNow.map((title) => `${title} now`),
    ...leadsFrom.map(({ title, on }) => `${title} from ${dayOfYear(on)}`),
  ]
  if (leads.length) return `leads ${leads.join(' and ')}`
  if (!lastHeldOn) return 'has not led yet'
  if (!lastLedOn) return `has held a duty, last on ${dayOfYear(lastHeldOn)}, and not led yet`
  if (yearStartsOn && lastLedOn < yearStartsOn) return 'has not led this school year'
  if (termStartsOn && lastLedOn < termStartsOn) return 'has not led this term'
  return `last led until ${dayOfYear(lastLedOn)}`
}

function newHere(one: Facts, on: string) {
  if (!isNew(one, on)) return undefined
  return `here since ${dayOfYear(one.joinedOn)}${one.hasShadowed ? ', and has shadowed' : !one.offer && isShadowFirst(one, on) ? ': shadow first' : ''}`
}

function back({ leave }: Facts, on: string) {
  if (!leave?.endsOn || leave.endsOn >= on || leave.endsOn < addDays(on, -leaveRemembered))
    return undefined
  return `back from leave on ${dayOfYear(addDays(leave.endsOn, 1))}`
}
