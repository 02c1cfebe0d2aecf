import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decisionShown } from '../../../app/domain/decisions/page'
import { closePool, openPool } from '../../../db/connect'
import { withSchool } from '../../../db/school'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()
let wire: Awaited<ReturnType<typeof countingWire>>

beforeAll(async () => {
  await closePool()
  wire = await countingWire(here.url)
  openPool(wire.url, { max: 1 })
})
afterAll(async () => {
  await closePool()
  await wire.stop()
})

test('what a decision shows is asked at once, not one question after another', async () => {
  const acting = await here.cast.acting('GH')
  const look = () =>
    withSchool(acting.school.id, () => decisionShown(acting, 11), { readOnly: true })
  // The first time each question is prepared, which is asked apart.
  await look()
  const before = wire.answers()
  await look()
  // The transaction, the decision itself, its parts, and what two of these ask further.
  expect(wire.answers() - before).toBeLessThanOrEqual(6)
})

/** A wire to a database that hands on, and counts, what it answers without being asked again. */
async function countingWire(url: string) {
  const there = new URL(url)
  const { port, hostname } = there
  const heldMs = 25
  let answers = 0
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    let held: Buffer[] = []
    near.pipe(far)
    far.on('data', (chunk: Buffer) => {
      if (held.push(chunk) > 1) return
      setTimeout(() => {
        answers += 1
        near.write(Buffer.concat(held))
        held = []
      }, heldMs)
    })
    for (const end of [near, far]) end.on('error', () => {}).on('close', () => near.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  there.port = String((server.address() as AddressInfo).port)
  return {
    url: there.href,
    answers: () => answers,
    stop: () => new Promise<void>((done) => void server.close(() => done())),
  }
}
