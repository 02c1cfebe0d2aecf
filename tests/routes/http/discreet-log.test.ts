import { beforeAll, expect, test } from 'vitest'
import { ownDatabase, ownerOf } from '../../support/database'
import { formThatEdits, pageOf } from '../../support/reading'
import { filledIn } from '../../support/filling'
import { formsOf } from '../../support/forms'
import { startServer } from '../../support/server'
import type { TestServer } from '../../support/server'
import { Visitor, demoEmail } from '../../support/visitor'
import { soon } from '../../support/soon'

// What is typed stands in no log, whatever becomes of it: every form is sent, first as it should
// be, then into a database that refuses it.

const secret = 'Zqx-typed-by-someone'
let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>
let server: TestServer
let renata: Visitor
let words = ''
const statuses: Record<string, string[]> = { ordinary: [], refused: [], lost: [] }

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
  server = await startServer(own.url, { LOG_LEVEL: 'trace' })
  renata = await new Visitor(server.url).signIn(demoEmail('renata.osei'))
  await sendAll('ordinary', ['', '\u0000', '\u202E'])
  await refuseEverything()
  await sendAll('refused')
  const told = JSON.stringify({ school: secret, invitation: secret, token: secret, email: secret })
  await sql`select graphile_worker.add_job('invitation letter', ${told}::json)`
  await sql`select graphile_worker.add_job('reset letter', ${told}::json)`
  await loseTables()
  await sendAll('lost')
  await lettersAreTried()
  await server.stop()
  words = server.words()
  return async () => {
    await sql.end()
    await own.drop()
  }
})

async function sendAll(when: string, oddities = ['']) {
  const [row] = await sql<{ member: string; contribution: string; term: string; turn: string }[]>`
    select m.id as member, (select id from contributions limit 1) as contribution,
      (select id from terms limit 1) as term, (select id from turns where member_id = m.id limit 1) as turn
    from members m where initials = 'RO'`.catch(() => [])
  const ids = {
    member: nothing,
    contribution: nothing,
    term: nothing,
    turn: nothing,
    ...row,
    invitation: nothing,
  }
  for (const [address, schema] of Object.values(formsOf(ids)).flat()) {
    const marks = formThatEdits(await pageOf(await renata.get(address)))?.['read-from'] ?? []
    for (const odd of oddities) {
      const filled = filledIn(schema, (name) => `${secret} ${odd}${name}`)
      const fields = { ...Object.fromEntries(filled), 'read-from': marks }
      for (const visitor of address.startsWith('/s/')
        ? [renata]
        : [renata, new Visitor(server.url)]) {
        statuses[when]?.push(`${(await visitor.post(address, fields)).status} ${address}`)
      }
    }
    await renata.get(`${address.split('?')[0]}?text=${secret}&next=/${secret}&person=${secret}`)
  }
  for (const path of [
    `/${secret}`,
    `/s/${secret}/board`,
    `/s/harbor-ridge/${secret}`,
    `/reset/${secret}`,
    `/s/harbor-ridge/initiatives/${secret}/${secret}`,
    `/%${secret}`,
  ])
    await renata.get(path)
}

/** Each letter was tried, and is done with or has failed: what there is to say of it is said. */
function lettersAreTried() {
  return soon(async () => {
    const untried = await sql`
      select from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier in ('invitation letter', 'reset letter')
        and (j.attempts = 0 or j.locked_at is not null)`
    expect(untried).toHaveLength(0)
  })
}

const nothing = '0190f000-0000-7000-8000-000000000000'

/** From now on no table takes what we type, and says all of it in its error. */
async function refuseEverything() {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'jsonb', 'character varying') and c.is_generated = 'NEVER'`
  for (const { table, column } of columns) {
    await sql
      .unsafe(
        `alter table "${table}" add constraint "never_${table}_${column}" check ("${column}"::text not ilike '%zqx-typed%') not valid`,
      )
      .catch(() => {})
  }
}

async function loseTables() {
  for (const table of ['initiatives', 'decisions', 'contributions', 'invitations', 'accounts'])
    await sql.unsafe(`alter table ${table} rename to ${table}_lost`)
}

const broken = (when: string) => statuses[when]?.filter((said) => said.startsWith('5'))

test('what was chosen from elsewhere, and what nobody types, is refused and breaks nothing', () => {
  expect(statuses.ordinary?.length).toBeGreaterThan(300)
  const away = words.split('\n').find((line) => line.includes('away or busy'))
  expect(broken('ordinary'), away).toEqual([])
})

test('a database that takes nothing is a conflict, one that has lost its tables a fault, and each is told as it is', () => {
  const conflicts = statuses.refused?.filter((said) => said.startsWith('409'))
  expect(conflicts?.length).toBeGreaterThan(10)
  expect(broken('lost')?.length).toBeGreaterThan(50)
})

test('nothing that was typed stands in the log', () => {
  const traces = words.split('\n').filter((line) => /zqx|pier\.example/i.test(line))
  expect(traces).toEqual([])
})

test('the log still says what failed: the code, the rule, the table, the places in the code, and the request', () => {
  const faults = words
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ err, requestId }) => err && requestId)
  const codes = new Set(faults.map(({ err }) => err?.cause?.code ?? err?.code))
  expect([...codes]).toEqual(expect.arrayContaining(['23514', '42P01']))
  const refused = faults.find(({ err }) => err?.cause?.code === '23514' || err?.code === '23514')
  const said = refused?.err?.cause ?? refused?.err
  expect(said?.constraint).toMatch(/^never_/)
  expect([...(refused?.err?.stack ?? []), ...(said?.stack ?? [])].length).toBeGreaterThan(3)
})

type Told = { code?: string; constraint?: string; stack?: string[] }
type Line = { requestId?: string; err?: Told & { cause?: Told } }

test('nor does it stand in the log of the database that Skein runs', async () => {
  const [{ log } = { log: '' }] = await sql<
    { log: string }[]
  >`select pg_read_file(current_setting('data_directory') || '/server.log') as log`
  expect(log.length).toBeGreaterThan(0)
  expect(log.split('\n').filter((line) => /zqx/i.test(line))).toEqual([])
})
