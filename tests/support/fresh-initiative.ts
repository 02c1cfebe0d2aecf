import { uuidv7 } from 'uuidv7'
import type { OwnSchool } from './own-school'

/** An initiative at the stage pilot that nobody leads yet, to try things on; answers its number. */
export async function freshInitiative({ sql, cast }: OwnSchool, { seats = 1 } = {}) {
  const [row] = await sql<{ number: number }[]>`
    insert into initiatives (school_id, id, number, title, purpose, challenge, stage, lead_seats, created_by)
    select ${cast.schoolId}, ${uuidv7()}, (select max(number) + 1 from initiatives), 'Quiet mornings', 'Calm starts.', 'adaptive', 'pilot', ${seats}, id from members where initials = 'RO' returning number`
  return row?.number ?? 0
}
