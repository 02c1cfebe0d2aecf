import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptHandOver, declineHandOver, handOver } from '../../app/domain/hand-overs'
import { Refusal } from '../../app/domain/refusal'
import { setPlan } from '../../app/domain/rotation-planning'
import { rotationOf } from '../../app/domain/rotations'
import { standing } from '../../app/domain/standing'
import { successorsOf } from '../../app/domain/successors'
import { whoMightLead } from '../../app/domain/suggestions'
import { follow, stepBack, takeLead } from '../../app/domain/turns'
import { castOf } from '../support/cast'
import type { Cast } from '../support/cast'
import { openOwnDatabase, ownerOf } from '../support/database'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let sql: ReturnType<typeof ownerOf>
let cast: Cast
const notes = { stands: 'Half of it works.', next: 'The other half.' }

beforeAll(async () => {
  own = await openOwnDatabase('skein_demo')
  sql = ownerOf(own.url)
  cast = await castOf(sql)
})
afterAll(async () => {
  await sql.end()
  await own.close()
})

async function initiative(...followers: string[]) {
  const [row] = await sql<{ number: number }[]>`
    insert into initiatives (school_id, id, number, title, purpose, challenge, stage, sponsor_id, created_by)
    select school_id, ${uuidv7()}, (select max(number) + 1 from initiatives), 'Quiet mornings', 'Calm starts.', 'adaptive', 'pilot', id, id from members where initials = 'RO' returning number`
  const number = row?.number ?? 0
  const acting = await cast.acting('TO')
  await cast.inSchool(() => takeLead(acting, number, { cameAbout: 'offered' }))
  for (const initials of followers) {
    const follower = await cast.acting(initials)
    await cast.inSchool(() => follow(follower, number))
  }
  return number
}

const kindOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.kind : Promise.reject(error)))
const turnsThere = (number: number) => sql<{ who: string; role: string; from: string; to: string | null }[]>`
  select m.initials as who, t.role, (t.began_at at time zone 'America/Los_Angeles')::date::text as from, ((t.ended_at - interval '1 microsecond') at time zone 'America/Los_Angeles')::date::text as to
  from turns t join members m on m.id = t.member_id join initiatives i on i.id = t.initiative_id where i.number = ${number} and not isempty(t.during) order by t.began_at, m.initials`
const said = async (number: number) => (await turnsThere(number)).map(({ who, role, from, to }) => `${who} ${role} ${from} ${to ?? ''}`.trim()).toSorted((a, b) => a.split(' ')[2]?.localeCompare(b.split(' ')[2] ?? '') || a.localeCompare(b))
const openIn = async (number: number) => (await sql<{ id: string }[]>`select h.id from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = ${number} and h.answer is null`)[0]?.id ?? ''
const rotation = async (number: number, by = 'TO') => {
  const acting = await cast.acting(by)
  return cast.inSchool(async () => rotationOf(acting, await standing(number)))
}

async function offered(number: number, to: string, rest: Partial<Parameters<typeof handOver>[2]> = {}) {
  const [giver, taker] = [await cast.acting('TO'), await cast.acting(to)]
  const day = await cast.inSchool(() => handOver(giver, number, { ...notes, to: taker.memberId, choiceReason: 'Knows it best.', ...rest }))
  return { giver, taker, day, id: await openIn(number) }
}

test('a hand-over for a day to come is planned from that day on, and the one who led follows then', async () => {
  const number = await initiative('PN')
  const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-23' })
  await cast.inSchool(() => acceptHandOver(taker, number, id))

  expect(await said(number)).toEqual(['PN follow 2026-03-02 2026-03-22', 'TO lead 2026-03-02 2026-03-22', 'PN lead 2026-03-23', 'TO follow 2026-03-23'])
  expect((await rotation(number)).next).toMatchObject({ on: '2026-03-23', step: 'accepted', to: 'Priya Natarajan', isLate: false })
})

test('shadowing before and staying beside after are turns of their own', async () => {
  const number = await initiative('PN')
  const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-23', weeksShadowed: 2, weeksBeside: 1 })
  await cast.inSchool(() => acceptHandOver(taker, number, id))

  expect(await said(number)).toEqual([
    'PN follow 2026-03-02 2026-03-08', 'TO lead 2026-03-02 2026-03-22', 'PN shadow 2026-03-09 2026-03-22', 'PN lead 2026-03-23', 'TO shadow 2026-03-23 2026-03-29', 'TO follow 2026-03-30',
  ])
})

test('a hand-over never falls into a closed week: it rolls forward and says so', async () => {
  await sql`insert into closed_days (school_id, id, name, starts_on, ends_on) values (${cast.schoolId}, ${uuidv7()}, 'Week of the flood', '2026-05-11', '2026-05-15')`
  const number = await initiative('PN')
  const rolled = { on: '2026-05-18', insteadOf: '2026-05-13', because: 'Week of the flood' }
  expect((await offered(number, 'PN', { dueOn: '2026-05-13' })).day).toEqual(rolled)
  expect((await rotation(number)).next).toMatchObject(rolled)
})

test('notes are kept while nobody is chosen, and only the chosen one can accept', async () => {
  const number = await initiative('PN')
  const giver = await cast.acting('TO')
  await cast.inSchool(() => handOver(giver, number, { stands: 'Half.', keep: true }))
  expect((await rotation(number)).next?.step).toBe('prepared')

  const { id } = await offered(number, 'PN')
  const other = await cast.acting('JL')
  await expect(kindOf(cast.inSchool(() => acceptHandOver(other, number, id)))).resolves.toBe('forbidden')
  await expect(kindOf(offered(number, 'JL'))).resolves.toBe('conflict')
})

test('all that an offer lacks is said at once, each by its field', async () => {
  const number = await initiative('PN', 'RT')
  const first = (await rotation(number)).leads[0]
  const other = await cast.acting(first?.initials === 'PN' ? 'RT' : 'PN')
  const giver = await cast.acting('TO')
  const missing = async (given: Parameters<typeof handOver>[2]) => cast.inSchool(() => handOver(giver, number, given)).catch((error: unknown) => (error instanceof Refusal ? [error.field, ...Object.keys(error.also)] : error))
  expect(await missing({ to: other.memberId, stands: '', next: '' })).toEqual(['choiceReason', 'stands', 'next'])
  expect(await missing({ stands: 'Half.', next: '' })).toEqual(['to', 'next'])
  expect((await rotation(number)).next?.step).not.toBe('prepared')
})

test('another choice than the first suggestion takes one line, and the suggestion is kept beside it', async () => {
  const number = await initiative('PN', 'RT')
  const first = (await rotation(number)).leads[0]
  const other = first?.initials === 'PN' ? 'RT' : 'PN'
  await expect(kindOf(offered(number, other, { choiceReason: '' }))).resolves.toBe('conflict')
  const { id } = await offered(number, other, { choiceReason: 'Asked for it in the meeting.' })
  const [kept] = await sql`select suggested_id, choice_reason from hand_overs where id = ${id}`
  expect(kept).toEqual({ suggested_id: first?.memberId, choice_reason: 'Asked for it in the meeting.' })
})

test('a lead whose time ran out is taken up late, and the gap stays in the history', async () => {
  const number = await initiative('PN')
  const { taker, id } = await offered(number, 'PN')
  await sql`update turns set ended_at = skein_now() where role = 'lead' and initiative_id = (select id from initiatives where number = ${number})`
  expect((await rotation(number)).uncoveredSince).toBe('2026-03-02')
  await cast.inSchool(() => acceptHandOver(taker, number, id))
  expect((await turnsThere(number)).filter(({ role }) => role === 'lead').map(({ who }) => who)).toEqual(['TO', 'PN'])
})

test('declining a planned lead lets it go, and nobody is held to it', async () => {
  const number = await initiative('PN')
  const taker = await cast.acting('PN')
  await sql`update turns set ended_at = '2026-03-23T07:00:00Z' where role = 'lead' and initiative_id = (select id from initiatives where number = ${number})`
  await sql`update turns set ended_at = '2026-03-23T07:00:00Z' where role = 'follow' and initiative_id = (select id from initiatives where number = ${number})`
  await sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select ${cast.schoolId}, ${uuidv7()}, id, ${taker.memberId}, 'lead', 1, '2026-03-23T07:00:00Z', 'chosen', ${taker.memberId} from initiatives where number = ${number}`
  const { id } = await offered(number, 'PN', { dueOn: '2026-03-23', choiceReason: '' })
  await cast.inSchool(() => declineHandOver(taker, number, { id, reason: 'Not this term.' }))

  expect(await said(number)).toEqual(['PN follow 2026-03-02 2026-03-22', 'TO lead 2026-03-02 2026-03-22', 'PN follow 2026-03-23'])
})

test('a plan of every few weeks ends the lead on its day, and the next leads and days are in sight', async () => {
  const number = await initiative('PN', 'RT', 'MW')
  const sponsor = await cast.acting('RO')
  const order = await Promise.all(['TO', 'RT', 'PN', 'MW'].map((who) => cast.acting(who)))
  await cast.inSchool(() => setPlan(sponsor, number, { cadence: 'every few weeks', everyWeeks: 6, seats: 1, choosing: 'in this order', order: order.map(({ memberId }) => memberId) }))

  const { next, leads } = await rotation(number)
  expect(next).toMatchObject({ on: '2026-04-13', step: 'planned' })
  // 25 May is Memorial Day.
  expect(leads.map(({ initials, on }) => `${initials} ${on}`)).toEqual(['RT 2026-04-13', 'PN 2026-05-26', 'MW null'])
  expect(await said(number)).toContain('TO lead 2026-03-02 2026-04-12')
})

test('a hand-over later than the lead was to end lets it go on until then, whatever was planned in between', async () => {
  const [jess, denise] = [await cast.acting('JL'), await cast.acting('DA')]
  await cast.inSchool(() => handOver(jess, 1, { ...notes, to: denise.memberId, dueOn: '2026-03-27' }))
  const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select h.id from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = 1 and h.answer is null`
  await cast.inSchool(() => acceptHandOver(denise, 1, id))
  const since = (await turnsThere(1)).filter(({ role, to }) => role === 'lead' && (to ?? '9') > '2026-03-02').map(({ who, from, to }) => `${who} ${from} ${to}`)
  expect(since).toEqual(['JL 2026-01-17 2026-03-26', 'ZM 2026-01-17 2026-03-20', 'DA 2026-03-27 2026-06-05'])
})

test('a plan that lets a lead last longer takes the place of what they were to do there meanwhile', async () => {
  const sponsor = await cast.acting('RO')
  await cast.inSchool(() => setPlan(sponsor, 1, { cadence: 'every few weeks', everyWeeks: 14, seats: 2, choosing: 'fairest first' }))
  expect((await turnsThere(1)).filter(({ who, to }) => who === 'ZM' && (to ?? '9') > '2026-03-01').map(({ role, from, to }) => `${role} ${from} ${to}`)).toEqual(['lead 2026-01-17 2026-04-24', 'follow 2026-04-25 2026-06-05'])
})

test('a plan whose day is closed, or one that the lead or the next in order does not work, rolls forward and says so', async () => {
  const number = await initiative('PN', 'RT')
  const [sponsor, tom, ray] = [await cast.acting('RO'), await cast.acting('TO'), await cast.acting('RT')]
  const plan = { cadence: 'every few weeks' as const, everyWeeks: 5, seats: 1, choosing: 'in this order' as const, order: [tom.memberId, ray.memberId] }
  await cast.inSchool(() => setPlan(sponsor, number, plan))
  expect((await rotation(number)).next).toMatchObject({ on: '2026-04-13', insteadOf: '2026-04-06', because: 'Spring break' })

  // Tom works Mondays to Wednesdays, Ray Wednesdays and Thursdays; four weeks on is a Monday.
  await sql`update members set works_on = case initials when 'TO' then 7 else 12 end where initials in ('TO', 'RT')`
  await cast.inSchool(() => setPlan(sponsor, number, { ...plan, everyWeeks: 4 }))
  expect((await rotation(number)).next).toMatchObject({ on: '2026-04-01', insteadOf: '2026-03-30', because: 'a day that one of them does not work' })
  expect(await said(number)).toContain('TO lead 2026-03-02 2026-03-31')
  await sql`update members set works_on = 31`
})

test('who is away is passed over in the order, and keeps the place', async () => {
  const number = await initiative('PN', 'RT')
  const sponsor = await cast.acting('RO')
  const order = await Promise.all(['TO', 'RT', 'PN'].map((who) => cast.acting(who)))
  const plan = { cadence: 'every few weeks' as const, everyWeeks: 2, seats: 1, choosing: 'in this order' as const, order: order.map(({ memberId }) => memberId) }
  await cast.inSchool(() => setPlan(sponsor, number, plan))
  await sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) values (${cast.schoolId}, ${uuidv7()}, ${order[1]?.memberId ?? ''}, '2026-03-09', '2026-03-20', ${order[1]?.memberId ?? ''})`
  expect((await rotation(number)).leads.map(({ initials }) => initials)).toEqual(['PN', 'TO'])
  await sql`update leaves set cancelled_at = skein_now()`
  expect((await rotation(number)).leads.map(({ initials }) => initials)).toEqual(['RT', 'PN', 'TO'])
})

test('the order goes on after the latest lead who stands in it, whoever leads meanwhile and whoever has left', async () => {
  const number = await initiative('PN', 'RT', 'MW')
  const [sponsor, tom, jess] = [await cast.acting('RO'), await cast.acting('TO'), await cast.acting('JL')]
  const order = await Promise.all(['RT', 'TO', 'PN', 'MW'].map((who) => cast.acting(who)))
  await cast.inSchool(() => setPlan(sponsor, number, { cadence: 'open-ended', seats: 1, choosing: 'in this order', order: order.map(({ memberId }) => memberId) }))
  const next = async () => (await rotation(number)).leads.map(({ initials }) => initials)
  expect(await next()).toEqual(['PN', 'MW', 'RT'])

  await cast.inSchool(() => stepBack(tom, number, {}))
  await cast.inSchool(() => takeLead(jess, number, { cameAbout: 'offered' }))
  expect(await next()).toEqual(['PN', 'MW', 'RT'])
})

test('who has left keeps a place in the order, and is never next', async () => {
  const number = await initiative('PN', 'RT')
  await sql`insert into members (school_id, id, name, initials, position, access, joined_on) values (${cast.schoolId}, ${uuidv7()}, 'Ana Vidal', 'AV', 'teacher', 'member', '2025-08-18')`
  const [sponsor, tom, ana] = [await cast.acting('RO'), await cast.acting('TO'), await cast.acting('AV')]
  const order = await Promise.all(['RT', 'AV', 'PN'].map((who) => cast.acting(who)))
  await cast.inSchool(() => setPlan(sponsor, number, { cadence: 'open-ended', seats: 1, choosing: 'in this order', order: order.map(({ memberId }) => memberId) }))
  await cast.inSchool(() => stepBack(tom, number, { leave: true }))
  await cast.inSchool(() => takeLead(ana, number, { cameAbout: 'offered' }))
  await cast.inSchool(() => stepBack(ana, number, { leave: true }))
  await sql`update members set left_on = '2026-03-02' where initials = 'AV'`
  expect((await rotation(number)).leads.map(({ initials }) => initials)).toEqual(['PN', 'RT'])
})

test('whoever is next in the agreed order is suggested first, new here or not, and asked without a reason; another takes one', async () => {
  const number = await initiative('PN', 'RT')
  const [sponsor, tom, ray] = [await cast.acting('RO'), await cast.acting('TO'), await cast.acting('RT')]
  const order = await Promise.all(['TO', 'RT', 'SK', 'PN'].map((who) => cast.acting(who)))
  await cast.inSchool(() => setPlan(sponsor, number, { cadence: 'open-ended', seats: 1, choosing: 'in this order', order: order.map(({ memberId }) => memberId) }))
  const initiativeId = await cast.initiativeId(number)
  const first = async (leaving?: string) => (await cast.inSchool(() => whoMightLead(tom, { initiativeId, on: '2026-03-10', ...(leaving && { leaving }) })))[0]
  expect(await first()).toMatchObject({ name: 'Ray Tibbets', reasons: expect.arrayContaining(['next in the agreed order']) })
  expect((await first(ray.memberId))?.memberId).toBe(order[2]?.memberId)
  const turn = { turnId: '', initiativeId, number, title: '', dueOn: '2026-03-10', isComing: false, handOver: null, nextId: null }
  expect((await cast.inSchool(() => successorsOf(tom, tom.memberId, [turn])))[0]).toMatchObject({ firstId: ray.memberId, suggestedId: ray.memberId })

  await sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) values (${cast.schoolId}, ${uuidv7()}, ${ray.memberId}, '2026-03-09', '2026-03-20', ${ray.memberId})`
  expect((await first())?.memberId).toBe(order[2]?.memberId)
  await sql`update leaves set cancelled_at = skein_now() where cancelled_at is null`
  await expect(kindOf(offered(number, 'PN', { choiceReason: '' }))).resolves.toBe('conflict')
  await expect(kindOf(offered(number, 'RT', { choiceReason: '' }))).resolves.toBe('done')
})

test('a lead that ends before a closed week is handed over on the first open day, and the page says which and why', async () => {
  const number = await initiative('PN')
  await sql`update turns t set ended_at = '2026-04-06T07:00Z' from initiatives i where i.id = t.initiative_id and i.number = ${number} and t.role = 'lead'`
  expect((await rotation(number)).next).toMatchObject({ on: '2026-04-13', insteadOf: '2026-04-06', because: 'Spring break' })
})

test('a lead that ends on the Friday before a closed week is handed over on the first open day after it, not on the Saturday', async () => {
  const number = await initiative('PN')
  await sql`update turns t set ended_at = '2026-04-04T07:00Z' from initiatives i where i.id = t.initiative_id and i.number = ${number} and t.role = 'lead'`
  expect((await rotation(number)).next).toMatchObject({ on: '2026-04-13', insteadOf: '2026-04-04', because: 'Spring break' })
})

test('who dates a hand-over on the weekend that opens a closed week is told so, and may keep it', async () => {
  const number = await initiative('PN')
  const { taker, day, id } = await offered(number, 'PN', { dueOn: '2026-04-04' })
  const kept = { on: '2026-04-04', kept: { because: 'Spring break', openOn: '2026-04-13' } }
  expect(day).toEqual(kept)
  expect((await rotation(number)).next).toMatchObject(kept)
  await cast.inSchool(() => acceptHandOver(taker, number, id))
  expect((await rotation(number)).next).toMatchObject({ ...kept, step: 'accepted' })
})

test('of two who lead side by side, the one whose lead passes on first is next, also while the other asks someone', async () => {
  const number = await initiative('PN', 'RT')
  await sql`update initiatives set lead_seats = 2 where number = ${number}`
  const beside = await cast.acting('RT')
  await cast.inSchool(() => takeLead(beside, number, { cameAbout: 'offered' }))
  await sql`update turns t set ended_at = '2026-03-23T07:00Z' from initiatives i where i.id = t.initiative_id and i.number = ${number} and t.role = 'lead' and t.member_id = ${beside.memberId}`
  await offered(number, 'PN', { dueOn: '2026-05-20' })
  expect((await rotation(number)).next).toMatchObject({ on: '2026-03-23', from: ['Ray Tibbets'], to: null, step: 'planned' })
  await sql`update hand_overs set due_on = '2026-03-16' where id = ${await openIn(number)}`
  expect((await rotation(number)).next).toMatchObject({ on: '2026-03-16', from: ['Tom Okafor'], to: 'Priya Natarajan', step: 'offered' })
})

test('a plan by terms knows the first day of each term to come', async () => {
  const number = await initiative('PN', 'RT', 'MW')
  await sql`insert into school_years (school_id, id, name, starts_on, ends_on) values (${cast.schoolId}, ${uuidv7()}, 'next', '2026-08-17', '2027-06-04')`
  for (const [name, from, to] of [['Fall', '2026-08-17', '2026-12-18'], ['Spring', '2027-01-04', '2027-06-04']] as const) await sql`insert into terms (school_id, id, name, starts_on, ends_on) values (${cast.schoolId}, ${uuidv7()}, ${name}, ${from}, ${to})`
  const sponsor = await cast.acting('RO')
  const order = await Promise.all(['TO', 'RT', 'PN', 'MW'].map((who) => cast.acting(who)))
  await cast.inSchool(() => setPlan(sponsor, number, { cadence: 'every term', seats: 1, choosing: 'in this order', order: order.map(({ memberId }) => memberId) }))
  expect((await rotation(number)).leads.map(({ initials, on }) => `${initials} ${on}`)).toEqual(['RT 2026-08-17', 'PN 2027-01-04', 'MW null'])
})

test('a plan is refused to followers, with fewer seats than leads, and with someone twice', async () => {
  const number = await initiative('PN')
  const [follower, sponsor] = [await cast.acting('PN'), await cast.acting('RO')]
  const plan = { cadence: 'open-ended' as const, seats: 1, choosing: 'in this order' as const, order: [follower.memberId, follower.memberId] }
  await expect(kindOf(cast.inSchool(() => setPlan(follower, number, plan)))).resolves.toBe('forbidden')
  await expect(kindOf(cast.inSchool(() => setPlan(sponsor, number, plan)))).resolves.toBe('conflict')
  await expect(kindOf(cast.inSchool(() => setPlan(sponsor, number, { ...plan, order: [uuidv7()] })))).resolves.toBe('missing')
})

const planTurnFor = (number: number, who: string, { from, seat }: { from: string; seat: number }) => sql`
  insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
  select m.school_id, gen_random_uuid(), i.id, m.id, 'lead', ${seat}, ${from}::timestamptz, 'chosen', m.id from initiatives i join members m on m.initials = ${who} where i.number = ${number}`
const endTurnsOf = (number: number, who: string[], at: string) => sql`
  update turns set ended_at = ${at}::timestamptz where ended_at is null and member_id in (select id from members where initials in ${sql(who)}) and initiative_id = (select id from initiatives where number = ${number})`

test('a lead planned for someone else that another accepts moves to a free seat, or comes to nothing and they go on following', async () => {
  const alone = await initiative('PN', 'RT')
  await endTurnsOf(alone, ['PN', 'TO'], '2026-03-23 07:00Z')
  await planTurnFor(alone, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  const first = await offered(alone, 'RT', { dueOn: '2026-03-23' })
  await cast.inSchool(() => acceptHandOver(first.taker, alone, first.id))
  expect(await said(alone)).toEqual(['PN follow 2026-03-02 2026-03-22', 'RT follow 2026-03-02 2026-03-22', 'TO lead 2026-03-02 2026-03-22', 'PN follow 2026-03-23', 'RT lead 2026-03-23', 'TO follow 2026-03-23'])

  const together = await initiative('PN', 'RT')
  await sql`update initiatives set lead_seats = 2 where number = ${together}`
  await endTurnsOf(together, ['PN', 'TO'], '2026-03-23 07:00Z')
  await planTurnFor(together, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  const second = await offered(together, 'RT', { dueOn: '2026-03-23' })
  await cast.inSchool(() => acceptHandOver(second.taker, together, second.id))
  expect((await said(together)).filter((line) => line.includes('lead'))).toEqual(['TO lead 2026-03-02 2026-03-22', 'PN lead 2026-03-23', 'RT lead 2026-03-23'])
})

test('who declines the lead that was planned for them goes on following, and whose lead it is may take the question back', async () => {
  const number = await initiative('PN')
  await endTurnsOf(number, ['PN', 'TO'], '2026-03-23 07:00Z')
  await planTurnFor(number, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-23', choiceReason: '' })
  await cast.inSchool(() => declineHandOver(taker, number, { id, reason: 'Not this term.' }))
  expect((await said(number)).filter((line) => line.startsWith('PN'))).toEqual(['PN follow 2026-03-02 2026-03-22', 'PN follow 2026-03-23'])

  const [marcus, tom] = [await cast.acting('MW'), await cast.acting('TO')]
  await cast.inSchool(() => handOver(marcus, number, { ...notes, from: tom.memberId, to: taker.memberId, choiceReason: 'He is away.' }))
  expect(await kindOf(cast.inSchool(async () => declineHandOver(tom, number, { id: await openIn(number) })))).toBe('done')
})
