import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseLetters } from '../../../app/domain/notices/notices'
import { tellSchool } from '../../../app/jobs/notices.server'
import { sql } from '../../../db/school'
import { castOf } from '../../support/cast'
import { latch, untilOneWaits } from '../../support/locks'
import { openLooking } from '../../support/looking'

let here: Awaited<ReturnType<typeof openLooking>>
beforeAll(async () => void (here = await openLooking('skein_demo')))
afterAll(() => here.close())

async function together(looks: () => Promise<void>) {
  const { inSchool, acting } = await castOf(here.sql)
  const ana = await acting('PN')
  const writes = (id: string) =>
    sql()`update members set strengths = strengths || '.' where id = ${id}`
  const { opened: hasCome, open: come } = latch()
  const { opened: hasLooked, open: looked } = latch()
  const looking = inSchool(async () => {
    await writes(ana.memberId)
    await looks()
    looked()
    await hasCome
  })
  await Promise.race([hasLooked, looking])
  const other = await acting('RO')
  const act = inSchool(() => writes(other.memberId))
  await untilOneWaits(here.sql).finally(come)
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
