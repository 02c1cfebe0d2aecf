import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import { dayInWords } from '../../vocabulary/dates'
import type { InitiativeState } from '../initiatives/state'

export type HandOverNotes = {
  to: string | null
  choiceReason: string
  dueOn: string | null
  stands: string
  next: string
  wish: string
  weeksShadowed: number
  weeksBeside: number
  reflection: string
  shared: boolean
}

/**
 * What was prepared for the hand-over of someone's lead here, or written when it was last declined
 * or withdrawn; a reflection is its writer's alone.
 */
export async function handOverNotes(
  { memberId }: Acting,
  at: InitiativeState,
  from: string,
): Promise<HandOverNotes | undefined> {
  const [notes] = await sql()<HandOverNotes[]>`
    select case when h.answer is null then h.to_member_id end as to,
      h.choice_reason as "choiceReason", h.due_on as "dueOn", h.stands, h.next, h.wish,
      h.weeks_shadowed as "weeksShadowed", h.weeks_beside as "weeksBeside",
      case when t.member_id = ${memberId} then h.reflection else '' end as reflection,
      h.reflection_shared as shared
    from hand_overs h join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
    where h.initiative_id = ${at.id}
      and t.member_id = ${from}
      and t.role = 'lead'
      and t.during @> skein_now()
      and h.answer is distinct from 'accepted'
    order by h.prepared_at desc limit 1`
  return notes
}

/**
 * Who has been asked to take over someone's lead here and has not answered; nobody's name where
 * nobody was.
 */
export async function askedToTakeOver(at: InitiativeState, from: string) {
  const [asked] = await sql()<{ name: string }[]>`
    select m.name
    from hand_overs h
      join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
      join members m on (m.school_id, m.id) = (h.school_id, h.to_member_id)
    where h.initiative_id = ${at.id}
      and t.member_id = ${from}
      and h.offered_at is not null
      and h.answer is null`
  return asked?.name
}

export type NextAgreed = { name: string; on: string; isAgreed: boolean }

/** Who is planned to lead after someone here, from which local day, and whether they said yes. */
export async function agreedAfter(
  at: InitiativeState,
  from: string,
): Promise<NextAgreed | undefined> {
  const [next] = await sql()<NextAgreed[]>`
    select m.name, n.first_day::text as on,
      exists (
        select from hand_overs h
        where (h.school_id, h.turn_id) = (t.school_id, t.id)
          and h.to_member_id = n.member_id
          and h.answer = 'accepted'
      ) as "isAgreed"
    from turns t
      join turns_by_day n on (n.school_id, n.initiative_id, n.role, n.seat)
        = (t.school_id, t.initiative_id, t.role, t.seat)
      join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
    where t.initiative_id = ${at.id}
      and t.member_id = ${from}
      and t.role = 'lead'
      and t.during @> skein_now()
      and n.began_at > skein_now()
      and n.member_id <> t.member_id
    order by n.began_at limit 1`
  return next
}

export type Left = { title: string; lines: { text: string; decision?: number }[] }

/**
 * What is still open on an initiative, so that no hand-over forgets it: actions, barriers,
 * decisions to review and offers that wait.
 */
export async function leftOpen({ school }: Acting, at: InitiativeState): Promise<Left[]> {
  const [row] = await sql()<
    {
      actions: { text: string; owner: string; on: string | null }[]
      barriers: string[]
      reviews: { number: number; question: string; on: string }[]
      offers: string[]
    }[]
  >`
    select (
        select coalesce(
          json_agg(
            json_build_object('text', a.text, 'owner', m.name, 'on', a.due_on) order by a.due_on
          ),
          '[]'
        )
        from actions a join members m on (m.school_id, m.id) = (a.school_id, a.owner_id)
        where a.initiative_id = ${at.id} and a.outcome is null
      ) as actions,
      (
        select coalesce(
          array_agg(
            b.text || ' (open for ' || (${school.today}::date - local_day(b.raised_at)) || ' days)'
            order by b.raised_at
          ),
          '{}'
        )
        from barriers b
        where b.initiative_id = ${at.id} and b.resolved_at is null
      ) as barriers,
      (
        select coalesce(
          json_agg(
            json_build_object('number', d.number, 'question', d.question, 'on', d.review_on)
            order by d.review_on
          ),
          '[]'
        )
        from decisions d
        where d.initiative_id = ${at.id}
          and d.review_on >= ${school.today}::date
          and not exists (
            select from decisions s where (s.school_id, s.supersedes_id) = (d.school_id, d.id)
          )
      ) as reviews,
      (
        select coalesce(array_agg(m.name order by o.offered_at), '{}')
        from offers o join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
        where o.initiative_id = ${at.id} and o.answer is null and not o.is_private
      ) as offers`
  if (!row) return []
  const parts: Left[] = [
    {
      title: 'Open actions',
      lines: row.actions.map(({ text, owner, on }) => ({
        text: `${text} (${owner}${on ? `, by ${dayInWords(on)}` : ''})`,
      })),
    },
    { title: 'Open barriers', lines: row.barriers.map((text) => ({ text })) },
    {
      title: 'Decisions to review',
      lines: row.reviews.map(({ number, question, on }) => ({
        text: `${question} (${dayInWords(on)})`,
        decision: number,
      })),
    },
    { title: 'Offers that wait for an answer', lines: row.offers.map((text) => ({ text })) },
  ]
  return parts.filter(({ lines }) => lines.length)
}
