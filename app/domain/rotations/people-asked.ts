import type { Fragment } from 'postgres'
import { sql } from '../../../db/school'

/**
 * Who was asked, in SQL: by a question, a call to some, a hand-over offered, or a turn that came
 * about by another's word; and who led, asked or not. Once asked, always asked. `among` narrows a
 * column of members to those it is asked of.
 */
export function askedMembers(among: (member: string) => Fragment = () => sql()``) {
  return sql()`
    select member_id
    from asks
    where true ${among('member_id')}
    union all
    select to_member_id
    from hand_overs
    where offered_at is not null ${among('to_member_id')}
    union all
    select member_id
    from turns_by_day
    where (came_about <> 'offered' or role = 'lead') ${among('member_id')}`
}

/**
 * The members whom nobody has asked yet and who have not led: the one answer of every page. Guests
 * are left out; so are students, who are never shown one by one.
 */
export async function peopleNotAskedYet() {
  const rows = await sql()<{ id: string }[]>`
    select id from members where left_on is null and access <> 'guest' and position <> 'student'
      and id not in (${askedMembers()})
    order by name, id`
  return rows.map(({ id }) => id)
}
