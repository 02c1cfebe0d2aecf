import { expect, test } from 'vitest'
import { closeDecision } from '../../../app/domain/decisions/close'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { respond } from '../../../app/domain/decisions/responses'
import { decisionsWaiting } from '../../../app/domain/decisions/waiting-for-me'
import { changeAccess } from '../../../app/domain/absences/access'
import { memberById } from '../../../app/domain/members/profile'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const by = <T>(who: string, act: (acting: ReturnType<typeof school.cast.who>) => Promise<T>) =>
  school.cast.inSchool(() => act(school.cast.who(who)))
const settled = { outcome: 'passed' as const, decided: 'So it is.', why: '' }
const waitsFor = async (who: string, number: number) =>
  (await by(who, decisionsWaiting)).toSettle.some((one) => one.number === number)
const responsesAskedOf = async (who: string) => (await by(who, decisionsWaiting)).toRespond

test('who is made a guest decides no more, and nobody waits for them', async () => {
  const number = await opened(school, ['RO', 'OG'])
  const led = await opened(school, ['OG'], {
    by: 'TO',
    method: 'lead decides after input',
    advisers: school.cast.ids(['HW']),
  })
  await by('OG', (acting) => closeDecision(acting, led))
  await by('RO', async (acting) => {
    const member = await memberById(school.cast.who('OG').memberId)
    await changeAccess(acting, member.id, { ...member, access: 'guest' })
  })
  const consents = (who: string) =>
    by(who, (acting) => respond(acting, number, { choice: 'consents', reason: '' }))
  const records = (who: string) => by(who, (acting) => recordOutcome(acting, led, settled))

  expect(await responsesAskedOf('OG')).toEqual([])
  expect(await kindOf(consents('OG'))).toBe('forbidden')
  await consents('RO')
  await by('RO', (acting) => closeDecision(acting, number))
  expect([await waitsFor('OG', led), await waitsFor('TO', led)]).toEqual([false, true])
  expect(await kindOf(records('OG'))).toBe('forbidden')
  expect(await kindOf(records('TO'))).toBe('done')
})
