import type { BoardFilters } from '../../forms/board'
import type { Stage } from '../../vocabulary'
import type { BoardCard, BoardPerson } from '../../vocabulary/board'
import type { Acting } from '../acting'
import { boardRows } from './rows'
import type { Days, Row } from './rows'
import { schoolCalendar } from '../calendar/calendar'
import type { Calendar } from '../calendar/calendar'
import type { OpenDay } from '../calendar/open-days'
import { nextHandOver } from '../rotations/next-hand-over'
import type { Leading } from '../rotations/next-hand-over'
import { leadsEndByPlan } from '../rotations/plans'

/**
 * `hidden` counts by stage the cards of long columns that are left out; `people` of many are those
 * on the cards alone.
 */
export type Board = {
  people: BoardPerson[]
  isLong: boolean
  cards: BoardCard[]
  hidden: Partial<Record<Stage, number>>
  total: number
  needLead: number
}

// “And one more” takes as much room as their name.
const namedFollowers = 3
const namedOf = (follows: number[]) =>
  follows.length === namedFollowers + 1 ? follows : follows.slice(0, namedFollowers)

/**
 * The board of the school as it stands now: every initiative with who leads and who follows at this
 * moment, the next planned hand-over, its latest health and what is waiting, in the order of its
 * columns. `total` and `needLead` count what the filters hide as well. Of more than 200 cards a
 * column of more than thirty shows its first four fifths and its end, where what moves in comes to
 * stand; alone it shows 200.
 */
export async function boardOf(acting: Acting, filters: BoardFilters = {}): Promise<Board> {
  const [{ rows, ...board }, calendar] = await Promise.all([
    boardRows(acting, filters),
    schoolCalendar(),
  ])
  const ends = await leadsEndByPlan(acting, rows.filter(isOpenByPlan).map(heldIn))
  const time = { calendar, today: acting.school.today }
  const cards = rows.map((row) => cardOf(row, { ...time, byPlan: ends.get(row.days.id) }))
  return { ...board, cards }
}

function cardOf({ number, title, stage, turns, days, ...row }: Row, time: Time): BoardCard {
  const next = nextHandOver({ ...time, turns: leadsIn(days) })
  const leads: BoardCard['leads'] = []
  const follows: number[] = []
  for (const [person, role, since] of turns) {
    if (role === 'lead') leads.push([person, since ?? ''])
    else if (role === 'follow') follows.push(person)
  }
  return {
    number,
    title,
    stage,
    leads,
    follows: follows.length ? namedOf(follows) : undefined,
    more: follows.length - namedOf(follows).length || undefined,
    handOver: leads.length ? next?.on : undefined,
    part: (leads.length && next?.part) || undefined,
    health: row.health ?? undefined,
    handOvers: row.handOvers ?? undefined,
    offers: row.offers ?? undefined,
    lesson: row.lesson ?? undefined,
  }
}

type Time = { calendar: Calendar; today: string; byPlan: OpenDay | undefined }

// By the same rule as the page of the initiative, from what the board has read already; it names
// nobody.
function leadsIn({ now, coming }: Days) {
  const none = { memberId: '', name: '', wantedOn: null, handOver: null, accepted: false }
  return {
    now: now.map(([, from, to, isAsked, dueOn]): Leading => ({
      ...none,
      from,
      to,
      handOver: isAsked ? { dueOn, wantedOn: null, to: null, toId: null, offered: false } : null,
    })),
    coming: (coming ?? []).map(([from, part]): Leading => ({ ...none, from, to: null, part })),
  }
}

// The plan is asked where a lead has no end of its own.
function isOpenByPlan({ days: { now, isPlanned } }: Row) {
  return isPlanned && now.length > 0 && now.every(([, , to]) => to === null)
}

function heldIn({ days: { id, now } }: Row) {
  const leads = now.map(([memberId]) => memberId)
  return { initiativeId: id, leads, since: now[0]?.[1] ?? '' }
}
