import { settleAbsences } from '../../app/jobs/absences.server'
import { settleDecisions } from '../../app/jobs/decisions.server'
import { tellPeople, tellSchool } from '../../app/jobs/notices.server'
import { dueAbsences } from '../../app/domain/absences/due'
import { settleDue } from '../../app/domain/decisions/due'
import { closePool, openPool } from '../../db/connect'
import { atTheDoor, withSchool, sql } from '../../db/school'
import { dueKinds } from '../../app/vocabulary'
import type { DueKind } from '../../app/vocabulary'
import { ownDatabase, ownerOf } from './database'
import type { Template } from './database'

/**
 * A database of one's own whose clock, for all its connections, stands where a test sets it; and
 * the look of every minute.
 */
export async function openLooking(template: Template) {
  const own = await ownDatabase(template)
  const owner = ownerOf(own.url)
  // Few connections: each clock that is set has them made anew.
  const open = () => openPool(own.url, { max: 6 })
  open()
  const name = new URL(own.url).pathname.slice(1)

  async function setClock(moment: string) {
    const [row] = await owner<
      { moved: string }[]
    >`select (${moment}::text::timestamptz - now())::text as moved`
    await owner.unsafe(`alter database ${name} set skein.clock = '${row?.moved ?? ''}'`)
    await closePool()
    open()
  }

  /** What the minutes that follow would do, until nothing is due at this moment. */
  async function look() {
    for (let minutes = 0; minutes < 4 && (await anythingDue()); minutes += 1)
      for (const one of [settleAbsences, settleDecisions, tellPeople]) await one()
  }

  /** A school, raised by its bare rows. */
  async function school(slug: string, timeZone = 'UTC') {
    const [row] = await owner<
      { id: string }[]
    >`insert into schools (id, slug, name, time_zone) values (gen_random_uuid(), ${slug}, ${slug}, ${timeZone}) returning id`
    const id = row?.id ?? ''
    await owner`insert into school_versions (school_id) values (${id})`
    return id
  }

  const due = async (kind: DueKind) =>
    (
      await atTheDoor(
        () => sql()<{ id: string }[]>`select school_id as id from door.due(${kind}) order by 1`,
      )
    ).map(({ id }) => id)
  const anythingDue = async () => (await Promise.all(dueKinds.map(due))).flat().length > 0
  return {
    url: own.url,
    sql: owner,
    setClock,
    look,
    school,
    due,
    anythingDue,
    close: async () => (await closePool(), await owner.end(), void (await own.drop())),
  }
}

/**
 * What opening the school and doing everything there would still do at this moment, looked for in
 * every minute as Skein once did; it is not done.
 */
export async function leftToDo(schoolId: string) {
  const found = {}
  const tried = withSchool(schoolId, async () => {
    const before = await standing()
    const absences = await dueAbsences()
    await settleDue()
    await tellSchool()
    const after = await standing()
    const changed = Object.fromEntries(
      Object.entries(after)
        .filter(([name, value]) => value !== before[name])
        .map(([name, value]) => [name, `${before[name]} → ${value}`]),
    )
    Object.assign(found, changed, absences.length ? { absences } : {})
    throw new Error('only looked')
  })
  await tried.catch((error: Error) =>
    error.message === 'only looked' ? undefined : Promise.reject(error),
  )
  return found
}

async function standing() {
  const [row] = await sql()<Record<string, string>[]>`
    select (select string_agg(key, ', ' order by key) from notices where made_at > skein_now() - interval '1 minute') as told, (select count(*)::text from notices) as notices,
      (select count(*)::text from notices where seen_at is not null) as seen, (select count(*)::text from digests) as digests, (select count(*)::text from review_reminders) as reviews,
      (select count(*)::text from decisions where state = 'open') as open, (select count(*)::text from decision_nudges where sent_at is not null) as nudges`
  return row ?? {}
}
