import { written } from '../../db/school'
import type { Cadence, Choosing } from '../words'
import type { Acting } from './access'
import { addDays, nextTermAfter, openDayFrom, schoolCalendar } from './calendars'
import type { Calendar, OpenDay } from './calendars'

export type Plan = {
  initiativeId: string
  cadence: Cadence
  everyWeeks: number | null
  milestone: string
  milestoneOn: string | null
  choosing: Choosing
  order: { memberId: string; name: string; initials: string }[]
  /** Whoever was put into the order, by id: those who left keep a place, and are never next. */
  places: string[]
  setBy: string
  setOn: string
}
/** The plan that stands for an initiative, or nothing while nobody has made one. Days are local days of the school. */
export async function planOf({ school }: { school: Pick<Acting['school'], 'timeZone'> }, initiativeId: string): Promise<Plan | undefined> {
  const [plan] = await written()<Plan[]>`
    select p.initiative_id as "initiativeId", p.cadence, p.every_weeks as "everyWeeks", p.milestone, p.milestone_on as "milestoneOn", p.choosing, by.name as "setBy",
      (p.set_at at time zone ${school.timeZone}::text)::date as "setOn",
      coalesce((select json_agg(json_build_object('memberId', m.id, 'name', m.name, 'initials', m.initials) order by o.place)
        from rotation_order o join members m on m.id = o.member_id where o.plan_id = p.id and m.left_on is null and m.access <> 'guest'), '[]') as order,
      array(select o.member_id from rotation_order o where o.plan_id = p.id order by o.place) as places
    from rotation_plans p join members by on by.id = p.set_by
    where p.initiative_id = ${initiativeId} order by p.set_at desc, p.id desc limit 1`
  return plan
}

/**
 * The local day on which a lead that began on one ends by the plan, from tomorrow on: the next of its weeks, the next term, or its milestone. A closed day rolls
 * forward. Nothing where the plan is open-ended, or names no day.
 */
export function endByPlan(plan: Pick<Plan, 'cadence' | 'everyWeeks' | 'milestoneOn'> | undefined, { calendar, since, today, worksOn }: { calendar: Calendar; since: string; today: string; worksOn?: readonly number[] }): OpenDay | undefined {
  const day = plan && dayByPlan(plan, { calendar, since, today })
  return day && day > today ? openDayFrom(calendar, day, worksOn) : undefined
}

type Held = { leads: readonly string[]; since: string; after?: string }

/**
 * The same for the lead that members hold together, by the plan of an initiative of the school in scope; the day lies after `after`, which is today
 * unless said, and is one that they work, and whoever is next by an agreed order.
 */
export async function endOfLead({ school }: Acting, plan: Plan | undefined, { leads, since, after = school.today }: Held): Promise<OpenDay | undefined> {
  if (!plan) return undefined
  return endByPlan(plan, { calendar: await schoolCalendar(), since, today: after, worksOn: await worksOnOf([...leads, await nextAfter(plan, { leads, since })]) })
}

/** The same for several initiatives, by the id of each. */
export async function leadsEndByPlan(acting: Acting, held: readonly (Held & { initiativeId: string })[]) {
  const ends = held.map(async ({ initiativeId, ...leads }) => [initiativeId, await endOfLead(acting, await planOf(acting, initiativeId), leads)] as const)
  return new Map(await Promise.all(ends))
}

/** The local day of it alone, asked for by the initiative. */
export async function leadEndsOn(acting: Acting, initiativeId: string, held: Held) {
  return (await endOfLead(acting, await planOf(acting, initiativeId), held))?.on
}

async function nextAfter(plan: Plan, { leads, since }: Held) {
  if (plan.choosing !== 'in this order') return undefined
  return roundFrom(plan, [...(await ledBefore(plan.initiativeId, since)), ...leads]).find(({ memberId }) => !leads.includes(memberId))?.memberId
}

/** The order of a plan, round and round from whoever follows the latest of those who led that stands in it. */
export function roundFrom({ order, places }: Pick<Plan, 'order' | 'places'>, led: readonly string[]) {
  const after = places.indexOf(led.findLast((memberId) => places.includes(memberId)) ?? '') + 1
  const round = [...places.slice(after), ...places.slice(0, after)]
  return round.flatMap((id) => order.find(({ memberId }) => memberId === id) ?? [])
}

/** Who leads or led an initiative, or is to, before a local day begins, in the order in which they began; once for each turn. */
export async function ledBefore(initiativeId: string, day: string) {
  const turns = await written()<{ memberId: string }[]>`
    select member_id as "memberId" from turns
    where initiative_id = ${initiativeId} and role = 'lead' and not isempty(during) and (began_at <= skein_now() or began_at < day_begins(current_school(), ${day}::date)) order by began_at, seat`
  return turns.map(({ memberId }) => memberId)
}

/** Whom of the order `roundFrom` names is there on a local day: who is away is passed over this time, and keeps the place. */
export async function thereOn<Person extends { memberId: string }>(round: readonly Person[], day: string) {
  const away = await written()<{ id: string }[]>`select id from members where is_away(school_id, id, ${day}::date)`
  return round.filter(({ memberId }) => !away.some(({ id }) => id === memberId))
}

/** The days of the week that these members work, as `members.works_on` keeps them; nothing of one who is not there. */
export async function worksOnOf(memberIds: readonly (string | undefined)[]) {
  const ids = memberIds.filter((id): id is string => id !== undefined)
  const rows = await written()<{ worksOn: number }[]>`select works_on as "worksOn" from members where id = any(${ids}::uuid[])`
  return rows.map(({ worksOn }) => worksOn)
}

function dayByPlan({ cadence, everyWeeks, milestoneOn }: Pick<Plan, 'cadence' | 'everyWeeks' | 'milestoneOn'>, { calendar, since, today }: { calendar: Calendar; since: string; today: string }) {
  if (cadence === 'every term') return nextTermAfter(calendar, since > today ? since : today)?.startsOn
  if (cadence === 'at a milestone') return milestoneOn ?? undefined
  if (cadence === 'open-ended' || !everyWeeks) return undefined
  let day = addDays(since, 7 * everyWeeks)
  while (day <= today) day = addDays(day, 7 * everyWeeks)
  return day
}
