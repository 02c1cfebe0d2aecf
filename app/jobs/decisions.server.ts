import { withSchool } from '../../db/school'
import { settleDue } from '../domain/decisions/due'
import { whereDue } from './due.server'

/** Every minute: closes decisions at their deadline and sends nudges. */
export function settleDecisions(holder?: string) {
  return whereDue('decisions', (school) => withSchool(school, settleDue), holder)
}
