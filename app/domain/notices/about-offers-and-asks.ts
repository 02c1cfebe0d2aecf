import { sql } from '../../../db/school'
import { callVerbs } from '../../vocabulary'
import type { CallRole, Readiness, TurnChange } from '../../vocabulary'
import { newsDays } from './source'
import type { Occasion } from './source'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'

/**
 * Being asked, by name or by a call; offers to answer, and what became of one's own; changes of
 * turns asked for and answered, and whom one of them makes wait.
 */
export async function occasionsOfAsking(): Promise<Occasion[]> {
  const [sponsors, asks, calls, pairs, offers, answers, changes, putOff] = await Promise.all([
    openSponsorAsks(),
    openAsks(),
    openCalls(),
    openPairs(),
    openOffers(),
    answeredOffers(),
    turnChanges(),
    leadsPutOff(),
  ])
  return [
    ...sponsors.map(ofSponsorAsk),
    ...asks.map(ofAsk),
    ...calls.flatMap(ofCall),
    ...pairs.map(ofPair),
    ...offers.flatMap(ofOffer),
    ...answers.flatMap(ofAnswer),
    ...changes.flatMap(ofChange),
    ...putOff.map(ofPutOff),
  ]
}

function openSponsorAsks() {
  return sql()<Omit<Ask, 'role'>[]>`
    select a.id, i.number, i.title, a.member_id as "memberId", b.name as by
    from sponsor_asks a join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id) join members b on (b.school_id, b.id) = (a.school_id, a.asked_by)
    where a.answer is null and a.asked_by <> a.member_id`
}

function ofSponsorAsk({ id, number, title, memberId, by }: Omit<Ask, 'role'>): Occasion {
  return {
    memberId,
    kind: 'asked',
    key: `open sponsor ask ${id}`,
    initiative: number,
    sentence: sentence`${by} asks whether you would sponsor ${title}. You are free to say no.`,
  }
}

type Ask = {
  id: string
  number: number
  title: string
  memberId: string
  by: string
  role: CallRole
}

function openAsks() {
  return sql()<Ask[]>`
    select a.id, i.number, i.title, a.member_id as "memberId", b.name as by, a.role
    from asks a join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id) join members b on (b.school_id, b.id) = (a.school_id, a.asked_by) where a.answer is null`
}

function ofAsk({ id, number, title, memberId, by, role }: Ask): Occasion {
  return {
    memberId,
    kind: 'asked',
    key: `open ask ${id}`,
    initiative: number,
    sentence: sentence`${by} asks whether you would ${callVerbs[role]} ${title}. You are free to say no.`,
  }
}

type Call = {
  id: string
  number: number
  title: string
  role: CallRole
  startsOn: string
  members: string[]
}

// A call to all is told once to everyone who may take part and is not there already; who was named
// in one is asked.
function openCalls() {
  return sql()<Call[]>`
    select c.id, i.number, i.title, c.role, c.starts_on as "startsOn", array(
      select m.id from members m where m.left_on is null and m.access <> 'guest' and m.id <> c.opened_by
        and not exists (select from asks a where (a.school_id, a.call_id) = (c.school_id, c.id) and (a.school_id, a.member_id) = (m.school_id, m.id))
        and not exists (select from offers o where o.initiative_id = c.initiative_id and (o.school_id, o.member_id) = (m.school_id, m.id) and o.answer is null)
        and not exists (select from turns t where t.initiative_id = c.initiative_id and (t.school_id, t.member_id) = (m.school_id, m.id) and t.role = 'lead' and t.during @> skein_now())) as members
    from calls c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
    where c.closed_at is null and c.audience = 'all' and c.opened_at > skein_now() - make_interval(days => ${newsDays})`
}

function ofCall({ id, number, title, role, startsOn, members }: Call): Occasion[] {
  return members.map((memberId) => ({
    memberId,
    kind: 'call',
    key: `open call ${id}`,
    initiative: number,
    sentence: `${title} looks for someone to ${callVerbs[role]} it, from ${dayInWords(startsOn)}.`,
  }))
}

type Pair = {
  id: string
  number: number
  title: string
  memberId: string
  name: string
  role: CallRole
}

function openPairs() {
  return sql()<Pair[]>`
    select o.id, i.number, i.title, o.with_member_id as "memberId", m.name, coalesce(c.role, 'lead') as role
    from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) join members m on (m.school_id, m.id) = (o.school_id, o.member_id) left join calls c on (c.school_id, c.id) = (o.school_id, o.call_id)
    where o.answer is null and o.with_member_id is not null and o.with_answer is null`
}

function ofPair({ id, number, title, memberId, name, role }: Pair): Occasion {
  return {
    memberId,
    kind: 'asked',
    key: `open pair ${id}`,
    initiative: number,
    sentence: `${name} would like to ${callVerbs[role]} ${title} together with you. You are free to say no.`,
  }
}

type Offer = {
  id: string
  number: number
  title: string
  name: string
  role: CallRole
  readiness: Readiness
  tell: string[]
}

// Those who may say yes: who leads, who sponsors and who opened the call, or the administrators
// where nobody does; of them the one who may see it, which of one in confidence is the caller
// alone.
function openOffers() {
  return sql()<Offer[]>`
    select o.id, i.number, i.title, m.name, coalesce(c.role, 'lead') as role, o.readiness, coalesce(nullif(array(
      select p.id from members p where p.left_on is null and p.id <> o.member_id and p.id is distinct from o.with_member_id and may_see_offer(o, p.id) and (p.id in (i.sponsor_id, c.opened_by)
        or exists (select from turns t where (t.school_id, t.initiative_id) = (i.school_id, i.id) and (t.school_id, t.member_id) = (p.school_id, p.id) and t.role = 'lead' and t.during @> skein_now()))), '{}'),
      array(select p.id from members p where p.left_on is null and p.id <> o.member_id and p.access in ('owner', 'admin') and may_see_offer(o, p.id))) as tell
    from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) join members m on (m.school_id, m.id) = (o.school_id, o.member_id) left join calls c on (c.school_id, c.id) = (o.school_id, o.call_id)
    where o.answer is null and i.stage <> 'stopped' and (o.with_member_id is null or o.with_answer = 'agreed')`
}

function ofOffer({ id, number, title, name, role, readiness, tell }: Offer): Occasion[] {
  return tell.map((memberId) => ({
    memberId,
    kind: 'offer',
    key: `open offer ${id}`,
    initiative: number,
    sentence: `${name} offers to ${callVerbs[role]} ${title} (${readiness}), and waits for an answer.`,
  }))
}

type Answer = {
  id: string
  number: number
  title: string
  members: string[]
  answer: 'accepted' | 'declined'
}

// Both of a pair are told.
function answeredOffers() {
  return sql()<Answer[]>`
    select o.id, i.number, i.title, o.answer, array(select m.id from members m where m.left_on is null and ((m.school_id, m.id) = (o.school_id, o.member_id) or ((m.school_id, m.id) = (o.school_id, o.with_member_id) and o.with_answer = 'agreed'))) as members
    from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
    where o.answer in ('accepted', 'declined') and o.answered_at > skein_now() - make_interval(days => ${newsDays}) and o.answered_by is distinct from o.member_id and i.stage <> 'stopped'`
}

function ofAnswer({ id, number, title, members, answer }: Answer): Occasion[] {
  const said =
    answer === 'accepted'
      ? `You were chosen: your offer for ${title} is accepted.`
      : sentence`Thank you for your offer for ${title}. This time it went another way; it is remembered.`
  return members.map((memberId) => ({
    memberId,
    kind: 'offer',
    key: `offer answered ${id}`,
    initiative: number,
    sentence: said,
  }))
}

type Change = {
  id: string
  number: number
  title: string
  kind: TurnChange
  askerId: string
  asker: string
  withId: string
  with: string
  holderId: string
  holder: string
  startsOn: string | null
  endsOn: string | null
  answer: 'agreed' | 'declined' | null
}

function turnChanges() {
  return sql()<Change[]>`
    select c.id, i.number, i.title, c.kind, a.id as "askerId", a.name as asker, w.id as "withId", w.name as with, h.id as "holderId", h.name as holder, c.starts_on as "startsOn", c.ends_on as "endsOn", c.answer
    from turn_changes c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) join members a on (a.school_id, a.id) = (c.school_id, c.asked_by) and a.left_on is null join members w on (w.school_id, w.id) = (c.school_id, c.with_member_id) and w.left_on is null
      join turns t on (t.school_id, t.id) = (c.school_id, c.turn_id) join members h on (h.school_id, h.id) = (t.school_id, t.member_id)
    where c.answer is null or (c.answer <> 'withdrawn' and c.answered_at > skein_now() - make_interval(days => ${newsDays}))`
}

function ofChange(change: Change): Occasion[] {
  const { id, number, askerId, with: other, withId, answer } = change
  const shared = { kind: 'change' as const, initiative: number }
  if (!answer)
    return [
      { ...shared, memberId: withId, key: `open change ${id}`, sentence: changeAsked(change) },
    ]
  return [
    {
      ...shared,
      memberId: askerId,
      key: `change answered ${id}`,
      sentence: sentence`${other} ${answer === 'agreed' ? 'agrees' : 'would rather leave it as it is'}: ${changeSaid(change, { readerId: askerId, answer })}.`,
    },
  ]
}

function changeAsked(change: Change) {
  const asks = {
    swap: 'asks you to swap turns',
    'stand in': 'asks you to stand in',
    extend: 'asks you to agree',
  }
  return sentence`${change.asker} ${asks[change.kind]}: ${changeSaid(change, { readerId: change.withId })}.`
}

type Reader = { readerId: string; answer?: Change['answer'] }

function changeSaid(
  { kind, title, holder, holderId, startsOn, endsOn }: Change,
  { readerId, answer }: Reader,
) {
  const isMine = holderId === readerId
  if (kind === 'swap') return `a coming lead of ${title}`
  if (kind === 'stand in')
    return `the lead of ${title} for ${isMine ? 'you' : holder}, ${dayInWords(startsOn ?? '')} to ${dayInWords(endsOn ?? '')}`
  const leads = `${title} until ${dayInWords(endsOn ?? '')}`
  if (answer === 'declined') return `${isMine ? 'you do' : `${holder} does`} not lead ${leads}`
  return `${isMine ? 'you lead' : `${holder} leads`} ${leads}`
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
    select c.id, i.number, i.title, p.member_id as "memberId", local_day(p.began_at) as "plannedOn", n.first_day as on, c.ends_on as until
    from turn_changes c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) join turns t on (t.school_id, t.id) = (c.school_id, c.turn_id)
      cross join lateral (
        select o.member_id, o.began_at from turns o where o.initiative_id = t.initiative_id and o.role = 'lead' and o.seat = t.seat and isempty(o.during)
          and o.revised_at >= c.answered_at and o.began_at > t.began_at and o.began_at < t.ended_at order by o.revised_at limit 1) p
      join members m on m.id = p.member_id and m.left_on is null
      left join turns_by_day n on n.initiative_id = t.initiative_id and n.role = 'lead' and n.seat = t.seat and n.member_id = p.member_id and n.recorded_at = c.answered_at
    where c.kind = 'extend' and c.ends_on is not null and c.answer = 'agreed' and (c.answered_at > skein_now() - make_interval(days => ${newsDays}) or n.began_at > skein_now()) and p.member_id <> c.with_member_id and i.stage <> 'stopped'`
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
