import { expect, test } from 'vitest'
import { goOnLeave, leaveSchool } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { nothing } from '../../support/absences'
import { freshInitiative } from '../../support/fresh-initiative'
import { telling } from '../../support/telling'

const here = telling()
const morning = '2026-03-02 18:00Z'

/** Technical work that Nadia owns and leads alone. */
async function ownedAlone({ isSponsored = true } = {}) {
  const { id, number } = await freshInitiative(here.sql, { isSponsored })
  const nadia = await here.cast.acting('NE')
  await here.sql`
    update initiatives set challenge = 'technical', technical_owner_id = ${nadia.memberId}
    where id = ${id}`
  await here.sql`
    insert into turns (
      school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by
    )
    select school_id, gen_random_uuid(), ${id}, id, 'lead', 1, '2026-01-05', 'chosen', id
    from members where id = ${nadia.memberId}`
  return { number, nadia }
}
const passesToNobody = { leads: [], things: [] as { id: string; kind: string }[] }
const leaves = async (nadia: Acting, number: number, lastDay: string) => {
  const [row] = await here.sql<
    { id: string }[]
  >`select id from initiatives where number = ${number}`
  const things = [{ id: row?.id ?? '', kind: 'ownership' }]
  await here.at(morning, () =>
    leaveSchool(nadia, nadia.memberId, { ...passesToNobody, lastDay, things }),
  )
}
const toldOf = async (who: string, words: string) =>
  (await here.told(who)).map(({ sentence }) => sentence).filter((one) => one.includes(words))

test.each([
  ['2026-03-02', 'needs', 'it needs a lead'],
  ['2026-03-20', 'will need', 'it will need a lead'],
])(
  'the sponsor and the administrators are told once of what has no owner and no lead, as who had both leaves on %s',
  async (lastDay, owner, lead) => {
    const { number, nadia } = await ownedAlone()
    await leaves(nadia, number, lastDay)
    await here.tell(morning)
    await here.tell('2026-03-03 18:00Z')
    for (const who of ['RO', 'LB']) {
      expect(
        await toldOf(who, `the technical side of Quiet mornings ${owner} an owner.`),
        who,
      ).toHaveLength(1)
      expect(
        (await toldOf(who, 'of Quiet mornings')).length +
          (await toldOf(who, lead)).filter((one) => one.includes('Quiet mornings')).length,
        who,
      ).toBe(2)
    }
    expect(await toldOf('TO', 'Quiet mornings')).toEqual([])
  },
)

test('of a leave the sponsor alone is told that a lead is needed, and of an owner who is found nobody', async () => {
  const { number, nadia } = await ownedAlone()
  const leave = { from: '2026-03-10', to: '2026-03-20', ...nothing }
  await here.at(morning, () => goOnLeave(nadia, nadia.memberId, leave))
  await here.tell(morning)
  expect(await toldOf('RO', 'it will need a lead')).not.toEqual([])
  expect(
    (await toldOf('LB', 'it will need a lead')).filter((one) => one.includes('Quiet mornings')),
  ).toEqual([])
  expect(number).toBeGreaterThan(0)
})
