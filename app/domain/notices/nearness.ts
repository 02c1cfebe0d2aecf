import { openDayUpTo } from '../calendar/open-days'
import { addDays } from '../../vocabulary/days'
import type { Today } from './source'

// Two weeks and two days before, on the last open day up to then: what falls on a Saturday is said
// on the Friday.
export function nearness({ calendar, today }: Today, on: string): 'near' | 'ahead' | undefined {
  if (today >= on) return undefined
  if (today >= openDayUpTo(calendar, addDays(on, -2))) return 'near'
  return today >= openDayUpTo(calendar, addDays(on, -14)) ? 'ahead' : undefined
}
