import { expect, test } from 'vitest'
import { boardOf } from '../../../app/domain/board/board'
import { cardMarkup } from '../../../app/ui/board/card'
import { packed, unpacked } from '../../../app/ui/board/packed-card'
import { addDays } from '../../../app/vocabulary/days'
import { agreeToChange, askForChange } from '../../../app/domain/turns/change-requests'
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
