import { expect, test } from 'vitest'
import { kindsInFile } from '../../../app/domain/personal-data/kinds'
import { served } from '../../support/served'
import { Visitor, demoEmail } from '../../support/visitor'

const here = served('skein_demo')

type File = {
  format: string
  account: { name: string; email: string }
  schools: Record<string, Record<string, unknown>[]>[]
}

async function fileOf(name: string) {
  const answer = await (await here.as(name)).get('/account/data')
  const text = await answer.text()
  return { answer, text, file: JSON.parse(text) as File }
}

const idOf = async (name: string) =>
  (await here.sql<{ id: string }[]>`select id from members where email = ${demoEmail(name)}`)[0]
    ?.id ?? ''

// Each kind by the rows that are a member's own.
const rows: Record<string, string> = {
  formerNames: 'former_names where member_id = $1',
  turns: 'turns where member_id = $1',
  handOversPrepared: 'hand_overs where prepared_by = $1',
  handOversAsked: 'hand_overs where to_member_id = $1 and offered_at is not null',
  offers: 'offers where member_id = $1',
  asked: 'asks where member_id = $1',
  asks: 'asks where asked_by = $1',
  alliesAsked: 'ally_asks where $1 in (student_id, member_id)',
  alliances: 'alliances where $1 in (student_id, member_id)',
  sponsorAsked: 'sponsor_asks where member_id = $1',
  calls: 'calls where opened_by = $1',
  turnChanges: 'turn_changes where asked_by = $1',
  initiatives: 'initiatives where created_by = $1',
  stageMoves: 'stage_moves where moved_by = $1',
  learned: 'learning_answers where written_by = $1',
  updates: 'updates where written_by = $1',
  stances: 'stances where member_id = $1',
  changesOfDirection: 'resets where opened_by = $1',
  actions: 'actions where $1 in (owner_id, added_by)',
  barriers: 'barriers where raised_by = $1',
  decisions: 'decisions where recorded_by = $1 or proposer_id = $1',
  proposals: 'proposals where written_by = $1',
  responses: 'responses where member_id = $1',
  objections: 'objections where member_id = $1',
  objectionSteps: 'objection_steps where taken_by = $1',
  threadEntries: 'thread_entries where written_by = $1',
  answers: 'answers where written_by = $1',
  reviews: 'decision_reviews where reviewed_by = $1',
  contributions: 'contributions where member_id = $1',
  writtenOfOthers: "contributions where recorded_by = $1 and member_id <> $1 and source <> 'act'",
  leaves: 'leaves where member_id = $1',
}

test.each(['tom.okafor', 'denise.abara', 'renata.osei'])(
  'the file of %s holds every row that is theirs',
  async (name) => {
    const { answer, file } = await fileOf(name)
    expect([
      answer.headers.get('Content-Type'),
      answer.headers.get('Content-Disposition'),
      answer.headers.get('Cache-Control'),
    ]).toEqual([
      'application/json; charset=utf-8',
      'attachment; filename="my-skein-data.json"',
      'private, no-store',
    ])
    expect([file.format, file.account.email, file.schools.length]).toEqual([
      'skein-account-1',
      demoEmail(name),
      1,
    ])
    expect(Object.keys(rows).sort()).toEqual([...kindsInFile].sort())
    const [id, counts] = [
      await idOf(name),
      Object.fromEntries(kindsInFile.map((kind) => [kind, file.schools[0]?.[kind]?.length])),
    ]
    for (const [kind, from] of Object.entries(rows)) {
      const [row] = await here.sql.unsafe<{ n: number }[]>(
        `select count(*)::int as n from ${from}`,
        [id],
      )
      expect([kind, counts[kind]]).toEqual([kind, row?.n])
    }
  },
)

// What others wrote, in whatever table; titles and questions are no secret.
const texts: [from: string, by: string, text: string][] = [
  ['turns', 'member_id', 'reflection'],
  ['hand_overs', 'prepared_by', 'stands'],
  ['hand_overs', 'prepared_by', 'next'],
  ['hand_overs', 'prepared_by', 'wish'],
  ['hand_overs', 'prepared_by', 'reflection'],
  ['offers', 'member_id', 'note'],
  ['asks', 'asked_by', 'note'],
  ['ally_asks', 'student_id', 'note'],
  ['ally_asks', 'member_id', 'answer_reason'],
  ['updates', 'written_by', 'body'],
  ['stances', 'member_id', 'reason'],
  ['proposals', 'written_by', 'body'],
  ['responses', 'member_id', 'reason'],
  ['objections', 'member_id', 'reason'],
  ['objection_steps', 'taken_by', 'line'],
  ['thread_entries', 'written_by', 'body'],
  ['answers', 'written_by', 'body'],
  ['decision_reviews', 'reviewed_by', 'line'],
  ['members', 'id', 'strengths'],
  ['members', 'id', 'growth_edges'],
]

test('nobody else’s words are in it', async () => {
  const [{ text }, id] = [await fileOf('tom.okafor'), await idOf('tom.okafor')]
  const found = []
  for (const [from, by, column] of texts) {
    const others = await here.sql.unsafe<{ said: string }[]>(
      `select distinct ${column} as said from ${from} o where ${by} <> $1 and length(${column}) > 12 and not exists (select from ${from} m where m.${by} = $1 and m.${column} = o.${column})`,
      [id],
    )
    found.push(
      ...others
        .filter(({ said }) => text.includes(JSON.stringify(said).slice(1, -1)))
        .map(({ said }) => `${from}.${column}: ${said}`),
    )
  }
  expect(found).toEqual([])
})

test('one’s own private words are in it', async () => {
  const id = await idOf('tom.okafor')
  await here.sql`update turns set reflection = 'Mine alone to read.' where id = (select id from turns where member_id = ${id} and ended_at < skein_now() and reflection = '' limit 1)`
  expect((await fileOf('tom.okafor')).text).toContain('Mine alone to read.')
  expect((await fileOf('denise.abara')).text).not.toContain('Mine alone to read.')
})

test('the file is for who is signed in, and the log says nothing of it', async () => {
  const stranger = await new Visitor(here.server.url).get('/account/data')
  expect([stranger.status, stranger.headers.get('Location')]).toEqual([
    303,
    '/sign-in?next=%2Faccount%2Fdata',
  ])
  expect(here.server.words()).not.toContain('skein-account')
})

test('one file of an account is made at a time, and ten in an hour', async () => {
  const denise = await here.as('denise.abara')
  await here.sql`delete from door_tries`
  const atOnce = await Promise.all(
    Array.from({ length: 8 }, () => denise.get('/account/data?_data=routes/accounts/data')),
  )
  const refused = atOnce.filter(({ status }) => status === 503)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.every(({ headers }) => Number(headers.get('Retry-After')) > 0)).toBe(true)
  await here.sql`delete from door_tries`
  const statuses = []
  for (let n = 0; n < 11; n += 1) statuses.push((await denise.get('/account/data')).status)
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 403])
})
