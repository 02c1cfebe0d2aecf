import { and, eq, isNull, sql as expression } from 'drizzle-orm'
import { handOvers, passings } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { PassingKind } from '../../vocabulary'
import type { Acting } from '../acting'
import { lockAllOf } from './responsibilities'
import type { Absence, HeldLead } from './responsibilities'
import { conflict, found } from '../refusal'
import { askToSponsor } from '../initiatives/sponsors'
import { awayThen } from '../members/leaves'

type Going = { memberId: string; leaveId: string | null; passesOn: string }
type Passing = { kind: PassingKind; id: string; to?: string | undefined }

/**
 * Lets one thing pass on from that local day: a turn ends there; anything else goes to `to` on that
 * day, at once when it is here. Who is to sponsor something is asked at once, and sponsors it from
 * their yes; without one it has no sponsor from that day.
 */
export async function passOn(
  acting: Acting,
  { memberId, leaveId, passesOn, kind, id, to }: Going & Passing,
) {
  const endedBefore = kind === 'turn' ? await endTurn(id, { passesOn, leaveId }) : null
  const isNow = passesOn <= acting.school.today
  if (isNow && kind !== 'turn') await give({ memberId, kind, id, to })
  await db()
    .insert(passings)
    .values({
      memberId,
      leaveId,
      kind,
      passesOn,
      [columns[kind]]: id,
      toMemberId: to,
      endedBefore,
      recordedBy: acting.memberId,
      passedAt: isNow && kind !== 'turn' ? now : null,
    })
  if (kind === 'sponsorship' && to) await askToSponsor(acting, id, to)
}

type Answer = {
  to: string
  suggestedId: string | undefined
  choiceReason: string
  stands: string
  next: string
  wish: string
}

/**
 * Hands on one lead: its turn ends on that day, and whoever is chosen is asked by a hand-over due
 * then. One that was open already is kept for the same person and withdrawn for another. Refuses
 * (conflict) who cannot lead it: guests, and who leads it already.
 */
export async function handOnLead(
  acting: Acting,
  { lead, answer, ...going }: Going & { lead: HeldLead; answer: Answer | undefined },
) {
  await passOn(acting, { ...going, kind: 'turn', id: lead.turnId, to: answer?.to })
  const open = lead.handOver?.id ?? undefined
  const kept = answer && lead.handOver?.toId === answer.to ? open : undefined
  if (open && !kept) await withdraw(open)
  if (!answer) return
  await ensureCanLead(lead, answer.to)
  const { to, ...notes } = lead.isComing ? withEarlierNotes(lead, answer) : answer
  const suggestedId = expression`(select id from members where id = ${answer.suggestedId ?? null}::uuid)`
  const offered = {
    ...notes,
    suggestedId,
    toMemberId: to,
    dueOn: lead.dueOn,
    wantedOn: lead.insteadOf ?? null,
    offeredBy: acting.memberId,
    offeredAt: now,
  }
  const [given] = kept
    ? await db()
        .update(handOvers)
        .set(offered)
        .where(eq(handOvers.id, kept))
        .returning({ id: handOvers.id })
    : await db()
        .insert(handOvers)
        .values({
          ...offered,
          initiativeId: lead.initiativeId,
          turnId: lead.turnId,
          preparedBy: acting.memberId,
          preparedAt: now,
        })
        .returning({ id: handOvers.id })
  const ofThis = going.leaveId ? eq(passings.leaveId, going.leaveId) : isNull(passings.leaveId)
  await db()
    .update(passings)
    .set({ handOverId: found(given).id })
    .where(
      and(
        eq(passings.turnId, lead.turnId),
        ofThis,
        isNull(passings.cancelledAt),
        isNull(passings.passedAt),
      ),
    )
}

/**
 * Takes back what has not passed on yet of one absence: hand-overs and questions to sponsor that
 * were not accepted are withdrawn, and a turn goes on to the end it had before, or to the next one
 * in its seat. From the end of a lead that another has accepted the member follows.
 */
export async function takeBack(acting: Acting, { memberId, leaveId }: Absent) {
  await sql()`
    update hand_overs set answer = 'withdrawn', answer_reason = 'they stay after all', answered_at = skein_now()
    where answer is null and id in (select hand_over_id from passings p where ${stillOpen(memberId, leaveId)})`
  await sql()`
    update sponsor_asks a set answer = 'withdrawn', answer_reason = 'they stay after all', answered_at = skein_now() from passings p
    where a.answer is null and p.kind = 'sponsorship' and (p.initiative_id, p.to_member_id) = (a.initiative_id, a.member_id) and a.asked_at >= p.recorded_at
      and ${stillOpen(memberId, leaveId)}`
  await sql()`
    update turns t set end_reason = '', ended_at = least(p.ended_before, (
      select min(n.began_at) from turns_by_day n where n.initiative_id = t.initiative_id and n.id <> t.id and n.began_at >= t.ended_at
        and (n.member_id = t.member_id or (t.role = 'lead' and n.role = 'lead' and n.seat = t.seat))))
    from passings p
    where ${stillOpen(memberId, leaveId)} and t.id = p.turn_id and t.ended_at > skein_now()
      and not is_away(t.school_id, t.member_id, local_day(greatest(t.began_at, skein_now())))
      and not exists (select from hand_overs h where h.id = p.hand_over_id and h.answer = 'accepted')`
  await followAfterLeads(acting, { memberId, leaveId })
  await sql()`update passings p set cancelled_at = skein_now() where ${stillOpen(memberId, leaveId)}`
}

type Absent = { memberId: string; leaveId: string | null }

// Who is here after all, while another has accepted their lead, gets no hole that they did not ask
// for: they follow up to what they hold there next.
async function followAfterLeads({ memberId: by }: Acting, { memberId, leaveId }: Absent) {
  await sql()`
    insert into turns (school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, reason, recorded_by, recorded_at)
    select t.school_id, gen_random_uuid(), t.initiative_id, t.member_id, 'follow', t.ended_at, next.began_at, 'offered', 'After the lead', ${by}, skein_now()
    from passings p join turns t on (t.school_id, t.id) = (p.school_id, p.turn_id), lateral (
      select min(n.began_at) as began_at, bool_or(n.during @> t.ended_at) as is_held from turns n
      where (n.school_id, n.initiative_id, n.member_id) = (t.school_id, t.initiative_id, t.member_id) and not isempty(n.during)
        and (n.began_at > t.ended_at or n.during @> t.ended_at)) next
    where ${stillOpen(memberId, leaveId)} and t.role = 'lead' and not isempty(t.during) and t.ended_at > skein_now()
      and exists (select from hand_overs h where h.id = p.hand_over_id and h.answer = 'accepted')
      and not coalesce(next.is_held, false) and not is_away(t.school_id, t.member_id, local_day(t.ended_at))`
}

/**
 * Withdraws what waits for the member's answer and would fall into an absence: hand-overs for its
 * days at once; offers, asks, changes of turns and hand-overs without a day when it begins.
 */
export async function withdrawWaiting({
  memberId,
  from,
  to,
  isNow,
}: Absence & { memberId: string; isNow: boolean }) {
  await sql()`
    update hand_overs set to_member_id = null where to_member_id = ${memberId} and answer is null and offered_at is null and due_on >= ${from}::date and (${to}::date is null or due_on <= ${to}::date)`
  await sql()`
    update hand_overs set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now()
    where to_member_id = ${memberId} and answer is null and ((due_on is null and ${isNow}) or (due_on >= ${from}::date and (${to}::date is null or due_on <= ${to}::date)))`
  if (!isNow) return
  await sql()`update offers set answer = 'withdrawn', answer_reason = ${awayThen}, answered_by = ${memberId}, answered_at = skein_now() where member_id = ${memberId} and answer is null`
  await sql()`update asks set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now() where member_id = ${memberId} and answer is null`
  await sql()`update sponsor_asks set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now() where member_id = ${memberId} and answer is null`
  await sql()`update ally_asks set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now() where member_id = ${memberId} and answer is null`
  await sql()`update turn_changes set answer = 'withdrawn', answer_reason = ${awayThen}, answered_at = skein_now() where ${memberId} in (with_member_id, asked_by) and answer is null`
}

/**
 * Passes on one thing whose day has come, to whom it was meant for; when they have left too, to
 * whoever is nearest. Done once, however often it is asked.
 */
export async function passDue(id: string) {
  const [held] = await sql()<
    { memberId: string }[]
  >`select member_id as "memberId" from passings where id = ${id}`
  await lockAllOf(found(held).memberId)
  const [due] = await sql()<
    { memberId: string; kind: PassingKind; thing: string; to: string | null }[]
  >`
    update passings set passed_at = skein_now()
    where id = ${id} and passed_at is null and cancelled_at is null and passes_on <= today()
    returning member_id as "memberId", kind, coalesce(turn_id, initiative_id, action_id, barrier_id, call_id, decision_id) as thing, to_member_id as "to"`
  if (!due || due.kind === 'turn') return
  await give({ memberId: due.memberId, kind: due.kind, id: due.thing, to: due.to ?? undefined })
}

/**
 * Gives one thing of a member's to another who is here; to nobody where it may stand alone, or is
 * taken up by a yes alone, otherwise to whoever is nearest to it.
 */
export async function give({
  memberId,
  kind,
  id,
  to,
}: {
  memberId: string
  kind: Exclude<PassingKind, 'turn'>
  id: string
  to?: string | undefined
}) {
  const chosen = sql()`(select id from members where id = ${to ?? null}::uuid and left_on is null)`
  if (kind === 'sponsorship')
    await sql()`update initiatives set sponsor_id = null where id = ${id} and sponsor_id = ${memberId}`
  if (kind === 'ownership')
    await sql()`update initiatives set technical_owner_id = ${chosen} where id = ${id} and technical_owner_id = ${memberId}`
  if (kind === 'barrier')
    await sql()`update barriers set brought_to = ${chosen} where id = ${id} and brought_to = ${memberId} and resolved_at is null`
  if (kind === 'action')
    await sql()`update actions t set owner_id = coalesce(${chosen}, ${nearest('added_by', 'owner_id')}) where t.id = ${id} and t.owner_id = ${memberId} and t.outcome is null`
  if (kind === 'call')
    await sql()`update calls t set opened_by = coalesce(${chosen}, ${nearest('opened_by', 'opened_by')}) where t.id = ${id} and t.opened_by = ${memberId} and t.closed_at is null`
  if (kind === 'decision')
    await sql()`update decisions t set keeper_id = coalesce(${chosen}, ${nearest('proposer_id', 'keeper_id')}) where t.id = ${id} and coalesce(t.keeper_id, t.proposer_id) = ${memberId} and t.state <> 'decided'`
}

const columns = {
  turn: 'turnId',
  sponsorship: 'initiativeId',
  ownership: 'initiativeId',
  action: 'actionId',
  barrier: 'barrierId',
  call: 'callId',
  decision: 'decisionId',
} as const
const now = expression`skein_now()`

// Who began it, who leads, who sponsors; at last an owner, and of owners there is always one who
// stays.
function nearest(
  began: 'added_by' | 'opened_by' | 'proposer_id',
  holds: 'owner_id' | 'opened_by' | 'keeper_id',
) {
  return sql()`(
    select m.id from members m left join initiatives i on i.id = t.initiative_id
    where m.left_on is null and m.last_day_on is null and m.access <> 'guest' and m.id <> coalesce(${sql()(holds)}, ${sql()(began)})
      and (m.access = 'owner' or m.id in (${sql()(began)}, i.sponsor_id) or exists (
        select from turns l where l.initiative_id = t.initiative_id and l.role = 'lead' and l.member_id = m.id and l.during @> skein_now()))
    order by m.id is not distinct from ${sql()(began)} desc, m.access = 'owner' and m.id is distinct from i.sponsor_id, m.id is not distinct from i.sponsor_id, m.joined_on limit 1)`
}

async function endTurn(
  id: string,
  { passesOn, leaveId }: { passesOn: string; leaveId: string | null },
) {
  const [before] = await sql()<
    { ended: string | null }[]
  >`select ended_at::text as ended from turns where id = ${id}`
  await sql()`
    update turns set end_reason = ${leaveId ? 'On leave' : 'Left the school'}, ended_at = greatest(began_at, skein_now(), day_begins(school_id, ${passesOn}::date)) where id = ${id}`
  return found(before).ended
}

// Of a lead that has not begun its coming holder knows no more than they were told.
function withEarlierNotes({ handOver }: HeldLead, answer: Answer): Answer {
  const { stands = '', next = '', wish = '' } = handOver ?? {}
  return {
    ...answer,
    stands:
      answer.stands ||
      stands ||
      'This turn has not begun; those who lead until then know where it stands.',
    next: answer.next || next,
    wish: answer.wish || wish,
  }
}

async function withdraw(handOverId: string) {
  await db()
    .update(handOvers)
    .set({ answer: 'withdrawn', answeredAt: now })
    .where(eq(handOvers.id, handOverId))
}

async function ensureCanLead({ initiativeId, turnId, dueOn }: HeldLead, memberId: string) {
  const [person] = await sql()<{ access: string; leads: boolean }[]>`
    select access, exists (select from turns t where t.initiative_id = ${initiativeId} and t.id <> ${turnId} and t.role = 'lead' and t.member_id = m.id
      and t.during @> greatest(skein_now(), day_begins(m.school_id, ${dueOn}::date))) as leads
    from members m where m.id = ${memberId} and m.left_on is null`
  if (found(person).access === 'guest')
    conflict('Guests can read but not act, so they cannot lead.')
  if (found(person).leads)
    conflict('They already co-lead this. Please choose another, or leave the seat open.')
}

function stillOpen(memberId: string, leaveId: string | null) {
  return sql()`p.member_id = ${memberId} and p.leave_id is not distinct from ${leaveId}::uuid and p.passed_at is null and p.cancelled_at is null`
}

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
 * from which local day, and whether it has been taken.
 */
export async function passingsOf({ school }: Acting, memberId: string): Promise<PassingShown[]> {
  return [
    ...(await sql()<PassingShown[]>`
    select p.id, p.kind, t.role, i.number, i.title, coalesce(a.text, b.text, c.role, d.question, '') as text, m.name as "to", coalesce(h.due_on, p.passes_on) as on,
      p.passed_at is not null as "isPassed",
      case when p.kind = 'sponsorship' then (select s.answer from sponsor_asks s where s.initiative_id = p.initiative_id and s.member_id = p.to_member_id
        and s.asked_at >= p.recorded_at order by s.asked_at desc limit 1) else h.answer end as answer,
      h.id is not null or (p.kind = 'sponsorship' and m.id is not null) as "isAsked"
    from passings p left join leaves l on l.id = p.leave_id join members who on who.id = p.member_id left join turns t on t.id = p.turn_id left join actions a on a.id = p.action_id
      left join barriers b on b.id = p.barrier_id left join calls c on c.id = p.call_id left join decisions d on d.id = p.decision_id left join members m on m.id = p.to_member_id left join hand_overs h on h.id = p.hand_over_id
      left join initiatives i on i.id = coalesce(p.initiative_id, t.initiative_id, a.initiative_id, b.initiative_id, c.initiative_id)
    where p.member_id = ${memberId} and p.cancelled_at is null and (t.id is null or t.role = 'lead')
      and case when p.leave_id is null then who.last_day_on is not null or who.left_on is not null else l.cancelled_at is null and (l.ends_on is null or l.ends_on >= ${school.today}) end
    order by p.kind <> 'turn', p.kind, i.number`),
  ]
}
