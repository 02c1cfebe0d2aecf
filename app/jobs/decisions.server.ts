import { schoolsWithDecisionsDue } from '../../db/front-door'
import { withSchool } from '../../db/school'
import { settleDue } from '../domain/decisions-due'

/** Every minute: closes decisions at their deadline, sends nudges, lets reviews return; one school's trouble is not another's. */
export async function settleDecisions() {
  const failed: unknown[] = []
  for (const { id, today } of await schoolsWithDecisionsDue()) await withSchool(id, () => settleDue({ today })).catch((error: unknown) => failed.push(error))
  if (failed.length) throw failed[0]
}
