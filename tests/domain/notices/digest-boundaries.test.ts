import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestToMail, writeDigests } from '../../../app/domain/notices/digests'
import { openTelling } from '../../support/telling'

let school: Awaited<ReturnType<typeof openTelling>>
// In these weeks nothing else is told to Mateo R., whose morning is at two by UTC.
beforeEach(async () => {
  school = await openTelling()
  await school.sql`update members set letters = 'never' where initials <> 'MR'`
})
afterEach(() => school.close())

type Said = { madeAt?: string; dueOn?: string; overAt?: string }
const notice = (key: string, { madeAt, dueOn, overAt }: Said = {}) => school.sql`
  insert into notices (school_id, id, member_id, kind, key, sentence, made_at, due_on, over_at)
  select school_id, gen_random_uuid(), id, 'other', ${key}, ${key},
    ${madeAt ?? '2026-03-08T20:00Z'}, ${dueOn ?? null}, ${overAt ?? null}
  from members where initials = 'MR'`
const written = (moment: string) => school.at(moment, writeDigests)
const linesOf = async (moment: string) => {
  const letters = await school.letters('MR')
  const digest = await school.at(moment, () => digestToMail(letters.at(-1)?.id ?? ''))
  return digest?.notices.map(({ sentence }) => sentence)
}

test('a letter holds what had gathered before the morning, not what is told at its moment', async () => {
  await notice('before', { madeAt: '2026-03-09T13:59:59.999999Z' })
  await notice('at it', { madeAt: '2026-03-09T14:00Z' })
  await written('2026-03-09 15:00Z')
  expect(await linesOf('2026-03-09 15:01Z')).toEqual(['before'])
})

test('what is about this day is in its letter, and what was about the day before is not', async () => {
  await notice('today', { dueOn: '2026-03-09' })
  await notice('yesterday', { dueOn: '2026-03-08' })
  await written('2026-03-09 15:00Z')
  expect(await linesOf('2026-03-09 15:01Z')).toEqual(['today'])
})

test('in a letter what is about the nearest day is first, and what is about none last', async () => {
  await notice('no day', { madeAt: '2026-03-08T18:00Z' })
  await notice('in a week', { dueOn: '2026-03-16', madeAt: '2026-03-08T19:00Z' })
  await notice('tomorrow', { dueOn: '2026-03-10', madeAt: '2026-03-08T20:00Z' })
  await notice('no day, later', { madeAt: '2026-03-08T21:00Z' })
  await written('2026-03-09 15:00Z')
  expect(await linesOf('2026-03-09 15:01Z')).toEqual([
    'tomorrow',
    'in a week',
    'no day',
    'no day, later',
  ])
})

test('what is over is in no letter, nor is what is over before it is sent', async () => {
  await notice('over', { overAt: '2026-03-08T21:00Z' })
  await written('2026-03-09 15:00Z')
  expect(await school.letters('MR')).toEqual([])
  await notice('stays')
  await notice('ends')
  await written('2026-03-09 15:01Z')
  await school.sql`update notices set over_at = skein_now() where key = 'ends'`
  expect(await linesOf('2026-03-09 15:02Z')).toEqual(['stays'])
})

test('someone without an account or an address is written no letter', async () => {
  await notice('x')
  for (const missing of ['account_id', 'email'] as const) {
    const [was] = await school.sql<{ account_id: string; email: string }[]>`
      select account_id, email from members where initials = 'MR'`
    await school.sql`update members set ${school.sql(missing)} = null where initials = 'MR'`
    await written('2026-03-09 15:00Z')
    expect(await school.letters('MR'), missing).toEqual([])
    await school.sql`update members set ${school.sql(was ?? {})} where initials = 'MR'`
  }
  await written('2026-03-09 15:01Z')
  expect(await school.letters('MR')).toHaveLength(1)
})
