import type { ISql } from 'postgres'
import { uuidv7 } from 'uuidv7'
import { withItsYes } from './sponsoring'

/**
 * An initiative of Renata's at the stage pilot that nobody leads yet, to try things on; sponsored
 * by her where a sponsor is asked for.
 */
export async function freshInitiative(sql: ISql, { seats = 1, isSponsored = false } = {}) {
  const [row] = await sql<{ id: string; number: number }[]>`
    with made as (
      insert into initiatives (school_id, id, number, title, purpose, challenge, stage, lead_seats, created_by, sponsor_id)
      select school_id, ${uuidv7()}, (select max(number) + 1 from initiatives), 'Quiet mornings', 'Calm starts.', 'adaptive', 'pilot', ${seats}, id, case when ${isSponsored}::boolean then id end
      from members where initials = 'RO' returning school_id, id, number, sponsor_id
    ), said as (${withItsYes(sql)}) select id, number from made`
  return row ?? { id: '', number: 0 }
}
