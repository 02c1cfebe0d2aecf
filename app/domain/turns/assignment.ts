import { and, eq, isNull, ne } from 'drizzle-orm'
import { initiatives, members } from '../../../db/schema'
import { db } from '../../../db/school'
import type { CallRole, Readiness, Role } from '../../vocabulary'
import type { Acting } from '../acting'
import { endTurnAfter, planTurn } from './schedule'
import { conflict } from '../refusal'
import { settle, settleOffer } from './offer-closure'
import type { Chosen } from './offer-closure'
import { dayWithYear } from '../../vocabulary/dates'
import type { InitiativeState } from '../initiatives/state'
import { begin, end, leadFreeSeat } from './begin-and-end'
import { told } from '../ledger'

type Given = {
  id: string
  memberId: string
  withMemberId: string | null
  withAnswer: 'agreed' | 'declined' | null
  readiness: Readiness
}

/**
 * `from` and `until` are local days of the school, both included; without them a turn begins now,
 * and stays open.
 */
type Place = {
  role: CallRole
  from?: string
  until?: string | null
  reason: string
  chosen?: Chosen
}

/**
 * Gives the people of an offer their turns, now or planned from the midnight that begins a local
 * day to come: a place as lead (two for a pair, which opens one if need be), or a shadow's place
 * where that was the offer. Settles the offer and writes the lines of the ledger. Refuses
 * (conflict) a pair that is not agreed, someone who has left, and when no seat is free. Call it
 * under the lock.
 */
export async function seatOffer(
  acting: Acting,
  at: InitiativeState,
  given: Given,
  { role: asked, chosen, ...place }: Place,
) {
  if (given.withMemberId && !given.withAnswer)
    conflict('This is an offer of two, and the other has not said yes yet.')
  const people =
    given.withAnswer === 'agreed' && given.withMemberId
      ? [given.memberId, given.withMemberId]
      : [given.memberId]
  const role = given.readiness === 'shadow first' ? 'shadow' : roleOf(asked)
  const turns: string[] = []
  let standing = at
  for (const memberId of people) {
    const seated = await seat(acting, standing, {
      ...place,
      memberId,
      role,
      how: 'offered',
      opensSeats: asked === 'co-lead' || people.length > 1,
      isBeside: asked === 'co-lead',
      chosen: memberId === given.memberId ? chosen : undefined,
      wholeId: given.id,
    })
    standing = seated.at
    turns.push(seated.turnId)
  }
  if (role !== 'lead')
    await settleOffer(acting, at, { memberId: given.memberId, turnId: turns[0] ?? '', chosen })
}

type Seated = Omit<Place, 'role'> & {
  wholeId?: string | undefined
  memberId: string
  role: Role
  opensSeats: boolean
  /** A co-lead, who takes nobody's place. */
  isBeside?: boolean
  how: 'offered' | 'asked'
}

/**
 * Gives one person their turn, as `seatOffer` does; answers the turn, and the standing with them in
 * it.
 */
export async function seat(acting: Acting, at: InitiativeState, seated: Seated) {
  await ensureHere(seated.memberId)
  const comes = seated.from !== undefined && seated.from > acting.school.today
  return comes
    ? comeLater(acting, at, { ...seated, from: seated.from ?? '' })
    : comeNow(acting, at, seated)
}

export function roleOf(role: CallRole): Role {
  return role === 'co-lead' ? 'lead' : role
}

/** Opens one more place as lead; answers its number. Refuses a fourth (conflict). */
async function openSeat({ id, leadSeats }: Pick<InitiativeState, 'id' | 'leadSeats'>) {
  if (leadSeats >= 3)
    conflict(
      'There are three seats already, and all are held. More leads than that and nobody leads.',
    )
  await db()
    .update(initiatives)
    .set({ leadSeats: leadSeats + 1 })
    .where(eq(initiatives.id, id))
  return leadSeats + 1
}

const kinds = { lead: 'led', follow: 'followed', shadow: 'shadowed' } as const
const nowSay = { lead: 'Took the lead of', follow: 'Began to follow', shadow: 'Began to shadow' }
const willSay = { lead: 'Will lead', follow: 'Will follow', shadow: 'Will shadow' }

async function comeLater(
  acting: Acting,
  at: InitiativeState,
  { how, opensSeats, chosen, wholeId, ...turn }: Seated & { from: string },
) {
  const { memberId, role, from } = turn
  const planned = await planTurn(acting, at, {
    ...turn,
    cameAbout: how,
    opensSeat: opensSeats ? openSeat : undefined,
  })
  if (role === 'lead')
    await settle(acting, at, { memberId, turnId: planned.turnId, chosen, wholeId })
  await told(acting, at, {
    kind: kinds[role],
    text: `${willSay[role]} ${at.title} from ${dayWithYear(from)}, as ${how}`,
    memberId,
    turnId: planned.turnId,
  })
  return { turnId: planned.turnId, at: { ...at, leadSeats: planned.leadSeats } }
}

async function comeNow(
  acting: Acting,
  at: InitiativeState,
  { memberId, role, until, how, reason, opensSeats, chosen, wholeId }: Seated,
) {
  const roomy = role === 'lead' && opensSeats ? await withRoom(at) : at
  const turn = { memberId, cameAbout: how, reason, chosen, wholeId }
  const turnId =
    role === 'lead'
      ? await leadFreeSeat(acting, roomy, turn)
      : await beside(acting, at, { ...turn, role })
  if (until) await endTurnAfter(acting, at, { turnId, memberId, role, until })
  await told(acting, at, {
    kind: kinds[role],
    text: `${nowSay[role]} ${at.title}, as ${how}`,
    memberId,
    turnId,
  })
  return {
    turnId,
    at:
      role === 'lead'
        ? { ...roomy, leads: [...roomy.leads, memberId], freeSeats: roomy.freeSeats.slice(1) }
        : at,
  }
}

async function beside(
  acting: Acting,
  at: InitiativeState,
  turn: {
    memberId: string
    role: 'follow' | 'shadow'
    cameAbout: 'offered' | 'asked'
    reason: string
  },
) {
  const held = at.held.find(({ memberId }) => memberId === turn.memberId)?.role
  if (held === 'lead' || held === turn.role)
    conflict(`${turn.memberId === acting.memberId ? 'You' : 'They'} ${held} this already.`)
  await end(at, turn.memberId)
  return begin(acting, at, turn)
}

async function withRoom(at: InitiativeState): Promise<InitiativeState> {
  if (at.freeSeats.length) return at
  const leadSeats = await openSeat(at)
  return { ...at, leadSeats, freeSeats: [leadSeats] }
}

async function ensureHere(memberId: string) {
  const isHere = and(isNull(members.leftOn), ne(members.access, 'guest'))
  const [here] = await db()
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), isHere))
  if (!here)
    conflict('One of them is no longer a member of the school, so this cannot be taken up.')
}
