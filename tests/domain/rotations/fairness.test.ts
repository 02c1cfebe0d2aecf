import { expect, test } from 'vitest'
import { fairnessOf } from '../../../app/domain/rotations/fairness-facts'
import { ownSchool } from '../../support/own-school'
import { everyoneBut } from '../../support/everyone'
import type { Acting } from '../../../app/domain/acting'

const here = ownSchool()

const suggested = async (number: number, on = '2026-03-23', by = 'RO') => {
  const acting = await here.cast.acting(by)
  return here.cast.inSchool(async () =>
    fairnessOf(acting, { initiativeId: await here.cast.initiativeId(number), on }),
  )
}

test('who leads now is not suggested, and the roster but for the sponsor comes before the rest of the school', async () => {
  const list = await suggested(1)
  expect(list.map(({ initials }) => initials)).not.toContain('JL')
  const roster = list.filter(({ isOnRoster }) => isOnRoster).map(({ initials }) => initials)
  expect(roster).toEqual(['OG', 'TO', 'IP', 'DA', 'MW'])
  expect(list.findIndex(({ isOnRoster }) => !isOnRoster)).toBe(roster.length - 1)
})

test('who has not led comes first, the newcomer to shadow first, then leads and duties together by the day last held, the sponsor last', async () => {
  const list = await suggested(1, '2026-03-20')
  expect(list.filter(({ isOnRoster }) => isOnRoster).map(({ initials }) => initials)).toEqual([
    'DA',
    'OG',
    'TO',
    'IP',
    'MW',
  ])
  expect(list.find(({ initials }) => initials === 'DA')?.reasons).toEqual([
    'has held a duty, last on January 15, and not led yet',
  ])
})

test('a lead that is to begin counts as held by then, and is said', async () => {
  const list = await suggested(9, '2026-04-25')
  const [jess, denise] = ['JL', 'DA'].map((who) =>
    list.findIndex(({ initials }) => initials === who),
  )
  expect(list[jess ?? -1]?.reasons).toEqual(['leads One device per student now'])
  expect(list[denise ?? -1]?.reasons).toEqual(['leads One device per student from March 21'])
  expect(jess).toBeLessThan(denise ?? -1)
})

test('an offer that led to a lead is not told again, and one that did not says whether it was here', async () => {
  const reasons = async (number: number, who: string) =>
    (await suggested(number, '2026-06-08')).find(({ initials }) => initials === who)?.reasons
  expect(await reasons(2, 'PN')).toEqual(['leads Lead Learners fellowship from April 25'])
  expect((await reasons(2, 'CR'))?.[0]).toBe('offered in February')
  expect((await reasons(6, 'TO'))?.[0]).not.toContain('offered')
  expect((await reasons(1, 'CR'))?.[0]).toBe('offered elsewhere in February')
})

test('an offer of another school year is not told', async () => {
  await here.sql`insert into school_years (school_id, id, name, starts_on, ends_on)
    select id, gen_random_uuid(), '2026–27', '2026-08-17', '2027-06-11' from schools
    where not exists (select from school_years where starts_on > '2026-07-01')`
  const cara = (await suggested(2, '2026-09-14')).find(({ initials }) => initials === 'CR')
  expect(cara?.reasons.join()).not.toContain('offered')
})

test('a private offer is known to the one who made it and to the caller, not to others', async () => {
  const acting = await here.cast.acting('DA')
  await here.sql`insert into calls (school_id, id, initiative_id, role, starts_on, audience, opened_by)
    select school_id, gen_random_uuid(), id, 'lead', '2026-03-23', 'all', sponsor_id from initiatives where number = 1`
  await here.sql`insert into offers (school_id, id, initiative_id, call_id, member_id, readiness, is_private)
    select c.school_id, gen_random_uuid(), c.initiative_id, c.id, ${acting.memberId}, 'ready', true from calls c join initiatives i on i.id = c.initiative_id where i.number = 1`
  const first = async (by: string) => (await suggested(1, '2026-03-23', by))[0]
  const shownTo = (reader: Acting) =>
    here.cast.inSchool(async () =>
      fairnessOf(reader, { initiativeId: await here.cast.initiativeId(1), on: '2026-03-23' }),
    )
  expect((await first('DA'))?.initials).toBe('DA')
  expect((await first('MW'))?.initials).toBe('DA')
  for (const reader of await everyoneBut(here, 'DA', 'MW')) {
    const [denise] = (await shownTo(reader)).filter(({ initials }) => initials === 'DA')
    expect([reader.name, denise?.isOffered]).toEqual([reader.name, false])
  }
})

test('asked for those who are near alone, the order and the reasons are the same', async () => {
  const acting = await here.cast.acting('RO')
  for (let number = 1; number <= 9; number += 1) {
    const [everyone, near] = await Promise.all(
      (['everyone', 'near'] as const).map(async (among) =>
        here.cast.inSchool(async () =>
          fairnessOf(acting, {
            initiativeId: await here.cast.initiativeId(number),
            on: '2026-03-02',
            among,
          }),
        ),
      ),
    )
    expect(near).toEqual(everyone?.filter(({ isOnRoster, isOffered }) => isOnRoster || isOffered))
  }
})

test('on none of the nine initiatives is its sponsor or an administrator suggested before someone else of its people', async () => {
  for (let number = 1; number <= 9; number += 1) {
    const list = (await suggested(number, '2026-03-02')).filter(({ isOnRoster }) => isOnRoster)
    const isTop = list.map(({ position, isOffered }) => position === 'administrator' && !isOffered)
    expect(isTop).toEqual(isTop.toSorted((a, b) => Number(a) - Number(b)))
  }
})
