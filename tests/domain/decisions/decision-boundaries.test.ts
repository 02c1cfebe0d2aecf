import { expect, test } from 'vitest'
import { recordDecision } from '../../../app/domain/decisions/decided-in-room'
import { closeDecision } from '../../../app/domain/decisions/close'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { reviewDecision, reviewsDue } from '../../../app/domain/decisions/reviews'
import { NewDecision } from '../../../app/forms/decided-in-room'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const here = ownSchool()
const { by, says } = decidingIn(here)
const recorded = (more: Partial<NewDecision> = {}) =>
  by('RO', (acting) =>
    recordDecision(
      acting,
      NewDecision.parse({
        question: 'Do we plant trees?',
        decided: 'Yes, four.',
        method: 'majority',
        authority: 'decides',
        outcome: 'passed',
        decidedOn: '2026-02-26',
        took: [acting.memberId],
        ...more,
      }),
    ),
  )

test.each([
  ['2026-02-25', 'conflict'],
  ['2026-02-26', 'conflict'],
  ['2026-02-27', 'done'],
])('what was decided on February 26 is reviewed on %s: %s', async (reviewOn, came) => {
  expect(await kindOf(recorded({ reviewOn }))).toBe(came)
})

test.each([
  ['2026-02-25', 'conflict'],
  ['2026-02-26', 'done'],
  ['2026-02-27', 'done'],
])('what was decided on February 26 is superseded by what was on %s: %s', async (on, came) => {
  const number = await recorded()
  const [former] = await here.sql`select id from decisions where number = ${number}`
  expect(await kindOf(recorded({ decidedOn: on, supersedesId: former?.id }))).toBe(came)
})

// Its review is due on March 9.
async function passed() {
  const number = await opened(here, ['RO'])
  await says('RO', number, 'consents')
  await by('RO', (acting) => closeDecision(acting, number))
  const outcome = { ...settled, reviewOn: '2026-03-09', outcome: 'passed' as const }
  await by('RO', (acting) => recordOutcome(acting, number, outcome))
  return number
}

test.each([
  ['2026-03-08', 0],
  ['2026-03-09', 1],
  ['2026-03-10', 1],
])('a review for March 9 is due on %s: %i', async (today, many) => {
  const number = await passed()
  expect(await here.cast.inSchool(() => reviewsDue(today, number))).toHaveLength(many)
})

test.each([
  ['2026-03-08', 'conflict'],
  ['2026-03-09', 'conflict'],
  ['2026-03-10', 'done'],
])('at a review on March 9 the next is on %s: %s', async (nextReviewOn, came) => {
  const number = await passed()
  const renata = here.cast.who('RO')
  const then = { ...renata, school: { ...renata.school, today: '2026-03-09' } }
  const kept = { result: 'kept' as const, line: 'It works.', nextReviewOn }
  expect(await kindOf(here.cast.inSchool(() => reviewDecision(then, number, kept)))).toBe(came)
})
