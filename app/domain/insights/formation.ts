import type { FormationFilters } from '../../forms/insights'
import type { Stage } from '../../vocabulary'
import type { Acting } from '../acting'
import { isClosedThroughout, schoolCalendar } from '../calendar/calendar'
import { openDayFrom } from '../calendar/open-days'
import { addDays } from '../../vocabulary/days'
import type { Calendar, Stretch } from '../calendar/calendar'
import { gapsIn } from './lead-gaps'
import type { Gap } from './lead-gaps'
import { betweenYears, timeIn, touches, yearAsked, yearsToShow } from '../calendar/year-choice'
import type { Year } from '../calendar/year-choice'
import type { Turn, Row, ChartPerson } from './formation-rows'
import { read } from './formation-rows'

/**
 * A lead turn in local days, both included; `to` null while it is open. Those who lead together
 * hold different seats; of a student it says their adult ally.
 */
export type ChartTurn = Turn<number>
export type ChartLane = {
  number: number
  title: string
  stage: Stage
  turns: ChartTurn[]
  gaps: Gap[]
}
export type Chart = {
  year: Year
  years: Year[]
  people: ChartPerson[]
  lanes: ChartLane[]
  total: number
  terms: Stretch[]
  closed: Stretch[]
  /**
   * Whether the chart is a page of a long one, from the beginning or not, and the number to go on
   * after.
   */
  isLong: boolean
  isFirst: boolean
  next: number | undefined
}

/**
 * Who leads what, when, and where the lead is missing, in one school year: a lane for each
 * initiative that was led, or wanted a lead, in it. Days are the school's local days. `people` are
 * all who lead in it; `total` counts what the filters hide as well. Of more than sixty initiatives
 * it is a page of forty by their numbers, and its people are those on the page.
 */
export async function formationChart(
  acting: Acting,
  filters: FormationFilters = {},
): Promise<Chart> {
  const { memberId, school } = acting
  const { today } = school
  const [calendar, { people, rows, isLong, next }] = await Promise.all([
    schoolCalendar(),
    read(acting, { ...filters, memberId }),
  ])
  const years = yearsToShow(calendar, today)
  const year = yearAsked(years, filters.year)
  const time = timeOf(calendar, today)
  const lanes = rows
    .map((row) => laneIn(year, row, time))
    .filter(({ turns, gaps }) => turns.length > 0 || gaps.some(({ kind }) => kind !== 'resting'))
  const leading = new Set(lanes.flatMap(({ turns }) => turns.map(([id]) => id)))
  const leaders = people.filter(([id]) => leading.has(id))
  const shown = lanes.filter((lane) => fits(lane, filters)).map((lane) => pointing(lane, leaders))
  const { terms, closed } = timeIn(calendar, year)
  const total = isLong ? rows.length : lanes.length
  return {
    year,
    years,
    people: leaders,
    lanes: shown,
    total,
    terms,
    closed,
    isLong,
    isFirst: !filters.after,
    next: next ?? undefined,
  }
}

/**
 * Where one initiative misses a lead, over all its time; as the chart shows it: nobody is missed
 * yet on days after the last school year that the calendar knows.
 */
export async function gapsOf(acting: Acting, number: number): Promise<Gap[]> {
  const { today } = acting.school
  const [calendar, { rows }] = await Promise.all([schoolCalendar(), read(acting, { number })])
  const last = calendar.years.at(-1)?.endsOn
  return rows
    .flatMap((row) => gapsIn(ledOf(row, today), timeOf(calendar, today)))
    .filter(({ kind, from }) => kind !== 'unplanned' || !last || from <= last)
}

function timeOf(calendar: Calendar, today: string) {
  return {
    today,
    between: betweenYears(calendar),
    isClosed: (days: { from: string; to: string }) => isClosedThroughout(calendar, days),
    opens: (day: string) => openDayFrom(calendar, day).on,
  }
}

type LaneRead = Omit<ChartLane, 'turns'> & Pick<Row, 'turns'>

function laneIn(year: Year, row: Row, time: Parameters<typeof gapsIn>[1]): LaneRead {
  const { number, title, stage } = row
  const turns = row.turns.filter(([, from, to]) => touches(year, { startsOn: from, endsOn: to }))
  const gaps = gapsIn(ledOf(row, time.today), time).filter(({ from, to }) =>
    touches(year, { startsOn: from, endsOn: to }),
  )
  return { number, title, stage, turns, gaps }
}

// A lead that ended today, with nobody in its place, leaves the rest of today open.
function ledOf({ turns, ...row }: Row, today: string) {
  const isLed = turns.some(([, , , is]) => is === 'now')
  const until = (to: string | null, is: Turn<string>[3]) =>
    to === today && is === 'past' && !isLed ? addDays(today, -1) : to
  return { ...row, leads: turns.map(([, from, to, is]) => ({ from, to: until(to, is) })) }
}

function fits({ stage, turns }: LaneRead, wanted: FormationFilters) {
  return (
    (!wanted.stage || stage === wanted.stage) &&
    (!wanted.person || turns.some(([id]) => id === wanted.person))
  )
}

function pointing({ turns, ...lane }: LaneRead, people: readonly ChartPerson[]): ChartLane {
  return {
    ...lane,
    turns: turns.map(([who, ...turn]) => [people.findIndex(([id]) => id === who), ...turn]),
  }
}
