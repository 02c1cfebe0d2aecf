import { sql } from '../../../db/school'
import { callVerbs } from '../../vocabulary'
import type { CallRole } from '../../vocabulary'
import { newsDays } from './source'
import type { Occasion } from './source'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'

/** Being asked to sponsor, to lead or to follow: by name, or by a call to all. */
export async function occasionsOfAsks(): Promise<Occasion[]> {
  const [sponsors, asks, calls] = await Promise.all([openSponsorAsks(), openAsks(), openCalls()])
  return [...sponsors.map(ofSponsorAsk), ...asks.map(ofAsk), ...calls.flatMap(ofCall)]
}

function openSponsorAsks() {
  return sql()<Omit<Ask, 'role'>[]>`
    select a.id, i.number, i.title, a.member_id as "memberId", b.name as by
    from sponsor_asks a
      join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id)
      join members b on (b.school_id, b.id) = (a.school_id, a.asked_by)
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
    from asks a
      join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id)
      join members b on (b.school_id, b.id) = (a.school_id, a.asked_by)
    where a.answer is null`
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
    select c.id, i.number, i.title, c.role, c.starts_on as "startsOn",
      array(
        select m.id
        from members m
        where m.left_on is null
          and m.access <> 'guest'
          and m.id <> c.opened_by
          and not exists (
            select from asks a
            where (a.school_id, a.call_id) = (c.school_id, c.id)
              and (a.school_id, a.member_id) = (m.school_id, m.id)
          )
          and not exists (
            select from offers o
            where o.initiative_id = c.initiative_id
              and (o.school_id, o.member_id) = (m.school_id, m.id)
              and o.answer is null
          )
          and not exists (
            select from turns t
            where t.initiative_id = c.initiative_id
              and (t.school_id, t.member_id) = (m.school_id, m.id)
              and t.role = 'lead'
              and t.during @> skein_now()
          )
      ) as members
    from calls c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
    where c.closed_at is null
      and c.audience = 'all'
      and c.opened_at > skein_now() - make_interval(days => ${newsDays})`
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
