import { existsSync } from 'node:fs'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

// What takes longest begins first, so that at the end no worker waits for another: browsers, then
// servers, then the domain.
const projects = ['mocking', 'e2e', 'routes', 'domain', 'house']

// Those whose length says nothing of how long they take, and that would be the last to end.
const slow = [
  'e2e/policy',
  'e2e/accessible',
  'e2e/undisturbed',
  'e2e/coming-back',
  'e2e/first-hour',
  'e2e/finding',
  'e2e/typing',
  'e2e/paper-and-narrow',
  'routes/replay',
  'routes/addresses',
  'routes/plain-words',
  'routes/accounts/limits',
  'routes/bounded-forms',
  'routes/http/discreet-log',
  'routes/acts/edits',
  'routes/access',
  'routes/http/backup',
  'routes/http/embedded-killed',
  'routes/http/patience',
  'routes/http/start-errors',
  'jobs/jobs',
  'jobs/looking-for-what-is-due',
  'jobs/sharing-what-is-due',
  'domain/any-day',
  'domain/accounts/rate-limits',
  'domain/members/invitations',
  'domain/turns/any-order',
  'domain/turns/one-truth',
  'db/changes',
  'db/logins',
  'db/upgrade',
]
for (const name of slow)
  if (!existsSync(`tests/${name}.test.ts`)) throw new Error(`tests/${name}.test.ts is not there.`)

/** Runs the files of one project after those of another, and in each the slow ones first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const bySize = await super.sort(files)
    return bySize.toSorted(
      (a, b) => placeOf(a) - placeOf(b) || Number(isSlow(b)) - Number(isSlow(a)),
    )
  }
}

const placeOf = ({ project }: TestSpecification) => projects.indexOf(project.name)
const isSlow = ({ moduleId }: TestSpecification) =>
  slow.some((name) => moduleId.endsWith(`tests/${name}.test.ts`))
