import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import { successorsOf } from '../../../app/domain/absences/successors'
import { leadEndsOn } from '../../../app/domain/rotations/plans'
import { whoMightLead } from '../../../app/domain/rotations/suggestions'
import { stepBack, takeLead } from '../../../app/domain/turns/turns'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, rotation, offered } = rotatingIn(here)

test('who is away is passed over in the order, and keeps the place', async () => {
  const number = await initiative('PN', 'RT')
  const sponsor = await here.cast.acting('RO')
  const order = await Promise.all(['TO', 'RT', 'PN'].map((who) => here.cast.acting(who)))
  const plan = {
    cadence: 'every few weeks' as const,
    everyWeeks: 2,
    seats: 1,
    choosing: 'in this order' as const,
    order: order.map(({ memberId }) => memberId),
  }
  await here.cast.inSchool(() => setPlan(sponsor, number, plan))
  await here.sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) values (${here.cast.schoolId}, ${uuidv7()}, ${order[1]?.memberId ?? ''}, '2026-03-09', '2026-03-20', ${order[1]?.memberId ?? ''})`
  expect((await rotation(number)).leads.map(({ initials }) => initials)).toEqual(['PN', 'TO'])
  await here.sql`update leaves set cancelled_at = skein_now()`
  expect((await rotation(number)).leads.map(({ initials }) => initials)).toEqual(['RT', 'PN', 'TO'])
})

test('the order goes on after the latest lead who stands in it, no matter who leads meanwhile and no matter who has left', async () => {
  const number = await initiative('PN', 'RT', 'MW')
  const [sponsor, tom, jess] = [
    await here.cast.acting('RO'),
    await here.cast.acting('TO'),
    await here.cast.acting('JL'),
  ]
  const order = await Promise.all(['RT', 'TO', 'PN', 'MW'].map((who) => here.cast.acting(who)))
  await here.cast.inSchool(() =>
    setPlan(sponsor, number, {
      cadence: 'open-ended',
      seats: 1,
      choosing: 'in this order',
      order: order.map(({ memberId }) => memberId),
    }),
  )
  const next = async () => (await rotation(number)).leads.map(({ initials }) => initials)
  expect(await next()).toEqual(['PN', 'MW', 'RT'])

  await here.cast.inSchool(() => stepBack(tom, number, {}))
  await here.cast.inSchool(() => takeLead(jess, number, { cameAbout: 'offered' }))
  expect(await next()).toEqual(['PN', 'MW', 'RT'])
})

test('who has left keeps a place in the order, and is never next', async () => {
  const number = await initiative('PN', 'RT')
  await here.sql`insert into members (school_id, id, name, initials, position, access, joined_on) values (${here.cast.schoolId}, ${uuidv7()}, 'Ana Vidal', 'AV', 'teacher', 'member', '2025-08-18')`
  const [sponsor, tom, ana] = [
    await here.cast.acting('RO'),
    await here.cast.acting('TO'),
    await here.cast.acting('AV'),
  ]
  const order = await Promise.all(['RT', 'AV', 'PN'].map((who) => here.cast.acting(who)))
  await here.cast.inSchool(() =>
    setPlan(sponsor, number, {
      cadence: 'open-ended',
      seats: 1,
      choosing: 'in this order',
      order: order.map(({ memberId }) => memberId),
    }),
  )
  await here.cast.inSchool(() => stepBack(tom, number, { leave: true }))
  await here.cast.inSchool(() => takeLead(ana, number, { cameAbout: 'offered' }))
  await here.cast.inSchool(() => stepBack(ana, number, { leave: true }))
  await here.sql`update members set left_on = '2026-03-02' where initials = 'AV'`
  expect((await rotation(number)).leads.map(({ initials }) => initials)).toEqual(['PN', 'RT'])
})

test('the one who is next in the agreed order is suggested first, new here or not, and asked without a reason; another takes one', async () => {
  const number = await initiative('PN', 'RT')
  const [sponsor, tom, ray] = [
    await here.cast.acting('RO'),
    await here.cast.acting('TO'),
    await here.cast.acting('RT'),
  ]
  const order = await Promise.all(['TO', 'RT', 'SK', 'PN'].map((who) => here.cast.acting(who)))
  await here.cast.inSchool(() =>
    setPlan(sponsor, number, {
      cadence: 'open-ended',
      seats: 1,
      choosing: 'in this order',
      order: order.map(({ memberId }) => memberId),
    }),
  )
  const initiativeId = await here.cast.initiativeId(number)
  const first = async (leaving?: string) =>
    (
      await here.cast.inSchool(() =>
        whoMightLead(tom, { initiativeId, on: '2026-03-10', ...(leaving && { leaving }) }),
      )
    )[0]
  expect(await first()).toMatchObject({
    name: 'Ray Tibbets',
    reasons: expect.arrayContaining(['next in the agreed order']),
  })
  expect((await first(ray.memberId))?.memberId).toBe(order[2]?.memberId)
  const turn = {
    turnId: '',
    initiativeId,
    number,
    title: '',
    dueOn: '2026-03-10',
    isComing: false,
    handOver: null,
    nextId: null,
  }
  expect(
    (await here.cast.inSchool(() => successorsOf(tom, tom.memberId, [turn])))[0],
  ).toMatchObject({ suggestedId: ray.memberId })

  await here.sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) values (${here.cast.schoolId}, ${uuidv7()}, ${ray.memberId}, '2026-03-09', '2026-03-20', ${ray.memberId})`
  expect((await first())?.memberId).toBe(order[2]?.memberId)
  await here.sql`update leaves set cancelled_at = skein_now() where cancelled_at is null`
  await expect(kindOf(offered(number, 'PN', { choiceReason: '' }))).resolves.toBe('conflict')
  await expect(kindOf(offered(number, 'RT', { choiceReason: '' }))).resolves.toBe('done')
})

test('the next in the agreed order, whose days count for the hand-over, is none of those who lead together', async () => {
  const number = await initiative()
  const [sponsor, tom, priya, ray] = [
    await here.cast.acting('RO'),
    await here.cast.acting('TO'),
    await here.cast.acting('PN'),
    await here.cast.acting('RT'),
  ]
  const plan = { cadence: 'every few weeks' as const, everyWeeks: 2, seats: 2 }
  const order = [tom, priya, ray].map(({ memberId }) => memberId)
  await here.cast.inSchool(() =>
    setPlan(sponsor, number, { ...plan, choosing: 'in this order', order }),
  )
  // Ray does not work on Mondays; Priya would be next, if she did not lead.
  await here.sql`update members set works_on = 30 where initials = 'RT'`
  const initiativeId = await here.cast.initiativeId(number)
  const leads = [priya.memberId, tom.memberId]
  const on = await here.cast.inSchool(() =>
    leadEndsOn(tom, initiativeId, { leads, since: '2026-03-02' }),
  )
  await here.sql`update members set works_on = 31`
  expect(on).toBe('2026-03-17')
})
