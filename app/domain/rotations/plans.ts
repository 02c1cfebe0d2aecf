import { sql } from '../../../db/school'
import type { Cadence, Choosing } from '../../vocabulary'
import type { Acting } from '../acting'
import { nextTermAfter, schoolCalendar, yearOf, yearOverFrom } from '../calendar/calendar'
import { openDayFrom } from '../calendar/open-days'
import { addDays } from '../../vocabulary/days'
import type { Calendar } from '../calendar/calendar'
import type { OpenDay } from '../calendar/open-days'

export type Plan = {
  initiativeId: string
  cadence: Cadence
  everyWeeks: number | null
  milestone: string
  milestoneOn: string | null
  choosing: Choosing
  order: { memberId: string; name: string; initials: string }[]
  /** The one who was put into the order, by id: those who left keep a place, and are never next. */
  places: string[]
  setBy: string
  setOn: string
}

/**
 * The plan that stands for an initiative, or nothing while nobody has made one. Days are local days
 * of the school.
 */
export async function planOf(initiativeId: string): Promise<Plan | undefined> {
  return (await plansOf([initiativeId])).get(initiativeId)
}

/** The same for several initiatives, by the id of each that has one. */
export async function plansOf(initiativeIds: readonly string[]) {
  const plans = await sql()<Plan[]>`
    select distinct on (p.initiative_id) p.initiative_id as "initiativeId", p.cadence,
      p.every_weeks as "everyWeeks", p.milestone, p.milestone_on as "milestoneOn", p.choosing,
      by.name as "setBy", local_day(p.set_at) as "setOn",
      coalesce(
        (
          select json_agg(
            json_build_object('memberId', m.id, 'name', m.name, 'initials', m.initials)
            order by o.place
          )
          from rotation_order o join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
          where o.plan_id = p.id and m.left_on is null and m.access <> 'guest'
        ),
        '[]'
      ) as order,
      array(
        select o.member_id from rotation_order o where o.plan_id = p.id order by o.place
      ) as places
    from rotation_plans p join members by on by.id = p.set_by
    where p.initiative_id = any(${[...initiativeIds]}::uuid[])
    order by p.initiative_id, p.set_at desc, p.id desc`
  return new Map(plans.map((plan) => [plan.initiativeId, plan]))
}

/**
 * The local day on which a lead that began on one ends by the plan, from tomorrow on: the next of
 * its weeks, the next term, or its milestone. A closed day rolls forward; one after the last school
 * year is the day after it, as nobody leads on past the year; so is the end of its last term.
 * Nothing where the plan is open-ended, or names no day.
 */
export function endByPlan(
  plan: Pick<Plan, 'cadence' | 'everyWeeks' | 'milestoneOn'> | undefined,
  {
    calendar,
    since,
    today,
    worksOn,
  }: { calendar: Calendar; since: string; today: string; worksOn?: readonly number[] },
): OpenDay | undefined {
  const day = plan && dayByPlan(plan, { calendar, since, today })
  if (!day || day <= today) return undefined
  const open = openDayFrom(calendar, day, worksOn)
  const year = yearOverFrom(calendar, open.on)
  const after = year && addDays(year.endsOn, 1)
  return after && after > today ? { on: after } : open
}

type Held = { leads: readonly string[]; since: string; after?: string }

/**
 * The same for the lead that members hold together, by the plan of an initiative of the school in
 * scope; the day is after `after`, which is today unless said, and is one that they work, as
 * does the next lead by an agreed order.
 */
export async function endOfLead(
  acting: Acting,
  plan: Plan | undefined,
  held: Held,
): Promise<OpenDay | undefined> {
  return plan && (await endsOfLeads(acting, [{ ...held, plan }])).get(plan.initiativeId)
}

/** The same for several initiatives, by the id of each. */
export async function leadsEndByPlan(
  acting: Acting,
  held: readonly (Held & { initiativeId: string })[],
) {
  const plans = await plansOf(held.map(({ initiativeId }) => initiativeId))
  return endsOfLeads(
    acting,
    held.flatMap(({ initiativeId, ...one }) => {
      const plan = plans.get(initiativeId)
      return plan ? [{ ...one, plan }] : []
    }),
  )
}

/** The local day of it alone, asked for by the initiative. */
export async function leadEndsOn(acting: Acting, initiativeId: string, held: Held) {
  return (await endOfLead(acting, await planOf(initiativeId), held))?.on
}

type Planned = Held & { plan: Plan }

// However many there are, each thing is asked once for all of them.
async function endsOfLeads({ school }: Acting, planned: readonly Planned[]) {
  const [calendar, concerned] = await Promise.all([schoolCalendar(), concernedBy(planned)])
  const worksOn = await workingDaysOf(concerned.flat())
  return new Map(
    planned.map(({ plan, since, after: today = school.today }, place) => {
      const days = (concerned[place] ?? []).flatMap((id) => worksOn.get(id) ?? [])
      return [plan.initiativeId, endByPlan(plan, { calendar, since, today, worksOn: days })]
    }),
  )
}

// Who leads, and the one who is next by an agreed order.
async function concernedBy(planned: readonly Planned[]) {
  const ordered = planned.filter(({ plan }) => plan.choosing === 'in this order')
  const led = await ledBefore(
    ordered.map(({ plan, since }) => ({ initiativeId: plan.initiativeId, on: since })),
  )
  return planned.map((one) => {
    const { plan, leads } = one
    const before = led[ordered.indexOf(one)]
    const next =
      before &&
      roundFrom(plan, [...before, ...leads]).find(({ memberId }) => !leads.includes(memberId))
    return next ? [...leads, next.memberId] : leads
  })
}

/**
 * The order of a plan, round and round: it begins with the person after the latest lead who is in
 * it.
 */
export function roundFrom(
  { order, places }: Pick<Plan, 'order' | 'places'>,
  led: readonly string[],
) {
  const after = places.indexOf(led.findLast((memberId) => places.includes(memberId)) ?? '') + 1
  const round = [...places.slice(after), ...places.slice(0, after)]
  return round.flatMap((id) => order.find(({ memberId }) => memberId === id) ?? [])
}

/**
 * Who leads or led each of these initiatives, or is to, before a local day begins, in the order in
 * which they began; once for each turn. Days in which another stands in are a part of whose lead it
 * is.
 */
export async function ledBefore(wanted: readonly { initiativeId: string; on: string }[]) {
  const led = wanted.map((): string[] => [])
  if (!led.length) return led
  const turns = await sql()<{ place: number; memberId: string }[]>`
    select w.place::int, coalesce(t.stands_in_for, t.member_id) as "memberId"
    from unnest(
      ${wanted.map(({ initiativeId }) => initiativeId)}::uuid[],
      ${wanted.map(({ on }) => on)}::text[]
    ) with ordinality w (id, day, place)
      join turns_by_day t on t.initiative_id = w.id
    where t.role = 'lead' and (t.began_at <= skein_now() or t.began_at < day_begins(w.day::date))
    order by t.began_at, t.seat`
  for (const { place, memberId } of turns) led[place - 1]?.push(memberId)
  return led
}

/**
 * Whom of the order `roundFrom` names is there on a local day: who is away is passed over this
 * time, and keeps the place.
 */
export async function thereOn<Person extends { memberId: string }>(
  round: readonly Person[],
  day: string,
) {
  const [there = []] = await thereOnEach([{ round, day }])
  return there
}

/** The same for several rounds, each on a day of its own, in their order. */
export async function thereOnEach<Person extends { memberId: string }>(
  rounds: readonly { round: readonly Person[]; day: string }[],
) {
  const asked = rounds.flatMap(({ round, day }) => round.map(({ memberId }) => ({ memberId, day })))
  const rows = await sql()<{ id: string; day: string }[]>`
    select distinct m.id, a.day
    from unnest(
      ${asked.map(({ memberId }) => memberId)}::uuid[], ${asked.map(({ day }) => day)}::text[]
    ) a (id, day)
      join members m on m.id = a.id
    where is_away(m.school_id, m.id, a.day::date)`
  const away = new Set(rows.map(({ id, day }) => `${id} ${day}`))
  return rounds.map(({ round, day }) =>
    round.filter(({ memberId }) => !away.has(`${memberId} ${day}`)),
  )
}

/**
 * The days of the week that these members work, as `members.works_on` keeps them; nothing of one
 * who is not there.
 */
export async function worksOnOf(memberIds: readonly (string | undefined)[]) {
  return [
    ...(await workingDaysOf(memberIds.filter((id): id is string => id !== undefined))).values(),
  ]
}

async function workingDaysOf(memberIds: readonly string[]) {
  const rows = await sql()<{ id: string; worksOn: number }[]>`
    select id, works_on as "worksOn"
    from members
    where id = any(${[...new Set(memberIds)]}::uuid[])`
  return new Map(rows.map(({ id, worksOn }) => [id, worksOn]))
}

/** The local day after the school year that a day is in; nothing for a day between the years. */
export function dayAfterYear(calendar: Calendar, day: string) {
  const year = yearOf(calendar, day)
  return year && year.endsOn >= day ? addDays(year.endsOn, 1) : undefined
}

function dayByPlan(
  { cadence, everyWeeks, milestoneOn }: Pick<Plan, 'cadence' | 'everyWeeks' | 'milestoneOn'>,
  { calendar, since, today }: { calendar: Calendar; since: string; today: string },
) {
  if (cadence === 'every term')
    return (
      nextTermAfter(calendar, since > today ? since : today)?.startsOn ??
      dayAfterYear(calendar, since)
    )
  if (cadence === 'at a milestone') return milestoneOn ?? undefined
  if (cadence === 'open-ended' || !everyWeeks) return undefined
  let day = addDays(since, 7 * everyWeeks)
  while (day <= today) day = addDays(day, 7 * everyWeeks)
  return day
}
