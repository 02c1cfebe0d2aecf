import { withSchool } from '../../db/school'
import { dueAbsences, settleAbsence } from '../domain/due-absences'
import { all, inEverySchool } from './every-school.server'

/** Every minute: leaves that begin today, things that pass on today and members whose last day is over, each in a transaction of its own. */
export function settleAbsences() {
  return inEverySchool(async (school) => {
    const due = await withSchool(school, dueAbsences, { readOnly: true })
    await all(due, (one) => withSchool(school, () => settleAbsence(one)))
  })
}
