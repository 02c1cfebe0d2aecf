import { beforeAll, expect, test } from 'vitest'
import { candidatesFor, choose } from '../../../app/domain/calls/choice'
import { declineOffer, offer } from '../../../app/domain/calls/offers'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'

const here = ownSchool()
let calls: ReturnType<typeof callsIn>
beforeAll(() => void (calls = callsIn(here.sql, here.cast)))

const ready = { readiness: 'ready' as const, note: 'I would like to.' }
const led = (number: number) =>
  here.cast.inSchool(async () => (await initiativeState(number)).leads)

const said = { reason: 'Knows the mornings best.', thanks: 'Thank you for offering.' }

test('of two who choose at once exactly one chooses, and exactly one person leads', async () => {
  const [sponsor, admin, priya, jess] = await Promise.all([
    here.cast.acting('RO'),
    here.cast.acting('LB'),
    here.cast.acting('PN'),
    here.cast.acting('JL'),
  ])
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  for (const who of [priya, jess])
    await here.cast.inSchool(() => offer(who, number, { ...ready, call }))
  const [one, other] = [await calls.offerOf('PN', number), await calls.offerOf('JL', number)]

  const ends = await Promise.all(
    [one, other].map(({ id }) =>
      kindOf(here.cast.inSchool(() => choose(sponsor, number, { call, offer: id, ...said }))),
    ),
  )
  expect(ends.sort()).toEqual(['conflict', 'done'])
  expect(await led(number)).toHaveLength(1)

  const standingNumber = await calls.initiative()
  for (const who of [priya, jess]) await here.cast.inSchool(() => offer(who, standingNumber, ready))
  const [mine, theirs] = [
    await calls.offerOf('PN', standingNumber),
    await calls.offerOf('JL', standingNumber),
  ]
  const picks = await Promise.all([
    kindOf(here.cast.inSchool(() => choose(sponsor, standingNumber, { offer: mine.id, ...said }))),
    kindOf(here.cast.inSchool(() => choose(admin, standingNumber, { offer: theirs.id, ...said }))),
  ])
  expect(picks.sort()).toEqual(['conflict', 'done'])
  expect(await led(standingNumber)).toHaveLength(1)
})

test('an offer withdrawn while it is chosen is either withdrawn or chosen, twenty times over', async () => {
  const [sponsor, priya] = [await here.cast.acting('RO'), await here.cast.acting('PN')]
  for (let round = 0; round < 20; round += 1) {
    const number = await calls.initiative()
    const call = await calls.call(sponsor, number)
    await here.cast.inSchool(() => offer(priya, number, { ...ready, call }))
    const { id } = await calls.offerOf('PN', number)

    const ends = await Promise.all([
      kindOf(here.cast.inSchool(() => choose(sponsor, number, { call, offer: id, ...said }))),
      kindOf(here.cast.inSchool(() => declineOffer(priya, number, { id }))),
    ])

    expect(ends.filter((end) => end === 'done')).toHaveLength(1)
    expect([(await calls.offerOf('PN', number)).answer, (await led(number)).length]).toEqual(
      ends[0] === 'done' ? ['accepted', 1] : ['withdrawn', 0],
    )
  }
})

test('of a hundred who offer at once all are heard, one is chosen and ninety-nine are thanked', async () => {
  const sponsor = await here.cast.acting('RO')
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  const hundred = await calls.newcomers(100)

  const offered = await Promise.all(
    hundred.map(({ memberId }) =>
      kindOf(
        here.cast.inSchool(() =>
          offer({ ...sponsor, access: 'member', memberId }, number, { ...ready, call }),
        ),
      ),
    ),
  )
  expect(offered.filter((end) => end === 'done')).toHaveLength(100)
  const [pick] = await here.cast.inSchool(async () =>
    candidatesFor(
      sponsor,
      { id: await here.cast.initiativeId(number) },
      { id: call, role: 'lead', startsOn: '2026-03-02' },
    ),
  )
  await here.cast.inSchool(() => choose(sponsor, number, { call, offer: pick?.id ?? '', ...said }))

  const answers = await here.sql<
    { answer: string; n: number }[]
  >`select answer, count(*)::int as n from offers where call_id = ${call} group by 1 order by 1`
  expect([...answers]).toEqual([
    { answer: 'accepted', n: 1 },
    { answer: 'declined', n: 99 },
  ])
})
