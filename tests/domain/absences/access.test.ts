import { expect, test } from 'vitest'
import { changeAccess } from '../../../app/domain/absences/access'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { memberById } from '../../../app/domain/members/profile'
import type { Access } from '../../../app/vocabulary'
import { latch, untilOneWaits } from '../../support/locks'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'
import { sentenceOf } from '../../support/refusals'

const here = ownSchool({ anew: true })
const { initiative, offered } = rotatingIn(here)
const { refused, everyRefusalIsTried } = refusalsIn('absences', (file) => file === 'access.ts')

const changed = async (by: string, whom: string, access: Access) => {
  const [acting, other] = [await here.cast.acting(by), await here.cast.acting(whom)]
  return here.cast.inSchool(async () =>
    changeAccess(acting, other.memberId, { ...(await memberById(other.memberId)), access }),
  )
}

test('who was asked to take over a lead, and accepts it in the same moment, is made no guest', async () => {
  const number = await initiative('PN')
  const { taker, id } = await offered(number, 'PN')
  const [accepted, mayEnd] = [latch(), latch()]
  const accepting = here.cast.inSchool(async () => {
    await acceptHandOver(taker, number, id)
    accepted.open()
    await mayEnd.opened
  })
  await accepted.opened
  const access = sentenceOf(changed('RO', 'PN', 'guest'))
  await untilOneWaits(here.sql)
  mayEnd.open()
  await accepting
  expect(await access).toContain('still holds the lead of')
})

test('access is changed by administrators, of others, and a school keeps an owner', async () => {
  const notTheirs = 'Only an owner or an admin changes this, and nobody for themselves.'
  await refused(notTheirs, () => changed('JL', 'SK', 'member'))
  await refused(notTheirs, () => changed('RO', 'RO', 'member'))
  await refused('Only an owner can make someone an owner.', () => changed('MW', 'PN', 'owner'))
  await changed('RO', 'PN', 'owner')
  await here.sql`update members set last_day_on = '2026-03-20' where initials = 'PN'`
  const stays =
    'A school always has an owner. Please make someone else an owner first, or invite one.'
  expect(await sentenceOf(changed('PN', 'RO', 'member'))).toBe(stays)
})

everyRefusalIsTried()
