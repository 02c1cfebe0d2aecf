import { withSchool } from '../../db/school'
import { dueAbsences, settleAbsence } from '../domain/absences/due'
import { all, whereDue } from './due.server'

/**
 * Every minute: leaves that begin today, things that pass on today and members whose last day is
 * over, each in a transaction of its own.
 */
export function settleAbsences(holder?: string) {
  return whereDue('absences', settleSchool, holder)
}

async function settleSchool(school: string) {
  const due = await withSchool(school, dueAbsences, { readOnly: true })
  await all(due, (one) => withSchool(school, () => settleAbsence(one)))
}
