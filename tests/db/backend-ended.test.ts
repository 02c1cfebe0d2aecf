import { connect } from 'node:net'
import type { Socket } from 'node:net'
import postgres from 'postgres'
import { expect, inject, test } from 'vitest'
import { ownSchool } from '../support/own-school'
import { wireTo } from '../support/wire'
import { soon } from '../support/soon'

const here = ownSchool()

test('what a backend said as it died is not the answer to the first question after it', async () => {
  const one = postgres(inject('databaseServer'), { max: 1, onnotice: () => {}, backoff: () => 0 })
  const [{ pid } = { pid: 0 }] = await one<{ pid: number }[]>`select pg_backend_pid() as pid`
  const cut = one`select pg_sleep(10)`.then(
    () => 'slept',
    () => 'cut off',
  )
  await new Promise((done) => setTimeout(done, 200))
  await here.sql`select pg_terminate_backend(${pid}, 5000)`
  expect(await cut).toBe('cut off')
  expect(await one.begin((inside) => inside`select 1 as one`.then(([row]) => row?.one))).toBe(1)
  await one.end()
})

test('a connection that died in the middle of a transaction serves the next ones again', async () => {
  const one = alone()
  const cut = one.begin(async (inside) => {
    const slept = [inside`select 1`, inside`select pg_sleep(10)`, inside`select 2`]
    await Promise.all(slept)
  })
  await endBackendOf(cut)
  for (const asked of [1, 2, 3])
    expect(
      await one.begin(async (inside) => {
        const [row] = await inside`select ${asked}::int as answered`
        await inside`select 4`
        return row?.answered as number
      }),
    ).toBe(asked)
  await one.end()
})

test('what a transaction asks after its connection died is refused, and is not said within another one', async () => {
  const one = alone()
  let goOn = () => {}
  const heard: string[] = []
  const lost = one.begin(async (inside) => {
    await inside`select 1`
    await new Promise<void>((done) => (goOn = done))
    await inside`select 2`.then(
      () => heard.push('asked'),
      () => heard.push('refused'),
    )
  })
  await endBackendOf(lost)
  await one.begin(async (inside) => {
    await inside`create temporary table kept on commit drop as select 1 as one`
    goOn()
    await soon(() => expect(heard).toEqual(['refused']))
    expect(await inside`select one from kept`).toHaveLength(1)
  })
  await one.end()
})

test('what was about to be asked as a connection broke is not the first word of the next', async () => {
  const { hostname, port } = new URL(inject('databaseServer'))
  const sockets: Socket[] = []
  const socket = () => sockets[sockets.push(connect(Number(port), hostname)) - 1]
  const one = postgres(inject('databaseServer'), {
    ...manners,
    socket,
    connect_timeout: 2,
  } as never)
  const cut = one.begin(async (inside) => {
    await inside`select 1`
    sockets.at(-1)?.destroy()
    // Between its end and its being told of.
    await new Promise((done) => setImmediate(done))
    await inside`select 2`
  })
  await expect(cut).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(await one.begin((inside) => inside`select 1 as one`)).toMatchObject([{ one: 1 }])
  await one.end()
})

const manners = { max: 1, onnotice: () => {}, backoff: () => 0 }

const alone = () =>
  postgres(inject('databaseServer'), {
    ...manners,
    connection: { application_name: 'to be ended' },
  })

// Once it is in the middle of its work.
async function endBackendOf(work: Promise<unknown>) {
  const cut = expect(work).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  await soon(async () => {
    const ended =
      await here.sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'to be ended' and xact_start < clock_timestamp() - interval '200 milliseconds'`
    expect(ended).toHaveLength(1)
  })
  await cut
}

test('a question that a silent server never answers is refused, and the next is asked anew', async () => {
  const wire = await wireTo(inject('databaseServer'))
  const one = postgres(wire.url, { max: 1, connection: { statement_timeout: 300 } })
  await one`select 1`
  wire.fallSilent()
  await expect(one.begin((inside) => inside`select 2`)).rejects.toMatchObject({
    code: 'CONNECTION_CLOSED',
  })
  expect(await one`select 3 as n`).toEqual([{ n: 3 }])
  await one.end()
  await wire.stop()
})

test('a silent server is waited for a quarter longer than a statement may take, at most', async () => {
  const wire = await wireTo(inject('databaseServer'))
  const may = 4_000
  const one = postgres(wire.url, { max: 1, connection: { statement_timeout: may } })
  await one`select 1`
  wire.fallSilent()
  const began = performance.now()
  // A clock of the same process is as late as the other when the machine is busy.
  let isLongerStill = false
  const clock = setTimeout(() => (isLongerStill = true), 1.25 * may)
  await expect(one.begin((inside) => inside`select 2`)).rejects.toMatchObject({
    code: 'CONNECTION_CLOSED',
  })
  clearTimeout(clock)
  const waited = performance.now() - began
  await one`select 3`
  expect(waited).toBeGreaterThanOrEqual(may)
  expect(isLongerStill).toBe(false)
  await one.end()
  await wire.stop()
})
