import { beforeAll, expect, test } from 'vitest'
import { fairnessLedger } from '../../../app/domain/insights/fairness-ledger'
import { formationChart } from '../../../app/domain/insights/formation'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { whoMightLead } from '../../../app/domain/rotations/suggestions'
import { pathOf } from '../../../app/domain/turns/path'
import { turnsOf } from '../../../app/domain/turns/roster'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()
let number = 0

// Olivia, who held nothing before, led until noon of February 20, and Denise, who followed, since.
beforeAll(async () => {
  const made = await freshInitiative(here.sql)
  number = made.number
  const [before, noon] = ['2026-02-02T16:00:00Z', '2026-02-20T20:00:00Z']
  for (const [who, role, from, to] of [
    ['OG', 'lead', before, noon],
    ['DA', 'follow', before, noon],
    ['DA', 'lead', noon, null],
  ] as const)
    await here.sql`
      insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
      select school_id, gen_random_uuid(), ${made.id}, id, ${role}, ${role === 'lead' ? 1 : null}, ${from}, ${to}, 'chosen', id
      from members where initials = ${who}`
})

const inSchool = async <T>(work: (acting: Awaited<ReturnType<typeof here.cast.acting>>) => T) => {
  const acting = await here.cast.acting('TO')
  return here.cast.inSchool(async () => work(acting))
}

test('a day on which a lead passes on is printed for the one who leads at its end alone, and as a lead for who followed', async () => {
  const turns = await inSchool(async (acting) =>
    turnsOf(acting, (await initiativeState(number)).id),
  )
  const there = turns.map(({ initials, role, from, to }) => [initials, role, from, to])
  expect(there.toSorted()).toEqual([
    ['DA', 'follow', '2026-02-02', '2026-02-19'],
    ['DA', 'lead', '2026-02-20', null],
    ['OG', 'lead', '2026-02-02', '2026-02-19'],
  ])
  for (const who of ['OG', 'DA']) {
    const { memberId } = await here.cast.acting(who)
    const path = await inSchool((acting) => pathOf(acting, memberId))
    const steps = path.filter((one) => one.number === number)
    expect(steps.map(({ role, from, to }) => [who, role, from, to]).toSorted()).toEqual(
      there.filter(([one]) => one === who).toSorted(),
    )
  }
})

test('who has led is said to have led last on the day that the formation shows', async () => {
  const { memberId } = await here.cast.acting('OG')
  const chart = await inSchool((acting) => formationChart(acting))
  const lane = chart.lanes.find((one) => one.number === number)
  const olivia = lane?.turns.find(([person]) => chart.people[person]?.[0] === memberId)
  expect(olivia?.[2]).toBe('2026-02-19')
  const ledger = await inSchool((acting) => fairnessLedger(acting))
  expect(ledger.part.lines.find((one) => one.memberId === memberId)?.lastHeldOn).toBe('2026-02-19')
  const suggested = await inSchool(async (acting) =>
    whoMightLead(acting, {
      initiativeId: (await initiativeState(number)).id,
      on: acting.school.today,
    }),
  )
  const reasons = suggested.find((one) => one.memberId === memberId)?.reasons.join('; ')
  expect(reasons).toContain('February 19')
})
