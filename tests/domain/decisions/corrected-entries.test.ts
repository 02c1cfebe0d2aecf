import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { closeDecision } from '../../../app/domain/decisions/close'
import { correctEntry } from '../../../app/domain/decisions/entries'
import { decisionLog } from '../../../app/domain/decisions/log'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { decisionShown } from '../../../app/domain/decisions/page'
import { answerEntry, speakUp } from '../../../app/domain/decisions/thread'
import { decisionsWaiting } from '../../../app/domain/decisions/waiting-for-me'
import { markOf } from '../../../app/forms/kit/marks'
import { refusalOf } from '../../../db/connect'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { refusalsIn } from '../../support/refused'
import { correcting } from '../../support/sources-of-decisions'

const here = ownSchool()
const { by, as, asGuest, says } = decidingIn(here)
const { refused, everyRefusalIsTried } = refusalsIn('decisions', (source) =>
  correcting.includes(source),
)

/** A decision in whose thread Gwen asks who waters the trees. */
async function asked(body = 'Who waters the birches?') {
  const number = await opened(here, ['TO', 'DA'])
  await by('GH', (acting) => speakUp(acting, number, { kind: 'criticism', body, isQuestion: true }))
  return { number, entry: (await threadOf(number))[0]?.id ?? '' }
}
const threadOf = (number: number) =>
  by('RO', async (acting) => (await decisionShown(acting, number)).thread)
const corrects = (number: number, entry: string, body: string) => (acting: Acting) =>
  correctEntry(acting, number, { entry, body })

test('a corrected entry says what it says now, with what stood before, in one entry with its answers', async () => {
  const { number, entry } = await asked()
  await by('TO', (acting) => answerEntry(acting, number, { entry, body: 'The pond does.' }))
  await by('GH', corrects(number, entry, 'Who waters the willows?'))
  await by('GH', corrects(number, entry, 'Who waters the willows in June?'))
  const [one, ...others] = await threadOf(number)
  expect(others).toEqual([])
  expect(one).toMatchObject({
    ...{ id: entry, kind: 'criticism', isQuestion: true, isUnanswered: false },
    ...{ body: 'Who waters the willows in June?', on: '2026-03-02', correctedOn: '2026-03-02' },
  })
  expect(one?.former.map(({ body }) => body)).toEqual([
    ...['Who waters the willows?', 'Who waters the birches?'],
  ])
  expect(one?.answers).toMatchObject([{ body: 'The pond does.', isEarlier: true }])
})

test('the log finds an entry by what it says now, no longer by what it said', async () => {
  const { number, entry } = await asked('Who waters the sequoias?')
  const found = async (text: string) =>
    (await by('RO', (acting) => decisionLog(acting, { text }))).lines.map((one) => one.number)
  expect(await found('sequoias')).toEqual([number])
  await by('GH', corrects(number, entry, 'Who waters the magnolias?'))
  expect([await found('sequoias'), await found('magnolias')]).toEqual([[], [number]])
})

test('an entry is corrected by the one who said it, where they may speak, until it is settled', async () => {
  const { number, entry } = await asked()
  const change = corrects(number, entry, 'Who waters the willows?')
  const theirs = 'What was said is corrected by the one who said it.'
  for (const who of ['RO', 'TO']) await refused(theirs, as(who, change))
  await refused(theirs, asGuest('GH', change))
  await refused(
    'It says just that already. Please change what was wrong.',
    as('GH', corrects(number, entry, 'Who waters the birches?')),
  )
  await as('GH', change)()
  for (const who of ['TO', 'DA']) await says(who, number, 'consents')
  await as('TO', (acting) => closeDecision(acting, number))()
  await as('TO', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))()
  await refused(
    'This is settled; what was said stays as it is.',
    as('GH', corrects(number, entry, 'Who waters the oaks?')),
  )
})

test('what was asked of a decision that is its steward’s waits once, however often it is corrected', async () => {
  const { number, entry } = await asked()
  await by('GH', corrects(number, entry, 'Who waters the willows?'))
  const waiting = await by('TO', decisionsWaiting)
  expect(waiting.toAnswer.find((one) => one.number === number)?.unanswered).toBe(1)
})

test('an answer is about the words that its page showed', async () => {
  const { number, entry } = await asked()
  const answer = (said: string) => (acting: Acting) =>
    answerEntry(acting, number, { entry, body: 'The pond.', said: markOf([said]) })
  await by('GH', corrects(number, entry, 'Who waters the willows?'))
  await expect(by('TO', answer('Who waters the birches?'))).rejects.toThrow(
    /^What Gwen Hollis says was changed while you had this open/,
  )
  await by('TO', answer('Who waters the willows?'))
})

test('a correction is of the same hand and decision, and names the first writing', async () => {
  const { number, entry } = await asked()
  await by('GH', corrects(number, entry, 'Who waters the willows?'))
  const other = await asked()
  const forged = (with_: string) => here.sql`
    insert into thread_entries (school_id, id, decision_id, version, kind, body, written_by, corrects_id)
    select e.school_id, gen_random_uuid(), e.decision_id, 1, 'view', 'x', e.written_by, e.id
    from thread_entries e where ${here.sql.unsafe(with_)}`
  const byAnother = here.sql`
    insert into thread_entries (school_id, id, decision_id, version, kind, body, written_by, corrects_id)
    select e.school_id, gen_random_uuid(), e.decision_id, 1, 'view', 'x', m.id, e.id
    from thread_entries e, members m where e.id = ${entry} and m.initials = 'TO'`
  const elsewhere = here.sql`
    insert into thread_entries (school_id, id, decision_id, version, kind, body, written_by, corrects_id)
    select e.school_id, gen_random_uuid(), o.decision_id, 1, 'view', 'x', e.written_by, e.id
    from thread_entries e, thread_entries o where e.id = ${entry} and o.id = ${other.entry}`
  for (const one of [forged(`e.corrects_id = '${entry}'`), byAnother, elsewhere])
    expect(await one.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
      'thread_entries_correct_the_first',
    )
  expect((await forged(`e.id = '${entry}'`)).count).toBe(1)
})

everyRefusalIsTried()
