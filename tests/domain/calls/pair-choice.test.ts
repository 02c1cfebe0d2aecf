import { beforeAll, expect, test } from 'vitest'
import { candidatesFor, choose } from '../../../app/domain/calls/choice'
import { openCallAt } from '../../../app/domain/calls/calls'
import { occasionsOfPartedPairs } from '../../../app/domain/notices/about-parted-pairs'
import { newsFor } from '../../../app/domain/home/news'
import { agreeToPair } from '../../../app/domain/calls/pairs'
import { offer } from '../../../app/domain/calls/offers'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { takeLead } from '../../../app/domain/turns/turns'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'

const here = ownSchool()
let calls: ReturnType<typeof callsIn>
beforeAll(() => void (calls = callsIn(here.sql, here.cast)))

const ready = { readiness: 'ready' as const, note: 'I would like to.' }
const said = { reason: 'Knows the mornings best.', thanks: 'Thank you for offering.' }
const led = (number: number) =>
  here.cast.inSchool(async () => (await initiativeState(number)).leads)

test('a pair takes two seats, opening the second, once the other has agreed; before that it cannot be chosen', async () => {
  const [sponsor, mateo, ike] = await Promise.all([
    here.cast.acting('RO'),
    here.cast.acting('MR'),
    here.cast.acting('IP'),
  ])
  for (const startsOn of ['2026-03-02', '2026-03-16']) {
    const number = await calls.initiative()
    const call = await calls.call(sponsor, number, { startsOn })
    await here.cast.inSchool(() =>
      offer(mateo, number, { ...ready, call, withMember: ike.memberId }),
    )
    const { id } = await calls.offerOf('MR', number)
    await expect(
      sentenceOf(here.cast.inSchool(() => choose(sponsor, number, { call, offer: id, ...said }))),
    ).resolves.toContain('has not said yes')
    await here.cast.inSchool(() => agreeToPair(ike, number, id))

    await here.cast.inSchool(() => choose(sponsor, number, { call, offer: id, ...said }))

    const seats = [
      (await calls.turnsThere(number, 'MR'))[0],
      (await calls.turnsThere(number, 'IP'))[0],
    ]
    expect(seats.map((turn) => [turn?.role, turn?.seat])).toEqual([
      ['lead', 1],
      ['lead', 2],
    ])
    expect(seats[0]?.began).toBe(seats[1]?.began)
  }
})

test('of two who offered together, the one who leads alone leaves the other their half, open as before', async () => {
  const [mateo, ike] = [await here.cast.acting('MR'), await here.cast.acting('IP')]
  for (const [taker, other] of [
    [mateo, ike],
    [ike, mateo],
  ] as const) {
    const number = await calls.initiative()
    await here.cast.inSchool(() => offer(mateo, number, { ...ready, withMember: ike.memberId }))
    const { id } = await calls.offerOf('MR', number)
    await here.cast.inSchool(() => agreeToPair(ike, number, id))

    await here.cast.inSchool(() => takeLead(taker, number, { cameAbout: 'offered' }))

    const news = await here.cast.inSchool(() => newsFor(other))
    expect(news.filter((one) => one.number === number).map(({ kind }) => kind)).not.toContain(
      'chosen',
    )
    const standingAlone = await here.cast.inSchool(async () =>
      candidatesFor(other, await initiativeState(number), undefined),
    )
    expect(standingAlone.map(({ memberId, withName }) => [memberId, withName])).toEqual([
      [other.memberId, null],
    ])
  }
})

test('a pair that finds one seat free and two held is refused whole: neither of them leads', async () => {
  const [sponsor, one, other, mateo, ike] = await Promise.all(
    ['RO', 'TO', 'JL', 'MR', 'IP'].map((initials) => here.cast.acting(initials)),
  )
  const number = await calls.initiative({ seats: 3 })
  for (const lead of [one, other])
    await here.cast.inSchool(() => takeLead(lead ?? sponsor!, number, { cameAbout: 'offered' }))
  await here.cast.inSchool(() => offer(mateo!, number, { ...ready, withMember: ike!.memberId }))
  const { id } = await calls.offerOf('MR', number)
  await here.cast.inSchool(() => agreeToPair(ike!, number, id))

  await expect(
    kindOf(here.cast.inSchool(() => choose(sponsor!, number, { offer: id, ...said }))),
  ).resolves.toBe('conflict')
  expect(await led(number)).toHaveLength(2)
  expect((await calls.offerOf('MR', number)).answer).toBe(null)
})

test('of a pair that comes apart as one of them leads, both are told, and who chooses is told before', async () => {
  const [sponsor, mateo, ike] = [
    await here.cast.acting('RO'),
    await here.cast.acting('MR'),
    await here.cast.acting('IP'),
  ]
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  await here.cast.inSchool(() => offer(ike, number, { ...ready, call }))
  await here.cast.inSchool(() => offer(mateo, number, { ...ready, withMember: ike.memberId }))
  const pair = await calls.offerOf('MR', number)
  await here.cast.inSchool(() => agreeToPair(ike, number, pair.id))
  const alone = await calls.offerOf('IP', number)
  const shown = await here.cast.inSchool(async () => {
    const at = await initiativeState(number)
    return candidatesFor(sponsor, at, await openCallAt(at, call))
  })
  expect(shown.find(({ id }) => id === alone.id)?.alsoWith).toMatch(/^Mateo /)

  await here.cast.inSchool(() => choose(sponsor, number, { call, offer: alone.id, ...said }))
  const told = async () =>
    (await here.cast.inSchool(occasionsOfPartedPairs))
      .filter(({ key }) => key === `pair parted ${pair.id}`)
      .map(({ memberId, sentence }) => [memberId, sentence])
  expect(await told()).toEqual([
    [mateo.memberId, expect.stringMatching(/without the two of you together.*Your offer stays/)],
    [ike.memberId, expect.stringMatching(/without Mateo \S+ as the second of two.*still offers/)],
  ])
  await here.sql`update members set name = 'Ike Renamed' where id = ${ike.memberId}`
  expect(await told()).toHaveLength(2)
})

test('of a pair that is chosen, what the other had offered alone in confidence stays between the two', async () => {
  const [sponsor, mateo, ike] = [
    await here.cast.acting('RO'),
    await here.cast.acting('MR'),
    await here.cast.acting('IP'),
  ]
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  await here.cast.inSchool(() => offer(ike, number, { ...ready, call, isPrivate: true }))
  await here.cast.inSchool(() => offer(mateo, number, { ...ready, call, withMember: ike.memberId }))
  const { id } = await calls.offerOf('MR', number)
  await here.cast.inSchool(() => agreeToPair(ike, number, id))

  await here.cast.inSchool(() => choose(sponsor, number, { call, offer: id, ...said }))

  expect(await calls.offerOf('MR', number)).toMatchObject({
    answer: 'accepted',
    answer_reason: said.reason,
  })
  expect(await calls.offerOf('IP', number)).toMatchObject({
    answer: 'withdrawn',
    answer_reason: 'Took a turn here',
  })
})
