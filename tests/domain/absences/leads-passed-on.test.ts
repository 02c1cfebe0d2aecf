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
import { absencesIn, notes, nothing, outcome } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { then, on, tick, turns, openHandOver, leadOf } = absencesIn(here)

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
