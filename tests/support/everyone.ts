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

/** Someone of another school, whose id is a real one. */
export async function someoneElsewhere(sql: OwnSchool['sql']) {
  const [member] = await sql<{ memberId: string }[]>`
    with school as (
      insert into schools (id, slug, name, time_zone)
      values (gen_random_uuid(), gen_random_uuid()::text, 'Elsewhere', 'UTC') returning id
    )
    insert into members (school_id, id, name, initials, position, access, joined_on)
    select id, gen_random_uuid(), 'Ana Elsewhere', 'AE', 'teacher', 'member', '2025-01-01' from school
    returning id as "memberId"`
  return member ?? { memberId: '' }
}
