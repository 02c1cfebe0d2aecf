import { written } from '../../db/school'
import type { BoardFilters } from '../forms/board'
import { stages } from '../words'
import type { Challenge, Health, Role, Stage } from '../words'
import type { Acting } from './access'
import { schoolCalendar } from './calendars'
import type { Calendar, OpenDay } from './calendars'
import { nextHandOver } from './next-hand-over'
import type { Leading } from './next-hand-over'
import { leadsEndByPlan } from './rotation-plans'

/** A person of the board: id, name, initials, and of a student their adult ally. Cards point at people by their place in the list. */
export type BoardPerson = [id: string, name: string, initials: string, ally: string | null]

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
  /** What was learned, of one that has stopped. */
  lesson?: string
}

/** `hidden` counts by stage the cards of long columns that are left out; `people` of many are those on the cards alone. */
export type Board = { people: BoardPerson[]; isLong: boolean; cards: BoardCard[]; hidden: Partial<Record<Stage, number>>; total: number; needLead: number }

const namedFollowers = 3
const [cardsAtOnce, cardsAColumn, manyPeople] = [200, 40, 100]

/**
 * The board of the school as it stands now: every initiative with who leads and who follows at this moment, the next planned
 * hand-over, its latest health and what is waiting, in the order of its columns. `total` and `needLead` count what the filters hide as well. Of more
 * than 200 cards a column of more than forty shows its first four fifths and its end, where what moves in comes to stand; alone it shows 200.
 */
export async function boardOf(acting: Acting, filters: BoardFilters = {}): Promise<Board> {
  const { memberId, school } = acting
  const [{ people, rows }, calendar] = await Promise.all([read({ timeZone: school.timeZone, text: filters.text ?? '', viewer: memberId }), schoolCalendar()])
  const person = filters.person ? people.findIndex(([id]) => id === filters.person) : undefined
  const shown = rows.filter((row) => matches(row, { ...filters, person }))
  const { kept, hidden } = withoutMiddles(shown)
  const ends = await leadsEndByPlan(acting, kept.filter(isOpenByPlan).map(heldBy(people)))
  const cards = kept.map((row) => cardOf(row, { calendar, today: school.today, byPlan: ends.get(row.days.id) }))
  const isLong = people.length > manyPeople
  return { ...(isLong ? naming(people, cards) : { people, cards }), isLong, hidden, total: rows.length, needLead: rows.filter(needsLead).length }
}

/** What says when a lead is handed over next: who leads now, and what is asked of whom; what is planned; whether there is a plan of its rotation. */
type Days = { id: string; now: LeadNow[]; coming: string[] | null; isPlanned: boolean }
type LeadNow = [person: number, from: string, to: string | null, isAsked: boolean, dueOn: string | null]

type Told = [
  number: number, title: string, stage: Stage, challenge: Challenge, worded: boolean, days: Days, health: Health | null,
  handOvers: number | null, offers: number | null, turns: [person: number, role: Role, since: string | null][] | null, lesson: string | null,
]
type Row = ReturnType<typeof rowOf>

// The database tells a row without its names, which two hundred of them would repeat.
function rowOf([number, title, stage, challenge, worded, days, health, handOvers, offers, turns, lesson]: Told) {
  return { number, title, stage, challenge, worded, days, health, handOvers, offers, turns: turns ?? [], lesson }
}

// One round trip for the whole page; people are those who have a turn now. A correction counts as of the day of the update that it corrects.
async function read({ timeZone, text, viewer }: { timeZone: string; text: string; viewer: string }) {
  const [board] = await written()<{ people: BoardPerson[]; rows: Told[] }[]>`
    with standing as materialized (
      select id, initiative_id, member_id, role, seat, began_at, ended_at from turns where (ended_at is null or ended_at > (select skein_now())) and not isempty(during)
    ), held as materialized (
      select * from standing where began_at <= (select skein_now())
    ), people as materialized (
      select m.id, m.name, m.initials, y.name as ally, row_number() over (order by m.name, m.id)::int - 1 as place
      from members m left join standing_allies y on y.student_id = m.id where m.id in (select member_id from held)
    ), roster as (
      select h.initiative_id,
        json_agg(json_build_array(p.place, (h.began_at at time zone ${timeZone})::date, ((h.ended_at - interval '1 microsecond') at time zone ${timeZone})::date, a.id is not null, a.due_on) order by h.began_at, h.seat) filter (where h.role = 'lead') as leads,
        json_agg(json_build_array(p.place, h.role, case when h.role = 'lead' then (h.began_at at time zone ${timeZone})::date end) order by h.role <> 'lead', h.seat, h.began_at, p.place) as turns
      from held h join people p on p.id = h.member_id left join hand_overs a on a.turn_id = h.id and a.answer is null
      group by h.initiative_id
    ), coming as (
      select initiative_id, json_agg((began_at at time zone ${timeZone})::date order by began_at, seat) as days from standing where role = 'lead' and began_at > (select skein_now()) group by initiative_id
    ), plans as (
      select distinct on (initiative_id) initiative_id, cadence in ('every few weeks', 'every term') or milestone_on is not null as is_dated
      from rotation_plans order by initiative_id, set_at desc, id desc
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
      (select coalesce(json_agg(json_build_array(id, name, initials, ally) order by place), '[]') from people) as people,
      (select coalesce(json_agg(json_build_array(
        i.number, i.title, i.stage, i.challenge, ${text} = '' or not exists (select from unnest(string_to_array(said_plainly(${text}), ' ')) word where strpos(' ' || said_plainly(i.title || ' ' || i.purpose || ' ' || i.lesson), ' ' || word) = 0),
        json_build_object('id', i.id, 'now', coalesce(r.leads, '[]'), 'coming', c.days, 'isPlanned', coalesce(p.is_dated, false)), l.health, h.many, o.many, r.turns, case when i.stage = 'stopped' then i.lesson end) order by i.place, i.number), '[]')
      from initiatives i
      left join roster r on r.initiative_id = i.id
      left join coming c on c.initiative_id = i.id
      left join plans p on p.initiative_id = i.id
      left join latest l on l.initiative_id = i.id
      left join waiting_hand_overs h on h.initiative_id = i.id
      left join waiting_offers o on o.initiative_id = i.id) as rows`
  return { people: board?.people ?? [], rows: (board?.rows ?? []).map(rowOf) }
}

// What is paused or stopped needs nobody just now.
function needsLead({ stage, turns }: Row) {
  return stage !== 'paused' && stage !== 'stopped' && !turns.some(([, role]) => role === 'lead')
}

type Wanted = Omit<BoardFilters, 'person'> & { person: number | undefined }

function matches({ stage, challenge, worded, turns }: Row, wanted: Wanted) {
  if (!worded || (wanted.challenge && challenge !== wanted.challenge) || (wanted.stage && stage !== wanted.stage)) return false
  if (wanted.person === undefined && !wanted.role) return true
  return turns.some(([person, role]) => (wanted.person === undefined || person === wanted.person) && (!wanted.role || role === wanted.role))
}

function cardOf({ number, title, stage, turns, days, ...row }: Row, time: Time): BoardCard {
  const leads: BoardCard['leads'] = []
  const follows: number[] = []
  for (const [person, role, since] of turns) {
    if (role === 'lead') leads.push([person, since ?? ''])
    else if (role === 'follow') follows.push(person)
  }
  return {
    number, title, stage, leads,
    follows: follows.length ? follows.slice(0, namedFollowers) : undefined,
    more: Math.max(0, follows.length - namedFollowers) || undefined,
    handOver: leads.length ? nextHandOver({ ...time, turns: leadsIn(days) })?.on : undefined,
    health: row.health ?? undefined,
    handOvers: row.handOvers ?? undefined,
    offers: row.offers ?? undefined,
    lesson: row.lesson ?? undefined,
  }
}

function withoutMiddles(rows: Row[]) {
  const hidden: Board['hidden'] = {}
  if (rows.length <= cardsAtOnce) return { kept: rows, hidden }
  const most = rows.every(({ stage }) => stage === rows[0]?.stage) ? cardsAtOnce : cardsAColumn
  const kept = stages.flatMap((stage) => {
    const own = rows.filter((row) => row.stage === stage)
    if (own.length <= most) return own
    hidden[stage] = own.length - most
    return [...own.slice(0, most * 0.8), ...own.slice(-most * 0.2)]
  })
  return { kept, hidden }
}

// Cards point at people by their places, so a shorter list gives them new ones.
function naming(people: BoardPerson[], cards: BoardCard[]) {
  const places = new Map<number, number>()
  const placeOf = (person: number) => places.get(person) ?? (places.set(person, places.size), places.size - 1)
  const pointing = cards.map((card) => ({ ...card, leads: card.leads.map(([person, since]): [number, string] => [placeOf(person), since]), follows: card.follows?.map(placeOf) }))
  return { people: [...places.keys()].flatMap((person) => people[person] ? [people[person]] : []), cards: pointing }
}

type Time = { calendar: Calendar; today: string; byPlan: OpenDay | undefined }

// By the same rule as the page of the initiative, from what the board has read already; it names nobody.
function leadsIn({ now, coming }: Days) {
  const none = { name: '', wantedOn: null, handOver: null, accepted: false }
  return {
    now: now.map(([, from, to, isAsked, dueOn]): Leading => ({ ...none, from, to, handOver: isAsked ? { dueOn, wantedOn: null, to: null, offered: false } : null })),
    coming: (coming ?? []).map((from): Leading => ({ ...none, from, to: null })),
  }
}

// The plan is asked where a lead has no end of its own.
function isOpenByPlan({ days: { now, isPlanned } }: Row) {
  return isPlanned && now.length > 0 && now.every(([, , to]) => to === null)
}

function heldBy(people: readonly BoardPerson[]) {
  return ({ days: { id, now } }: Row) => ({ initiativeId: id, leads: now.flatMap(([person]) => people[person]?.[0] ?? []), since: now[0]?.[1] ?? '' })
}
