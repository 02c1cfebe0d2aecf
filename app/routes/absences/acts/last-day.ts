import { lockHoldings } from '../../../domain/absences/departures'
import { exactDay } from '../../../vocabulary/dates'
import type { SeenHere } from '../../acts/act'
import type { OnMember } from '../../members/acts/member-act'

/** That a last day is recorded already, and what becomes of it; nothing where none is. */
export const lastDayRecorded = (day: string | null, fate: string) =>
  day ? ` A last day is recorded already: ${exactDay(day)}. ${fate}` : ''

/** The last day that is recorded, which another may have changed meanwhile. */
export const lastDaySeen: SeenHere<OnMember> = {
  lock: ({ acting }, id) => lockHoldings(acting, id),
  of: (_here, { lastDayOn }) => lastDayOn,
}
