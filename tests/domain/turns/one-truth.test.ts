import { expect, test } from 'vitest'
import { boardOf } from '../../../app/domain/board/board'
import { cardMarkup } from '../../../app/ui/board/card'
import { packed, unpacked } from '../../../app/ui/board/packed-card'
import { addDays } from '../../../app/vocabulary/days'
import { agreeToChange, askForChange } from '../../../app/domain/turns/change-requests'
import type { Acting } from '../../../app/domain/acting'
import { formationChart } from '../../../app/domain/insights/formation'
import { stepBack, takeLead } from '../../../app/domain/turns/turns'
import { freshInitiative } from '../../support/fresh-initiative'
import { clockAt } from '../../support/clock'
import { differing, leadsCounted } from '../../support/one-truth'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

async function actingOn(today: string) {
  const now = `${today}T18:00:00Z`
  const reader = await here.cast.acting('OG')
  const acting = { ...reader, school: { ...reader.school, today, now } }
  const as = (memberId: string) => ({ ...acting, memberId })
  return {
    acting,
    as,
    on: <T>(work: () => Promise<T>) => here.cast.inSchool(async () => (await clockAt(now), work())),
  }
}

test('board, page, formation and Home of the demo school say one thing about every lead, on every ninth day of the year', async () => {
  for (let day = '2025-08-20'; day < '2026-07-01'; day = addDays(day, 9)) {
    const { acting, as, on } = await actingOn(day)
    expect(await on(() => differing(acting, as)), day).toEqual([])
  }
})

test('the ledger counts the leads that the formation shows, and days in which another stands in begin no second lead', async () => {
  const { acting, on } = await actingOn('2026-03-20')
  const before = await on(() => leadsCounted(acting))
  expect(before.filter(({ ledger, formation }) => ledger !== formation)).toEqual([])
  expect(before.some(({ ledger }) => ledger > 1)).toBe(true)

  const [giver, taker] = [await here.cast.acting('MT'), await here.cast.acting('FS')]
  const [turn] = await here.sql<{ id: string }[]>`
    select t.id from turns t where t.role = 'lead' and t.member_id = ${giver.memberId} and during @> '2026-03-02 18:00Z'::timestamptz`
  await here.cast.inSchool(() =>
    askForChange(giver, 5, {
      kind: 'stand in',
      turnId: turn?.id ?? '',
      withMemberId: taker.memberId,
      startsOn: '2026-03-04',
      endsOn: '2026-03-06',
    }),
  )
  const [change] = await here.sql<
    { id: string }[]
  >`select id from turn_changes where answer is null and turn_id = ${turn?.id ?? ''}`
  await here.cast.inSchool(() => agreeToChange(taker, 5, change?.id ?? ''))

  const ledgerOf = (all: typeof before, who: string) => all.find(({ name }) => name === who)?.ledger
  const after = await on(() => leadsCounted(acting))
  expect(ledgerOf(after, giver.name)).toBe(ledgerOf(before, giver.name))
  expect(ledgerOf(after, taker.name)).toBe((ledgerOf(before, taker.name) ?? 0) + 1)
  expect(after.filter(({ ledger, formation }) => ledger !== formation)).toEqual([])
})

test.each([
  ['2026-03-03', 'A stand-in leads from'],
  ['2026-03-05', 'The lead is back'],
])('on %s the board says what every page does of those days: “%s”', async (day, said) => {
  const { acting, as, on } = await actingOn(day)
  expect(await on(() => differing(acting, as))).toEqual([])
  const { cards, people } = await on(() => boardOf(acting))
  const told = cards.map((card) =>
    cardMarkup(unpacked(packed(card)), {
      ...{ people, today: day, school: 'harbor-ridge', mayMove: false },
    }),
  )
  expect(told.filter((card) => card.includes(said))).toHaveLength(1)
})

test('a day on which a lead passes on is of the one who leads at its end: one lead is shown and counted', async () => {
  const { number } = await freshInitiative(here.sql)
  const acts = async (who: string, now: string, act: (acting: Acting) => Promise<unknown>) => {
    const acting = await here.cast.acting(who)
    const then = { ...acting, school: { ...acting.school, now, today: now.slice(0, 10) } }
    await here.cast.inSchool(async () => (await clockAt(now), act(then)))
  }
  const counted = async () => {
    const { acting, on } = await actingOn('2026-03-03')
    return on(() => leadsCounted(acting))
  }
  const [tom, priya] = [await here.cast.acting('TO'), await here.cast.acting('PN')]
  const of = (all: Awaited<ReturnType<typeof counted>>, { name }: Acting) =>
    all.find((one) => one.name === name)?.ledger
  const before = await counted()

  const takes = (acting: Acting) => takeLead(acting, number, { cameAbout: 'offered' })
  const stops = (acting: Acting) => stepBack(acting, number, {})
  await acts('TO', '2026-03-02T15:00:00Z', takes)
  await acts('TO', '2026-03-02T16:00:00Z', stops)
  await acts('PN', '2026-03-02T17:00:00Z', takes)
  await acts('PN', '2026-03-02T18:00:00Z', stops)
  await acts('TO', '2026-03-02T19:00:00Z', takes)
  await acts('TO', '2026-03-02T20:00:00Z', stops)
  await acts('TO', '2026-03-02T21:00:00Z', takes)

  const after = await counted()
  expect(after.filter(({ ledger, formation }) => ledger !== formation)).toEqual([])
  expect([of(after, tom), of(after, priya)]).toEqual([
    (of(before, tom) ?? 0) + 1,
    of(before, priya),
  ])
  const { acting, as, on } = await actingOn('2026-03-03')
  expect(await on(() => differing(acting, as))).toEqual([])

  await acts('TO', '2026-03-06T15:00:00Z', stops)
  await acts('PN', '2026-03-06T16:00:00Z', takes)
  const next = await actingOn('2026-03-06')
  const chart = await next.on(() => formationChart(next.acting))
  const lane = chart.lanes.find((one) => one.number === number)
  expect(lane?.turns.map(([who, from, to]) => [chart.people[who]?.[2], from, to])).toEqual([
    ['TO', '2026-03-02', '2026-03-05'],
    ['PN', '2026-03-06', null],
  ])
})
