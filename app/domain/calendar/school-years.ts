import { eq } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { schools, schoolYears } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { dayInWords } from '../../vocabulary/dates'
import { may } from '../acting'
import type { Acting } from '../acting'
import type { Stretch } from './calendar'
import { conflict, ensure } from '../refusal'
import { foundInCalendar } from './days'

/**
 * Adds a school year, first and last local day included. Refuses a name that is taken and a year
 * that overlaps another (conflict, beside its field). For administrators, as all of this (else
 * forbidden).
 */
export async function addYear(acting: Acting, year: Stretch) {
  ensureAdministers(acting)
  await keepingRules(async () => db().insert(schoolYears).values(year))
}

/**
 * Corrects a school year; refuses as `addYear` does, and where one of its terms, or a hand-over
 * that someone is asked about, would lie outside. One that is not there is missing.
 */
export async function changeYear(acting: Acting, id: string, year: Stretch) {
  ensureAdministers(acting)
  await lockCalendar()
  const [outside] = await sql()<{ name: string; early: boolean }[]>`
    select t.name, t.starts_on < ${year.startsOn}::date as early
    from terms t join school_years y on t.starts_on between y.starts_on and y.ends_on
    where y.id = ${id}
      and not daterange(
        ${year.startsOn}::date, ${year.endsOn}::date, '[]'
      ) @> daterange(t.starts_on, t.ends_on, '[]')
      and y.ends_on >= t.ends_on
    order by t.starts_on limit 1`
  if (outside)
    conflict(
      `${outside.name} would fall outside this year. Please correct or remove the term first.`,
      outside.early ? 'startsOn' : 'endsOn',
    )
  const [asked] = await askedIn(id, year)
  if (asked)
    conflict(
      `The lead of ${asked.title} is to be handed over on ${dayInWords(asked.on)}, outside this year. Please withdraw that first, or ask for another day.`,
      asked.early ? 'startsOn' : 'endsOn',
    )
  const [changed] = await keepingRules(async () =>
    db()
      .update(schoolYears)
      .set(year)
      .where(eq(schoolYears.id, id))
      .returning({ id: schoolYears.id }),
  )
  foundInCalendar(changed)
}

/**
 * Removes a school year; what was led in it stays. Refuses one that terms, or a hand-over that
 * someone is asked about, lie in (conflict); one that is not there is missing.
 */
export async function removeYear(acting: Acting, id: string) {
  ensureAdministers(acting)
  await lockCalendar()
  const terms = await termsIn(id)
  if (terms.length)
    conflict(
      `${terms.join(' and ')} ${terms.length === 1 ? 'is' : 'are'} in this year. Please remove the terms first, or correct their days.`,
    )
  const [asked] = await askedIn(id)
  if (asked)
    conflict(
      `The lead of ${asked.title} is to be handed over on ${dayInWords(asked.on)}, in this year. Please withdraw that first, or ask for another day.`,
    )
  const [removed] = await db()
    .delete(schoolYears)
    .where(eq(schoolYears.id, id))
    .returning({ id: schoolYears.id })
  foundInCalendar(removed)
}

type Asked = { title: string; on: string; early: boolean }

// The hand-overs to come that someone is asked about, on a day of a school year that would not be
// in it any more, soonest first; without the days that it is to have, all of them.
function askedIn(id: string, year?: Stretch) {
  return sql()<Asked[]>`
    select i.title, h.due_on as on,
      coalesce(h.due_on < ${year?.startsOn ?? null}::date, false) as early
    from hand_overs h
      join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id)
      join school_years y on h.due_on between y.starts_on and y.ends_on
    where y.id = ${id}
      and h.answer is null
      and h.offered_at is not null
      and h.due_on >= today()
      and (h.due_on between ${year?.startsOn ?? null}::date and ${year?.endsOn ?? null}::date)
        is not true
    order by h.due_on, i.number limit 1`
}

/** The names of the terms that begin in a school year, oldest first. */
export async function termsIn(id: string) {
  const rows = await sql()<{ name: string }[]>`
    select t.name
    from terms t join school_years y on t.starts_on between y.starts_on and y.ends_on
    where y.id = ${id}
    order by t.starts_on`
  return rows.map(({ name }) => name)
}

/**
 * Refuses a term that does not lie within one school year, where the school has any (conflict,
 * beside its field).
 */
export async function ensureInAYear({ startsOn, endsOn }: Stretch) {
  await lockCalendar()
  const { name, startsOn: first, endsOn: last } = schoolYears
  const years = await db().select({ name, first, last }).from(schoolYears)
  const year = years.find((one) => one.first <= startsOn && startsOn <= one.last)
  if (years.length && !year)
    conflict(
      'This day is in no school year. Please check it, or add the school year first.',
      'startsOn',
    )
  if (year && !(year.first <= endsOn && endsOn <= year.last))
    conflict(`This day is outside ${year.name}, in which the term begins.`, 'endsOn')
}

/**
 * Waits until nobody else changes what is measured against each other: years, terms, and closed
 * days that come many at once.
 */
export async function lockCalendar() {
  await db().select({ id: schools.id }).from(schools).for('update')
}

const overlaps = { school_years_one_at_a_time: 'These days are in another school year already.' }
const sameName = { school_years_name: 'There is a school year of this name already.' }

function keepingRules<T>(work: () => Promise<T>) {
  const beside = (field: string) => (sentence: string) => conflict(sentence, field)
  return withRules(overlaps, beside('startsOn'), () => withRules(sameName, beside('name'), work))
}

function ensureAdministers(acting: Acting) {
  ensure(may.administer(acting), 'The school’s years are for its owners and admins.')
}
