import { sql } from '../../../db/school'
import type { PassingKind } from '../../vocabulary'
import { newsDays } from './source'
import type { Occasion } from './source'
import { dayInWords } from '../../vocabulary/dates'

/**
 * Someone's leave or leaving that touches another: what passes to them, what they lead or sponsor
 * with the one who will be away, and what then has no owner.
 */
export async function occasionsOfAbsences(): Promise<Occasion[]> {
  const [passing, touched, unowned] = await Promise.all([passings(), leads(), withoutOwner()])
  return [...passing.map(ofPassing), ...touched.flatMap(ofLead), ...unowned.flatMap(ofUnowned)]
}

// Who is to sponsor something is asked, and told of that.
type Passing = {
  id: string
  kind: Exclude<PassingKind, 'turn' | 'sponsorship'>
  toId: string
  name: string
  isLeaving: boolean
  hasBegun: boolean
  on: string
  number: number | null
  title: string | null
  text: string
}

function passings() {
  return sql()<Passing[]>`
    select p.id, p.kind, p.to_member_id as "toId", m.name, p.leave_id is null as "isLeaving",
      p.passes_on <= today() as "hasBegun", p.passes_on as on, i.number, i.title,
      coalesce(a.text, b.text, c.role, d.question, '') as text
    from passings p
      join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
      join members t on (t.school_id, t.id) = (p.school_id, p.to_member_id) and t.left_on is null
      left join actions a on (a.school_id, a.id) = (p.school_id, p.action_id)
      left join barriers b on (b.school_id, b.id) = (p.school_id, p.barrier_id)
      left join calls c on (c.school_id, c.id) = (p.school_id, p.call_id)
      left join decisions d on (d.school_id, d.id) = (p.school_id, p.decision_id)
      left join initiatives i on i.id = coalesce(
        p.initiative_id, a.initiative_id, b.initiative_id, c.initiative_id
      )
    where p.kind not in ('turn', 'sponsorship')
      and p.cancelled_at is null
      and ${isNews()}
      and p.to_member_id <> p.recorded_by
      and (
        p.passed_at is not null
        or case p.kind
          when 'ownership' then i.technical_owner_id = p.member_id and i.stage <> 'stopped'
          when 'action' then a.owner_id = p.member_id and a.outcome is null
          when 'barrier' then b.brought_to = p.member_id and b.resolved_at is null
          when 'call' then c.opened_by = p.member_id and c.closed_at is null
          else coalesce(d.keeper_id, d.proposer_id) = p.member_id and d.state <> 'decided'
        end
      )`
}

// What was arranged within two weeks, and what is still to come.
const isNews = () => sql()`
  (p.recorded_at > skein_now() - make_interval(days => ${newsDays}) or p.passes_on >= today())`

const things: Record<Passing['kind'], (one: Passing) => string> = {
  ownership: ({ title }) => `the technical side of ${title}`,
  call: ({ title, text }) => `the call for a ${text} of ${title}`,
  action: ({ text }) => `the action “${text}”`,
  barrier: ({ text, title }) => `the barrier “${text}” of ${title}`,
  decision: ({ text }) => `seeing the decision “${text}” through`,
}

function goes({ isLeaving, hasBegun }: { isLeaving: boolean; hasBegun: boolean }) {
  if (isLeaving) return hasBegun ? 'has left the school' : 'leaves the school'
  return hasBegun ? 'is away' : 'will be away'
}

function ofPassing(one: Passing): Occasion {
  return {
    memberId: one.toId,
    kind: 'leave',
    key: `passing ${one.id}`,
    initiative: one.number,
    dueOn: one.on,
    sentence: `${one.name} ${goes(one)}: ${things[one.kind](one)} passes to you on ${dayInWords(one.on)}.`,
  }
}

type Lead = {
  id: string
  name: string
  isLeaving: boolean
  hasBegun: boolean
  on: string
  number: number
  title: string
  asked: string | null
  tell: string[]
}

// Told to the co-leads and the sponsor, and of who leads alone and leaves for good to the
// administrators, until someone leads from that day on; who is asked is told by the hand-over.
function leads() {
  return sql()<Lead[]>`
    select p.id, m.name, p.leave_id is null as "isLeaving", p.passes_on <= today() as "hasBegun",
      coalesce(h.due_on, p.passes_on) as on, i.number, i.title, asked.name as asked,
      array(
        select o.id
        from members o
        where o.left_on is null
          and o.id not in (p.member_id, p.recorded_by)
          and o.id is distinct from asked.id
          and (
            (o.school_id, o.id) = (i.school_id, i.sponsor_id)
            or exists (
              select from turns c
              where (c.school_id, c.initiative_id) = (i.school_id, i.id)
                and (c.school_id, c.member_id) = (o.school_id, o.id)
                and c.role = 'lead'
                and c.during @> skein_now()
            )
            or (p.leave_id is null and o.access in ('owner', 'admin') and not exists (
              select from turns c
              where (c.school_id, c.initiative_id) = (i.school_id, i.id)
                and c.member_id <> p.member_id
                and c.role = 'lead'
                and c.during @> skein_now()
            ))
          )
      ) as tell
    from passings p
      join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
      join turns t on (t.school_id, t.id) = (p.school_id, p.turn_id) and t.role = 'lead'
      join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      left join hand_overs h on (h.school_id, h.id) = (p.school_id, p.hand_over_id)
      left join lateral (
        select r.id, r.name
        from hand_overs o join members r on (r.school_id, r.id) = (o.school_id, o.to_member_id)
        where (o.school_id, o.turn_id) = (t.school_id, t.id)
          and o.answer is null
          and o.offered_at is not null
        limit 1
      ) asked on true
    where p.cancelled_at is null
      and i.stage <> 'stopped'
      and ${isNews()}
      and not exists (
        select from turns n
        where (n.school_id, n.initiative_id) = (i.school_id, i.id)
          and n.id <> t.id
          and n.role = 'lead'
          and n.seat = t.seat
          and n.member_id <> p.member_id
          and n.during && tstzrange(
            day_begins(coalesce(h.due_on, p.passes_on)),
            greatest(day_begins(coalesce(h.due_on, p.passes_on)), skein_now()), '[]'
          )
      )`
}

function ofLead(lead: Lead): Occasion[] {
  const { id, name, hasBegun, on, number, title, asked, tell } = lead
  const need = hasBegun ? 'it needs a lead' : 'it will need a lead'
  const next = asked ? `${asked} is asked to lead` : need
  return tell.map((memberId) => ({
    memberId,
    kind: 'leave',
    key: `lead passes ${id}${asked ? ' asked' : ''}`,
    initiative: number,
    dueOn: on,
    sentence: `${name}, who ${hasBegun ? 'led' : 'leads'} ${title}, ${goes(lead)}: from ${dayInWords(on)} ${next}.`,
  }))
}

type Unowned = Pick<Lead, 'id' | 'name' | 'isLeaving' | 'hasBegun' | 'on' | 'number' | 'title'> & {
  tell: string[]
}

// Technical work that passes to nobody: told to its leads, its sponsor and the administrators,
// until someone owns it.
function withoutOwner() {
  return sql()<Unowned[]>`
    select p.id, m.name, p.leave_id is null as "isLeaving", p.passes_on <= today() as "hasBegun",
      p.passes_on as on, i.number, i.title,
      array(
        select o.id
        from members o
        where o.left_on is null
          and o.id not in (p.member_id, p.recorded_by)
          and (
            (o.school_id, o.id) = (i.school_id, i.sponsor_id)
            or o.access in ('owner', 'admin')
            or exists (
              select from turns c
              where (c.school_id, c.initiative_id) = (i.school_id, i.id)
                and (c.school_id, c.member_id) = (o.school_id, o.id)
                and c.role = 'lead'
                and c.during @> skein_now()
            )
          )
      ) as tell
    from passings p
      join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
      join initiatives i on (i.school_id, i.id) = (p.school_id, p.initiative_id)
    where p.kind = 'ownership'
      and p.to_member_id is null
      and p.cancelled_at is null
      and i.stage <> 'stopped'
      and coalesce(i.technical_owner_id, p.member_id) = p.member_id
      and ${isNews()}`
}

function ofUnowned(one: Unowned): Occasion[] {
  const { id, hasBegun, on, number, title, tell } = one
  const need = hasBegun ? 'needs an owner' : 'will need an owner'
  return tell.map((memberId) => ({
    memberId,
    kind: 'leave',
    key: `passing ${id}`,
    initiative: number,
    dueOn: on,
    sentence: `${one.name} ${goes(one)}: from ${dayInWords(on)} the technical side of ${title} ${need}.`,
  }))
}
