import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { initiatives, members, rotationOrder, rotationPlans } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Cadence, Choosing } from '../../vocabulary'
import { dayInWords } from '../../vocabulary/dates'
import { may } from '../acting'
import type { Acting } from '../acting'
import { conflict, ensure, found } from '../refusal'
import { leadEndsOn } from '../rotations/plans'
import { endAt, midnightOf } from './intervals'
import { lockedInitiative } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { told } from '../ledger'

export type PlanSaid = {
  cadence: Cadence
  everyWeeks?: number | undefined
  milestone?: string
  milestoneOn?: string | undefined
  seats: number
  choosing: Choosing
  order?: string[]
}

/**
 * Sets how the lead of an initiative rotates: how often, in how many seats (one to three), and in
 * which order or fairest first. The former plan stays to be read. Leads of now, and those that are
 * planned, end on the plan's next day, unless who follows them is planned already. For those who
 * may give the lead away (else forbidden). Fewer seats than people who lead at once, now or as
 * planned, what has stopped, an order of nobody, a milestone on a day that is over and someone
 * named twice are conflicts; guests and people of elsewhere are missing.
 */
export async function setPlan(
  acting: Acting,
  number: number,
  { order = [], seats, cadence, everyWeeks, milestone = '', milestoneOn, choosing }: PlanSaid,
) {
  const at = await lockedInitiative(number)
  ensure(
    may.assignLead(acting, at),
    'The rotation is planned by a lead, the sponsor or an administrator.',
  )
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  if (seats < at.leads.length)
    conflict(`${at.leads.length} lead this now. Please plan at least as many seats.`, 'seats')
  await ensureSeatsAhead(at, seats)
  if (choosing === 'in this order' && !order.length)
    conflict('Please put at least one person into the order, or let the fairest go first.')
  if (cadence === 'at a milestone' && milestoneOn && milestoneOn < acting.school.today)
    conflict('That day is over. Please choose today or a day to come.', 'milestoneOn')
  await ensureHere(order)
  const plan = {
    cadence,
    choosing,
    everyWeeks: cadence === 'every few weeks' ? everyWeeks : null,
    milestone: cadence === 'at a milestone' ? milestone : '',
    milestoneOn: cadence === 'at a milestone' ? milestoneOn : null,
  }
  const [made] = await db()
    .insert(rotationPlans)
    .values({ ...plan, initiativeId: at.id, setBy: acting.memberId, setAt: at.moment })
    .returning({ id: rotationPlans.id })
  const planId = found(made).id
  if (choosing === 'in this order')
    await db()
      .insert(rotationOrder)
      .values(order.map((memberId, place) => ({ planId, memberId, place })))
  await db().update(initiatives).set({ leadSeats: seats }).where(eq(initiatives.id, at.id))
  await endLeadsByPlan(acting, at)
  await told(acting, at, { kind: 'updated', text: `Planned the rotation of ${at.title}` })
}

async function ensureSeatsAhead(at: InitiativeState, seats: number) {
  const [most] = await sql()<{ on: string; many: number }[]>`
    select t.first_day as on, count(*)::int as many
    from turns_by_day t
      join turns_by_day o on o.initiative_id = t.initiative_id
        and o.role = 'lead'
        and o.during @> t.began_at
    where t.initiative_id = ${at.id} and t.role = 'lead' and t.began_at > skein_now()
    group by t.id, t.first_day, t.began_at
    having count(*) > ${seats}
    order by many desc, t.began_at limit 1`
  if (most)
    conflict(
      `${most.many} are to lead this from ${dayInWords(most.on)}. Please plan at least as many seats.`,
      'seats',
    )
}

// A lead whose successor is planned ends where that one begins; the plan speaks for the others, and
// what they were to do there meanwhile gives way.
async function endLeadsByPlan(acting: Acting, at: InitiativeState) {
  for (const { turnId, memberId, since, isComing } of await lastLeads(at)) {
    const held = isComing ? { leads: [memberId], since, after: since } : { leads: at.leads, since }
    const day = await leadEndsOn(acting, at.id, held)
    await endAt(acting, at, { turnId, memberId, until: day ? await midnightOf(acting, day) : null })
  }
}

type LastLead = { turnId: string; memberId: string; since: string; isComing: boolean }

// The last of each seat, that runs or is to come. Who stands in does so for the days agreed.
function lastLeads(at: InitiativeState) {
  return sql()<LastLead[]>`
    select t.id as "turnId", t.member_id as "memberId", t.first_day as since,
      t.began_at > ${at.moment}::text::timestamptz as "isComing"
    from turns_by_day t
    where t.initiative_id = ${at.id}
      and t.role = 'lead'
      and t.stands_in_for is null
      and (t.ended_at is null or t.ended_at > ${at.moment}::text::timestamptz)
      and not exists (
        select from turns_by_day n
        where n.initiative_id = t.initiative_id
          and n.role = 'lead'
          and n.seat = t.seat
          and n.began_at > t.began_at
      )
    order by t.began_at, t.seat`
}

async function ensureHere(order: string[]) {
  if (new Set(order).size < order.length)
    conflict('Someone is in the order twice. Please name each person once.')
  if (!order.length) return
  const isHere = and(isNull(members.leftOn), ne(members.access, 'guest'))
  const here = await db()
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, order), isHere))
  if (here.length < order.length) found(undefined)
}
