import type { Acting } from '../../app/domain/acting'
import type { OwnSchool } from './own-school'

/**
 * Everyone who is in the school, as they are by now, but these: for what nobody else may do or see.
 */
export async function everyoneBut({ sql, cast }: OwnSchool, ...these: string[]): Promise<Acting[]> {
  const people = await sql<{ initials: string }[]>`
    select initials from members
    where school_id = ${cast.schoolId} and left_on is null and account_id is not null
      and not (initials = any(${these})) order by initials`
  if (people.length < 15) throw new Error('Nearly nobody is there.')
  return Promise.all(people.map(({ initials }) => cast.acting(initials)))
}
