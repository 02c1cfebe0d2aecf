import { afterEach, beforeEach } from 'vitest'
import type { Acting } from '../../app/domain/acting'
import { handOver } from '../../app/domain/hand-overs/hand-overs'
import { tellSchool } from '../../app/jobs/notices.server'
import { clockAt } from './clock'
import { openSchool } from './own-school'

/**
 * Harbor Ridge with nobody told of anything yet, and the clock wherever a test wants it, for tests
 * of notices and letters.
 */
export async function openTelling() {
  const { sql, cast, close } = await openSchool()
  await sql`truncate notices`
  await sql`delete from graphile_worker._private_jobs`
  const at = <T>(moment: string, work: () => Promise<T>) =>
    cast.inSchool(async () => (await clockAt(moment), work()))
  return {
    sql,
    cast,
    at,
    tell: (moment: string) => at(moment, tellSchool),
    told: (initials: string, like = '%') => sql<{ key: string; sentence: string }[]>`
      select n.key, n.sentence from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where m.initials = ${initials} and n.key like ${like} order by n.made_at, n.key`,
    letters: (initials: string) => sql<{ id: string; day: string; place: number; lines: number }[]>`
      select d.id, d.day::text, d.place, (select count(*)::int from notices n where (n.school_id, n.digest_id) = (d.school_id, d.id)) as lines from digests d join members m on (m.school_id, m.id) = (d.school_id, d.member_id) where m.initials = ${initials} order by d.day, d.place`,
    jobs: () => sql<{ digest: string; token: string }[]>`
      select j.payload ->> 'digest' as digest, j.payload ->> 'token' as token from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'digest letter' order by j.id`,
    close,
  }
}

export type Telling = Awaited<ReturnType<typeof openTelling>> & {
  /** The hand-over of an initiative that waits for its answer. */
  openHandOver: (number: number) => Promise<string>
  /** Offers someone a lead, at ten in the morning of the demo's day. */
  offered: (giver: Acting, number: number, to: Acting, dueOn?: string) => Promise<unknown>
}

export const notes = { stands: 'Half of it works.', next: 'The other half.', wish: '' }

/** The same, anew for each test of a file, with what is told of a lead that is handed over. */
export function telling() {
  const here = {} as Telling
  beforeEach(async () => {
    const school = await openTelling()
    Object.assign(here, school, handingOver(school))
  })
  afterEach(() => here.close())
  return here
}

function handingOver({
  sql,
  at,
}: Awaited<ReturnType<typeof openTelling>>): Pick<Telling, 'openHandOver' | 'offered'> {
  return {
    async openHandOver(number) {
      const [row] = await sql<{ id: string }[]>`
        select h.id from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) where i.number = ${number} and h.answer is null`
      return row?.id ?? ''
    },
    offered: (giver, number, to, dueOn) =>
      at('2026-03-02 18:00Z', () =>
        handOver(giver, number, {
          ...notes,
          to: to.memberId,
          dueOn,
          choiceReason: 'Agreed before.',
        }),
      ),
  }
}
