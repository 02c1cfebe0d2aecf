import type { Acting } from '../../app/domain/acting'
import { withSchool } from '../../db/school'
import type { ownerOf } from './database'

type Person = Pick<Acting, 'memberId' | 'name' | 'access' | 'position'>
export type Cast = Awaited<ReturnType<typeof castOf>>

/**
 * The people of Harbor Ridge by their initials, acting on the demo's day unless said, for tests of
 * the domain.
 */
export async function castOf(
  sql: ReturnType<typeof ownerOf>,
  { today = '2026-03-02', now = '2026-03-02T18:00:00Z' } = {},
) {
  const [row] = await sql<{ id: string }[]>`select id from schools where slug = 'harbor-ridge'`
  const schoolId = row?.id ?? ''
  const school = {
    id: schoolId,
    slug: 'harbor-ridge',
    name: 'Harbor Ridge',
    timeZone: 'America/Los_Angeles',
    today,
    now,
  }
  const people = await sql<(Person & { initials: string })[]>`
    select id as "memberId", name, access, position, initials from members where school_id = ${schoolId}`

  /** Someone as they were when the school was opened. */
  function who(initials: string): Acting {
    const person = people.find((one) => one.initials === initials)
    if (!person) throw new Error(`There is no ${initials}.`)
    const { initials: _, ...rest } = person
    return { ...rest, school }
  }

  return {
    schoolId,
    inSchool: <T>(work: () => Promise<T>) => withSchool(schoolId, work),
    who,
    ids: (initials: string[]) => initials.map((one) => who(one).memberId),
    /** Someone as they are by now. */
    async acting(initials: string): Promise<Acting> {
      const [member] = await sql<Person[]>`
        select id as "memberId", name, access, position from members where initials = ${initials} and school_id = ${schoolId}`
      if (!member) throw new Error(`There is no ${initials}.`)
      return { ...member, school }
    },
    async initiativeId(number: number) {
      const [initiative] = await sql<
        { id: string }[]
      >`select id from initiatives where number = ${number} and school_id = ${schoolId}`
      return initiative?.id ?? ''
    },
  }
}
