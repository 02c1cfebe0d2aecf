import { sql } from '../../../db/school'

export type First = {
  memberId: string
  name: string
  initials: string
  role: 'lead' | 'follow'
  on: string
}

/**
 * Who led an initiative first and who followed first, with the school's local day of each. Several
 * when they began at the same moment. Coming back from the lead is not following first: a first
 * follower is the one who made it more than one person's affair.
 */
export async function firstsOf(initiativeId: string): Promise<First[]> {
  return sql()<First[]>`
    with begun as (
      select member_id, role, began_at
      from turns_by_day
      where initiative_id = ${initiativeId} and role <> 'shadow' and began_at <= skein_now()
    ),
    led as (
      select * from begun
      where role = 'lead' and began_at = (select min(began_at) from begun where role = 'lead')
    ),
    followed as (
      select * from begun f
      where role = 'follow'
        and not exists (
          select from begun l
          where l.member_id = f.member_id and l.role = 'lead' and l.began_at <= f.began_at
        )
    ),
    firsts as (
      select * from led
      union all
      select * from followed
      where began_at = (select min(began_at) from followed)
    )
    select m.id as "memberId", m.name, m.initials, f.role, local_day(f.began_at)::text as on
    from firsts f join members m on m.id = f.member_id
    order by f.role <> 'lead', m.name`
}
