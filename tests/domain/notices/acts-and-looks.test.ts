import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseLetters } from '../../../app/domain/notices/notices'
import { tellSchool } from '../../../app/jobs/notices.server'
import { sql } from '../../../db/school'
import { castOf } from '../../support/cast'
import { openLooking } from '../../support/looking'

let here: Awaited<ReturnType<typeof openLooking>>
beforeAll(async () => void (here = await openLooking('skein_demo')))
afterAll(() => here.close())

function latch() {
  let resolve = () => {}
  const promise = new Promise<void>((open) => (resolve = open))
  return { promise, resolve }
}

/** Resolves once a session of this database waits for another's lock. */
async function someoneWaits() {
  for (let tries = 0; tries < 400; tries += 1) {
    const [row] = await here.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (row) return
    await new Promise((done) => setTimeout(done, 5))
  }
  throw new Error('nobody waits')
}

async function together(looks: () => Promise<void>) {
  const { inSchool, acting } = await castOf(here.sql)
  const ana = await acting('PN')
  const writes = (id: string) =>
    sql()`update members set strengths = strengths || '.' where id = ${id}`
  const { promise: hasCome, resolve: come } = latch()
  const { promise: hasLooked, resolve: looked } = latch()
  const looking = inSchool(async () => {
    await writes(ana.memberId)
    await looks()
    looked()
    await hasCome
  })
  await Promise.race([hasLooked, looking])
  const other = await acting('RO')
  const act = inSchool(() => writes(other.memberId))
  await someoneWaits().finally(come)
  return Promise.allSettled([looking, act])
}

test('an act that ends at the same moment as a look waits for it, and neither fails', async () => {
  const ended = await together(tellSchool)
  expect(ended.map((one) => (one as PromiseRejectedResult).reason)).toEqual([undefined, undefined])
})

test('an act that ends at the same moment as a choice of letters waits for it, and neither fails', async () => {
  const { acting } = await castOf(here.sql)
  const maya = await acting('DA')
  const ended = await together(() => chooseLetters(maya, maya.memberId, 'never'))
  expect(ended.map((one) => (one as PromiseRejectedResult).reason)).toEqual([undefined, undefined])
})
