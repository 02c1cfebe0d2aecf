import { adapter, atTheDoor } from '../../db/front-door'
import { forgetFailedJobs } from '../../db/jobs'
import { forgetResets } from '../domain/accounts'
import { forgetSignUps } from '../domain/sign-ups'

/** Once a day: forgets sessions that have run out, mailed links that open nothing any more, and jobs that nobody will try again. */
export async function sweep() {
  await adapter.deleteExpiredSessions()
  await atTheDoor(forgetResets)
  await atTheDoor(forgetSignUps)
  await forgetFailedJobs()
}
