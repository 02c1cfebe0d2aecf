import { eq } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { schools, terms } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import type { Stretch } from './calendar'
import { conflict, ensure, found } from '../refusal'
import { foundInCalendar } from './days'
import { ensureInAYear } from './school-years'

export type Kept = Stretch & { id: string }
export type Quiet = { from: string; to: string }
export type CalendarSettings = {
  years: Kept[]
  terms: Kept[]
  closed: Kept[]
  quiet: Quiet
  worksOn: number
}

/**
 * The years, terms and closed days of the school, each oldest first, in local days; and its quiet
 * hours, as 24-hour local times. For everyone.
 */
export async function calendarSettings(): Promise<CalendarSettings> {
  const [row] = await sql()<CalendarSettings[]>`
    select (
        select coalesce(
          json_agg(
            json_build_object('id', id, 'name', name, 'startsOn', starts_on, 'endsOn', ends_on)
            order by starts_on
          ),
          '[]'
        )
        from school_years
      ) as years,
      (
        select coalesce(
          json_agg(
            json_build_object('id', id, 'name', name, 'startsOn', starts_on, 'endsOn', ends_on)
            order by starts_on
          ),
          '[]'
        )
        from terms
      ) as terms,
      (
        select coalesce(
          json_agg(
            json_build_object('id', id, 'name', name, 'startsOn', starts_on, 'endsOn', ends_on)
            order by starts_on, name
          ),
          '[]'
        )
        from closed_days
      ) as closed,
      json_build_object(
        'from', to_char(quiet_from, 'HH24:MI'), 'to', to_char(quiet_to, 'HH24:MI')
      ) as quiet,
      works_on as "worksOn"
    from schools`
  return found(row)
}

/**
 * What hangs on the school's terms: how many initiatives of today hand their lead over with them.
 */
export async function rotatingByTerm() {
  const [row] = await sql()<{ many: number }[]>`
    select count(*)::int as many
    from initiatives i
    where stage <> 'stopped'
      and (
        select cadence
        from rotation_plans p
        where (p.school_id, p.initiative_id) = (i.school_id, i.id)
        order by set_at desc, id desc limit 1
      ) = 'every term'`
  return found(row).many
}

/**
 * Adds a term, first and last local day included. Terms follow one another: one that overlaps
 * another, or takes its name, is refused (conflict) beside its field, and so is one that is in no
 * school year. For administrators, as everything that changes the calendar (else forbidden).
 */
export async function addTerm(acting: Acting, term: Stretch) {
  ensureAdministers(acting)
  await ensureInAYear(term)
  await keepingTermRules(async () => db().insert(terms).values(term))
}

/** Corrects a term; refuses as `addTerm` does, and an id that is not of this school as missing. */
export async function changeTerm(acting: Acting, id: string, term: Stretch) {
  ensureAdministers(acting)
  await ensureInAYear(term)
  const [changed] = await keepingTermRules(async () =>
    db().update(terms).set(term).where(eq(terms.id, id)).returning({ id: terms.id }),
  )
  foundInCalendar(changed)
}

/** Removes a term; what was led in it stays. One that is not there is missing. */
export async function removeTerm(acting: Acting, id: string) {
  ensureAdministers(acting)
  const [removed] = await db().delete(terms).where(eq(terms.id, id)).returning({ id: terms.id })
  foundInCalendar(removed)
}

/**
 * From which hour to which nobody is written to, by the school's clock; past midnight when `from`
 * is the later one, never when they are the same.
 */
export async function setQuietHours(acting: Acting, { from, to }: Quiet) {
  ensureAdministers(acting)
  await db()
    .update(schools)
    .set({ quietFrom: from, quietTo: to })
    .where(eq(schools.id, acting.school.id))
}

/**
 * On which days of the week the school is open: seven bits, Monday the lowest. Who worked on just
 * these days does so on the new ones; a trigger sees to it. The other days are its weekend.
 */
export async function setWorkingWeek(acting: Acting, worksOn: number) {
  ensureAdministers(acting)
  await db().update(schools).set({ worksOn }).where(eq(schools.id, acting.school.id))
}

const overlaps = {
  terms_one_at_a_time: 'Another term is in these days already. Terms follow one another.',
}

const sameName = { terms_name: 'There is a term of this name already. Perhaps add its year.' }

export const beside = (field: string) => (sentence: string) => conflict(sentence, field)

function keepingTermRules<T>(work: () => Promise<T>) {
  return withRules(overlaps, beside('startsOn'), () => withRules(sameName, beside('name'), work))
}

export function ensureAdministers(acting: Acting) {
  ensure(may.administer(acting), 'Everyone reads the calendar; an owner or an admin changes it.')
}
