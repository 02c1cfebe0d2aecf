import { freeJobsOfTheDead } from '../../db/jobs'
import { settleAbsences } from './absences.server'
import { settleDecisions } from './decisions.server'
import { all } from './every-school.server'
import type { Job } from './job'
import { tellPeople } from './notices.server'

/**
 * What is looked at every minute, in this order. What is due on a school's day belongs here: looked for by `skein_now()`, in
 * scopes of its own, and done in such a way that a minute that was missed loses nothing.
 */
const everyMinute: ((job: Job) => Promise<unknown>)[] = [({ worker }) => freeJobsOfTheDead(worker), settleAbsences, settleDecisions, tellPeople]

export async function tick(_told: unknown, job: Job) {
  await all(everyMinute, (look) => look(job))
}
