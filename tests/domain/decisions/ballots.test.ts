import { expect, test } from 'vitest'
import { heldVoteOf } from '../../../app/domain/decisions/ballots'
import { closeDecision } from '../../../app/domain/decisions/close'
import { decisionStanding, tallyOf } from '../../../app/domain/decisions/state'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { amend } from '../../../app/domain/decisions/proposals'
import { respond } from '../../../app/domain/decisions/responses'
import { refusalOf } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const secret = { method: 'majority', secret: 'on' }
const team = [
  'RO',
  'MW',
  'LB',
  'TO',
  'PN',
  'JL',
  'DF',
  'HW',
  'KM',
  'MT',
  'CR',
  'DA',
  'LO',
  'GH',
  'FS',
  'JC',
]
const votes = (who: string, number: number, choice: string) =>
  school.cast.inSchool(() =>
    respond(school.cast.who(who), number, {
      choice: choice as never,
      reason: 'a reason that must not be kept',
    }),
  )
const closed = async (number: number) => {
  await school.cast.inSchool(() => closeDecision(school.cast.who('RO'), number))
  return school.cast.inSchool(() => decisionStanding(number))
}

test('the home-visit stipend as a secret ballot: 11, 3 and 2 are counted and it passes', async () => {
  const number = await opened(school, team, secret)
  const choices = [...Array(11).fill('yes'), ...Array(3).fill('no'), ...Array(2).fill('abstains')]
  for (const [place, who] of team.entries()) await votes(who, number, choices[place])
  const at = await closed(number)
  expect(tallyOf(at).counts.map(({ count }) => count)).toEqual([11, 3, 2])
  await school.cast.inSchool(() =>
    recordOutcome(school.cast.who('RO'), number, {
      outcome: 'passed',
      decided: 'We recommend it.',
      why: '',
    }),
  )
  expect((await school.sql`select tally from decisions where number = ${number}`)[0]?.tally).toBe(
    '11 yes, 3 no, 2 abstain',
  )
})

test('after the close no table, hidden column or order ties a ballot to a voter', async () => {
  const number = await opened(school, team, secret)
  // Everyone votes in a known order, so that anything that kept the order would show it.
  for (const [place, who] of team.entries()) await votes(who, number, place < 8 ? 'yes' : 'no')
  for (const who of team.slice(0, 4)) await votes(who, number, 'abstains')
  const { id } = await closed(number)

  const ballots = await school.sql<
    { id: string; choice: string; xmin: string; ctid: string }[]
  >`select id, choice, xmin::text, ctid::text from ballots where decision_id = ${id} order by ctid`
  expect(ballots).toHaveLength(16)
  expect(new Set(ballots.map(({ xmin }) => xmin)).size, 'one transaction wrote them all').toBe(1)
  expect(
    ballots.every((one) => one.id[14] === '4'),
    'ids are random, not rising with time',
  ).toBe(true)
  const columns =
    await school.sql`select column_name from information_schema.columns where table_name = 'ballots'`
  expect(columns.map(({ column_name }) => column_name).sort()).toEqual([
    'choice',
    'decision_id',
    'id',
    'school_id',
  ])

  const held =
    await school.sql`select (select count(*) from held_ballots where decision_id = ${id})::int + (select count(*) from ballot_keys where decision_id = ${id})::int as n`
  expect(held[0]?.n).toBe(0)
  const [said] =
    await school.sql`select count(*) filter (where choice is not null or reason <> '' or responded_at is not null)::int as told, count(*) filter (where voted)::int as voted from responses where decision_id = ${id}`
  expect(said).toEqual({ told: 0, voted: 16 })
  expect(
    (
      await school.sql`select count(*)::int as n from response_changes c join responses r on (r.school_id, r.id) = (c.school_id, c.response_id) where r.decision_id = ${id}`
    )[0]?.n,
  ).toBe(0)
  const everything = await school.sql<
    { t: string }[]
  >`select table_name as t from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'school_id' and table_type = 'BASE TABLE'`
  for (const { t } of everything)
    expect(
      (
        await school.sql.unsafe(
          `select count(*)::int as n from ${t} x where x::text like '%must not be kept%'`,
        )
      )[0]?.n,
      t,
    ).toBe(0)
})

test('neither the news, the ledger nor a job waiting tells one vote from another', async () => {
  const news: string[] = []
  const { unlisten } = await school.sql.listen('skein', (said) => void news.push(said))
  const number = await opened(school, team, secret)
  for (const [place, who] of team.entries()) await votes(who, number, place % 2 ? 'yes' : 'no')
  await closed(number)
  await expect.poll(() => news.length).toBeGreaterThanOrEqual(team.length + 3)
  await unlisten()
  expect(new Set(news.map((said) => Object.keys(JSON.parse(said) as object).join()))).toEqual(
    new Set(['school,version,topics,mine']),
  )
  const lines = await school.sql<
    { text: string }[]
  >`select distinct c.text from contributions c join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id) where d.number = ${number} and c.kind = 'responded'`
  expect(lines).toHaveLength(1)
  expect((await school.sql`select count(*)::int as n from graphile_worker.jobs`)[0]?.n).toBe(0)
})

test('the order in which ballots lie does not follow the order of voting', async () => {
  const orders = []
  for (let time = 0; time < 6; time++) {
    const number = await opened(school, team, secret)
    for (const [place, who] of team.entries()) await votes(who, number, place < 8 ? 'yes' : 'no')
    const { id } = await closed(number)
    orders.push(
      (
        await school.sql<
          { choice: string }[]
        >`select choice from ballots where decision_id = ${id} order by ctid`
      )
        .map(({ choice }) => choice[0])
        .join(''),
    )
  }
  // Six shuffles of eight and eight: that two of them agree with the voting happens once in about
  // ten million runs.
  expect(orders.filter((order) => order === 'yyyyyyyynnnnnnnn').length).toBeLessThan(2)
  expect(new Set(orders).size).toBeGreaterThan(1)
})

test('a voter may see their own sealed choice while it is open, and nobody once it is counted', async () => {
  const number = await opened(school, team, secret)
  for (const who of team.slice(0, 4)) await votes(who, number, who === 'RO' ? 'no' : 'yes')
  const { id } = await school.cast.inSchool(() => decisionStanding(number))
  const held = (who: string) =>
    school.cast.inSchool(() => heldVoteOf(id, school.cast.who(who).memberId))
  expect([await held('RO'), await held('MW'), await held('JC')]).toEqual(['no', 'yes', undefined])
  for (const who of team.slice(4)) await votes(who, number, 'yes')
  await closed(number)
  for (const who of team) expect([who, await held(who)]).toEqual([who, undefined])
})

test('while it is open a choice is sealed, can be changed, and goes when a new version is proposed', async () => {
  const number = await opened(school, ['RO', 'TO', 'DA', 'PN'], secret)
  await votes('TO', number, 'yes')
  const id = (await school.cast.inSchool(() => decisionStanding(number))).id
  const sealed = async () =>
    (
      await school.sql<
        { sealed: Buffer }[]
      >`select sealed from held_ballots where decision_id = ${id}`
    ).map((row) => row.sealed)
  const [first] = await sealed()
  expect(first?.toString('latin1')).not.toContain('yes')
  await votes('TO', number, 'abstains')
  const [second] = await sealed()
  expect([second?.length, second?.equals(first as Buffer)]).toEqual([first?.length, false])
  await school.cast.inSchool(() =>
    amend(school.cast.who('RO'), number, { body: 'Otherwise.', note: '', integrates: [] }),
  )
  expect(await sealed()).toEqual([])
})

test('two ballots give no result and are not written; a counted one is never rewritten, removed or asked again', async () => {
  const number = await opened(school, ['RO', 'TO'], secret)
  for (const who of ['RO', 'TO']) await votes(who, number, 'yes')
  const at = await closed(number)
  expect([tallyOf(at).verdict, at.ballots.length]).toEqual(['does not pass', 0])
  expect(
    await kindOf(
      school.cast.inSchool(() =>
        amend(school.cast.who('RO'), number, { body: 'Again.', note: '', integrates: [] }),
      ),
    ),
  ).toBe('conflict')
  const forced = [
    school.sql`update ballots set choice = 'no'`,
    school.sql`delete from ballots`,
    school.sql`insert into ballots select school_id, gen_random_uuid(), decision_id, choice from ballots`,
  ]
  for (const forcing of forced)
    expect(await forcing.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
      'ballots_kept',
    )
})
