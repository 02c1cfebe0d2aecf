import { beforeAll, test } from 'vitest'
import type { Acting } from '../../app/domain/acting'
import {
  calendarAddressOf,
  makeCalendarAddress,
  revokeCalendarAddress,
  showFollowing,
} from '../../app/domain/feeds/calendar-address'
import { fairnessLedger } from '../../app/domain/insights/fairness-ledger'
import { chooseLetters } from '../../app/domain/notices/notices'
import { addGoal, changeSchool, endGoal } from '../../app/domain/schools/settings'
import { ownSchool } from '../support/own-school'
import { refusalsIn } from '../support/refused'

// The rooms that refuse little, on one school.
const here = ownSchool()
const inSchool = <T>(work: () => Promise<T>) => here.cast.inSchool(work)
const feeds = refusalsIn('feeds')
const insights = refusalsIn('insights')
const notices = refusalsIn('notices')
const schools = refusalsIn('schools', (file) => file === 'settings.ts')

let [renata, priya] = [] as unknown as [Acting, Acting]
beforeAll(async () => {
  renata = await here.cast.acting('RO')
  priya = await here.cast.acting('PN')
})

test('a calendar address is the person’s alone: to make, end, fill and read', async () => {
  const of = priya.memberId
  for (const act of [
    () => makeCalendarAddress(renata, of, 'x'.repeat(64)),
    () => revokeCalendarAddress(renata, of),
    () => showFollowing(renata, of, true),
    () => calendarAddressOf(renata, of),
  ])
    await feeds.refused('Only the person themselves has this calendar.', () =>
      inSchool<unknown>(act),
    )
})

test('a guest does not read who was asked', () =>
  insights.refused(
    'Who has been asked is for the members of the school. Guests see who leads and follows, on the board.',
    () => inSchool(() => fairnessLedger({ ...priya, access: 'guest' })),
  ))

test('how often someone is written to is not even an owner’s to choose', () =>
  notices.refused('How often someone is written to is theirs to choose.', () =>
    inSchool(() => chooseLetters(renata, priya.memberId, 'never')),
  ))

test('a school is set up by its owners and admins, in a zone that the database knows, and a goal ends once', async () => {
  const nowhere = '0190f000-0000-7000-8000-000000000000'
  await schools.refused('The school’s settings are for its owners and admins.', () =>
    inSchool(() => addGoal(priya, 'All read.')),
  )
  await schools.refused(
    'The database does not know this time zone. Please choose another of the same hours.',
    () => inSchool(() => changeSchool(renata, { name: 'Harbor Ridge', timeZone: 'Mars/Olympus' })),
  )
  await schools.refused('This goal has ended already, or is not one of this school.', () =>
    inSchool(() => endGoal(renata, nowhere)),
  )
})

for (const { everyRefusalIsTried } of [feeds, insights, notices, schools]) everyRefusalIsTried()
