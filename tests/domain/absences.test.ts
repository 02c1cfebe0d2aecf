import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cancelLeave, goOnLeave } from '../../app/domain/absences'
import type { Acting } from '../../app/domain/access'
import { acceptHandOver, handOver } from '../../app/domain/hand-overs'
import { holdingsOf } from '../../app/domain/holdings'
import { endLeave, leavesBetween, leavesNow } from '../../app/domain/leaves'
import { settleAbsences } from '../../app/jobs/absences.server'
import { follow } from '../../app/domain/turns'
import { absencesIn, notes, nothing, outcome } from '../support/absences'
import { castOf } from '../support/cast'
import type { Cast } from '../support/cast'
import { openOwnDatabase, ownerOf } from '../support/database'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let sql: ReturnType<typeof ownerOf>
let cast: Cast

beforeEach(async () => {
  own = await openOwnDatabase('skein_demo')
  sql = ownerOf(own.url)
  cast = await castOf(sql)
})
afterEach(async () => {
  await sql.end()
  await own.close()
})

const { then, on, tick, turns, sponsorOf, openHandOver, leadOf, action } = absencesIn({ cast: () => cast, sql: () => sql })

test('everything someone holds is found: leads, sponsorships, actions, barriers, and what ends by itself', async () => {
  const marcus = await cast.acting('MW')
  await action(marcus, 'Write the duty cover plan')
  await sql`insert into barriers (school_id, id, initiative_id, text, brought_to, raised_by) select ${cast.schoolId}, ${uuidv7()}, i.id, 'No keys', ${marcus.memberId}, m.id from initiatives i, members m where i.number = 4 and m.initials = 'JC'`
  const held = await on('2026-03-02', () => holdingsOf(marcus.memberId, { from: '2026-03-23', to: null }))
  expect(held.things.map(({ kind, number }) => [kind, number])).toEqual([['sponsorship', 1], ['sponsorship', 4], ['sponsorship', 7], ['action', 6], ['barrier', 4]])
  expect(held.endings.every(({ what }) => what === 'follow')).toBe(true)
  const carla = await cast.acting('CR')
  expect((await on('2026-03-02', () => holdingsOf(carla.memberId, { from: '2026-03-23', to: null }))).leads).toMatchObject([{ number: 6, dueOn: '2026-03-23', isComing: false }])
})

test('a lead ends at the local midnight its holder’s leave begins, and whoever is chosen takes over then', async () => {
  const [carla, kofi] = [await cast.acting('CR'), await cast.acting('KM')]
  const turn = await leadOf(carla, 6)
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: '2026-04-17', leads: [{ turn, to: kofi.memberId, ...notes }], things: [] }))
  const asked = await openHandOver(6)
  expect(asked?.due).toBe('2026-03-23')
  await on('2026-03-02', () => acceptHandOver(kofi, 6, asked?.id ?? ''))
  expect((await turns('CR', 6)).filter(({ role }) => role === 'lead')).toMatchObject([{ to: '2026-03-23 00:00:00' }])
  expect((await turns('KM', 6)).at(-1)).toMatchObject({ role: 'lead', from: '2026-03-23 00:00:00' })
  expect((await turns('CR', 6)).filter(({ from }) => from >= '2026-03-23')).toEqual([])
})

test('a lead that nobody accepted stays open when the leave has begun, and may be taken up late', async () => {
  const [carla, kofi] = [await cast.acting('CR'), await cast.acting('KM')]
  const turn = await leadOf(carla, 6)
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: null, leads: [{ turn, to: kofi.memberId, ...notes }], things: [] }))
  await tick('2026-03-24')
  expect(await sql`select from turns t join initiatives i on i.id = t.initiative_id where i.number = 6 and t.role = 'lead' and t.during @> '2026-03-24 18:00Z'::timestamptz`).toHaveLength(0)
  const asked = await openHandOver(6)
  await on('2026-03-25', () => acceptHandOver(then(kofi, '2026-03-25'), 6, asked?.id ?? ''))
  expect((await turns('KM', 6)).at(-1)).toMatchObject({ role: 'lead', from: '2026-03-25 11:00:00' })
})

test('a hand-over that is under way stays with the same person, and is withdrawn for another', async () => {
  const [carla, kofi, tom] = [await cast.acting('CR'), await cast.acting('KM'), await cast.acting('TO')]
  await on('2026-03-02', () => handOver(carla, 6, { ...notes, to: kofi.memberId, dueOn: '2026-04-15', choiceReason: 'Agreed with him.' }))
  const first = await openHandOver(6)
  const turn = await leadOf(carla, 6)
  const leaveId = await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: null, leads: [{ turn, to: kofi.memberId, ...notes }], things: [] }))
  expect(await openHandOver(6)).toEqual({ id: first?.id, due: '2026-03-23' })
  await on('2026-03-02', () => cancelLeave(carla, carla.memberId, leaveId))
  expect(await openHandOver(6)).toBeUndefined()
  await on('2026-03-02', () => handOver(carla, 6, { ...notes, to: kofi.memberId, choiceReason: 'Agreed with him.' }))
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: null, leads: [{ turn, to: tom.memberId, ...notes }], things: [] }))
  expect(await sql`select m.initials, h.answer from hand_overs h join members m on m.id = h.to_member_id order by h.prepared_at, m.initials`).toEqual([
    { initials: 'KM', answer: 'withdrawn' }, { initials: 'KM', answer: 'withdrawn' }, { initials: 'TO', answer: null }])
})

test('sponsorships and actions pass on that day, not before, and once', async () => {
  const [marcus, lena, renata] = [await cast.acting('MW'), await cast.acting('LB'), await cast.acting('RO')]
  const id = await action(marcus, 'Write the duty cover plan')
  const { things } = await on('2026-03-02', () => holdingsOf(marcus.memberId, { from: '2026-03-23', to: '2026-04-17' }))
  const handed = things.map(({ kind, id: thing, number }) => ({ kind, id: thing, to: kind === 'action' ? renata.memberId : number === 7 ? undefined : lena.memberId }))
  await on('2026-03-02', () => goOnLeave(marcus, marcus.memberId, { from: '2026-03-23', to: '2026-04-17', leads: [], things: handed }))
  await tick('2026-03-22')
  expect([await sponsorOf(1), await sponsorOf(7)]).toEqual(['MW', 'MW'])
  await Promise.all([tick('2026-03-23'), tick('2026-03-23')])
  expect([await sponsorOf(1), await sponsorOf(4), await sponsorOf(7)]).toEqual(['LB', 'LB', null])
  expect(await sql`select m.initials from actions a join members m on m.id = a.owner_id where a.id = ${id}`).toEqual([{ initials: 'RO' }])
  await sql`update initiatives set sponsor_id = ${marcus.memberId} where number = 1`
  await tick('2026-03-24')
  expect(await sponsorOf(1)).toBe('MW')
})

test('a leave that begins today hands over at once', async () => {
  const [marcus, lena] = [await cast.acting('MW'), await cast.acting('LB')]
  const { things } = await on('2026-03-02', () => holdingsOf(marcus.memberId, { from: '2026-03-02', to: null }))
  await on('2026-03-02', () => goOnLeave(lena, marcus.memberId, { from: '2026-03-02', to: null, leads: [], things: things.map(({ kind, id }) => ({ kind, id, to: lena.memberId })) }))
  expect(await sponsorOf(1)).toBe('LB')
  expect((await turns('MW', 1)).at(-1)?.to?.slice(0, 10)).toBe('2026-03-02')
})

test('what is planned after the last day of a leave is kept, what is planned in it comes to nothing', async () => {
  const [denise, hannah] = [await cast.acting('DA'), await cast.acting('HW')]
  await on('2026-03-02', () => goOnLeave(denise, denise.memberId, { from: '2026-03-09', to: '2026-03-20', ...nothing }))
  expect((await turns('DA', 1)).at(-1)).toMatchObject({ role: 'lead', from: '2026-03-21 00:00:00', to: '2026-06-06 00:00:00' })
  const mei = await cast.acting('MT')
  const turn = await leadOf(mei, 3, '2026-04-13')
  await on('2026-03-02', () => goOnLeave(mei, mei.memberId, { from: '2026-04-13', to: '2026-05-01', leads: [{ turn, to: hannah.memberId, ...notes }], things: [] }))
  expect((await turns('MT', 3)).filter(({ role }) => role === 'lead')).toEqual([])
  const asked = await openHandOver(3)
  expect(asked?.due).toBe('2026-04-18')
})

test('a coming lead of someone who will be away is taken by another, from the day it was planned for', async () => {
  const [mei, amina] = [await cast.acting('MT'), await cast.acting('AY')]
  const turn = await leadOf(mei, 3, '2026-04-13')
  await on('2026-03-02', () => goOnLeave(mei, mei.memberId, { from: '2026-04-13', to: null, leads: [{ turn, to: amina.memberId, ...notes }], things: [] }))
  const asked = await openHandOver(3)
  await on('2026-03-02', () => acceptHandOver(amina, 3, asked?.id ?? ''))
  expect((await turns('AY', 3)).at(-1)).toMatchObject({ role: 'lead', from: '2026-04-18 00:00:00' })
  expect((await turns('HW', 3)).find(({ role }) => role === 'lead')?.to).toBe('2026-04-18 00:00:00')
})

test('a cancelled leave gives back what nobody has taken, and leaves the rest where it is', async () => {
  const [carla, kofi, luis] = [await cast.acting('CR'), await cast.acting('KM'), await cast.acting('LO')]
  const before = { CR: await turns('CR', 6), LO: await turns('LO', 2), follows: await turns('CR', 9) }
  const leaveId = await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: null, ...nothing }))
  expect(await turns('CR', 9)).not.toEqual(before.follows)
  await on('2026-03-02', () => cancelLeave(carla, carla.memberId, leaveId))
  expect([await turns('CR', 6), await turns('CR', 9)]).toEqual([before.CR, before.follows])

  const turn = await leadOf(luis, 2)
  const other = await on('2026-03-02', () => goOnLeave(luis, luis.memberId, { from: '2026-03-23', to: null, leads: [{ turn, to: kofi.memberId, ...notes }], things: [] }))
  const asked = await openHandOver(2)
  await on('2026-03-02', () => acceptHandOver(kofi, 2, asked?.id ?? ''))
  await on('2026-03-02', () => cancelLeave(luis, luis.memberId, other))
  expect((await turns('LO', 2)).at(-1)?.to).toBe('2026-03-23 00:00:00')
  expect((await turns('KM', 2)).at(-1)).toMatchObject({ role: 'lead', from: '2026-03-23 00:00:00' })
})

test('two leaves that take the same things hand them on twice, and each is given back by its own', async () => {
  const [carla, marcus] = [await cast.acting('CR'), await cast.acting('MW')]
  const april = await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-04-13', to: '2026-04-17', ...nothing }))
  const march = await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: '2026-03-27', ...nothing }))
  const ends = async () => (await turns('CR', 6)).filter(({ role }) => role === 'lead').map(({ to }) => to)
  expect(await ends()).toEqual(['2026-03-23 00:00:00'])
  await on('2026-03-02', () => cancelLeave(carla, carla.memberId, march))
  expect(await ends()).toEqual(['2026-04-13 00:00:00'])
  await on('2026-03-02', () => cancelLeave(carla, carla.memberId, april))
  expect(await ends()).toEqual(['2026-05-30 00:00:00'])

  const sponsors = async (to: string) => [{ kind: 'sponsorship' as const, id: await cast.initiativeId(4), to: (await cast.acting(to)).memberId }]
  const later = { from: '2026-04-13', to: null, leads: [], things: await sponsors('LB') }
  const earlier = { from: '2026-03-23', to: '2026-03-27', leads: [], things: await sponsors('RO') }
  for (const leave of [later, earlier]) await on('2026-03-02', () => goOnLeave(marcus, marcus.memberId, leave))
  await tick('2026-03-23')
  expect(await sponsorOf(4)).toBe('RO')
  await tick('2026-04-13')
  expect(await sponsorOf(4)).toBe('RO')
})

test('a leave is ended early, and from then on one may follow again', async () => {
  const carla = await cast.acting('CR')
  const leaveId = await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-09', to: '2026-04-17', ...nothing }))
  expect(await outcome(on('2026-03-02', () => endLeave(carla, leaveId, '2026-03-16')))).toBe('conflict')
  expect(await outcome(on('2026-03-12', () => follow(then(carla, '2026-03-12'), 6)))).toBe('turns_not_away')
  expect(await outcome(on('2026-03-12', () => endLeave(then(carla, '2026-03-12'), leaveId, '2026-03-09')))).toBe('conflict backOn')
  await on('2026-03-12', () => endLeave(then(carla, '2026-03-12'), leaveId, '2026-03-13'))
  expect(await on('2026-03-13', () => leavesNow(then(carla, '2026-03-13')))).toEqual([])
  expect(await outcome(on('2026-03-13', () => follow(then(carla, '2026-03-13'), 6)))).toBe('done')
})

test('leaves of one member do not overlap, keep their order, and are recorded by nobody else', async () => {
  const [carla, priya, lena] = [await cast.acting('CR'), await cast.acting('PN'), await cast.acting('LB')]
  const away = (by: Acting, from: string, to: string | null) => outcome(on('2026-03-02', () => goOnLeave(by, carla.memberId, { from, to, ...nothing })))
  expect(await away(priya, '2026-03-23', null)).toBe('forbidden')
  expect(await away(carla, '2026-03-23', '2026-03-20')).toBe('conflict to')
  expect(await away(carla, '2025-03-23', null)).toBe('conflict from')
  expect(await away(lena, '2026-03-23', '2026-03-27')).toBe('done')
  expect(await away(carla, '2026-03-27', null)).toBe('conflict from')
  expect(await away(carla, '2026-03-28', null)).toBe('done')
  expect((await cast.inSchool(() => leavesBetween('2026-03-27', '2026-04-01'))).map(({ startsOn }) => startsOn)).toEqual(['2026-03-23', '2026-03-28'])
})

test('a turn that begins before a leave ends with it, and none begins in it', async () => {
  const tom = await cast.acting('TO')
  await on('2026-03-02', () => goOnLeave(tom, tom.memberId, { from: '2026-03-23', to: '2026-03-27', ...nothing }))
  await on('2026-03-02', () => follow(tom, 3))
  expect((await turns('TO', 3)).at(-1)).toMatchObject({ role: 'follow', to: '2026-03-23 00:00:00' })
  expect(await outcome(on('2026-03-24', () => follow(then(tom, '2026-03-24'), 8)))).toBe('turns_not_away')
})

test('nobody is asked to lead for a day on which they are away', async () => {
  const [carla, kofi] = [await cast.acting('CR'), await cast.acting('KM')]
  await on('2026-03-02', () => goOnLeave(kofi, kofi.memberId, { from: '2026-03-23', to: '2026-04-17', ...nothing }))
  const turn = await leadOf(carla, 6)
  expect(await outcome(on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-30', to: null, leads: [{ turn, to: kofi.memberId, ...notes }], things: [] })))).toBe('hand_overs_not_away')
  expect(await sql`select from leaves where member_id = ${carla.memberId}`).toHaveLength(0)
})

test('when a leave begins, what waits for an answer goes back', async () => {
  const denise = await cast.acting('DA')
  await sql`insert into offers (school_id, id, initiative_id, member_id, readiness) select ${cast.schoolId}, ${uuidv7()}, id, ${denise.memberId}, 'ready' from initiatives where number = 4`
  await on('2026-03-02', () => goOnLeave(denise, denise.memberId, { from: '2026-03-23', to: null, ...nothing }))
  expect(await sql`select from offers where member_id = ${denise.memberId} and answer is null`).toHaveLength(1)
  await tick('2026-03-23')
  expect(await sql`select answer from offers where member_id = ${denise.memberId} and initiative_id = (select id from initiatives where number = 4)`).toEqual([{ answer: 'withdrawn' }])
})

test('a leave is never deleted or rewritten', async () => {
  const carla = await cast.acting('CR')
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: null, ...nothing }))
  expect(await outcome(sql`delete from leaves`)).toBe('leaves_kept')
  expect(await outcome(sql`update leaves set starts_on = '2026-03-24'`)).toBe('leaves_kept')
})

test('every minute the job does what absences ask for, and one that cannot be done keeps no other waiting', async () => {
  await sql`update members set last_day_on = '2026-03-01' where initials in ('RO', 'LB')`
  const marcus = await cast.acting('MW')
  await on('2026-03-02', () => goOnLeave(marcus, marcus.memberId, { from: '2026-03-03', to: null, ...nothing }))
  await sql`alter table leaves disable trigger user`
  await sql`update leaves set starts_on = '2026-03-02'`
  await expect(settleAbsences()).rejects.toThrow('A school always has an owner')
  expect(await sql`select initials from members where left_on is not null`).toEqual([{ initials: 'LB' }])
  expect(await sql`select begun_at is not null as begun from leaves`).toEqual([{ begun: true }])
})

test('a lead that needs another in a closed week is taken up on the first open day after it, which the asked one is told', async () => {
  const jess = await cast.acting('JL')
  const [absence, short] = await on('2026-03-02', async () => [await holdingsOf(jess.memberId, { from: '2026-03-16', to: null }), await holdingsOf(jess.memberId, { from: '2026-03-16', to: '2026-03-18' })])
  expect(absence?.leads[0]).toMatchObject({ dueOn: '2026-03-16' })
  await sql`insert into closed_days (school_id, id, name, starts_on, ends_on) values (${cast.schoolId}, ${uuidv7()}, 'Week of the flood', '2026-03-16', '2026-03-18')`
  const again = await on('2026-03-02', () => holdingsOf(jess.memberId, { from: '2026-03-16', to: null }))
  expect(again.leads[0]).toMatchObject({ dueOn: '2026-03-19', insteadOf: '2026-03-16', because: 'Week of the flood' })
  expect(await on('2026-03-02', () => holdingsOf(jess.memberId, { from: '2026-03-16', to: '2026-03-18' }))).toEqual(short)
})
