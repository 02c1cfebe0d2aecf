import { sql } from '../../../db/school'
import type { TurnChange } from '../../vocabulary'
import { newsDays } from './source'
import type { Occasion } from './source'
import { changeInWords, openChanges } from '../turns/open-change-requests'
import type { OpenChange } from '../turns/open-change-requests'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'

/** Changes of turns that someone is asked for, what became of those, and whom one makes wait. */
export async function occasionsOfTurnChanges(): Promise<Occasion[]> {
  const [open, answered, putOff] = await Promise.all([
    openChanges(),
    answeredChanges(),
    leadsPutOff(),
  ])
  return [...open.map(ofOpen), ...answered.map(ofAnswered), ...putOff.map(ofPutOff)]
}

function ofOpen(change: OpenChange): Occasion {
  return {
    memberId: change.withId,
    kind: 'change',
    key: `open change ${change.id}`,
    initiative: change.number,
    sentence: changeInWords(change, change.withId),
  }
}

type Answered = {
  id: string
  number: number
  title: string
  kind: TurnChange
  askerId: string
  with: string
  holderId: string
  holder: string
  startsOn: string | null
  endsOn: string | null
  answer: 'agreed' | 'declined'
}

function answeredChanges() {
  return sql()<Answered[]>`
    select c.id, i.number, i.title, c.kind, a.id as "askerId", w.name as with, h.id as "holderId",
      h.name as holder, c.starts_on as "startsOn", c.ends_on as "endsOn", c.answer
    from turn_changes c
      join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
      join members a on (a.school_id, a.id) = (c.school_id, c.asked_by) and a.left_on is null
      join members w on (w.school_id, w.id) = (c.school_id, c.with_member_id) and w.left_on is null
      join turns t on (t.school_id, t.id) = (c.school_id, c.turn_id)
      join members h on (h.school_id, h.id) = (t.school_id, t.member_id)
    where c.answer <> 'withdrawn'
      and c.answered_at > skein_now() - make_interval(days => ${newsDays})`
}

function ofAnswered(change: Answered): Occasion {
  const { id, number, kind, askerId, with: other, answer } = change
  return {
    memberId: askerId,
    kind: 'change',
    key: `change answered ${id}`,
    initiative: number,
    sentence: sentence`${other} ${answers[kind][answer]} ${whatWasAsked(change)}.`,
  }
}

const answers = {
  swap: { agreed: 'has agreed to swap', declined: 'would rather not swap' },
  'stand in': { agreed: 'has agreed to stand in', declined: 'would rather not stand in' },
  extend: { agreed: 'has agreed', declined: 'does not agree' },
}

function whatWasAsked({ kind, title, holder, holderId, askerId, startsOn, endsOn }: Answered) {
  const isMine = holderId === askerId
  if (kind === 'swap') return `a coming lead of ${title}`
  if (kind === 'stand in')
    return `for ${isMine ? 'you' : holder} as lead of ${title}, ${dayInWords(startsOn ?? '')} to ${dayInWords(endsOn ?? '')}`
  return `that ${isMine ? 'you lead' : `${holder} leads`} ${title} until ${dayInWords(endsOn ?? '')}`
}

type PutOff = {
  id: string
  number: number
  title: string
  memberId: string
  plannedOn: string
  on: string | null
  until: string
}

// Who was planned after a lead that was extended: their turn came to nothing in that act, and
// stands again, later, where it lasts longer.
function leadsPutOff() {
  return sql()<PutOff[]>`
    select c.id, i.number, i.title, p.member_id as "memberId",
      local_day(p.began_at) as "plannedOn", n.first_day as on, c.ends_on as until
    from turn_changes c
      join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
      join turns t on (t.school_id, t.id) = (c.school_id, c.turn_id)
      cross join lateral (
        select o.member_id, o.began_at
        from turns o
        where o.initiative_id = t.initiative_id
          and o.role = 'lead'
          and o.seat = t.seat
          and isempty(o.during)
          and o.revised_at >= c.answered_at
          and o.began_at > t.began_at
          and o.began_at < t.ended_at
        order by o.revised_at limit 1
      ) p
      join members m on m.id = p.member_id and m.left_on is null
      left join turns_by_day n on n.initiative_id = t.initiative_id
        and n.role = 'lead'
        and n.seat = t.seat
        and n.member_id = p.member_id
        and n.recorded_at = c.answered_at
    where c.kind = 'extend'
      and c.ends_on is not null
      and c.answer = 'agreed'
      and (
        c.answered_at > skein_now() - make_interval(days => ${newsDays})
        or n.began_at > skein_now()
      )
      and p.member_id <> c.with_member_id
      and i.stage <> 'stopped'`
}

function ofPutOff({ id, number, title, memberId, plannedOn, on, until }: PutOff): Occasion {
  const passes = on
    ? `passes to you on ${dayInWords(on)}, not on ${dayInWords(plannedOn)}`
    : `does not pass to you on ${dayInWords(plannedOn)}`
  return {
    memberId,
    kind: 'change',
    key: `put off ${id}`,
    initiative: number,
    dueOn: on,
    sentence: `The lead of ${title} ${passes}: the lead before was extended to ${dayInWords(until)}.`,
  }
}
