import { expect, test } from 'vitest'
import { ask } from '../../../app/domain/calls/asks'
import {
  adultsBeside,
  ensureCanTakePart,
  peopleWithWords,
} from '../../../app/domain/members/eligibility'
import { asIfGone } from '../../support/database'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'

const here = ownSchool()
const idOf = (who: string) => here.cast.who(who).memberId
const guest = (who: string) => here.sql`update members set access = 'guest' where initials = ${who}`

test('who can take part is here, and no guest', async () => {
  await asIfGone(here.sql, 'PN')
  await guest('DA')
  const kind = (...who: string[]) =>
    kindOf(here.cast.inSchool(() => ensureCanTakePart(who.map(idOf))))
  expect([await kind('TO', 'JL'), await kind('TO', 'PN'), await kind('TO', 'DA')]).toEqual([
    'done',
    'missing',
    'conflict',
  ])
  const { number } = await freshInitiative(here.sql)
  const asked = (who: string) =>
    kindOf(
      here.cast.inSchool(() => ask(here.cast.who('RO'), number, { to: idOf(who), role: 'shadow' })),
    )
  expect([await asked('TO'), await asked('DA')]).toEqual(['done', 'conflict'])
  const named = await here.cast.inSchool(() => peopleWithWords(['TO', 'PN', 'DA'].map(idOf)))
  expect(named.map(({ id }) => id)).toEqual([idOf('TO')])
})

test('beside a student are the adults who hold something there now', async () => {
  const { id } = await freshInitiative(here.sql)
  for (const who of ['ZM', 'MR', 'JL', 'GH'])
    await here.sql`
      insert into turns
        (school_id, id, initiative_id, member_id, role, came_about, recorded_by)
      select school_id, gen_random_uuid(), ${id}, id, 'follow', 'offered', id
      from members where initials = ${who}`
  await here.sql`
    update members set position = 'student' where initials = 'MR'`
  await guest('GH')
  const beside = await here.cast.inSchool(() => adultsBeside(idOf('ZM')))
  const there = beside.filter(({ title }) => title === 'Quiet mornings').map((one) => one.id)
  expect(there).toEqual([idOf('JL')])
})
