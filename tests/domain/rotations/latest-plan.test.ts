import { expect, test } from 'vitest'
import { planOf } from '../../../app/domain/rotations/plans'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

test.each([
  ['2026-02-02 18:00Z', '2026-02-03 18:00Z', 'every term'],
  ['2026-02-03 18:00Z', '2026-02-02 18:00Z', 'open-ended'],
  ['2026-02-02 18:00Z', '2026-02-02 18:00Z', 'every term'],
])('of plans set at %s and %s the last that was set holds: %s', async (one, other, cadence) => {
  const { number } = await freshInitiative(here.sql)
  const id = await here.cast.initiativeId(number)
  for (const [at, kind, hex] of [
    [other, 'every term', 'f'],
    [one, 'open-ended', '0'],
  ])
    await here.sql`insert into rotation_plans (school_id, id, initiative_id, cadence, choosing, set_by, set_at)
      values (${here.cast.schoolId}, overlay(gen_random_uuid()::text placing ${hex ?? ''} from 1 for 1)::uuid, ${id}, ${kind ?? ''}, 'fairest first', ${here.cast.who('RO').memberId}, ${at ?? ''})`
  expect((await here.cast.inSchool(() => planOf(id)))?.cadence).toBe(cadence)
})
