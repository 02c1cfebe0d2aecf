import { uuidv7 } from 'uuidv7'
import type { OwnSchool } from './own-school'

type Days = { from: string; to: string | null }
type Past = {
  name: string
  joinedOn?: string
  lastDayOn?: string
  leaves?: Days[]
  /** Leads of another initiative, in local days. */
  led?: Days[]
  /** Days on which they had a duty in a meeting, each with what it was corrected to. */
  duties?: { on: string; corrected?: string }[]
  /** The day of an offer that nothing came of, of the ninth initiative unless another is said. */
  offeredOn?: string
  offeredFor?: number
  /** When they declined a lead that they were asked for, and of which initiative. */
  declined?: { number: number; at: string; by: 'ask' | 'hand-over' }
}

/**
 * A teacher of whom the school knows this much: history, written past the rules of what may be done
 * today.
 */
export async function withPast(here: OwnSchool, past: Past) {
  const id = uuidv7()
  const [school, by] = [here.cast.schoolId, here.cast.who('RO').memberId]
  await here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into members (school_id, id, name, initials, position, access, joined_on, last_day_on, works_on)
      values (${school}, ${id}, ${past.name}, ${past.name.slice(0, 3)}, 'teacher', 'member', ${past.joinedOn ?? '2025-08-11'}, ${past.lastDayOn ?? null}, 31)`
    for (const { from, to } of past.leaves ?? [])
      await tx`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) values (${school}, ${uuidv7()}, ${id}, ${from}, ${to}, ${id})`
    for (const { from, to } of past.led ?? [])
      await tx`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
        select ${school}, ${uuidv7()}, i.id, ${id}, 'lead', 3, day_begins(i.school_id, ${from}::date), day_begins(i.school_id, ${to}::date + 1), 'chosen', ${by} from initiatives i where number = 9`
    for (const { on, corrected } of past.duties ?? []) {
      const duty = uuidv7()
      await tx`insert into contributions (school_id, id, member_id, kind, text, happened_on, source, recorded_by) values (${school}, ${duty}, ${id}, 'facilitated', 'A meeting', ${on}, 'logged', ${id})`
      if (corrected)
        await tx`insert into contributions (school_id, id, member_id, kind, text, happened_on, source, recorded_by, corrects_id) values (${school}, ${uuidv7()}, ${id}, 'facilitated', 'A meeting', ${corrected}, 'logged', ${id}, ${duty})`
    }
    if (past.offeredOn)
      await tx`insert into offers (school_id, id, initiative_id, member_id, readiness, offered_at, answer, answered_at, answered_by)
        select ${school}, ${uuidv7()}, i.id, ${id}, 'ready', day_begins(i.school_id, ${past.offeredOn}::date), 'declined', skein_now(), ${by} from initiatives i where number = ${past.offeredFor ?? 9}`
    if (past.declined?.by === 'ask')
      await tx`insert into asks (school_id, id, initiative_id, member_id, role, asked_by, asked_at, answer, answered_at)
        select ${school}, ${uuidv7()}, i.id, ${id}, 'lead', ${by}, ${past.declined.at}, 'declined', ${past.declined.at} from initiatives i where number = ${past.declined.number}`
    if (past.declined?.by === 'hand-over')
      await tx`insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, stands, next, prepared_by, offered_by, offered_at, answer, answered_at)
        select ${school}, ${uuidv7()}, i.id, (select id from turns t where t.initiative_id = i.id and t.role = 'lead' limit 1), ${id}, 'Half.', 'The rest.', ${by}, ${by}, ${past.declined.at}, 'declined', ${past.declined.at} from initiatives i where number = ${past.declined.number}`
    await tx`update school_versions set version = version + 1`
  })
  return id
}
