import { sql } from '../../../db/school'
import type { PassingKind } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'

export type PassingShown = {
  id: string
  kind: PassingKind
  role: string | null
  number: number | null
  title: string | null
  text: string
  to: string | null
  on: string
  isPassed: boolean
  answer: 'accepted' | 'declined' | 'withdrawn' | null
  isAsked: boolean
}

/**
 * What passes on from a member with the absences that are here or coming, leads first: to whom,
 * from which local day, and whether it has been taken. Of asks and answers a guest learns nothing;
 * of a no those learn whom it concerns: the one asked, the one away, who leads or sponsors it, and
 * administrators.
 */
export async function passingsOf(acting: Acting, memberId: string): Promise<PassingShown[]> {
  const all = await allPassingsOf(acting, memberId)
  return all.map(({ mayKnowNo, ...passing }) => asSeenBy(acting, { passing, mayKnowNo }))
}

function asSeenBy(
  acting: Acting,
  { passing, mayKnowNo }: { passing: PassingShown; mayKnowNo: boolean },
): PassingShown {
  const { isAsked, answer } = passing
  const notAsked = { ...passing, isAsked: false, answer: null }
  if (!isAsked) return passing
  if (!may.seeAsked(acting)) return answer === 'accepted' ? notAsked : { ...notAsked, to: null }
  if (answer === 'withdrawn') return { ...passing, to: null }
  const isKept = answer === 'declined' && !mayKnowNo && !may.administer(acting)
  return isKept ? { ...notAsked, to: null } : passing
}

function allPassingsOf({ memberId: reader, school }: Acting, memberId: string) {
  return sql()<(PassingShown & { mayKnowNo: boolean })[]>`
    select p.id, p.kind, t.role, i.number, i.title,
      coalesce(a.text, b.text, c.role, d.question, '') as text, m.name as "to",
      coalesce(h.due_on, p.passes_on) as on, p.passed_at is not null as "isPassed",
      case
        when p.kind = 'sponsorship' then (
          select s.answer
          from sponsor_asks s
          where s.initiative_id = p.initiative_id
            and s.member_id = p.to_member_id
          order by s.asked_at desc limit 1
        )
        else h.answer
      end as answer,
      h.id is not null or (p.kind = 'sponsorship' and m.id is not null) as "isAsked",
      coalesce(${reader} in (p.member_id, p.to_member_id, i.sponsor_id), false) or exists (
        select from turns l
        where (l.school_id, l.initiative_id) = (i.school_id, i.id)
          and l.member_id = ${reader}
          and l.role = 'lead'
          and l.during @> skein_now()
      ) as "mayKnowNo"
    from passings p
      left join leaves l on (l.school_id, l.id) = (p.school_id, p.leave_id)
      join members who on (who.school_id, who.id) = (p.school_id, p.member_id)
      left join turns t on (t.school_id, t.id) = (p.school_id, p.turn_id)
      left join actions a on (a.school_id, a.id) = (p.school_id, p.action_id)
      left join barriers b on (b.school_id, b.id) = (p.school_id, p.barrier_id)
      left join calls c on (c.school_id, c.id) = (p.school_id, p.call_id)
      left join decisions d on (d.school_id, d.id) = (p.school_id, p.decision_id)
      left join members m on (m.school_id, m.id) = (p.school_id, p.to_member_id)
      left join hand_overs h on (h.school_id, h.id) = (p.school_id, p.hand_over_id)
      left join initiatives i on i.id = coalesce(
        p.initiative_id, t.initiative_id, a.initiative_id, b.initiative_id, c.initiative_id
      )
    where p.member_id = ${memberId}
      and p.cancelled_at is null
      and (t.id is null or t.role = 'lead')
      and case
        when p.leave_id is null then who.last_day_on is not null or who.left_on is not null
        else l.cancelled_at is null and (l.ends_on is null or l.ends_on >= ${school.today})
      end
    order by p.kind <> 'turn', p.kind, i.number`
}
