import { sql } from '../../../db/school'
import type { Cadence, Choosing } from '../../vocabulary'

export type FormerPlan = {
  cadence: Cadence
  everyWeeks: number | null
  milestone: string
  milestoneOn: string | null
  choosing: Choosing
  order: { memberId: string; name: string }[]
  setBy: string
  setOn: string
}

/**
 * The plans that an initiative had before the one that stands, latest first, at most ten; those of
 * one day by one person are told by their last. Days are local days of the school.
 */
export function formerPlans(initiativeId: string) {
  return sql()<FormerPlan[]>`
    with dated as (
      select p.*, local_day(p.set_at) as day,
        row_number() over (order by p.set_at desc, p.id desc) as place
      from rotation_plans p
      where p.initiative_id = ${initiativeId}
    ),
    former as (
      select distinct on (set_by, day) * from dated where place > 1 order by set_by, day, place
    )
    select p.cadence, p.every_weeks as "everyWeeks", p.milestone, p.milestone_on as "milestoneOn",
      p.choosing, by.name as "setBy", p.day as "setOn",
      coalesce(
        (
          select json_agg(json_build_object('memberId', m.id, 'name', m.name) order by o.place)
          from rotation_order o join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
          where o.plan_id = p.id
        ),
        '[]'
      ) as order
    from former p join members by on by.id = p.set_by
    order by p.place limit 10`
}
