import { beforeAll, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { ensurePast } from '../../../app/domain/calendar/days'
import { addYear, changeYear, removeYear } from '../../../app/domain/calendar/school-years'
import {
  addTerm,
  calendarSettings,
  changeTerm,
  removeTerm,
} from '../../../app/domain/calendar/settings'
import { settingsOf } from '../../../app/domain/schools/settings'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, offered } = rotatingIn(here)
const { refused, everyRefusalIsTried } = refusalsIn('calendar')
const inSchool = <T>(work: () => Promise<T>) => here.cast.inSchool(work)
const nowhere = '0190f000-0000-7000-8000-000000000000'

// The year is from August 11 to June 5, the spring semester from January 5 to June 5.
let [lena, denise] = [] as unknown as [Acting, Acting]
beforeAll(async () => {
  lena = await here.cast.acting('LB')
  denise = await here.cast.acting('DA')
})
const year = async () => (await inSchool(() => settingsOf(lena))).years[0]
const term = async (name: RegExp) =>
  (await inSchool(calendarSettings)).terms.find((one) => name.test(one.name))
const named = (name: string, startsOn: string, endsOn: string) => ({ name, startsOn, endsOn })

test('a day that has happened is today or before, and not of another century', async () => {
  await refused('This day is still to come. Please choose today or a day before.', async () =>
    ensurePast('2026-03-03', '2026-03-02'),
  )
  await refused('', async () => ensurePast('2026-03-02', '2026-03-02'))
  await refused('This day is too long ago to be right. Please check the year.', async () =>
    ensurePast('1899-12-31', '2026-03-02'),
  )
  await refused('', async () => ensurePast('1900-01-01', '2026-03-02'))
})

test('the calendar and the years are changed by administrators', async () => {
  const summer = named('Summer', '2026-06-01', '2026-06-05')
  await refused('Everyone reads the calendar; an owner or an admin changes it.', () =>
    inSchool(() => addTerm(denise, summer)),
  )
  await refused('The school’s years are for its owners and admins.', () =>
    inSchool(() => addYear(denise, named('Next', '2026-08-10', '2027-06-04'))),
  )
})

test('what was removed is not corrected and not removed again', async () => {
  const gone = 'This has been removed already, or is not in the calendar of this school.'
  await refused(gone, () => inSchool(() => removeTerm(lena, nowhere)))
  await refused(gone, () => inSchool(() => removeYear(lena, nowhere)))
  const spring = await term(/Spring/)
  await refused(gone, () =>
    inSchool(() => changeTerm(lena, nowhere, { ...spring!, name: 'Another name' })),
  )
})

test('a year keeps its terms within it, and is not removed before them', async () => {
  const { id = '', startsOn = '', endsOn = '' } = (await year()) ?? {}
  const spring = await term(/Spring/)
  await refused(
    'Spring semester would fall outside this year. Please correct or remove the term first.',
    () => inSchool(() => changeYear(lena, id, { name: 'Short', startsOn, endsOn: '2026-06-01' })),
  )
  await refused(
    'Fall semester and Spring semester are in this year. Please remove the terms first, or correct their days.',
    () => inSchool(() => removeYear(lena, id)),
  )
  await inSchool(() => changeYear(lena, id, { name: 'The year', startsOn, endsOn }))
  await refused('This day is outside The year, in which the term begins.', () =>
    inSchool(() => changeTerm(lena, spring?.id ?? '', { ...spring!, endsOn: '2026-08-01' })),
  )
})

test('a year ends no earlier than a lead that someone is asked to take in it', async () => {
  const { id = '', name = '', startsOn = '' } = (await year()) ?? {}
  const until = (endsOn: string) => () =>
    inSchool(() => changeYear(lena, id, named(name, startsOn, endsOn)))
  await until('2026-06-15')()
  const asked = await offered(await initiative(), 'KM', { dueOn: '2026-06-10' })
  const outside =
    'The lead of Quiet mornings is to be handed over on Wednesday, June 10, outside this year. Please withdraw that first, or ask for another day.'
  for (const day of ['2026-06-09', '2026-06-05']) await refused(outside, until(day))
  await until('2026-06-10')()
  const takenBack = (id: string) =>
    here.sql`update hand_overs set offered_at = null, offered_by = null, to_member_id = null,
    suggested_id = null, choice_reason = '' where id = ${id}`
  await takenBack(asked.id)
  await until('2026-06-05')()

  await inSchool(() => addYear(lena, named('Later', '2026-08-17', '2027-06-04')))
  const late = await offered(await initiative(), 'KM', { dueOn: '2026-08-20' })
  const { years } = await inSchool(calendarSettings)
  const later = years.find((one) => one.name === 'Later')?.id ?? ''
  await refused(outside.replace('Wednesday, June 10', 'Thursday, August 20'), () =>
    inSchool(() => changeYear(lena, later, named('Later', '2026-08-24', '2027-06-04'))),
  )
  await refused(
    'The lead of Quiet mornings is to be handed over on Thursday, August 20, in this year. Please withdraw that first, or ask for another day.',
    () => inSchool(() => removeYear(lena, later)),
  )
  await takenBack(late.id)
  await inSchool(() => removeYear(lena, later))
})

test('years and terms follow one another, each with a name of its own', async () => {
  const { startsOn = '', endsOn = '' } = (await year()) ?? {}
  await refused('These days are in another school year already.', () =>
    inSchool(() => addYear(lena, named('Twice', endsOn, '2026-07-01'))),
  )
  await refused('There is a school year of this name already.', () =>
    inSchool(() => addYear(lena, named('The year', '2026-08-10', '2027-06-04'))),
  )
  await refused('Another term is in these days already. Terms follow one another.', () =>
    inSchool(() => addTerm(lena, named('Twice', startsOn, '2025-09-01'))),
  )
  await inSchool(() => addYear(lena, named('Next year', '2026-08-10', '2027-06-04')))
  await refused('There is a term of this name already. Perhaps add its year.', () =>
    inSchool(() => addTerm(lena, named('Fall semester', '2026-08-10', '2026-12-18'))),
  )
  await refused(
    'This day is in no school year. Please check it, or add the school year first.',
    () => inSchool(() => addTerm(lena, named('July', '2026-07-06', '2026-07-10'))),
  )
})

everyRefusalIsTried()
