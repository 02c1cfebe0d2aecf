import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { recordDecision } from '../../../app/domain/decisions/decided-in-room'
import { recordOutcome, withdrawDecision } from '../../../app/domain/decisions/outcomes'
import { closeDecision } from '../../../app/domain/decisions/close'
import { reviewDecision } from '../../../app/domain/decisions/reviews'
import type { NewDecision } from '../../../app/forms/decided-in-room'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { drafted, opened, roomForm } from '../../support/proposals'
import { refusalsIn } from '../../support/refused'
import { recording } from '../../support/sources-of-decisions'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('decisions', (source) =>
  recording.includes(source),
)
const { at, as, asGuest, says } = decidingIn(here)

const inRoom = (more: Partial<NewDecision> = {}) => roomForm(here.cast.ids(['TO', 'DA']), more)
const records = (who: string, more?: Partial<NewDecision>) =>
  as(who, (acting) => recordDecision(acting, inRoom(more)))
/** A decision of January, to be reviewed today unless told. */
const toReview = (reviewOn = '2026-03-02') => records('TO', { decidedOn: '2026-01-12', reviewOn })()
type Review = Parameters<typeof reviewDecision>[2]
const reviews =
  (number: number, more: Partial<Review> = {}) =>
  (acting: Acting) =>
    reviewDecision(acting, number, { result: 'kept', line: 'It works.', ...more })

test('a guest records no decision; a member who had no part in it does', async () => {
  await refused(
    'Guests read the log; members write in it.',
    asGuest('TO', (acting) => recordDecision(acting, inRoom())),
  )
  await records('PN')()
})

test('what was decided in a room is reviewed on a later day, and by consent always', async () => {
  await refused(
    'Please choose a review day after the decision.',
    records('TO', { reviewOn: '2026-03-02' }),
  )
  await records('TO', { reviewOn: '2026-03-03' })()
  const none = { reviewOn: undefined }
  await refused(
    'A consent decision carries a review date: good enough for now, until then.',
    records('TO', none),
  )
  await records('TO', { ...none, outcome: 'not passed' })()
  await records('TO', { ...none, method: 'majority' })()
})

test('what was decided in a room supersedes one that is settled, not later, and not superseded yet', async () => {
  for (const running of [await drafted(here, ['TO']), await opened(here, ['TO'])])
    await refused(
      'Only a decision that is settled can be superseded.',
      records('TO', { supersedesId: (await at(running)).id }),
    )
  const supersedesId = (await at(await records('TO')())).id
  await refused(
    'A decision can only supersede an earlier one. Please check the day.',
    records('TO', { supersedesId, decidedOn: '2026-03-01' }),
  )
  await records('TO', { supersedesId })()
  await refused(
    'Another decision supersedes that one already, or is about to. Please choose the latest in its chain.',
    records('TO', { supersedesId }),
  )
})

test('a guest reviews nothing; any member does', async () => {
  const number = await toReview()
  await refused(
    'You are a guest: you can read but not act. Members review decisions.',
    asGuest('TO', reviews(number)),
  )
  await as('HW', reviews(number))()
})

test('the next review comes later than today, and never to what has ended', async () => {
  const number = await toReview()
  for (const nextReviewOn of ['2026-03-01', '2026-03-02'])
    await refused(
      'The next review comes later. Please choose a day after today.',
      as('TO', reviews(number, { nextReviewOn })),
    )
  await refused(
    'What has ended is not reviewed again.',
    as('TO', reviews(number, { result: 'ended', nextReviewOn: '2026-06-01' })),
  )
  await as('TO', reviews(number, { nextReviewOn: '2026-03-03' }))()
  await as('TO', reviews(await toReview(), { result: 'ended' }))()
})

test('a review answers what is due: nothing unknown, running, still to come, answered, ended, without a day, or not passed', async () => {
  await refused('This school has no decision with that number.', as('TO', reviews(9999)))
  const kept = await toReview()
  await as('TO', reviews(kept, { nextReviewOn: '2026-03-03' }))()
  const ended = await toReview()
  await as('TO', reviews(ended, { result: 'ended' }))()
  const withdrawn = await opened(here, ['TO'], { reviewOn: '2026-03-02' })
  await as('TO', (acting) => withdrawDecision(acting, withdrawn, 'No more.'))()
  const none = [
    await drafted(here, ['TO'], { reviewOn: '2026-03-01' }),
    await opened(here, ['TO'], { reviewOn: '2026-03-01' }),
    await toReview('2026-03-03'),
    await records('TO', { method: 'majority', reviewOn: undefined })(),
    await records('TO', { decidedOn: '2026-01-12', reviewOn: '2026-03-01', outcome: 'referred' })(),
  ]
  for (const number of [...none, withdrawn])
    await refused(
      'No review is due here: there is none, or its day is still to come.',
      as('TO', reviews(number)),
    )
  for (const [number, result] of [
    [kept, 'kept'],
    [ended, 'ended'],
  ] as const)
    await refused(
      `Tom Okafor answered the last review today: the decision was ${result}.`,
      as('HW', reviews(number)),
    )
})

test('a review waits while the decision is amended elsewhere, and is answered when that passes', async () => {
  const number = await toReview()
  const supersedesId = (await at(number)).id
  const referred = await opened(here, ['TO'], { supersedesId })
  const inThe = (other: number) => `It is being amended, in decision ${other}.`
  await refused(inThe(referred), as('HW', reviews(number)))
  await as('TO', (acting) => withdrawDecision(acting, referred, 'Another way.'))()
  const amending = await opened(here, ['TO'], { supersedesId })
  await refused(inThe(amending), as('HW', reviews(number)))
  await says('TO', amending, 'consents')
  await as('TO', (acting) => closeDecision(acting, amending))()
  await as('TO', (acting) => recordOutcome(acting, amending, { ...settled, outcome: 'passed' }))()
  const [review] =
    await here.sql`select result from decision_reviews where decision_id = ${supersedesId}`
  expect(review?.result).toBe('amended')

  const other = await toReview()
  const left = await opened(here, ['TO'], { supersedesId: (await at(other)).id })
  await as('TO', (acting) => withdrawDecision(acting, left, 'Another way.'))()
  await as('HW', reviews(other))()
})

everyRefusalIsTried()
