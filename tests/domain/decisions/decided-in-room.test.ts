import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { decisionLog } from '../../../app/domain/decisions/log'
import { decisionShown } from '../../../app/domain/decisions/page'
import { recordDecision } from '../../../app/domain/decisions/decided-in-room'
import type { NewDecision } from '../../../app/forms/decided-in-room'
import { refusalOf } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'
import { roomForm } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const here = ownSchool()
const cast = (initials: string) => here.cast.acting(initials)

const inSchool = <T>(work: () => Promise<T>) => here.cast.inSchool(work)
const shown = async (number: number) =>
  cast('TO').then((acting) => inSchool(() => decisionShown(acting, number)))
const idOf = async (number: number) => (await shown(number)).at.id

test('ten decisions recorded at once get ten numbers in a row, and everyone who took part a line', async () => {
  const [recorder, other] = [await cast('RO'), await cast('TO')]
  const numbers = await Promise.all(
    Array.from({ length: 10 }, () =>
      inSchool(() => recordDecision(recorder, roomForm([other.memberId]))),
    ),
  )
  expect(numbers.sort((a, b) => a - b)).toEqual([13, 14, 15, 16, 17, 18, 19, 20, 21, 22])
  const lines = await here.sql`
    select d.number, array_agg(m.initials order by m.initials) as who from contributions c
    join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id)
    join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
    where d.number >= 13 and c.kind = 'decided' group by d.number order by d.number`
  expect([...lines]).toEqual(numbers.map((number) => ({ number, who: ['RO', 'TO'] })))
})

test('a decision is superseded once, and both know of each other', async () => {
  const acting = await cast('TO')
  const supersedesId = await idOf(1)
  const number = await inSchool(() =>
    recordDecision(acting, roomForm([acting.memberId], { supersedesId })),
  )
  expect((await shown(1)).facts.supersededBy).toBe(number)
  expect((await shown(number)).chain.map((link) => link.number)).toEqual([1, number])
  expect(
    await kindOf(
      inSchool(() => recordDecision(acting, roomForm([acting.memberId], { supersedesId }))),
    ),
  ).toBe('conflict')
})

test('a guest, a day ahead, a review too early and a stranger are refused', async () => {
  const acting = await cast('TO')
  const record = (who: Acting, given: NewDecision) =>
    kindOf(inSchool(() => recordDecision(who, given)))
  expect(await record({ ...acting, access: 'guest' }, roomForm([acting.memberId]))).toBe(
    'forbidden',
  )
  expect(await record(acting, roomForm([acting.memberId], { decidedOn: '2026-03-03' }))).toBe(
    'conflict',
  )
  expect(await record(acting, roomForm([acting.memberId], { reviewOn: '2026-03-02' }))).toBe(
    'conflict',
  )
  expect(await record(acting, roomForm(['0190f000-0000-7000-8000-000000000000']))).toBe('missing')
})

test('what passes by consent in a room carries a review date as well', async () => {
  const acting = await cast('TO')
  const record = (more: Partial<NewDecision>) =>
    kindOf(
      inSchool(() =>
        recordDecision(acting, roomForm([acting.memberId], { reviewOn: undefined, ...more })),
      ),
    )
  expect([
    await record({}),
    await record({ outcome: 'referred' }),
    await record({ method: 'majority' }),
  ]).toEqual(['conflict', 'done', 'done'])
})

test('what stands in the log is never edited', async () => {
  for (const change of [
    "update decisions set decided = 'Nothing.'",
    "update decisions set outcome = 'referred' where outcome = 'passed'",
    "update decisions set question = 'Another?' where state = 'decided'",
    "update decisions set tally = '9 yes' where state = 'decided'",
    "delete from decisions where state = 'decided'",
  ])
    await expect(
      here.sql.unsafe(change).catch((error: unknown) => refusalOf(error)?.constraint),
      change,
    ).resolves.toMatch(/^decisions(_opened)?_kept$/)
})

test('the log is looked through by stems, the best match first with a snippet, and signs that are no words find nothing', async () => {
  const acting = await cast('TO')
  const log = async (filter: Parameters<typeof decisionLog>[1]) =>
    (await inSchool(() => decisionLog(acting, filter))).lines
  expect(
    (await log({ text: 'extend to grade 7?' }))
      .slice(0, 2)
      .map(({ number }) => number)
      .sort(),
  ).toEqual([10, 9])
  expect(await log({ text: '%_%' })).toEqual([])
  expect((await log({ outcome: 'not passed' })).map(({ number }) => number)).toEqual([2])
  expect(
    (await log({ text: 'hotspots', outcome: 'passed' })).map(({ number, snippet }) => [
      number,
      snippet?.includes('\x01'),
    ]),
  ).toEqual([[3, true]])
})

test('what did we decide about phones? is answered first, in its own words; a guest sees no draft', async () => {
  const acting = await cast('TO')
  const { lines: found } = await inSchool(() =>
    decisionLog(acting, { text: 'what did we decide about phones?' }),
  )
  expect(found.map(({ number }) => number)).toEqual([1, 12])
  expect(found[0]?.snippet).toContain('\x01Phones\x02 stay in our bags')
  expect(
    (
      await inSchool(() => decisionLog({ ...acting, access: 'guest' }, { text: 'phones' }))
    ).lines.map(({ number }) => number),
  ).toEqual([1])
})
