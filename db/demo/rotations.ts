import { uuidv7 } from 'uuidv7'
import type { Cadence } from '../../app/vocabulary'
import { rotationOrder, rotationPlans } from '../schema'
import { db } from '../school'
import type { DemoSchool } from './demo-school'

type DemoPlan = {
  initiative: string
  by: string
  on: string
  cadence: Cadence
  everyWeeks?: number
  milestone?: string
  milestoneOn?: string
  order?: string[]
}

/**
 * How the lead of each initiative rotates, as it was agreed in its first weeks; without an order,
 * those who offer, fairest first.
 */
const plans: DemoPlan[] = [
  {
    initiative: 'I1',
    by: 'TO',
    on: '2025-08-21',
    cadence: 'at a milestone',
    milestone: 'The homework norms are agreed in every team',
    milestoneOn: '2026-03-21',
  },
  { initiative: 'I2', by: 'PN', on: '2025-09-04', cadence: 'every few weeks', everyWeeks: 13 },
  { initiative: 'I3', by: 'LB', on: '2025-08-28', cadence: 'every few weeks', everyWeeks: 12 },
  {
    initiative: 'I4',
    by: 'MW',
    on: '2025-08-21',
    cadence: 'every few weeks',
    everyWeeks: 13,
    order: ['MW', 'GH', 'JC', 'KM', 'AY', 'FS'],
  },
  { initiative: 'I5', by: 'LB', on: '2025-09-11', cadence: 'every few weeks', everyWeeks: 13 },
  {
    initiative: 'I6',
    by: 'RO',
    on: '2025-10-09',
    cadence: 'every term',
    order: ['RO', 'CR', 'KM', 'TO', 'SK'],
  },
  { initiative: 'I7', by: 'TO', on: '2025-09-04', cadence: 'every few weeks', everyWeeks: 12 },
  { initiative: 'I8', by: 'RO', on: '2025-09-04', cadence: 'open-ended' },
  {
    initiative: 'I9',
    by: 'CR',
    on: '2025-08-21',
    cadence: 'every term',
    order: ['CR', 'KM', 'PN', 'JL', 'MT', 'DA'],
  },
]

/**
 * The rotation plans; the turns of the year stand as they were agreed, a week or two beside the
 * plan where life was.
 */
export async function loadRotations({ calendar, memberIds, initiativeIds }: DemoSchool) {
  const made = plans.map((plan) => ({ ...plan, id: uuidv7() }))
  await db()
    .insert(rotationPlans)
    .values(
      made.map(({ id, initiative, by, on, order, milestoneOn, ...plan }) => ({
        ...plan,
        id,
        initiativeId: initiativeIds[initiative] ?? '',
        choosing: order ? ('in this order' as const) : ('fairest first' as const),
        milestoneOn: milestoneOn && calendar.day(milestoneOn),
        setBy: memberIds[by] ?? '',
        setAt: calendar.at(on, '15:45'),
      })),
    )
  await db()
    .insert(rotationOrder)
    .values(
      made.flatMap(({ id, order = [] }) =>
        order.map((who, place) => ({ planId: id, memberId: memberIds[who] ?? '', place })),
      ),
    )
}
