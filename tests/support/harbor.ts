import { uuidv7 } from 'uuidv7'
import { castOf } from './cast'
import { openOwnDatabase, ownerOf } from './database'

export type Harbor = Awaited<ReturnType<typeof openHarbor>>

/**
 * Harbor Ridge in a database of one's own: its people by their initials, its scope, and initiatives
 * to try things on.
 */
export async function openHarbor() {
  const own = await openOwnDatabase('skein_demo')
  const sql = ownerOf(own.url)
  const { schoolId, inSchool, acting } = await castOf(sql)

  /** Answers the number of a fresh initiative at the stage pilot. */
  async function initiative({ seats = 1 } = {}) {
    const [row] = await sql<{ number: number }[]>`
      insert into initiatives (school_id, id, number, title, purpose, challenge, stage, lead_seats, created_by)
      select ${schoolId}, ${uuidv7()}, (select max(number) + 1 from initiatives), 'Quiet mornings', 'Calm starts.', 'adaptive', 'pilot', ${seats}, id from members where initials = 'RO' returning number`
    return row?.number ?? 0
  }

  return {
    schoolId,
    sql,
    cast: acting,
    initiative,
    inSchool,
    close: async () => (await sql.end(), await own.close()),
  }
}
