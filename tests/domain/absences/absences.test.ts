import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { cancelLeave, goOnLeave } from '../../../app/domain/absences/absences'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { openHandOversOf } from '../../../app/domain/hand-overs/open-hand-overs'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { successorsOf } from '../../../app/domain/absences/successors'
import { settleAbsences } from '../../../app/jobs/absences.server'
import { absencesIn, notes, nothing, outcome } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { then, on, tick, turns, sponsorOf, askedToSponsor, openHandOver, leadOf, action } =
  absencesIn(here)

test('everything someone holds is found: leads, sponsorships, actions, barriers, and what ends by itself', async () => {
  const marcus = await here.cast.acting('MW')
  await action(marcus, 'Write the duty cover plan')
  await here.sql`insert into barriers (school_id, id, initiative_id, text, brought_to, raised_by) select ${here.cast.schoolId}, ${uuidv7()}, i.id, 'No keys', ${marcus.memberId}, m.id from initiatives i, members m where i.number = 4 and m.initials = 'JC'`
  const held = await on('2026-03-02', () =>
    holdingsOf(marcus.memberId, { from: '2026-03-23', to: null }),
  )
  expect(held.things.map(({ kind, number }) => [kind, number])).toEqual([
    ['sponsorship', 1],
    ['sponsorship', 4],
    ['sponsorship', 7],
    ['action', 6],
    ['barrier', 4],
  ])
  expect(new Set(held.endings.map(({ what }) => what))).toEqual(new Set(['follow']))
  const carla = await here.cast.acting('CR')
  expect(
    (await on('2026-03-02', () => holdingsOf(carla.memberId, { from: '2026-03-23', to: null })))
      .leads,
  ).toMatchObject([{ number: 6, dueOn: '2026-03-23', isComing: false }])
})

test('a lead ends at the local midnight its holder’s leave begins, and the one who is chosen takes over then', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  const turn = await leadOf(carla, 6)
  await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, {
      from: '2026-03-23',
      to: '2026-04-17',
      leads: [{ turn, to: kofi.memberId, ...notes }],
      things: [],
    }),
  )
  const asked = await openHandOver(6)
  expect(asked?.due).toBe('2026-03-23')
  await on('2026-03-02', () => acceptHandOver(kofi, 6, asked?.id ?? ''))
  expect((await turns('CR', 6)).filter(({ role }) => role === 'lead')).toMatchObject([
    { to: '2026-03-23 00:00:00' },
  ])
  expect((await turns('KM', 6)).at(-1)).toMatchObject({ role: 'lead', from: '2026-03-23 00:00:00' })
  expect((await turns('CR', 6)).filter(({ from }) => from >= '2026-03-23')).toMatchObject([
    { role: 'follow', from: '2026-04-18 00:00:00' },
    { role: 'follow', from: '2026-05-30 00:00:00' },
  ])
})

test('who is here after all, while another has accepted their lead, follows from then on', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  const away = { from: '2026-03-23', to: '2026-04-17', things: [] }
  const turn = await leadOf(carla, 6)
  const leave = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { ...away, leads: [{ turn, to: kofi.memberId, ...notes }] }),
  )
  const asked = await openHandOver(6)
  await on('2026-03-02', () => acceptHandOver(kofi, 6, asked?.id ?? ''))
  await on('2026-03-03', () => cancelLeave(then(carla, '2026-03-03'), carla.memberId, leave))
  expect((await turns('CR', 6)).at(-2)).toMatchObject({
    role: 'follow',
    from: '2026-03-23 00:00:00',
    to: '2026-05-30 00:00:00',
  })
})

test('a lead that nobody accepted stays open when the leave has begun, and may be taken up late', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  const turn = await leadOf(carla, 6)
  await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, {
      from: '2026-03-23',
      to: null,
      leads: [{ turn, to: kofi.memberId, ...notes }],
      things: [],
    }),
  )
  await tick('2026-03-24')
  expect(
    await here.sql`select from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where i.number = 6 and t.role = 'lead' and t.during @> '2026-03-24 18:00Z'::timestamptz`,
  ).toHaveLength(0)
  const askedAsReadBy = async (reader: string, as = {}) =>
    on('2026-03-24', async () => {
      const acting = then(await here.cast.acting(reader), '2026-03-24')
      return (await rotationOf({ ...acting, ...as }, await initiativeState(6))).asked
    })
  expect(await askedAsReadBy('TO')).toBe('Kofi Mensah')
  expect(await askedAsReadBy('TO', { access: 'guest' })).toBeUndefined()
  const asked = await openHandOver(6)
  await on('2026-03-25', () => acceptHandOver(then(kofi, '2026-03-25'), 6, asked?.id ?? ''))
  expect((await turns('KM', 6)).at(-1)).toMatchObject({ role: 'lead', from: '2026-03-25 11:00:00' })
  expect(await askedAsReadBy('TO')).toBeUndefined()
})

test('a hand-over that is under way stays with the same person, and is withdrawn for another', async () => {
  const [carla, kofi, tom] = [
    await here.cast.acting('CR'),
    await here.cast.acting('KM'),
    await here.cast.acting('TO'),
  ]
  await on('2026-03-02', () =>
    handOver(carla, 6, {
      ...notes,
      to: kofi.memberId,
      dueOn: '2026-04-15',
      choiceReason: 'Agreed with him.',
    }),
  )
  const first = await openHandOver(6)
  const turn = await leadOf(carla, 6)
  const leaveId = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, {
      from: '2026-03-23',
      to: null,
      leads: [{ turn, to: kofi.memberId, ...notes }],
      things: [],
    }),
  )
  expect(await openHandOver(6)).toEqual({ id: first?.id, due: '2026-03-23' })
  await on('2026-03-02', () => cancelLeave(carla, carla.memberId, leaveId))
  expect(await openHandOver(6)).toBeUndefined()
  await on('2026-03-02', () =>
    handOver(carla, 6, { ...notes, to: kofi.memberId, choiceReason: 'Agreed with him.' }),
  )
  await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, {
      from: '2026-03-23',
      to: null,
      leads: [{ turn, to: tom.memberId, ...notes }],
      things: [],
    }),
  )
  expect(
    await here.sql`select m.initials, h.answer from hand_overs h join members m on (m.school_id, m.id) = (h.school_id, h.to_member_id) order by h.id`,
  ).toEqual([
    { initials: 'KM', answer: 'withdrawn' },
    { initials: 'KM', answer: 'withdrawn' },
    { initials: 'TO', answer: null },
  ])
})

test('actions pass on that day, not before, and once; who is to sponsor something is asked, and it has no sponsor then until they say yes', async () => {
  const [marcus, lena, renata] = [
    await here.cast.acting('MW'),
    await here.cast.acting('LB'),
    await here.cast.acting('RO'),
  ]
  const id = await action(marcus, 'Write the duty cover plan')
  const { things } = await on('2026-03-02', () =>
    holdingsOf(marcus.memberId, { from: '2026-03-23', to: '2026-04-17' }),
  )
  const handed = things.map(({ kind, id: thing, number }) => ({
    kind,
    id: thing,
    to: kind === 'action' ? renata.memberId : number === 7 ? undefined : lena.memberId,
  }))
  await on('2026-03-02', () =>
    goOnLeave(marcus, marcus.memberId, {
      from: '2026-03-23',
      to: '2026-04-17',
      leads: [],
      things: handed,
    }),
  )
  await tick('2026-03-22')
  expect([await sponsorOf(1), await sponsorOf(7)]).toEqual(['MW', 'MW'])
  await Promise.all([tick('2026-03-23'), tick('2026-03-23')])
  expect([await sponsorOf(1), await sponsorOf(4), await sponsorOf(7)]).toEqual([null, null, null])
  expect([await askedToSponsor(1), await askedToSponsor(4), await askedToSponsor(7)]).toEqual([
    'LB',
    'LB',
    null,
  ])
  expect(
    await here.sql`select m.initials from actions a join members m on (m.school_id, m.id) = (a.school_id, a.owner_id) where a.id = ${id}`,
  ).toEqual([{ initials: 'RO' }])
  await here.sql`update initiatives set sponsor_id = ${marcus.memberId} where number = 1`
  await tick('2026-03-24')
  expect(await sponsorOf(1)).toBe('MW')
})

test('a leave that begins today hands over at once', async () => {
  const [marcus, lena] = [await here.cast.acting('MW'), await here.cast.acting('LB')]
  const { things } = await on('2026-03-02', () =>
    holdingsOf(marcus.memberId, { from: '2026-03-02', to: null }),
  )
  await on('2026-03-02', () =>
    goOnLeave(lena, marcus.memberId, {
      from: '2026-03-02',
      to: null,
      leads: [],
      things: things.map(({ kind, id }) => ({ kind, id, to: lena.memberId })),
    }),
  )
  expect([await sponsorOf(1), await askedToSponsor(1)]).toEqual([null, 'LB'])
  expect((await turns('MW', 1)).at(-1)?.to?.slice(0, 10)).toBe('2026-03-02')
})

test('what is planned after the last day of a leave is kept, what is planned in it comes to nothing', async () => {
  const [denise, hannah] = [await here.cast.acting('DA'), await here.cast.acting('HW')]
  await on('2026-03-02', () =>
    goOnLeave(denise, denise.memberId, { from: '2026-03-09', to: '2026-03-20', ...nothing }),
  )
  expect((await turns('DA', 1)).at(-1)).toMatchObject({
    role: 'lead',
    from: '2026-03-21 00:00:00',
    to: '2026-06-06 00:00:00',
  })
  const mei = await here.cast.acting('MT')
  const turn = await leadOf(mei, 3, '2026-04-13')
  await on('2026-03-02', () =>
    goOnLeave(mei, mei.memberId, {
      from: '2026-04-13',
      to: '2026-05-01',
      leads: [{ turn, to: hannah.memberId, ...notes }],
      things: [],
    }),
  )
  expect((await turns('MT', 3)).filter(({ role }) => role === 'lead')).toEqual([])
  const asked = await openHandOver(3)
  expect(asked?.due).toBe('2026-04-18')
})

test('a coming lead of someone who will be away is taken by another, from the day it was planned for', async () => {
  const [mei, amina] = [await here.cast.acting('MT'), await here.cast.acting('AY')]
  const turn = await leadOf(mei, 3, '2026-04-13')
  await on('2026-03-02', () =>
    goOnLeave(mei, mei.memberId, {
      from: '2026-04-13',
      to: null,
      leads: [{ turn, to: amina.memberId, ...notes }],
      things: [],
    }),
  )
  const asked = await openHandOver(3)
  // Mei-Ling does not lead: she was to, and Amina is told so.
  const waiting = await on('2026-03-02', () => openHandOversOf(amina, { toId: amina.memberId }))
  expect(waiting).toMatchObject([{ number: 3, from: mei.name, plannedOn: '2026-04-18' }])
  await on('2026-03-02', () => acceptHandOver(amina, 3, asked?.id ?? ''))
  expect((await turns('AY', 3)).findLast(({ role }) => role === 'lead')).toMatchObject({
    role: 'lead',
    from: '2026-04-18 00:00:00',
  })
  expect((await turns('HW', 3)).find(({ role }) => role === 'lead')?.to).toBe('2026-04-18 00:00:00')
})

test('nobody is asked to lead for a day on which they are away', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  await on('2026-03-02', () =>
    goOnLeave(kofi, kofi.memberId, { from: '2026-03-23', to: '2026-04-17', ...nothing }),
  )
  const turn = await leadOf(carla, 6)
  expect(
    await outcome(
      on('2026-03-02', () =>
        goOnLeave(carla, carla.memberId, {
          from: '2026-03-30',
          to: null,
          leads: [{ turn, to: kofi.memberId, ...notes }],
          things: [],
        }),
      ),
    ),
  ).toBe('hand_overs_not_away')
  expect(await here.sql`select from leaves where member_id = ${carla.memberId}`).toHaveLength(0)
})

test('when a leave begins, what waits for an answer goes back', async () => {
  const denise = await here.cast.acting('DA')
  await here.sql`insert into offers (school_id, id, initiative_id, member_id, readiness) select ${here.cast.schoolId}, ${uuidv7()}, id, ${denise.memberId}, 'ready' from initiatives where number = 4`
  await on('2026-03-02', () =>
    goOnLeave(denise, denise.memberId, { from: '2026-03-23', to: null, ...nothing }),
  )
  expect(
    await here.sql`select from offers where member_id = ${denise.memberId} and answer is null`,
  ).toHaveLength(1)
  await tick('2026-03-23')
  expect(
    await here.sql`select answer from offers where member_id = ${denise.memberId} and initiative_id = (select id from initiatives where number = 4)`,
  ).toEqual([{ answer: 'withdrawn' }])
})

test('every minute the job does what absences ask for, and one that cannot be done keeps no other waiting', async () => {
  await here.sql`update members set last_day_on = '2026-03-01' where initials in ('RO', 'LB')`
  const marcus = await here.cast.acting('MW')
  await on('2026-03-02', () =>
    goOnLeave(marcus, marcus.memberId, { from: '2026-03-03', to: null, ...nothing }),
  )
  await here.sql`alter table leaves disable trigger user`
  await here.sql`update leaves set starts_on = '2026-03-02'`
  await expect(settleAbsences()).rejects.toThrow('A school always has an owner')
  expect(await here.sql`select initials from members where left_on is not null`).toEqual([
    { initials: 'LB' },
  ])
  expect(await here.sql`select begun_at is not null as begun from leaves`).toEqual([
    { begun: true },
  ])
})

test('a lead that needs another in a closed week is taken up on the first open day after it, which the asked one is told', async () => {
  const jess = await here.cast.acting('JL')
  const [absence, short] = await on('2026-03-02', async () => [
    await holdingsOf(jess.memberId, { from: '2026-03-16', to: null }),
    await holdingsOf(jess.memberId, { from: '2026-03-16', to: '2026-03-18' }),
  ])
  expect(absence?.leads[0]).toMatchObject({ dueOn: '2026-03-16' })
  await here.sql`insert into closed_days (school_id, id, name, starts_on, ends_on) values (${here.cast.schoolId}, ${uuidv7()}, 'Week of the flood', '2026-03-16', '2026-03-18')`
  const again = await on('2026-03-02', () =>
    holdingsOf(jess.memberId, { from: '2026-03-16', to: null }),
  )
  expect(again.leads[0]).toMatchObject({
    dueOn: '2026-03-19',
    insteadOf: '2026-03-16',
    because: 'Week of the flood',
  })
  expect(
    await on('2026-03-02', () =>
      holdingsOf(jess.memberId, { from: '2026-03-16', to: '2026-03-18' }),
    ),
  ).toEqual(short)
})

test('of a lead that passes on, who is planned next comes first, and asks for no reason', async () => {
  const [mei, farah] = [await here.cast.acting('MT'), await here.cast.acting('FS')]
  const [lead] = await on('2026-03-02', async () => {
    const { leads } = await holdingsOf(mei.memberId, { from: '2026-03-09', to: '2026-03-12' })
    return successorsOf(
      mei,
      mei.memberId,
      leads.filter(({ number }) => number === 5),
    )
  })
  expect(lead?.suggestedId).toBe(farah.memberId)
  expect(lead?.choices[0]).toMatchObject({ id: farah.memberId })
  expect(lead?.choices[0]?.reason).toMatch(/^planned next/)
})
