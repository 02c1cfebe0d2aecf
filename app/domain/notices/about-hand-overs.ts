import { sql } from '../../../db/school'
import { openDayUpTo } from '../calendar/calendar'
import { addDays } from '../../vocabulary/days'
import { givenToAnother } from '../turns/succession'
import { aheadDays, newsDays } from './source'
import type { Occasion, Today } from './source'
import { nextsInOrder } from '../rotations/suggestions'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'

/**
 * Hand-overs: in two weeks and in two days, asked, accepted or not, late; and leads that end with
 * nobody after them.
 */
export async function occasionsOfLeads(now: Today): Promise<Occasion[]> {
  const [coming, asked, answered, given, ending] = await Promise.all([
    comingLeads(),
    askedHandOvers(),
    answeredHandOvers(),
    givenLeads(),
    endingLeads(),
  ])
  return [
    ...given,
    ...coming.flatMap((one) => [...ofMoved(one), ...ofComing(now, one)]),
    ...asked.flatMap((one) => ofAsked(now, one)),
    ...answered.flatMap(ofAnswered),
    ...ending.flatMap((one) => ofEnding(now, one)),
  ]
}

// Two weeks and two days before, on the last open day up to then: what falls on a Saturday is said
// on the Friday.
function nearness({ calendar, today }: Today, on: string): 'near' | 'ahead' | undefined {
  if (today >= on) return undefined
  if (today >= openDayUpTo(calendar, addDays(on, -2))) return 'near'
  return today >= openDayUpTo(calendar, addDays(on, -14)) ? 'ahead' : undefined
}

type Person = { id: string; name: string }
type Coming = {
  id: string
  number: number
  title: string
  toId: string
  to: string
  on: string
  wantedOn: string | null
  movedBy: string | null
  from: Person[]
}

function comingLeads() {
  return sql()<Coming[]>`
    select t.id, i.number, i.title, m.id as "toId", m.name as to, t.first_day as on,
      t.wanted_on as "wantedOn", case when t.wanted_on is not null then t.recorded_by end as "movedBy",
      coalesce((select json_agg(json_build_object('id', o.member_id, 'name', p.name) order by o.seat) from turns_by_day o join members p on p.id = o.member_id
        where o.initiative_id = t.initiative_id and o.role = 'lead' and o.ended_at = t.began_at and o.member_id <> t.member_id and p.left_on is null
          and (o.seat = t.seat or not exists (select from turns_by_day n where n.initiative_id = o.initiative_id and n.role = 'lead' and n.seat = o.seat and n.began_at = o.ended_at))), '[]') as from
    from turns_by_day t join initiatives i on i.id = t.initiative_id join members m on m.id = t.member_id
    where t.role = 'lead' and t.began_at > skein_now() and i.stage <> 'stopped'
      and (t.began_at < skein_now() + make_interval(days => ${aheadDays}) or t.wanted_on is not null)`
}

// Because the school is closed; said at once, however far ahead, to whoever did not do it.
function ofMoved({ id, number, title, toId, on, wantedOn, movedBy, from }: Coming): Occasion[] {
  if (!movedBy || !wantedOn) return []
  const told = [toId, ...from.map((giver) => giver.id)].filter((memberId) => memberId !== movedBy)
  const sentence = `The lead of ${title} passes on ${dayInWords(on)}, not on ${dayInWords(wantedOn)}: the school is closed then.`
  return told.map((memberId) => ({
    memberId,
    kind: 'hand-over',
    key: `lead moved ${id}`,
    initiative: number,
    dueOn: on,
    sentence,
  }))
}

function ofComing(now: Today, { id, number, title, toId, to, on, from }: Coming): Occasion[] {
  const near = nearness(now, on)
  if (!near) return []
  const shared = {
    kind: 'hand-over' as const,
    key: `lead ${near} ${id}`,
    initiative: number,
    dueOn: on,
  }
  const givers = from.map(({ name }) => name).join(' and ')
  return [
    {
      ...shared,
      memberId: toId,
      sentence: givers
        ? `You take over the lead of ${title} from ${givers} on ${dayInWords(on)}.`
        : `You lead ${title} from ${dayInWords(on)}.`,
    },
    ...from.map((giver) => ({
      ...shared,
      memberId: giver.id,
      sentence: `You hand over the lead of ${title} to ${to} on ${dayInWords(on)}.`,
    })),
  ]
}

type Asked = {
  id: string
  number: number
  title: string
  toId: string
  to: string
  giverId: string
  giver: string
  giverIsHere: boolean
  byId: string
  sponsorId: string | null
  dueOn: string | null
  isMoved: boolean
  isUncovered: boolean
  by: string
}

// What was told of one day or one person is told anew, once, when it is another.
const isAbout = ({ id, dueOn, isMoved }: Asked) => (isMoved ? `${id} on ${dueOn}` : id)

function askedHandOvers() {
  return sql()<Asked[]>`
    select h.id, i.number, i.title, m.id as "toId", m.name as to, g.id as "giverId", g.name as giver, g.left_on is null and not is_away(g.school_id, g.id, today()) as "giverIsHere",
      h.offered_by as "byId", b.name as by, s.id as "sponsorId", h.due_on as "dueOn", h.wanted_on is not null as "isMoved", coalesce(t.ended_at <= skein_now(), false) as "isUncovered"
    from hand_overs h join turns t on t.id = h.turn_id join initiatives i on i.id = h.initiative_id join members m on m.id = h.to_member_id join members g on g.id = t.member_id join members b on b.id = h.offered_by
      left join members s on s.id = i.sponsor_id and s.left_on is null
    where h.answer is null and h.offered_at is not null and i.stage <> 'stopped'`
}

function ofAsked(now: Today, asked: Asked): Occasion[] {
  const { number, title, toId, to, giver, giverId, giverIsHere, byId, by, dueOn } = asked
  const shared = { kind: 'hand-over' as const, initiative: number, dueOn }
  const first = {
    ...shared,
    kind: 'asked' as const,
    memberId: toId,
    key: `open asked ${isAbout(asked)}`,
    sentence: sentence`${giver} asks you to take over the lead of ${title}${dueOn ? ` on ${dayInWords(dueOn)}` : ''}. You are free to say no.`,
  }
  const inTheirName =
    giverId !== byId && giverIsHere
      ? [
          {
            ...shared,
            memberId: giverId,
            key: `open asked for ${isAbout(asked)}`,
            sentence: sentence`${by} has asked ${to} to take over your lead of ${title}${dueOn ? ` on ${dayInWords(dueOn)}` : ''}. You can take that back on its page.`,
          },
        ]
      : []
  if (!dueOn) return [first, ...inTheirName]
  return [
    first,
    ...inTheirName,
    ...(dueOn < now.today ? late(asked, dueOn) : notYet(now, asked, dueOn)),
  ]
}

function notYet(now: Today, asked: Asked, dueOn: string): Occasion[] {
  const { number, title, toId, to, giverId, giverIsHere, byId } = asked
  const near = nearness(now, dueOn)
  if (!near) return []
  const shared = {
    kind: 'hand-over' as const,
    key: `open unanswered ${near} ${isAbout(asked)}`,
    initiative: number,
    dueOn,
  }
  return [
    {
      ...shared,
      memberId: toId,
      sentence: `The lead of ${title} passes on ${dayInWords(dueOn)}. Will you take it? A no is fine, too.`,
    },
    {
      ...shared,
      memberId: giverIsHere ? giverId : byId,
      sentence: `${to} has not answered yet whether to take over the lead of ${title} on ${dayInWords(dueOn)}.`,
    },
  ]
}

// A late hand-over is said once to whoever was asked, and once to whoever can ask another.
function late(
  { id, number, title, toId, to, sponsorId, giverId, giverIsHere, byId, isUncovered }: Asked,
  dueOn: string,
): Occasion[] {
  const shared = { kind: 'hand-over' as const, key: `open late ${id}`, initiative: number }
  const others = [...new Set([giverIsHere ? giverId : byId, sponsorId])].filter(
    (other): other is string => other !== null && other !== toId,
  )
  const since = isUncovered
    ? `${title} has had no lead since ${dayInWords(dueOn)}`
    : `The lead of ${title} was to pass on ${dayInWords(dueOn)}`
  return [
    {
      ...shared,
      memberId: toId,
      sentence: `${since}. You were asked; will you take it? A no is fine, too.`,
    },
    ...others.map((memberId) => ({
      ...shared,
      memberId,
      sentence: `${since}. ${to} was asked and has not answered; perhaps someone else has the time.`,
    })),
  ]
}

type Answered = {
  id: string
  number: number
  title: string
  to: string
  toId: string
  answer: 'accepted' | 'declined' | 'withdrawn'
  reason: string
  on: string | null
  answeredOn: string
  tellId: string
  sponsorId: string | null
}

// A hand-over that was withdrawn is news only when it was not its giver who withdrew it: because
// the other one will be away. A yes is so until the lead is planned otherwise; a no, until someone
// else is asked.
function answeredHandOvers() {
  return sql()<Answered[]>`
    select h.id, i.number, i.title, m.name as to, m.id as "toId", h.answer, h.answer_reason as reason, local_day(h.answered_at) as "answeredOn",
      coalesce(h.due_on, local_day(n.began_at)) as on, case when g.left_on is null then g.id else h.offered_by end as "tellId", s.id as "sponsorId"
    from hand_overs h join turns t on t.id = h.turn_id join initiatives i on i.id = h.initiative_id join members m on m.id = h.to_member_id join members g on g.id = t.member_id
      left join turns n on n.id = h.incoming_turn_id left join members s on s.id = i.sponsor_id and s.left_on is null
    where (h.answered_at > skein_now() - make_interval(days => ${newsDays}) or h.due_on > today())
      and (h.answer <> 'withdrawn' or h.answer_reason in ('away then', 'left the school')) and i.stage <> 'stopped'
      and case h.answer when 'accepted' then n.id is null or not isempty(n.during) else not exists (
        select from hand_overs o where o.turn_id = h.turn_id and o.id <> h.id and o.offered_at >= h.answered_at and (o.answer is null or o.answer = 'accepted')) end`
}

function ofAnswered({
  id,
  number,
  title,
  to,
  toId,
  answer,
  reason,
  on,
  answeredOn,
  tellId,
  sponsorId,
}: Answered): Occasion[] {
  const when = on ? ` on ${dayInWords(on)}` : ''
  const said = {
    accepted: sentence`${to} has accepted the lead of ${title}${on ? `, from ${dayInWords(on)}` : ''}.`,
    declined: sentence`${to} will not take over the lead of ${title}${when}${reason && ` (“${reason}”)`}. You can ask someone else.`,
    withdrawn: `${to} will be away, so the lead of ${title} does not pass to them${when}. You can ask someone else.`,
  }
  const told = [...new Set([tellId, answer === 'accepted' ? null : sponsorId])].filter(
    (one): one is string => one !== null && one !== toId,
  )
  return told.map((memberId) => ({
    memberId,
    kind: 'hand-over',
    key: `answered ${id}`,
    initiative: number,
    dueOn: on && on > answeredOn ? on : null,
    sentence: said[answer],
  }))
}

// A lead that was planned for someone and that another has accepted.
async function givenLeads(): Promise<Occasion[]> {
  const given = await sql()<
    { id: string; memberId: string; number: number; title: string; on: string }[]
  >`
    select t.id, t.member_id as "memberId", i.number, i.title, local_day(t.began_at) as on from turns t join initiatives i on i.id = t.initiative_id
    where t.role = 'lead' and isempty(t.during) and t.end_reason = ${givenToAnother} and t.began_at > skein_now() - make_interval(days => ${newsDays})`
  return given.map(({ id, memberId, number, title, on }) => ({
    memberId,
    kind: 'hand-over',
    key: `lead given ${id}`,
    initiative: number,
    sentence: `The lead of ${title} that was planned for you from ${dayInWords(on)} has been accepted by someone else. You go on following it.`,
  }))
}

type EndingLead = {
  id: string
  initiativeId: string
  number: number
  next?: Person | undefined
  title: string
  memberId: string
  name: string
  isHere: boolean
  on: string
  isOver: boolean
  sponsorId: string | null
}

// Nobody planned in the seat, nobody asked: a lead that ends soon, or ended within two weeks.
// Whoever begins on the day that co-leads end takes over from each of them, as `comingLeads` tells
// them.
async function endingLeads() {
  const ending = await sql()<EndingLead[]>`
    select t.id, i.id as "initiativeId", i.number, i.title, m.id as "memberId", m.name, m.left_on is null as "isHere", local_day(t.ended_at) as on, t.ended_at <= skein_now() as "isOver", s.id as "sponsorId"
    from turns_by_day t join initiatives i on i.id = t.initiative_id join members m on m.id = t.member_id left join members s on s.id = i.sponsor_id and s.left_on is null
    where t.role = 'lead' and i.stage not in ('paused', 'stopped') and t.seat <= i.lead_seats
      and t.ended_at between skein_now() - make_interval(days => ${newsDays}) and skein_now() + make_interval(days => ${aheadDays})
      and not exists (select from turns_by_day n where n.initiative_id = t.initiative_id and n.role = 'lead'
        and (n.began_at = t.ended_at or n.seat = t.seat and n.began_at > t.ended_at))
      and not exists (select from hand_overs h where h.turn_id = t.id and h.answer is null and h.offered_at is not null)
      and (t.ended_at > skein_now() or not exists (select from turns c where c.initiative_id = t.initiative_id and c.role = 'lead' and c.during @> skein_now()))`
  const next = await nextsInOrder(ending)
  return ending.map((one) => {
    const first = next.get(one)
    return { ...one, next: first && { id: first.memberId, name: first.name } }
  })
}

function ofEnding(
  now: Today,
  { id, number, title, memberId, name, isHere, on, isOver, sponsorId, next }: EndingLead,
): Occasion[] {
  const near = isOver ? 'over' : nearness(now, on)
  if (!near) return []
  const key = `open ends ${near} ${id}${!isOver && next ? ` next ${next.id}` : ''}`
  const shared = { kind: 'hand-over' as const, key, initiative: number }
  if (isOver)
    return sponsorId
      ? [
          {
            ...shared,
            memberId: sponsorId,
            sentence: `${title} needs a lead since ${dayInWords(on)}. Someone may be glad to be asked.`,
          },
        ]
      : []
  const after = next
    ? `. ${next.name} is next in the agreed order, and has not been asked yet`
    : ', and nobody is planned after it'
  const lead =
    isHere && memberId !== sponsorId
      ? [
          {
            ...shared,
            dueOn: on,
            memberId,
            sentence: `Your lead of ${title} ends on ${dayInWords(addDays(on, -1))}${after}. You can hand it over.`,
          },
        ]
      : []
  const sponsor = sponsorId
    ? [
        {
          ...shared,
          dueOn: on,
          memberId: sponsorId,
          sentence: `The lead of ${title} by ${name} ends on ${dayInWords(addDays(on, -1))}${after}.`,
        },
      ]
    : []
  return [...lead, ...sponsor]
}
