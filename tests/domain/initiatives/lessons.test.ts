import { expect, test } from 'vitest'
import { lessonsOf } from '../../../app/domain/initiatives/lessons'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

async function ledBy(many: number) {
  const [stopped] = await here.sql<{ id: string; number: number }[]>`
    select id, number from initiatives where stage = 'stopped' limit 1`
  await here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`delete from turns where initiative_id = ${stopped?.id ?? ''} and role = 'lead'`
    await tx`
      insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at,
        came_about, reason, recorded_by, recorded_at)
      select m.school_id, gen_random_uuid(), ${stopped?.id ?? ''}, m.id, 'lead', 1,
        timestamptz '2025-09-01' + n * interval '1 week',
        timestamptz '2025-09-01' + (n + 1) * interval '1 week', 'offered', '', m.id, now()
      from (
        select *, row_number() over (order by name) as n from members limit ${many}
      ) m`
  })
  const [line] = await here.cast
    .inSchool(() => lessonsOf({ number: stopped?.number ?? 0 }))
    .then(({ lines }) => lines)
  return { led: line?.led.length, hasOthers: line?.hasOthers }
}

test('a lesson names the first five who led, and says whether there were others', async () => {
  expect(await ledBy(5)).toEqual({ led: 5, hasOthers: false })
  expect(await ledBy(6)).toEqual({ led: 5, hasOthers: true })
})
