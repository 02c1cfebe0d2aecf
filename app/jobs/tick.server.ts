import { freeJobsNeverReceived, freeJobsOfTheDead } from '../../db/jobs'
import { settleAbsences } from './absences.server'
import { settleDecisions } from './decisions.server'
import { all } from './due.server'
import type { Job } from './job'
import { tellPeople } from './notices.server'

/**
 * What is looked for every minute, in this order, in whichever school it is due. What is due on a
 * school's day belongs here: looked for by `skein_now()`, in scopes of its own, and done in such a
 * way that a minute that was missed loses nothing.
 */
const everyMinute: ((worker: string, inHand: readonly string[]) => Promise<unknown>)[] = [
  freeJobsOfTheDead,
  freeJobsNeverReceived,
  settleAbsences,
  settleDecisions,
  tellPeople,
]

export async function tick(_told: unknown, { worker, inHand }: Job) {
  await all(everyMinute, (look) => look(worker, inHand))
}
