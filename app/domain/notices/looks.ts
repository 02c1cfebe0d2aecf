import { sql } from '../../../db/school'
import { schoolCalendar } from '../calendar/calendar'
import { lettersAhead } from './next-letters'
import { dayNow } from '../calendar/days'
import { occasionsAhead } from './next-notices'

/**
 * A look at the school in scope: when it began (ISO, to the microsecond), and how often the school
 * had changed before.
 */
export type Look = { now: string; changes: number }

/** Begins a look, before anything is read. */
export async function beginLook(): Promise<Look> {
  const [look] = await sql()<Look[]>`
    select to_json(skein_now()) #>> '{}' as now, changes::int from school_looks`
  return look ?? { now: (await dayNow()).now, changes: 0 }
}

/**
 * Ends a look that has done whatever was due when it began, and says when to look again: at the
 * next instant at which something can fall due by itself, by the school's own days and hours, or
 * never. A school that has changed meanwhile is looked at again at once.
 */
export async function endLook({ now, changes }: Look) {
  const at = { ...(await dayNow()), now, calendar: await schoolCalendar() }
  const [occasions, letters] = await Promise.all([occasionsAhead(at), lettersAhead(at)])
  const ahead = JSON.stringify({
    ...letters,
    days: occasions.days,
    moments: [...occasions.moments, ...letters.moments],
  })
  await lockVersion()
  await sql()`
    update school_looks l
    set looked_at = ${now}::text::timestamptz,
      look_at = coalesce(
        (
          select min(ahead.at)
          from (
            select said::timestamptz as at
            from json_array_elements_text(${ahead}::text::json -> 'moments') said
            union all
            select day_begins(said::date, s.time_zone)
            from json_array_elements_text(${ahead}::text::json -> 'days') said
            union all
            select said::timestamp at time zone s.time_zone
            from json_array_elements_text(${ahead}::text::json -> 'times') said
          ) ahead
          where ahead.at > ${now}::text::timestamptz
        ),
        'infinity'
      )
    from schools s
    where s.id = l.school_id and l.changes = ${changes}`
}

/**
 * Has the school in scope looked at within a minute, where nothing that anyone sees has changed.
 */
export async function lookSoon() {
  await lockVersion()
  await sql()`update school_looks set look_at = least(look_at, skein_now()), changes = changes + 1`
}

// Whatever is told takes the school's version first and then its look: taken the other way about, a
// look and an act that end at the same moment would wait for each other for ever.
async function lockVersion() {
  await sql()`select from school_versions where school_id = current_school() for update`
}
