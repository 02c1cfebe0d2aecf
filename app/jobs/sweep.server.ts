import { adapter, atTheDoor } from '../../db/front-door'
import { forgetFailedJobs } from '../../db/jobs'
import { forgetEmailChanges } from '../domain/accounts/emails'
import { forgetResets } from '../domain/accounts/accounts'
import { forgetFormKeys } from '../domain/form-keys'
import { forgetSignUps } from '../domain/accounts/sign-ups'

/**
 * Once a day: forgets sessions that have run out, mailed links that open nothing any more, keys of
 * forms sent a week ago, and jobs that nobody will try again.
 */
export async function sweep() {
  await adapter.deleteExpiredSessions()
  await atTheDoor(forgetResets)
  await atTheDoor(forgetEmailChanges)
  await atTheDoor(forgetSignUps)
  await atTheDoor(forgetFormKeys)
  await forgetFailedJobs()
}
