import { written } from '../../db/school'
import type { BoardFilters } from '../forms/board'
import type { Challenge, Health, Role, Stage } from '../words'
import type { Acting } from './access'

/** A person of the board: id, name, initials. Cards point at people by their place in the list. */
export type BoardPerson = [id: string, name: string, initials: string]

/** What a card says. Days are local days of the school; what is absent is left out, to keep the page small. */
export type BoardCard = {
  number: number
  title: string
  stage: Stage
  leads: [person: number, since: string][]
  follows?: number[]
  more?: number
  handOver?: string
  health?: Health
  handOvers?: number
  offers?: number
}

export type Board = { people: BoardPerson[]; cards: BoardCard[]; total: number; needLead: number }

const namedFollowers = 3

/**
 * The board of the school as it stands now: every initiative with who leads and who follows at this moment, the next planned
 * hand-over, its latest health and what is waiting, in the order of its columns. `total` and `needLead` count what the filters hide as well.
 */
export async function boardOf({ memberId, school }: Acting, filters: BoardFilters = {}): Promise<Board> {
  const { members, rows } = await read({ timeZone: school.timeZone, text: filters.text ?? '', viewer: memberId })
  const shown = rows.filter((row) => matches(row, filters))
  const taking = new Set(rows.flatMap(({ turns }) => turns.map(([member]) => member)))
  const people = members.filter(([id]) => taking.has(id))
  const places = new Map(people.map(([id], place) => [id, place]))
  return { people, cards: shown.map((row) => cardOf(row, places)), total: rows.length, needLead: rows.filter(needsLead).length }
}

type Row = {
  number: number
  title: string
  stage: Stage
  challenge: Challenge
  worded: boolean
  handOver: string | null
  health: Health | null
  handOvers: number
  offers: number
  turns: [member: string, role: Role, since: string][]
}

// One round trip for the whole page. A correction counts as of the day of the update that it corrects.
async function read({ timeZone, text, viewer }: { timeZone: string; text: string; viewer: string }) {
  const [board] = await written()<{ members: BoardPerson[]; rows: Row[] }[]>`
    with roster as (
      select initiative_id, min(ended_at) filter (where role = 'lead') as lead_ends,
        json_agg(json_build_array(member_id, role, (began_at at time zone ${timeZone})::date) order by role <> 'lead', seat, began_at, member_id) as turns
      from turns where began_at <= skein_now() and (ended_at is null or ended_at > skein_now())
      group by initiative_id
    ), waiting_hand_overs as (
      select initiative_id, count(*) as many from hand_overs where answer is null group by initiative_id
    ), waiting_offers as (
      select o.initiative_id, count(*) as many from offers o where o.answer is null and may_see_offer(o, ${viewer}) group by o.initiative_id
    ), latest as (
      select distinct on (u.initiative_id) u.initiative_id, u.health
      from updates u left join updates corrected on (corrected.school_id, corrected.id) = (u.school_id, u.corrects_id)
      order by u.initiative_id, coalesce(corrected.written_at, u.written_at) desc, u.written_at desc
    )
    select
      (select coalesce(json_agg(json_build_array(id, name, initials) order by name, id), '[]') from members) as members,
      (select coalesce(json_agg(json_build_object(
        'number', i.number, 'title', i.title, 'stage', i.stage, 'challenge', i.challenge,
        'worded', position(lower(${text}) in lower(i.title || ' ' || i.purpose)) > 0,
        'handOver', coalesce(i.next_hand_over_on, (r.lead_ends at time zone ${timeZone})::date),
        'health', l.health, 'handOvers', coalesce(h.many, 0), 'offers', coalesce(o.many, 0),
        'turns', coalesce(r.turns, '[]')) order by i.place, i.number), '[]')
      from initiatives i
      left join roster r on r.initiative_id = i.id
      left join latest l on l.initiative_id = i.id
      left join waiting_hand_overs h on h.initiative_id = i.id
      left join waiting_offers o on o.initiative_id = i.id) as rows`
  return board ?? { members: [], rows: [] }
}

// What is paused or stopped needs nobody just now.
function needsLead({ stage, turns }: Row) {
  return stage !== 'paused' && stage !== 'stopped' && !turns.some(([, role]) => role === 'lead')
}

function matches({ challenge, stage, worded, turns }: Row, wanted: BoardFilters) {
  if (!worded || (wanted.challenge && challenge !== wanted.challenge) || (wanted.stage && stage !== wanted.stage)) return false
  if (!wanted.person && !wanted.role) return true
  return turns.some(([member, role]) => (!wanted.person || member === wanted.person) && (!wanted.role || role === wanted.role))
}

function cardOf({ number, title, stage, turns, ...row }: Row, places: Map<string, number>): BoardCard {
  const placed = turns.map(([member, role, since]) => ({ person: places.get(member) ?? 0, role, since }))
  const follows = placed.filter(({ role }) => role === 'follow').map(({ person }) => person)
  return {
    number, title, stage,
    leads: placed.filter(({ role }) => role === 'lead').map(({ person, since }) => [person, since]),
    follows: follows.length ? follows.slice(0, namedFollowers) : undefined,
    more: Math.max(0, follows.length - namedFollowers) || undefined,
    handOver: row.handOver ?? undefined,
    health: row.health ?? undefined,
    handOvers: row.handOvers || undefined,
    offers: row.offers || undefined,
  }
}
