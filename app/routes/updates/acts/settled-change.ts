import { resetSettled } from '../../../domain/updates/changes-of-direction'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { stopped } from '../../acts/initiative-act'
import type { Here } from '../../../http/in-school.server'

const ends = { changed: 'we go the new way', kept: 'we go on as before' }

/**
 * What is said to the one who comes back to a change of direction that is settled, or is of an
 * initiative that has stopped.
 */
export async function resetIsOver(_here: Here, at: InitiativeState) {
  if (stopped(at)) return stopped(at)
  const outcome = await resetSettled(at.id)
  return outcome && `This change of direction has been settled: ${ends[outcome]}.`
}
