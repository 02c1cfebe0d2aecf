import type { Acting } from '../../app/domain/acting'
import { withSchool } from '../../db/school'
import { openOwnDatabase, ownerOf } from './database'

/** Harbor Ridge as of 2 March 2026 with its people by their initials, for tests of the domain. */
export async function openHarborRidge() {
  const own = await openOwnDatabase('skein_demo')
  const sql = ownerOf(own.url)
  const [{ id: schoolId, now } = { id: '', now: '' }] = await sql<
    { id: string; now: string }[]
  >`select id, skein_now()::text as now from schools`
  const people = await sql<
    (Pick<Acting, 'memberId' | 'name' | 'access' | 'position'> & { initials: string })[]
  >`select id as "memberId", name, access, position, initials from members`
  const cast = (initials: string): Acting => {
    const person = people.find((one) => one.initials === initials)
    if (!person) throw new Error(`There is no ${initials}.`)
    const { initials: _, ...rest } = person
    return {
      ...rest,
      school: {
        id: schoolId,
        slug: 'harbor-ridge',
        name: 'Harbor Ridge',
        timeZone: 'America/Los_Angeles',
        today: '2026-03-02',
        now: new Date(now).toISOString(),
      },
    }
  }
  return {
    url: own.url,
    sql,
    schoolId,
    cast,
    ids: (initials: string[]) => initials.map((one) => cast(one).memberId),
    inSchool: <T>(work: () => Promise<T>) => withSchool(schoolId, work),
    close: async () => (await sql.end(), void (await own.close())),
  }
}
