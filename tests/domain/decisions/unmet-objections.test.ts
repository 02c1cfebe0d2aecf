import { expect, test } from 'vitest'
import { decisionsWaiting } from '../../../app/domain/decisions/waiting-for-me'
import { denyIntegration, withdrawObjection } from '../../../app/domain/decisions/objections'
import { passDecisionOn } from '../../../app/domain/decisions/steward'
import { amend } from '../../../app/domain/decisions/proposals'
import { decidingIn } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'

const here = ownSchool()
const { as, says, objectionOf } = decidingIn(here)

const toldTo = async (who: string, number: number) => {
  const acting = await here.cast.acting(who)
  const { toMeet } = await here.cast.inSchool(() => decisionsWaiting(acting))
  return toMeet.find((one) => one.number === number)?.objections ?? 0
}

test('an open objection waits for who proposes until a version is offered for it or it is withdrawn, and for nobody else', async () => {
  const number = await opened(here, ['TO', 'HW', 'DA'])
  expect(await toldTo('TO', number)).toBe(0)
  await says('HW', number, 'objects', 'No water there.')
  const objection = await objectionOf(number)
  expect(await toldTo('TO', number)).toBe(1)
  for (const who of ['HW', 'DA', 'RO']) expect(await toldTo(who, number)).toBe(0)
  await as('TO', (acting) =>
    amend(acting, number, { body: 'By the tap.', note: '', integrates: [objection] }),
  )()
  expect(await toldTo('TO', number)).toBe(0)
  const said = { objection, line: 'Not yet.' }
  await as('HW', (acting) => denyIntegration(acting, number, said))()
  expect(await toldTo('TO', number)).toBe(1)
  const { memberId: to } = await here.cast.acting('DA')
  await as('TO', (acting) => passDecisionOn(acting, number, to))()
  expect([await toldTo('TO', number), await toldTo('DA', number)]).toEqual([0, 1])
  await as('HW', (acting) => withdrawObjection(acting, number, said))()
  expect(await toldTo('DA', number)).toBe(0)
})
