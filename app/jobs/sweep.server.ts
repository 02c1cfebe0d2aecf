import { adapter, atTheDoor } from '../../db/front-door'
import { forgetFailedJobs } from '../../db/jobs'
import { forgetEmailChanges } from '../domain/account-emails'
import { forgetResets } from '../domain/accounts'
import { forgetSignUps } from '../domain/sign-ups'

/** Once a day: forgets sessions that have run out, mailed links that open nothing any more, and jobs that nobody will try again. */
export async function sweep() {
  await adapter.deleteExpiredSessions()
  await atTheDoor(forgetResets)
  await atTheDoor(forgetEmailChanges)
  await atTheDoor(forgetSignUps)
  await forgetFailedJobs()
}
