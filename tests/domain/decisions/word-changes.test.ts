import { expect, test } from 'vitest'
import { saidNow } from '../../../app/domain/decisions/answer-subject'
import { closeDecision } from '../../../app/domain/decisions/close'
import { decisionShown } from '../../../app/domain/decisions/page'
import { letStand } from '../../../app/domain/decisions/standing-objections'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { answerResponse } from '../../../app/domain/decisions/thread'
import { refusalOf } from '../../../db/connect'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'
import { summed } from '../../support/sums'

const school = ownSchool()

const { at, by, says, objectionOf } = decidingIn(school)
const ledByPriya = () =>
  opened(school, [], {
    by: 'PN',
    method: 'lead decides after input',
    advisers: school.cast.ids(['CR', 'GH']),
  })
const inputsOn = async (number: number) =>
  (await by('GH', (acting) => decisionShown(acting, number))).responses.filter(
    ({ choice }) => choice,
  )

test('an answer is to what was said when it was given: an input that is changed afterwards waits for one again', async () => {
  const number = await ledByPriya()
  await says('CR', number, 'gives input', 'Ask the drivers.')
  const [{ id } = { id: '' }] = await inputsOn(number)
  const answer = (body: string) =>
    by('PN', (acting) => answerResponse(acting, number, { response: id, body }))
  await answer('We asked them.')
  await says('CR', number, 'gives input', 'The drivers say no.')

  expect(await inputsOn(number)).toMatchObject([
    { isUnanswered: true, answers: [{ body: 'We asked them.', isEarlier: true }] },
  ])
  await by('PN', (acting) => closeDecision(acting, number))
  const decide = () =>
    by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))
  expect(await kindOf(decide())).toBe('conflict')
  const written = school.sql`
    update decisions set state = 'decided', outcome = 'passed', decided = 'x', decided_on = '2026-03-02'
    where number = ${number}`
  expect(await written.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'decisions_all_answered',
  )

  await answer('Then we wait.')
  expect(await kindOf(decide())).toBe('done')
})

test('the same response sent again changes nothing', async () => {
  const number = await ledByPriya()
  await says('CR', number, 'gives input', 'Ask the drivers.')
  const [input] = await inputsOn(number)
  await by('PN', (acting) =>
    answerResponse(acting, number, { response: input?.id ?? '', body: 'We asked.' }),
  )
  const before = await summed(school.url)
  await says('CR', number, 'gives input', 'Ask the drivers.')
  expect(await inputsOn(number)).toMatchObject([{ isUnanswered: false, changes: [{}] }])
  expect(await summed(school.url)).toEqual(before)
})

test('that an objection stands is recorded of what its objector says by then', async () => {
  const number = await opened(school, ['TO', 'DA'], { by: 'TO' })
  await says('DA', number, 'objects', 'The roots lift the ramp.')
  const objection = await objectionOf(number)
  const read = await by('TO', (acting) => saidNow(acting, number, { objection }))
  await says('DA', number, 'objects', 'The roots lift the ramp, and I pay for it.')
  const stand = (said?: string) =>
    kindOf(by('TO', (acting) => letStand(acting, number, { objection, line: 'We asked.', said })))
  expect(await stand(read?.mark)).toBe('conflict')
  expect((await at(number)).objections).toMatchObject([{ state: 'open' }])
  const now = await by('TO', (acting) => saidNow(acting, number, { objection }))
  expect(now?.lines.at(-1)?.text).toContain('I pay for it')
  expect(await stand(now?.mark)).toBe('done')
})

test('what a method holds back is not shown to who would answer it', async () => {
  const number = await opened(school, ['TO', 'DA'], { by: 'TO', method: 'gradients of agreement' })
  await says('DA', number, 'disagrees seriously', 'It costs too much.')
  const response = (await at(number)).responses.find(({ isHeard }) => isHeard)?.id ?? ''
  expect(await by('TO', (acting) => saidNow(acting, number, { response }))).toBeUndefined()
  expect(await by('DA', (acting) => saidNow(acting, number, { response }))).toBeDefined()
})
