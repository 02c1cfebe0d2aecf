import type { Fragment } from 'postgres'
import { sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'

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

export type AskedHere = { memberId: string; name: string; initials: string; on: string | null }

/**
 * Who is asked to lead an initiative and has not answered, each once, by a local day where one is
 * said: whom a lead is offered to, for all but guests; and who was asked by name, for the one who
 * asked and the one who was asked.
 */
export async function askedToLead(acting: Acting, initiativeId: string): Promise<AskedHere[]> {
  if (!may.seeAsked(acting)) return []
  return sql()<AskedHere[]>`
    select distinct on (m.id) m.id as "memberId", m.name, m.initials, a.on_day::text as on
    from (
        select to_member_id as member_id, due_on as on_day
        from hand_overs
        where initiative_id = ${initiativeId} and offered_at is not null and answer is null
        union all
        select member_id, null
        from asks
        where initiative_id = ${initiativeId}
          and answer is null
          and role in ('lead', 'co-lead')
          and ${acting.memberId} in (member_id, asked_by)
      ) a
      join members m on m.id = a.member_id
    order by m.id, a.on_day`
}
