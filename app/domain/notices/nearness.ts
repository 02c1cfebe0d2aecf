import { openDayAfter, openDayUpTo } from '../calendar/open-days'
import { addDays } from '../../vocabulary/days'
import type { Today } from './source'

/**
 * Whether a local day is told of by now: `ahead` from two weeks before it, `near` from two days
 * before, each on the last open day up to then (what falls on a Saturday is said on the Friday);
 * nothing once it has come.
 */
export function nearness({ calendar, today }: Today, on: string): 'near' | 'ahead' | undefined {
  if (today >= on) return undefined
  if (today >= openDayUpTo(calendar, addDays(on, -2))) return 'near'
  return today >= openDayUpTo(calendar, addDays(on, -14)) ? 'ahead' : undefined
}

/**
 * The first local day of which nothing is said yet: what falls two weeks after the next open day is
 * said then. Before a break it is as far ahead as the break is long, and two weeks.
 */
export function outOfSight({ calendar, today }: Today): string {
  return addDays(openDayAfter(calendar, today), 14)
}
