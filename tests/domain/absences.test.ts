import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refusalOf } from '../../db/connect'
import { written } from '../../db/school'
import { cancelLeave, goOnLeave, leaveSchool, stay } from '../../app/domain/absences'
import type { Acting } from '../../app/domain/access'
import { letGo } from '../../app/domain/departures'
import { dueAbsences, settleAbsence } from '../../app/domain/due-absences'
import { acceptHandOver, handOver } from '../../app/domain/hand-overs'
import { holdingsOf } from '../../app/domain/holdings'
import { endLeave, leavesBetween, leavesNow } from '../../app/domain/leaves'
import { changeAccess } from '../../app/domain/members'
import { settleAbsences } from '../../app/jobs/absences.server'
import { Refusal } from '../../app/domain/refusal'
import { follow } from '../../app/domain/turns'
import { castOf } from '../support/cast'
import type { Cast } from '../support/cast'
import { clockAt } from '../support/clock'
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

const notes = { stands: 'Half of it works.', next: 'The other half.', wish: '' }
const nothing = { leads: [], things: [] }
const outcome = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? `${error.kind} ${error.field ?? ''}`.trim() : (refusalOf(error)?.constraint ?? Promise.reject(error))))

/** The same member on another day at ten in the morning of the school. */
const then = (acting: Acting, today: string): Acting => ({ ...acting, school: { ...acting.school, today, now: `${today}T18:00:00Z` } })
const on = <T>(day: string, work: () => Promise<T>) => cast.inSchool(async () => (await clockAt(`${day} 18:00:00Z`), work()))

/** What the job does every few minutes, each thing in a transaction of its own. */
async function tick(day: string) {
  for (const due of await on(day, dueAbsences)) await on(day, () => settleAbsence(due))
}

const turns = (initials: string, number: number) => sql<{ role: string; from: string; to: string | null }[]>`
  select t.role, (date_trunc('second', t.began_at) at time zone 'America/Los_Angeles')::text as from, (date_trunc('second', t.ended_at) at time zone 'America/Los_Angeles')::text as to
  from turns t join members m on m.id = t.member_id join initiatives i on i.id = t.initiative_id
  where m.initials = ${initials} and i.number = ${number} and not isempty(t.during) order by t.began_at`
const sponsorOf = async (number: number) => (await sql<{ s: string | null }[]>`select m.initials as s from initiatives i left join members m on m.id = i.sponsor_id where number = ${number}`)[0]?.s ?? null
const openHandOver = async (number: number) => (await sql<{ id: string; due: string }[]>`select h.id, h.due_on::text as due from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = ${number} and h.answer is null`)[0]
const leadOf = async (acting: Acting, number: number, from = '2026-03-23') => (await on('2026-03-02', () => holdingsOf(acting.memberId, { from, to: null }))).leads.find((lead) => lead.number === number)?.turnId ?? ''

async function action(owner: Acting, text: string) {
  const id = uuidv7()
  await sql`insert into actions (school_id, id, initiative_id, text, owner_id, added_by) select ${cast.schoolId}, ${id}, i.id, ${text}, ${owner.memberId}, m.id from initiatives i, members m where i.number = 6 and m.initials = 'RO'`
  return id
}

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

test('someone who leaves on a day to come is there until then, and gone the day after with nothing left', async () => {
  const [marcus, lena] = [await cast.acting('MW'), await cast.acting('LB')]
  await action(marcus, 'Write the duty cover plan')
  const { things } = await on('2026-03-02', () => holdingsOf(marcus.memberId, { from: '2026-03-28', to: null }))
  await on('2026-03-02', () => leaveSchool(marcus, marcus.memberId, { lastDay: '2026-03-27', leads: [], things: things.map(({ kind, id }) => ({ kind, id, to: lena.memberId })) }))
  await tick('2026-03-27')
  expect(await sql`select left_on from members where initials = 'MW'`).toEqual([{ left_on: null }])
  expect(await sponsorOf(4)).toBe('MW')
  await sql`update initiatives set technical_owner_id = ${marcus.memberId} where number = 6`
  await tick('2026-03-28')
  expect(await sql`select left_on::text from members where initials = 'MW'`).toEqual([{ left_on: '2026-03-28' }])
  expect([await sponsorOf(1), await sponsorOf(4), await sponsorOf(7)]).toEqual(['LB', 'LB', 'LB'])
  expect(await sql`select from initiatives where technical_owner_id = ${marcus.memberId}`).toHaveLength(0)
  await tick('2026-03-29')
})

test('a last day is moved or taken back, and the turns go on', async () => {
  const carla = await cast.acting('CR')
  const before = await turns('CR', 6)
  for (const lastDay of ['2026-04-30', '2026-03-27']) await on('2026-03-02', () => leaveSchool(carla, carla.memberId, { lastDay, ...nothing }))
  expect((await turns('CR', 6)).at(-1)?.to).toBe('2026-03-28 00:00:00')
  await on('2026-03-02', () => stay(carla, carla.memberId))
  expect(await turns('CR', 6)).toEqual(before)
  expect(await outcome(on('2026-03-02', () => stay(carla, carla.memberId)))).toBe('conflict')
})

test('who leaves today is gone at once, and who was asked to lead after them may still accept', async () => {
  const [carla, kofi] = [await cast.acting('CR'), await cast.acting('KM')]
  const turn = await leadOf(carla, 6, '2026-03-02')
  await on('2026-03-02', () => leaveSchool(carla, carla.memberId, { lastDay: '2026-03-02', leads: [{ turn, to: kofi.memberId, ...notes }], things: [] }))
  expect(await sql`select left_on::text from members where initials = 'CR'`).toEqual([{ left_on: '2026-03-02' }])
  const asked = await openHandOver(6)
  await on('2026-03-03', () => acceptHandOver(then(kofi, '2026-03-03'), 6, asked?.id ?? ''))
  expect((await turns('KM', 6)).at(-1)).toMatchObject({ role: 'lead', from: '2026-03-03 10:00:00' })
})

test('when someone is recorded as gone, nothing they held stays with them', async () => {
  const [marcus, renata] = [await cast.acting('MW'), await cast.acting('RO')]
  const id = await action(marcus, 'Write the duty cover plan')
  await sql`insert into barriers (school_id, id, initiative_id, text, brought_to, raised_by) select ${cast.schoolId}, ${uuidv7()}, i.id, 'No keys', ${marcus.memberId}, m.id from initiatives i, members m where i.number = 4 and m.initials = 'JC'`
  await sql`insert into calls (school_id, id, initiative_id, role, starts_on, audience, opened_by) select ${cast.schoolId}, ${uuidv7()}, id, 'lead', '2026-03-02', 'all', ${marcus.memberId} from initiatives where number = 4`
  await on('2026-03-02', () => letGo(renata, marcus.memberId))
  expect(await sql`select m.initials from actions a join members m on m.id = a.owner_id where a.id = ${id}`).toEqual([{ initials: 'RO' }])
  expect(await sql`select m.initials from calls c join members m on m.id = c.opened_by join initiatives i on i.id = c.initiative_id where i.number = 4`).toEqual([{ initials: 'JC' }])
  expect(await sql`select brought_to from barriers where text = 'No keys'`).toEqual([{ brought_to: null }])
  expect([await sponsorOf(1), await sponsorOf(4)]).toEqual([null, null])
})

test('the database gives nothing to someone who has left', async () => {
  const [denise, renata] = [await cast.acting('DA'), await cast.acting('RO')]
  await on('2026-03-02', () => letGo(renata, denise.memberId))
  const who = denise.memberId
  const of = (table: string, columns: string, values: string) => outcome(sql.unsafe(`insert into ${table} (school_id, id, initiative_id, ${columns}) select i.school_id, gen_random_uuid(), i.id, ${values} from initiatives i join members m on m.initials = 'RO' where i.number = 6`))
  expect(await of('turns', 'member_id, role, began_at, came_about, recorded_by', `'${who}', 'follow', skein_now(), 'offered', m.id`)).toBe('turns_not_gone')
  expect(await of('turns', 'member_id, role, began_at, ended_at, came_about, recorded_by', `'${who}', 'follow', '2024-09-01', '2024-10-01', 'offered', m.id`)).toBe('done')
  expect(await of('asks', 'member_id, role, asked_by', `'${who}', 'lead', m.id`)).toBe('asks_not_gone')
  expect(await of('offers', 'member_id, readiness', `'${who}', 'ready'`)).toBe('offers_not_gone')
  expect(await of('actions', 'text, owner_id, added_by', `'x', '${who}', m.id`)).toBe('actions_not_gone')
  expect(await of('barriers', 'text, brought_to, raised_by', `'x', '${who}', m.id`)).toBe('barriers_not_gone')
  expect(await of('calls', 'role, starts_on, audience, opened_by', `'lead', '2026-03-02', 'all', '${who}'`)).toBe('calls_not_gone')
  expect(await outcome(sql`insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, stands, prepared_by, offered_by, offered_at)
    select t.school_id, gen_random_uuid(), t.initiative_id, t.id, ${who}, 'x', t.member_id, t.member_id, skein_now() from turns t where t.role = 'lead' and t.during @> skein_now() limit 1`)).toBe('hand_overs_not_gone')
  expect(await outcome(sql`update initiatives set sponsor_id = ${who} where number = 6`)).toBe('initiatives_not_gone')
  expect(await outcome(sql`update initiatives set technical_owner_id = ${who} where number = 6`)).toBe('initiatives_not_gone')
})

test('the database lets nobody go who still holds something', async () => {
  expect(await outcome(sql`update members set left_on = '2026-03-02' where initials = 'MW'`)).toBe('members_leave_nothing_behind')
  expect(await outcome(sql`update members set left_on = '2026-03-02' where initials = 'OG'`)).toBe('members_leave_nothing_behind')
})

test('what is given to someone at the moment they leave does not stay with them', async () => {
  const [marcus, renata] = [await cast.acting('MW'), await cast.acting('RO')]
  const giving = [2, 3, 5, 6, 8, 9].map((number) => outcome(on('2026-03-02', async () => {
    await written()`update initiatives set sponsor_id = ${marcus.memberId} where number = ${number}`
  })))
  const ends = await Promise.all([...giving, outcome(on('2026-03-02', () => letGo(renata, marcus.memberId)))])
  expect(ends.every((end) => end === 'done' || end === 'initiatives_not_gone'), ends.join()).toBe(true)
  expect(ends.at(-1)).toBe('done')
  expect(await sql`select from initiatives where sponsor_id = ${marcus.memberId}`).toHaveLength(0)
})

test('the last owner who stays cannot leave, nor be made less', async () => {
  const [renata, lena] = [await cast.acting('RO'), await cast.acting('LB')]
  const leaving = (who: Acting) => outcome(on('2026-03-02', () => leaveSchool(who, who.memberId, { lastDay: '2026-06-05', ...nothing })))
  expect(await leaving(renata)).toBe('conflict')
  await sql`update members set access = 'owner' where initials = 'LB'`
  const owner = { ...lena, access: 'owner' as const }
  expect((await Promise.all([leaving(renata), leaving(owner)])).sort()).toEqual(['conflict', 'done'])
  const [stays] = await sql<{ initials: string }[]>`select initials from members where access = 'owner' and last_day_on is null`
  const [goes, remains] = stays?.initials === 'LB' ? [renata, owner] : [owner, renata]
  expect(await outcome(on('2026-03-02', () => changeAccess(goes, remains.memberId, { position: 'administrator', positionNote: '', access: 'member', worksOn: 31 })))).toBe('conflict')
})

test('two people who hand over to each other at once do not wait for each other for ever', async () => {
  const [carla, luis] = [await cast.acting('CR'), await cast.acting('LO')]
  const [mine, theirs] = [await leadOf(carla, 6), await leadOf(luis, 2)]
  const ends = await Promise.all([
    outcome(on('2026-03-02', () => goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: null, leads: [{ turn: mine, to: luis.memberId, ...notes }], things: [] }))),
    outcome(on('2026-03-02', () => goOnLeave(luis, luis.memberId, { from: '2026-03-23', to: null, leads: [{ turn: theirs, to: carla.memberId, ...notes }], things: [] }))),
  ])
  expect(ends.sort()).toEqual(['done', 'hand_overs_not_away'])
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
