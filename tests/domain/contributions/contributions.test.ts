import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { contributionsTo } from '../../../app/domain/initiatives/initiatives'
import {
  correctContribution,
  declineThanks,
  logContribution,
} from '../../../app/domain/contributions/contributions'
import { ledger } from '../../../app/domain/contributions/ledger-lines'
import { contributionsOfMember } from '../../../app/domain/members/profile'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'
import { newsFor } from '../../../app/domain/home/news'

const here = ownSchool()
const cast = (initials: string) => here.cast.acting(initials)

const inSchool = <T>(work: () => Promise<T>) => here.cast.inSchool(work)
const happenedOn = '2026-03-02'
const linesOf = async (viewer: Acting, text: string) =>
  (await inSchool(() => ledger(viewer, { from: happenedOn }))).lines.filter(
    (line) => line.text === text,
  )

/** What one member is shown of the ledger, and of what another did. */
const seenBy = async (viewer: Acting, whose: Acting) =>
  JSON.stringify(
    await inSchool(async () => [
      await ledger(viewer, { from: happenedOn }),
      await contributionsOfMember(viewer, whose.memberId),
      await newsFor(viewer),
    ]),
  )

test('thanks are declined by the thanked alone, and then seen by nobody else', async () => {
  const [thanker, thanked] = [await cast('RO'), await cast('RT')]
  await inSchool(() =>
    logContribution(thanker, {
      text: 'Opened the gym early',
      kind: 'supported',
      memberId: thanked.memberId,
      happenedOn,
    }),
  )
  const id = (await linesOf(thanker, 'Opened the gym early'))[0]?.id ?? ''
  const others = await everyoneBut(here, 'RT')
  for (const other of others)
    expect([other.name, await kindOf(inSchool(() => declineThanks(other, id)))]).toEqual([
      other.name,
      'forbidden',
    ])
  expect(await seenBy(thanker, thanked)).toContain('Opened the gym early')
  expect(await kindOf(inSchool(() => declineThanks(thanked, id)))).toBe('done')
  for (const other of others)
    expect(await seenBy(other, thanked), other.name).not.toContain('Opened the gym early')
  expect(await linesOf(thanked, 'Opened the gym early')).toHaveLength(1)
})

test('declining a corrected thanks hides every version of it', async () => {
  const [thanker, thanked] = [await cast('RO'), await cast('AY')]
  await inSchool(() =>
    logContribution(thanker, {
      text: 'Sat with a famly',
      kind: 'listened',
      memberId: thanked.memberId,
      happenedOn,
    }),
  )
  const first = (await linesOf(thanker, 'Sat with a famly'))[0]?.id ?? ''
  await inSchool(() =>
    correctContribution(thanker, first, { text: 'Sat with a family', happenedOn }),
  )
  expect(await kindOf(inSchool(() => declineThanks(thanked, first)))).toBe('conflict')
  const second = (await linesOf(thanked, 'Sat with a family'))[0]?.id ?? ''
  await inSchool(() => declineThanks(thanked, second))
  for (const other of await everyoneBut(here, 'AY'))
    expect(await seenBy(other, thanked), other.name).not.toMatch(/Sat with a fami?ly/)
})

test('a line is corrected once, by a new line that names it', async () => {
  const [mine, stranger] = [await cast('TO'), await cast('PN')]
  await inSchool(() => logContribution(mine, { text: 'Fixed 3 carts', kind: 'other', happenedOn }))
  const id = (await linesOf(mine, 'Fixed 3 carts'))[0]?.id ?? ''
  expect(
    await kindOf(
      inSchool(() => correctContribution(stranger, id, { text: 'Fixed none', happenedOn })),
    ),
  ).toBe('forbidden')
  await inSchool(() => correctContribution(mine, id, { text: 'Fixed 4 carts', happenedOn }))
  expect((await linesOf(stranger, 'Fixed 3 carts'))[0]?.correctedBy).toBe('Fixed 4 carts')
  expect(
    await kindOf(
      inSchool(() => correctContribution(mine, id, { text: 'Fixed 5 carts', happenedOn })),
    ),
  ).toBe('conflict')
})

test('guests, days ahead and people of elsewhere are refused', async () => {
  const acting = await cast('TO')
  const line = { text: 'x', kind: 'other', happenedOn } as const
  expect(await kindOf(inSchool(() => logContribution({ ...acting, access: 'guest' }, line)))).toBe(
    'forbidden',
  )
  expect(
    await kindOf(inSchool(() => logContribution(acting, { ...line, happenedOn: '2026-03-03' }))),
  ).toBe('conflict')
  expect(
    await kindOf(
      inSchool(() =>
        logContribution(acting, { ...line, memberId: '0190f000-0000-7000-8000-000000000000' }),
      ),
    ),
  ).toBe('missing')
})

test('of what was done in a decision an initiative says which, and the question apart from it', async () => {
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select initiative_id as id from decisions where number = 10`
  const lines = (await inSchool(async () => contributionsTo(await cast('TO'), id))).filter(
    ({ decision }) => decision !== null,
  )
  expect(lines.length).toBeGreaterThan(0)
  for (const { text, question } of lines)
    expect([text.includes(question ?? 'x'), / decision \d/.test(text)]).toEqual([false, false])
})

test('an act on a decision says apart what was done and of which question; what someone wrote is whole', async () => {
  const { lines } = await inSchool(async () => ledger(await cast('TO')))
  const about = lines.filter(({ parts }) => parts)
  expect(about.length).toBeGreaterThan(0)
  for (const { text, decision, source, parts } of about)
    expect([source, text]).toEqual([
      'act',
      `${parts?.act} decision ${decision}: ${parts?.question}`,
    ])
  expect(lines.filter(({ source, parts }) => source !== 'act' && parts)).toEqual([])
})

test('lines of one moment stay in one order', async () => {
  const reader = await cast('RO')
  const ids = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b']
  for (const id of ids)
    await here.sql`insert into contributions (school_id, id, member_id, kind, text, source, initiative_id, happened_on, recorded_by, recorded_at)
      select i.school_id, ${id}, m.id, 'supported', 'Carried chairs', 'logged', i.id, '2026-03-02', m.id, '2026-03-02 19:00Z' from initiatives i join members m on m.initials = 'SK' where i.number = 6`
  const [at] = await here.sql<{ id: string }[]>`select id from initiatives where number = 6`
  const lately = await inSchool(() => contributionsTo(reader, at?.id ?? ''))
  const sam = await cast('SK')
  const own = await inSchool(() => contributionsOfMember(reader, sam.memberId))
  for (const lines of [lately, own])
    expect(lines.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(ids.toReversed())
})

test.each([
  ['2026-02-10', '2026-02-10', 1],
  ['2026-02-11', '2026-02-12', 0],
  ['2026-02-08', '2026-02-09', 0],
])('what was done on February 10 is of the days from %s to %s: %i', async (from, to, many) => {
  const acting = await cast('TO')
  const text = `Counted chairs for ${from}`
  await inSchool(() => logContribution(acting, { text, kind: 'other', happenedOn: '2026-02-10' }))
  const { lines } = await inSchool(() => ledger(acting, { from, to }))
  expect(lines.filter((line) => line.text === text)).toHaveLength(many)
})
