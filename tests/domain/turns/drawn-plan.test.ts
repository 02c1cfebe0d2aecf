import { expect, test } from 'vitest'
import { triedInSchool } from '../../../db/school'
import { drawnBy, drawnPlan } from '../../../app/domain/turns/drawn-plan'
import type { PlanSaid } from '../../../app/domain/turns/rotation-plan'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative } = rotatingIn(here)

const inOrder = async (...who: string[]): Promise<PlanSaid> => ({
  cadence: 'every few weeks',
  everyWeeks: 2,
  seats: 1,
  choosing: 'in this order',
  order: await Promise.all(who.map(async (one) => (await here.cast.acting(one)).memberId)),
})

async function drawn(number: number, plan: PlanSaid, by = 'TO') {
  const acting = await here.cast.acting(by)
  return triedInSchool(here.cast.schoolId, () => drawnBy(acting, number, plan))
}

const written = () => here.sql`
  select (select json_agg(t order by t.id) from turns t) as turns,
    (select json_agg(p order by p.id) from rotation_plans p) as plans,
    (select json_agg(o order by o.plan_id, o.place) from rotation_order o) as places,
    (select count(*) from contributions) as lines, (select json_agg(i order by i.id) from initiatives i) as all`

test('the turns that a plan would bring are drawn, each with its day, and nothing is kept', async () => {
  const number = await initiative('PN', 'RT')
  const before = await written()
  const { now, coming } = await drawn(number, await inOrder('RT', 'PN', 'TO'))
  expect(now).toMatchObject([{ initials: 'TO', to: '2026-03-15' }])
  expect(coming.map(({ initials, on }) => [initials, on])).toEqual([
    ['RT', '2026-03-16'],
    ['PN', '2026-03-30'],
    ['TO', '2026-04-13'],
  ])
  expect(await written()).toEqual(before)
  const tom = await here.cast.acting('TO')
  const stands = await here.cast.inSchool(() => drawnPlan(tom, number))
  expect(stands.now).toMatchObject([{ initials: 'TO', to: null }])
})

test('of an order everyone is drawn, however many there are', async () => {
  const number = await initiative()
  const { coming } = await drawn(number, await inOrder('RT', 'PN', 'MW', 'JL', 'KM', 'TO'))
  expect(coming.map(({ initials }) => initials)).toEqual(['RT', 'PN', 'MW', 'JL', 'KM', 'TO'])
  expect(coming.map(({ on }) => on).toSorted()).toEqual(coming.map(({ on }) => on))
})

test('what setting a plan refuses, and to whom, drawing it refuses too', async () => {
  const number = await initiative('PN')
  const plan = await inOrder('RT', 'PN')
  expect(await kindOf(drawn(number, plan, 'PN'))).toBe('forbidden')
  expect(await kindOf(drawn(number, { ...plan, order: [] }))).toBe('conflict')
})
