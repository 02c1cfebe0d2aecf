import { expect, test } from 'vitest'
import {
  makeCalendarAddress,
  revokeCalendarAddress,
} from '../../../app/domain/feeds/calendar-address'
import { calendarByToken } from '../../../db/front-door'
import { asIfGone } from '../../support/database'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

const make = (who: string, token: string) => {
  const acting = here.cast.who(who)
  return here.cast.inSchool(() => makeCalendarAddress(acting, acting.memberId, token))
}
const foundBy = async (token: string) => (await calendarByToken(token))?.member_id

test('the secret address of a calendar opens its member’s own, until it is taken back or replaced', async () => {
  const renata = here.cast.who('RO')
  await make('RO', 'first')
  await make('TO', 'of another')
  expect(await foundBy('first')).toBe(renata.memberId)
  await make('RO', 'second')
  expect([await foundBy('first'), await foundBy('second')]).toEqual([undefined, renata.memberId])
  await here.cast.inSchool(() => revokeCalendarAddress(renata, renata.memberId))
  expect([await foundBy('second'), await foundBy('of another')]).toEqual([
    undefined,
    here.cast.who('TO').memberId,
  ])
})

test('the secret address of a calendar opens nothing once its member has left', async () => {
  await make('PN', 'before')
  expect(await foundBy('before')).toBe(here.cast.who('PN').memberId)
  await asIfGone(here.sql, 'PN')
  expect(await foundBy('before')).toBeUndefined()
})
