import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { fairnessOf } from '../../../app/domain/rotations/fairness-facts'
import { ledBefore, planOf, thereOn } from '../../../app/domain/rotations/plans'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()
const idOf = (who: string) => here.cast.who(who).memberId

test('who led is told in the order in which they began, and days in which another stood in as their own', async () => {
  const { id } = await freshInitiative(here.sql, { seats: 2 })
  const lead = (who: string, seat: number, began: string, ended: string, standsInFor?: string) =>
    here.sql`
      insert into turns
        (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about,
          recorded_by, stands_in_for)
      select school_id, gen_random_uuid(), ${id}, id, 'lead', ${seat}, ${began}, ${ended},
        'offered', id, ${standsInFor ? idOf(standsInFor) : null}
      from members where initials = ${who}`
  await lead('PN', 1, '2026-02-09T08:00Z', '2026-02-16T08:00Z')
  await lead('KM', 2, '2026-02-02T08:00Z', '2026-02-16T08:00Z')
  await lead('TO', 1, '2026-02-02T08:00Z', '2026-02-09T08:00Z')
  await lead('DA', 1, '2026-02-16T08:00Z', '2026-02-18T08:00Z', 'PN')
  await lead('JL', 1, '2026-04-06T07:00Z', '2026-04-13T07:00Z')
  const led = (on: string) =>
    here.cast.inSchool(() => ledBefore([{ initiativeId: id, on }])).then(([those]) => those)
  expect(await led('2026-03-02')).toEqual(['TO', 'KM', 'PN', 'PN'].map(idOf))
  // What is planned counts once its day has come.
  expect(await led('2026-04-06')).toEqual(['TO', 'KM', 'PN', 'PN'].map(idOf))
  expect(await led('2026-04-07')).toEqual(['TO', 'KM', 'PN', 'PN', 'JL'].map(idOf))
})

test('an agreed order names nobody who has left or is a guest, and passes over who is away that day', async () => {
  const { id } = await freshInitiative(here.sql)
  const plan = crypto.randomUUID()
  await here.sql`
    insert into rotation_plans (school_id, id, initiative_id, cadence, choosing, set_by)
    values (${here.cast.schoolId}, ${plan}, ${id}, 'open-ended', 'in this order', ${idOf('RO')})`
  for (const [place, who] of ['TO', 'PN', 'DA', 'KM'].entries())
    await here.sql`
      insert into rotation_order (school_id, id, plan_id, place, member_id)
      values (${here.cast.schoolId}, gen_random_uuid(), ${plan}, ${place + 1}, ${idOf(who)})`
  const set = (who: string, what: string) =>
    here.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql.unsafe(`update members set ${what} where initials = '${who}'`)
    })
  const order = async () => {
    const found = await here.cast.inSchool(() => planOf(id))
    return [found?.order.map(({ memberId }) => memberId), found?.places]
  }
  const all = ['TO', 'PN', 'DA', 'KM'].map(idOf)
  expect(await order()).toEqual([all, all])
  await set('PN', `access = 'guest'`)
  await set('DA', `left_on = '2026-03-01'`)
  expect(await order()).toEqual([['TO', 'KM'].map(idOf), all])
  await here.sql`
    insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by)
    values (${here.cast.schoolId}, gen_random_uuid(), ${idOf('KM')}, '2026-03-09', '2026-03-13',
      ${idOf('KM')})`
  const there = async (day: string) => {
    const round = ['TO', 'KM'].map((who) => ({ memberId: idOf(who) }))
    const those = await here.cast.inSchool(() => thereOn(round, day))
    return those.length
  }
  expect([await there('2026-03-08'), await there('2026-03-09'), await there('2026-03-14')]).toEqual(
    [2, 1, 2],
  )
})

test('a guest learns nothing of who was asked, who offered or who declined, not even by the order', async () => {
  const { id: initiativeId } = await freshInitiative(here.sql)
  const guest = { ...here.cast.who('NE'), access: 'guest' as const }
  const suggested = (acting: Acting) =>
    here.cast.inSchool(() => fairnessOf(acting, { initiativeId, on: '2026-03-02' }))
  const before = await suggested(guest)
  for (const who of ['TO', 'MW'])
    await here.sql`
      insert into offers (school_id, id, initiative_id, member_id, readiness)
      values (${here.cast.schoolId}, gen_random_uuid(), ${initiativeId}, ${idOf(who)}, 'ready')`
  for (const who of ['JL', 'GH'])
    await here.sql`
      insert into asks
        (school_id, id, initiative_id, member_id, role, asked_by, answer, answered_at)
      values (${here.cast.schoolId}, gen_random_uuid(), ${initiativeId}, ${idOf(who)}, 'lead',
        ${idOf('RO')}, 'declined', skein_now())`
  await here.sql`update school_versions set version = version + 1`
  expect(await suggested(guest)).toEqual(before)
  const [first] = await suggested(here.cast.who('PN'))
  expect(first?.reasons.join()).toContain('offered on')
  expect(JSON.stringify(before)).not.toMatch(/offered|not asked/)
})
