import { expect, test } from 'vitest'
import { boardOf } from '../../../app/domain/board/board'
import { newsFor } from '../../../app/domain/home/news'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { heldBy } from '../../../app/domain/rotations/member-facts'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { pathOf } from '../../../app/domain/turns/path'
import { turnsOf } from '../../../app/domain/turns/roster'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import { follow, takeLead } from '../../../app/domain/turns/turns'
import { migrate } from '../../../db/migrate'
import { backToBaseline } from '../../support/baseline'
import { clockAt } from '../../support/clock'
import { freshInitiative } from '../../support/fresh-initiative'
import { leadsCounted } from '../../support/one-truth'
import { ownSchool } from '../../support/own-school'
import { askingIn } from '../../support/turn-changes'

const here = ownSchool({ anew: true })
const { initiative, standIn, asked, agree } = askingIn(here)

const sentence = 'Stands in'
const brokenRule = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { constraint_name?: string }) => error.constraint_name,
  )

test('a lead is a stand-in by what was agreed, whatever its holder writes as their reason', async () => {
  const { number } = await freshInitiative(here.sql)
  const [tom, priya] = [await here.cast.acting('TO'), await here.cast.acting('PN')]
  const countOf = async () =>
    (await leadsCounted(tom)).find(({ name }) => name === tom.name)?.formation ?? 0
  const before = await here.cast.inSchool(countOf)
  await here.cast.inSchool(() => follow(priya, number))
  await here.cast.inSchool(() => takeLead(tom, number, { cameAbout: 'offered', reason: sentence }))
  const { turns, rotation, path, board } = await here.cast.inSchool(async () => {
    const at = await initiativeState(number)
    return {
      turns: await turnsOf(tom, at.id),
      rotation: await rotationOf(tom, at),
      path: await pathOf(tom, tom.memberId),
      board: (await boardOf(tom)).cards.find((card) => card.number === number),
    }
  })
  expect(turns.find(({ role }) => role === 'lead')).toMatchObject({ reason: sentence, part: null })
  expect(rotation.next?.part ?? null).toBeNull()
  expect(board?.part).toBeUndefined()
  expect(path.find((step) => step.number === number)).toMatchObject({ stoodIn: [] })
  expect(await here.cast.inSchool(countOf)).toBe(before + 1)
})

test('nobody stands in for themselves, in following, or in a turn that is written already', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  await agree(number, 'PN', await asked(number, 'TO', await standIn(number)))
  const tries = (set: string, where: string) =>
    brokenRule(here.sql.unsafe(`update turns set stands_in_for = ${set} where ${where}`))
  expect(await tries('null', 'stands_in_for is not null')).toBe('turns_kept')
  await here.sql`alter table turns disable trigger user`
  expect(await tries('member_id', 'stands_in_for is not null')).toBe('turns_stands_in_for_another')
  expect(await tries('recorded_by', `role = 'follow' and recorded_by <> member_id`)).toBe(
    'turns_stands_in_for_another',
  )
})

test('of a school from before, those who agreed to stand in do, and others who wrote so lead', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  await agree(number, 'PN', await asked(number, 'TO', await standIn(number)))
  const { number: other } = await freshInitiative(here.sql)
  const tom = await here.cast.acting('TO')
  await here.cast.inSchool(() => takeLead(tom, other, { cameAbout: 'asked', reason: sentence }))
  const standingIn = () => here.sql`
    select i.number, m.initials, o.initials as for, t.began_at
    from turns t join initiatives i on i.id = t.initiative_id
      join members m on m.id = t.member_id join members o on o.id = t.stands_in_for`
  const now = await standingIn()
  expect(now).toMatchObject([{ number, initials: 'PN', for: 'TO' }])

  await backToBaseline(here.sql)
  await migrate(here.url)
  expect(await standingIn()).toEqual(now)
})

test('who stands in has led no turn of the order, and whom they stand in for keeps theirs', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-15'],
    ['PN', 'follow', '2026-01-05', null],
    ['KM', 'follow', '2026-01-05', null],
  )
  const renata = await here.cast.acting('RO')
  const order = here.cast.ids(['PN', 'TO', 'KM'])
  const plan = { cadence: 'open-ended', seats: 1, choosing: 'in this order', order } as const
  await here.cast.inSchool(() => setPlan(renata, number, plan))
  const nextOn = (today: string) =>
    here.cast.inSchool(async () => {
      await clockAt(`${today} 18:00:00Z`)
      const reader = { ...renata, school: { ...renata.school, today } }
      return (await rotationOf(reader, await initiativeState(number))).leads
        .filter(({ how }) => how === 'in the order')
        .map(({ initials }) => initials)
    })
  const days = { startsOn: '2026-03-09', endsOn: '2026-03-15' }
  await agree(number, 'PN', await asked(number, 'TO', await standIn(number, days)))
  for (const day of ['2026-03-02', '2026-03-10', '2026-03-20'])
    expect((await nextOn(day))[0], day).toBe('KM')
})

test('standing in is no lead of the fair order, and stands on the path as what it is', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const priya = await here.cast.acting('PN')
  const on = '2026-03-20'
  const factsOf = async () => {
    const facts = await heldBy({ on, yearStartsOn: '2025-08-11', only: [priya.memberId] })
    return facts.map(({ lastLedOn, heldThisYear }) => ({ lastLedOn, heldThisYear }))
  }
  const before = await here.cast.inSchool(factsOf)
  await agree(number, 'PN', await asked(number, 'TO', await standIn(number)))
  const [after, path] = await here.cast.inSchool(async () => {
    await clockAt(`${on} 18:00:00Z`)
    return [await factsOf(), await pathOf(priya, priya.memberId)]
  })
  expect(after).toEqual(before)
  const steps = path.filter((step) => step.number === number)
  expect(steps.map(({ role, stoodInFor }) => `${role} ${stoodInFor}`)).toEqual([
    'follow null',
    'lead Tom Okafor',
    'follow null',
  ])
})

test('who stands in, and who is back, take over nothing in the news', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  await agree(number, 'PN', await asked(number, 'TO', await standIn(number)))
  const reader = await here.cast.acting('OG')
  const news = await here.cast.inSchool(async () => {
    await clockAt('2026-03-20 18:00:00Z')
    return newsFor(reader)
  })
  expect(
    news
      .filter(
        (one) =>
          one.number === number &&
          one.kind === 'turn began' &&
          !['lead', 'follow'].includes(one.text),
      )
      .map(({ about, text }) => `${about} ${text}`),
  ).toEqual(['Tom Okafor goes on', 'Priya Natarajan stands in'])
})
