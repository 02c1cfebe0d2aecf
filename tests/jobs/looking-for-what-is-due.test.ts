import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aSchool, lay, moments } from '../support/laid-schools'
import type { Laid } from '../support/laid-schools'
import { leftToDo, openLooking } from '../support/looking'

const steps = 20
const way = fc.record({ from: fc.nat(10_000), stride: fc.integer({ min: 1, max: 3 }) })
const stepsOver = { looked: 0, of: 0 }

/**
 * Goes from moment to moment with the look of every minute; answers the first at which opening the
 * school would still find something to do.
 */
async function missed(laid: Laid, { from, stride }: { from: number; stride: number }) {
  const here = await openLooking('skein_demo')
  try {
    const [{ id } = { id: '' }] = await here.sql<{ id: string }[]>`select id from schools`
    await lay(here.sql, laid)
    const ahead = await moments(here.sql)
    const start = from % ahead.length
    for (const moment of ahead
      .slice(start, start + steps * stride)
      .filter((_, step) => step % stride === 0)) {
      await here.setClock(moment)
      stepsOver.of += 1
      if (await here.anythingDue()) stepsOver.looked += 1
      await here.look()
      const left = await leftToDo(id)
      if (Object.keys(left).length) return { moment, left }
    }
    return undefined
  } finally {
    await here.close()
  }
}

test('after a look at what is due, opening the school finds nothing left to do, to the minute and in any time zone', async () => {
  await fc.assert(
    fc.asyncProperty(aSchool, way, async (laid, chosen) => {
      expect(await missed(laid, chosen)).toBe(undefined)
    }),
    { numRuns: Number(process.env.RUNS ?? 5), endOnFailure: true },
  )
  // It looks where something may be due, not always.
  expect(stepsOver.looked).toBeLessThan(stepsOver.of)
}, 3_000_000)
