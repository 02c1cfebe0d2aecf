import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asIfGone, ownDatabase, ownerOf } from '../support/database'
import { startServer } from '../support/server'
import type { TestServer } from '../support/server'
import { Visitor, demoEmail } from '../support/visitor'

let own: Awaited<ReturnType<typeof ownDatabase>>
let server: TestServer
let sql: ReturnType<typeof ownerOf>
let jess: Visitor
let page = ''

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
  // A server far from the school, on the other side of the day: nothing may be counted in its own time.
  server = await startServer(own.url, { TZ: 'Pacific/Kiritimati', LOG_LEVEL: 'info' })
  jess = await new Visitor(server.url).signIn(demoEmail('jess.lindqvist'))
  page = `/s/harbor-ridge/people/${await idOf('JL')}/calendar`
})
afterAll(async () => {
  await server.stop()
  await sql.end()
  await own.drop()
})

const idOf = async (initials: string) => (await sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ?? ''
const nobody = () => new Visitor(server.url)

/** Makes an address the way a person does, and reads it off the page. A server that is busy as it begins says so, and is asked again. */
async function addressOf(visitor: Visitor, at: string) {
  const made = await whenFree(() => visitor.post(at))
  expect([made.status, made.headers.get('Location')]).toEqual([303, at])
  const shown = await (await whenFree(() => visitor.get(at))).text()
  return new URL(/value="([^"]+\.ics)"/.exec(shown)?.[1] ?? '').pathname
}

async function whenFree(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await ask()
    if (answer.status !== 503) return answer
    await new Promise((later) => setTimeout(later, 500))
  }
  return ask()
}

type Seen = { uid: string; title: string; from: string; last: string; status: string; sequence: number; modified: string; isDay: boolean }

/** What an independent reader of iCalendar makes of it: the last day is the one before DTEND. */
function read(text: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const last = event.endDate.clone()
    if (last.isDate) last.adjust(-1, 0, 0, 0)
    const said = (name: string) => String(component.getFirstPropertyValue(name))
    return { uid: event.uid, title: event.summary, from: event.startDate.toString(), last: last.toString(), status: said('status'), sequence: Number(said('sequence')), modified: said('last-modified'), isDay: event.startDate.isDate && event.endDate.isDate }
  })
}

/** As a calendar program asks again; fetch would add that it wants no stored answer. */
function statusFor(etag: string) {
  return new Promise((done, fail) => http.get(new URL(feed, server.url), { headers: { 'If-None-Match': etag } }, (answer) => (answer.resume(), done(answer.statusCode))).on('error', fail))
}

let feed = ''
beforeEach(async () => {
  if (feed) return
  feed = await addressOf(jess, page)
  await jess.post(`${page}/follows`, { follows: 'on' })
})
const seen = async (query = '') => read(await (await nobody().get(feed + query)).text())

test('a member’s turns are days in the calendar: those they lead, and those they follow where they ask for it', async () => {
  const entries = await seen()
  const lead = entries.find(({ title }) => title === 'Lead: One device per student')
  expect(lead).toMatchObject({ from: '2026-01-17', last: '2026-03-20', status: 'CONFIRMED', isDay: true })
  expect(entries.filter(({ title }) => /^Follow(ed)?: One device/.test(title)).map(({ from, last }) => [from, last])).toEqual([['2025-08-17', '2026-01-16'], ['2026-03-21', '2026-06-05']])
  expect(entries.filter(({ uid }) => !uid.startsWith('deadline')).every(({ isDay }) => isDay)).toBe(true)
  const following = ({ title }: Seen) => /^(Follow|Shadow)/.test(title)
  expect((await seen('?only=lead')).some(following)).toBe(false)
  await jess.post(`${page}/follows`)
  expect([(await seen()).some(following), (await seen()).length > 2]).toEqual([false, true])
  expect(await (await jess.get(page)).text()).toContain('What you follow and shadow is left out.')
  await jess.post(`${page}/follows`, { follows: 'on' })
  expect((await seen()).some(following)).toBe(true)
})

test('what is over is told in past words, and nothing stands on days after the school year', async () => {
  const entries = await seen()
  expect(entries.filter(({ title }) => /^(Lead|Follow|Shadow):/.test(title)).every(({ last }) => last >= '2026-03-02')).toBe(true)
  const over = entries.filter(({ title }) => /^(Led|Followed|Shadowed|Handed over|Took over)/.test(title))
  expect([over.length > 0, over.every(({ last }) => last < '2026-03-02')]).toEqual([true, true])
  await sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 3, began, ended, 'offered', m.id from initiatives i join members m on m.initials = 'JL',
      (values ('2026-06-01 07:00Z'::timestamptz, '2026-06-20 07:00Z'::timestamptz), ('2026-06-20 07:00Z', '2026-07-01 07:00Z')) t(began, ended) where i.number = 7`
  expect((await seen()).filter(({ title }) => title.endsWith('ta and walk-throughs') && title.startsWith('Lead')).map(({ from, last }) => [from, last])).toEqual([['2026-06-01', '2026-06-05']])
  expect((await seen()).filter(({ last }) => last > '2026-06-05')).toEqual([])
})

test('decisions that ask a member, and what they will do by a day, are there with their deadlines', async () => {
  const [decision] = await sql<{ id: string; question: string }[]>`
    select d.id, d.question from decisions d join responses r on r.decision_id = d.id and r.round = d.round where d.state = 'open' and r.choice is not null and r.member_id = ${await idOf('JL')} limit 1`
  const asked = (entries: Seen[]) => entries.find(({ uid }) => uid === `deadline-${decision?.id}@skein`)
  expect(asked(await seen())).toMatchObject({ title: `Responses close: ${decision?.question}`, isDay: false, status: 'CONFIRMED' })
  await sql`update decisions set state = 'closing', closed_at = skein_now(), closed_how = 'early', closed_by = proposer_id where id = ${decision?.id ?? ''}`
  expect(asked(await seen())).toMatchObject({ title: `Cancelled: Responses close: ${decision?.question}`, status: 'CANCELLED' })
  await sql`insert into actions (school_id, id, text, owner_id, due_on, added_by) select school_id, gen_random_uuid(), 'Print the signs', id, '2026-03-11', id from members where initials = 'JL'`
  expect((await seen()).find(({ title }) => title === 'Due: Print the signs')).toMatchObject({ from: '2026-03-11', last: '2026-03-11', isDay: true })
})

test('a hand-over stands on the first day of the next lead, for the one who gives and the one who takes', async () => {
  const denise = await new Visitor(server.url).signIn(demoEmail('denise.abara'))
  const hers = read(await (await nobody().get(await addressOf(denise, `/s/harbor-ridge/people/${await idOf('DA')}/calendar`))).text())
  const [given, taken] = [(await seen()).find(({ title }) => title.startsWith('Hand over')), hers.find(({ title }) => title.startsWith('Take over'))]
  expect(given).toMatchObject({ title: 'Hand over the lead: One device per student (to Denise Abara)', from: '2026-03-21', last: '2026-03-21', status: 'TENTATIVE' })
  expect(taken).toMatchObject({ title: 'Take over the lead: One device per student (from Jess Lindqvist)', from: '2026-03-21', uid: given?.uid })
  expect(hers.find(({ title }) => title === 'Lead: One device per student')).toMatchObject({ from: '2026-03-21', last: '2026-06-05', status: 'TENTATIVE' })
})

test('turns that end at local midnight on either side of a clock change keep their days', async () => {
  // In Los Angeles clocks go forward on 8 March 2026 and back on 2 November 2025: midnight is 08:00Z before, 07:00Z after.
  const put = (number: number, began: string, ended: string) => sql`
    insert into turns (school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'shadow', ${began}::text::timestamptz, ${ended}::text::timestamptz, 'offered', m.id from initiatives i join members m on m.initials = 'JL' where i.number = ${number}`
  await put(2, '2026-03-07T08:00:00Z', '2026-03-09T07:00:00Z')
  await put(3, '2025-11-01T07:00:00Z', '2025-11-03T08:00:00Z')
  await put(4, '2026-03-08T08:00:00Z', '2026-03-08T20:30:00Z')
  const days = (await seen()).filter(({ title }) => /^Shadow(ed)?:/.test(title)).map(({ from, last }) => [from, last])
  expect(days).toEqual([['2025-11-01', '2025-11-02'], ['2026-03-07', '2026-03-08'], ['2026-03-08', '2026-03-08']])
})

test('an open turn is shown to the end of the school year, and a hand-over without a successor as one to come', async () => {
  await sql`update turns set leaves = true, ended_at = null where role = 'lead' and ended_at > skein_now() and member_id = ${await idOf('LO')}`
  const luis = await new Visitor(server.url).signIn(demoEmail('luis.ortega'))
  const his = read(await (await nobody().get(await addressOf(luis, `/s/harbor-ridge/people/${await idOf('LO')}/calendar`))).text())
  expect(his.find(({ title }) => title.startsWith('Lead'))).toMatchObject({ from: '2026-02-21', last: '2026-06-05' })
  await sql`update turns set leaves = true, ended_at = '2026-05-09T07:00Z' where role = 'lead' and member_id = ${await idOf('LO')}`
  const then = read(await (await nobody().get(await addressOf(luis, `/s/harbor-ridge/people/${await idOf('LO')}/calendar`))).text())
  expect(then.find(({ title }) => title.startsWith('Lead'))).toMatchObject({ last: '2026-05-08', sequence: 2 })
  expect(then.find(({ title }) => title.startsWith('Hand over'))).toMatchObject({ title: 'Hand over the lead: Station-rotation pilot', from: '2026-05-09', status: 'TENTATIVE' })
})

test('what changes keeps its name, counts up, and says when; what came to nothing is cancelled', async () => {
  await sql`insert into turns (school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'follow', '2026-04-01T07:00Z', '2026-06-06T07:00Z', 'offered', m.id from initiatives i join members m on m.initials = 'JL' where i.number = 8`
  const mine = (entries: Seen[]) => entries.find(({ title }) => title.endsWith('Follow: Cafeteria flow'))
  const before = mine(await seen())
  await new Promise((done) => setTimeout(done, 1100))
  await sql`update turns set leaves = true, ended_at = '2026-05-16T07:00Z' where id = ${before?.uid.slice(5, -6) ?? ''}`
  const after = mine(await seen())
  expect([after?.uid, after?.last, after?.sequence]).toEqual([before?.uid, '2026-05-15', (before?.sequence ?? 0) + 1])
  expect((after?.modified ?? '') > (before?.modified ?? '')).toBe(true)
  await sql`update turns set leaves = true, ended_at = began_at where id = ${before?.uid.slice(5, -6) ?? ''}`
  expect(mine(await seen())).toMatchObject({ uid: before?.uid, status: 'CANCELLED', sequence: (before?.sequence ?? 0) + 2 })
})

test('a hand-over that waits is tentative, once accepted it is certain, and one that was declined is cancelled for the one who declined', async () => {
  const offer = async (number: number, to: string, due: string) => {
    const id = crypto.randomUUID()
    await sql`insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, due_on, stands, next, prepared_by, offered_by, offered_at)
      select t.school_id, ${id}, t.initiative_id, t.id, ${await idOf(to)}, ${due}, 'x', 'x', t.member_id, t.member_id, skein_now()
      from turns t join initiatives i on i.id = t.initiative_id where i.number = ${number} and t.role = 'lead' and t.during @> skein_now() and t.seat = 1`
    return id
  }
  const mine = async () => (await seen()).filter(({ title, from }) => title.includes('Take over') && from > '2026-03-02')
  const [one, other] = [await offer(6, 'JL', '2026-04-13'), await offer(5, 'JL', '2026-03-09')]
  expect((await mine()).map(({ title, from, status }) => [title, from, status])).toEqual([
    ['Take over the lead: Family engagement (from Mei-Ling Tran)', '2026-03-09', 'TENTATIVE'],
    ['Take over the lead: Common planning time (from Carla Ruiz)', '2026-04-13', 'TENTATIVE'],
  ])
  await sql`update hand_overs set answer = 'accepted', answered_at = skein_now() where id = ${one}`
  await sql`update hand_overs set answer = 'declined', answered_at = skein_now() where id = ${other}`
  expect((await mine()).map(({ from, status, sequence }) => [from, status, sequence])).toEqual([['2026-03-09', 'CANCELLED', 2], ['2026-04-13', 'CONFIRMED', 2]])
})

test('notes that are prepared but not offered stay unknown to whoever may be meant', async () => {
  await sql`insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, due_on, stands, prepared_by)
    select t.school_id, gen_random_uuid(), t.initiative_id, t.id, ${await idOf('JL')}, '2026-03-16', 'x', t.member_id
    from turns t join initiatives i on i.id = t.initiative_id where i.number = 9 and t.role = 'lead' and t.during @> skein_now()`
  expect((await seen()).filter(({ title }) => title.includes('Lead Learners') && title.startsWith('Take over'))).toEqual([])
})

test('awkward words are escaped, and no line is longer than 75 octets', async () => {
  const title = 'Brücken, Wege; “zwei\\drei” – 学校の話し合いと読書の時間をもっと増やすために、みんなで少しずつ'
  await sql`update initiatives set title = ${title} where number = 1`
  const text = await (await nobody().get(feed)).text()
  expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(text.endsWith('END:VCALENDAR\r\n') || text.endsWith('END:VCALENDAR')).toBe(true)
  expect(read(text).map(({ title: said }) => said)).toContain(`Lead: ${title}`)
  await sql`update initiatives set title = 'One device per student' where number = 1`
})

test('the answer is for this reader alone, the same while nothing changes, and is not sent twice', async () => {
  const [one, two] = [await nobody().get(feed), await nobody().get(feed)]
  expect([one.headers.get('Content-Type'), one.headers.get('Cache-Control')]).toEqual(['text/calendar; charset=utf-8', 'private, no-cache'])
  expect(await one.text()).toBe(await two.text())
  expect(await statusFor(one.headers.get('ETag') ?? '')).toBe(304)
})

test('an address is shown once, and only its hash is kept', async () => {
  const answer = await jess.get(page)
  const again = await answer.text()
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(again).not.toContain('.ics')
  expect(again).toContain('cannot be shown again')
  const token = /calendar\/([\w-]{43})/.exec(feed)?.[1] ?? 'nothing'
  const kept = JSON.stringify(await sql`select * from calendar_feeds`)
  expect(kept).not.toContain(token)
  expect(server.words()).toContain('/feeds/calendar/…')
  expect(server.words()).not.toContain(token)
})

test('an address that was never made, was replaced, taken back, or is of someone who left, is not there', async () => {
  expect((await nobody().get(`/feeds/calendar/${'x'.repeat(43)}.ics`)).status).toBe(404)
  expect((await nobody().get('/feeds/calendar/constructor.ics')).status).toBe(404)
  const ray = await new Visitor(server.url).signIn(demoEmail('ray.tibbets'))
  const at = `/s/harbor-ridge/people/${await idOf('RT')}/calendar`
  const [first, second] = [await addressOf(ray, at), await addressOf(ray, at)]
  expect([(await nobody().get(first)).status, (await nobody().get(second)).status]).toEqual([404, 200])
  expect((await ray.post(`${at}/end`)).status).toBe(303)
  expect((await nobody().get(second)).status).toBe(404)
  const third = await addressOf(ray, at)
  expect((await nobody().get(third)).status).toBe(200)
  await asIfGone(sql, 'RT')
  expect((await nobody().get(third)).status).toBe(404)
})

test('nobody makes, sees or stops the calendar of another', async () => {
  const renata = await new Visitor(server.url).signIn(demoEmail('renata.osei'))
  expect((await renata.get(page)).status).toBe(403)
  expect((await renata.post(page)).status).toBe(403)
  expect((await renata.post(`${page}/end`)).status).toBe(403)
  expect((await jess.get(`${page}/constructor`)).status).toBe(404)
  expect((await jess.post(`${page}/constructor`)).status).toBe(404)
  expect((await nobody().get(feed)).status).toBe(200)
})

test('two addresses made at once leave one that works', async () => {
  await Promise.all([jess.post(page), jess.post(page), jess.post(page)])
  const [{ n } = { n: 0 }] = await sql<{ n: number }[]>`select count(*)::int as n from calendar_feeds where member_id = ${await idOf('JL')} and revoked_at is null`
  expect(n).toBe(1)
})

const isThere = (program: string) => spawnSync('which', [program]).status === 0

test.skipIf(!isThere('khal') || !isThere('calcurse'))('two ordinary programs read it: every entry of theirs, and none with trouble', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skein-feed-'))
  const text = await (await nobody().get(await addressOf(jess, page))).text()
  writeFileSync(join(folder, 'skein.ics'), text)
  const many = (text.match(/^BEGIN:VEVENT/gm) ?? []).length
  const calcurse = spawnSync('calcurse', ['-D', join(folder, 'calcurse'), '-i', join(folder, 'skein.ics')], { encoding: 'utf8' })
  expect([calcurse.status, calcurse.stdout + calcurse.stderr]).toEqual([0, expect.stringContaining(`0 todo`)])
  expect(calcurse.stdout + calcurse.stderr).toMatch(/ 0 skipped/)

  const formats = ['dateformat', 'longdateformat'].map((name) => `${name} = %Y-%m-%d`).concat(['datetimeformat', 'longdatetimeformat'].map((name) => `${name} = %Y-%m-%d %H:%M`))
  const config = ['[calendars]', '[[skein]]', `path = ${join(folder, 'khal')}`, '[locale]', 'local_timezone = America/Los_Angeles', 'default_timezone = America/Los_Angeles', 'timeformat = %H:%M', ...formats, '[sqlite]', `path = ${join(folder, 'khal.db')}`].join('\n')
  writeFileSync(join(folder, 'khal.conf'), config)
  const khal = (...words: string[]) => spawnSync('khal', ['-c', join(folder, 'khal.conf'), ...words], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  expect([khal('import', '--batch', join(folder, 'skein.ics')).status, many > 5]).toEqual([0, true])
  const listed = khal('list', '--format', '{uid} {title}', '--day-format', '', '2025-08-01', '400d').stdout
  expect(new Set(listed.split('\n').filter((line) => line.includes('@skein')).map((line) => line.split(' ')[0])).size).toBe(many)
})
