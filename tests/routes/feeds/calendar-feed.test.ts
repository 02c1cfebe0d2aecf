import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addressOf, feedOfJess, readCalendar } from '../../support/calendar-feed'
import type { Seen } from '../../support/calendar-feed'
import { demoEmail } from '../../support/visitor'

const here = feedOfJess()

test('a member’s turns are days in the calendar: those they lead, and those they follow where they ask for it', async () => {
  const entries = await here.seen()
  const lead = entries.find(({ title }) => title === 'Lead: One device per student')
  expect(lead).toMatchObject({
    from: '2026-01-17',
    last: '2026-03-20',
    status: 'CONFIRMED',
    isDay: true,
  })
  expect(
    entries
      .filter(({ title }) => /^Follow(ed)?: One device/.test(title))
      .map(({ from, last }) => [from, last]),
  ).toEqual([
    ['2025-08-17', '2026-01-16'],
    ['2026-03-21', '2026-06-05'],
  ])
  expect(entries.filter(({ uid }) => !uid.startsWith('deadline')).every(({ isDay }) => isDay)).toBe(
    true,
  )
  const following = ({ title }: Seen) => /^(Follow|Shadow)/.test(title)
  expect((await here.seen('?only=lead')).some(following)).toBe(false)
  await here.jess.post(`${here.page}/follows`)
  expect([(await here.seen()).some(following), (await here.seen()).length > 2]).toEqual([
    false,
    true,
  ])
  expect(await (await here.jess.get(here.page)).text()).toContain(
    'What you follow and shadow is left out.',
  )
  await here.jess.post(`${here.page}/follows`, { follows: 'on' })
  expect((await here.seen()).some(following)).toBe(true)
})

test('what is over is told in past words, and nothing stands on days after the school year', async () => {
  const entries = await here.seen()
  expect(
    entries
      .filter(({ title }) => /^(Lead|Follow|Shadow):/.test(title))
      .every(({ last }) => last >= '2026-03-02'),
  ).toBe(true)
  const over = entries.filter(({ title }) =>
    /^(Led|Followed|Shadowed|Handed over|Took over)/.test(title),
  )
  expect([over.length > 0, over.every(({ last }) => last < '2026-03-02')]).toEqual([true, true])
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 3, '2026-06-01 07:00Z', '2026-06-20 07:00Z', 'offered', m.id from initiatives i join members m on m.initials = 'JL' where i.number = 7`
  expect(
    (await here.seen())
      .filter(({ title }) => title.endsWith('ta and walk-throughs') && title.startsWith('Lead'))
      .map(({ from, last }) => [from, last]),
  ).toEqual([['2026-06-01', '2026-06-05']])
  expect((await here.seen()).filter(({ last }) => last > '2026-06-05')).toEqual([])
})

test('what is to come is told as to come, nothing changed later than now, and what is cancelled is told as nothing else', async () => {
  const farah = await here.as('farah.siddiqui')
  const at = `/s/harbor-ridge/people/${await here.idOf('FS')}/calendar`
  const feed = await addressOf(farah, at)
  const read = async () =>
    (await (await here.stranger().get(feed)).text()).replaceAll(/\r?\n /g, '').split('BEGIN:VEVENT')
  const led = (events: string[]) =>
    events.find((event) => /SUMMARY:(Cancelled: )?Lead: Family engagement/.test(event)) ?? ''
  const changed = (await read()).flatMap((event) => /LAST-MODIFIED:(\w+)/.exec(event)?.[1] ?? [])
  expect(changed.filter((instant) => instant >= '20260303')).toEqual([])
  expect(led(await read())).toContain('You will lead this (chosen).')
  await here.sql`update turns set leaves = true, ended_at = began_at where role = 'lead' and member_id = ${await here.idOf('FS')} and began_at > '2026-03-02'`
  expect(led(await read())).toContain('SUMMARY:Cancelled: Lead')
  expect(led(await read())).not.toContain('You')
})

test('decisions that ask a member, and what they will do by a day, are there with their deadlines', async () => {
  const [decision] = await here.sql<{ id: string; question: string }[]>`
    select d.id, d.question from decisions d join responses r on (r.school_id, r.decision_id) = (d.school_id, d.id) and r.round = d.round where d.state = 'open' and r.choice is not null and r.member_id = ${await here.idOf('JL')} limit 1`
  const asked = (entries: Seen[]) =>
    entries.find(({ uid }) => uid === `deadline-${decision?.id}@skein`)
  expect(asked(await here.seen())).toMatchObject({
    title: `Responses close: ${decision?.question}`,
    isDay: false,
    status: 'CONFIRMED',
  })
  await here.sql`update decisions set state = 'closing', closed_at = skein_now(), closed_how = 'early', closed_by = proposer_id where id = ${decision?.id ?? ''}`
  expect(asked(await here.seen())).toMatchObject({
    title: `Cancelled: Responses close: ${decision?.question}`,
    status: 'CANCELLED',
  })
  await here.sql`insert into actions (school_id, id, text, owner_id, due_on, added_by) select school_id, gen_random_uuid(), 'Print the signs', id, '2026-03-11', id from members where initials = 'JL'`
  expect((await here.seen()).find(({ title }) => title === 'Due: Print the signs')).toMatchObject({
    from: '2026-03-11',
    last: '2026-03-11',
    isDay: true,
  })
})

test('a hand-over stands on the first day of the next lead, for the one who gives and the one who takes', async () => {
  const denise = await here.stranger().signIn(demoEmail('denise.abara'))
  const hers = readCalendar(
    await (
      await here
        .stranger()
        .get(await addressOf(denise, `/s/harbor-ridge/people/${await here.idOf('DA')}/calendar`))
    ).text(),
  )
  const [given, taken] = [
    (await here.seen()).find(({ title }) => title.startsWith('Hand over')),
    hers.find(({ title }) => title.startsWith('Take over')),
  ]
  expect(given).toMatchObject({
    title: 'Hand over the lead: One device per student (to Denise Abara)',
    from: '2026-03-21',
    last: '2026-03-21',
    status: 'TENTATIVE',
  })
  expect(taken).toMatchObject({
    title: 'Take over the lead: One device per student (from Jess Lindqvist)',
    from: '2026-03-21',
    uid: given?.uid,
  })
  expect(hers.find(({ title }) => title === 'Lead: One device per student')).toMatchObject({
    from: '2026-03-21',
    last: '2026-06-05',
    status: 'TENTATIVE',
  })
})

test('turns that end at local midnight on either side of a clock change keep their days', async () => {
  // In Los Angeles clocks go forward on 8 March 2026 and back on 2 November 2025: midnight is
  // 08:00Z before, 07:00Z after.
  const put = (number: number, began: string, ended: string) => here.sql`
    insert into turns (school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'shadow', ${began}::text::timestamptz, ${ended}::text::timestamptz, 'offered', m.id from initiatives i join members m on m.initials = 'JL' where i.number = ${number}`
  await put(2, '2026-03-07T08:00:00Z', '2026-03-09T07:00:00Z')
  await put(3, '2025-11-01T07:00:00Z', '2025-11-03T08:00:00Z')
  await put(4, '2026-03-08T08:00:00Z', '2026-03-08T20:30:00Z')
  const days = (await here.seen())
    .filter(({ title }) => /^Shadow(ed)?:/.test(title))
    .map(({ from, last }) => [from, last])
  expect(days).toEqual([
    ['2025-11-01', '2025-11-02'],
    ['2026-03-07', '2026-03-08'],
    ['2026-03-08', '2026-03-08'],
  ])
})

test('an open turn is shown to the end of the school year, and a hand-over without a successor as one to come', async () => {
  await here.sql`update turns set leaves = true, ended_at = null where role = 'lead' and ended_at > skein_now() and member_id = ${await here.idOf('LO')}`
  const luis = await here.stranger().signIn(demoEmail('luis.ortega'))
  const his = readCalendar(
    await (
      await here
        .stranger()
        .get(await addressOf(luis, `/s/harbor-ridge/people/${await here.idOf('LO')}/calendar`))
    ).text(),
  )
  expect(his.find(({ title }) => title.startsWith('Lead'))).toMatchObject({
    from: '2026-02-21',
    last: '2026-06-05',
  })
  await here.sql`update turns set leaves = true, ended_at = '2026-05-09T07:00Z' where role = 'lead' and member_id = ${await here.idOf('LO')}`
  const then = readCalendar(
    await (
      await here
        .stranger()
        .get(await addressOf(luis, `/s/harbor-ridge/people/${await here.idOf('LO')}/calendar`))
    ).text(),
  )
  expect(then.find(({ title }) => title.startsWith('Lead'))).toMatchObject({
    last: '2026-05-08',
    sequence: 2,
  })
  expect(then.find(({ title }) => title.startsWith('Hand over'))).toMatchObject({
    title: 'Hand over the lead: Station-rotation pilot',
    from: '2026-05-09',
    status: 'TENTATIVE',
  })
})

test('what changes keeps its name, counts up, and says when; what came to nothing is cancelled', async () => {
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'follow', '2026-04-01T07:00Z', '2026-06-06T07:00Z', 'offered', m.id from initiatives i join members m on m.initials = 'JL' where i.number = 8`
  const mine = (entries: Seen[]) =>
    entries.find(({ title }) => title.endsWith('Follow: Cafeteria flow'))
  const before = mine(await here.seen())
  await new Promise((done) => setTimeout(done, 1100))
  await here.sql`update turns set leaves = true, ended_at = '2026-05-16T07:00Z' where id = ${before?.uid.slice(5, -6) ?? ''}`
  const after = mine(await here.seen())
  expect([after?.uid, after?.last, after?.sequence]).toEqual([
    before?.uid,
    '2026-05-15',
    (before?.sequence ?? 0) + 1,
  ])
  expect((after?.modified ?? '') > (before?.modified ?? '')).toBe(true)
  await here.sql`update turns set leaves = true, ended_at = began_at where id = ${before?.uid.slice(5, -6) ?? ''}`
  expect(mine(await here.seen())).toMatchObject({
    uid: before?.uid,
    status: 'CANCELLED',
    sequence: (before?.sequence ?? 0) + 2,
  })
})

test('a hand-over that waits is tentative, once accepted it is certain, and one that was declined is cancelled for the one who declined', async () => {
  const offer = async (number: number, to: string, due: string) => {
    const id = crypto.randomUUID()
    await here.sql`insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, due_on, stands, next, prepared_by, offered_by, offered_at)
      select t.school_id, ${id}, t.initiative_id, t.id, ${await here.idOf(to)}, ${due}, 'x', 'x', t.member_id, t.member_id, skein_now()
      from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where i.number = ${number} and t.role = 'lead' and t.during @> skein_now() and t.seat = 1`
    return id
  }
  const mine = async () =>
    (await here.seen()).filter(
      ({ title, from }) => title.includes('Take over') && from > '2026-03-02',
    )
  const [one, other] = [await offer(6, 'JL', '2026-04-13'), await offer(5, 'JL', '2026-03-09')]
  expect((await mine()).map(({ title, from, status }) => [title, from, status])).toEqual([
    ['Take over the lead: Family engagement (from Mei-Ling Tran)', '2026-03-09', 'TENTATIVE'],
    ['Take over the lead: Common planning time (from Carla Ruiz)', '2026-04-13', 'TENTATIVE'],
  ])
  await here.sql`update hand_overs set answer = 'accepted', answered_at = skein_now() where id = ${one}`
  await here.sql`update hand_overs set answer = 'declined', answered_at = skein_now() where id = ${other}`
  expect((await mine()).map(({ from, status, sequence }) => [from, status, sequence])).toEqual([
    ['2026-03-09', 'CANCELLED', 2],
    ['2026-04-13', 'CONFIRMED', 2],
  ])
})

test('notes that are prepared but not offered stay unknown to the one who may be meant', async () => {
  await here.sql`insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, due_on, stands, prepared_by)
    select t.school_id, gen_random_uuid(), t.initiative_id, t.id, ${await here.idOf('JL')}, '2026-03-16', 'x', t.member_id
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where i.number = 9 and t.role = 'lead' and t.during @> skein_now()`
  expect(
    (await here.seen()).filter(
      ({ title }) => title.includes('Lead Learners') && title.startsWith('Take over'),
    ),
  ).toEqual([])
})

test('awkward words are escaped, and no line is longer than 75 octets', async () => {
  const title =
    'Brücken, Wege; “zwei\\drei” – 学校の話し合いと読書の時間をもっと増やすために、みんなで少しずつ'
  await here.sql`update initiatives set title = ${title} where number = 1`
  const text = await (await here.stranger().get(here.feed)).text()
  expect(
    Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line))),
  ).toBeLessThanOrEqual(75)
  expect(text.endsWith('END:VCALENDAR\r\n') || text.endsWith('END:VCALENDAR')).toBe(true)
  expect(readCalendar(text).map(({ title: said }) => said)).toContain(`Lead: ${title}`)
  await here.sql`update initiatives set title = 'One device per student' where number = 1`
})

const isThere = (program: string) => spawnSync('which', [program]).status === 0

test.skipIf(!isThere('khal') || !isThere('calcurse'))(
  'two ordinary programs read it: every entry of theirs, and none with trouble',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'skein-feed-'))
    const text = await (await here.stranger().get(await addressOf(here.jess, here.page))).text()
    writeFileSync(join(folder, 'skein.ics'), text)
    const many = (text.match(/^BEGIN:VEVENT/gm) ?? []).length
    const calcurse = spawnSync(
      'calcurse',
      ['-D', join(folder, 'calcurse'), '-i', join(folder, 'skein.ics')],
      { encoding: 'utf8' },
    )
    expect([calcurse.status, calcurse.stdout + calcurse.stderr]).toEqual([
      0,
      expect.stringContaining(`0 todo`),
    ])
    expect(calcurse.stdout + calcurse.stderr).toMatch(/ 0 skipped/)

    const formats = ['dateformat', 'longdateformat']
      .map((name) => `${name} = %Y-%m-%d`)
      .concat(['datetimeformat', 'longdatetimeformat'].map((name) => `${name} = %Y-%m-%d %H:%M`))
    const config = [
      '[calendars]',
      '[[skein]]',
      `path = ${join(folder, 'khal')}`,
      '[locale]',
      'local_timezone = America/Los_Angeles',
      'default_timezone = America/Los_Angeles',
      'timeformat = %H:%M',
      ...formats,
      '[sqlite]',
      `path = ${join(folder, 'khal.db')}`,
    ].join('\n')
    writeFileSync(join(folder, 'khal.conf'), config)
    const khal = (...words: string[]) =>
      spawnSync('khal', ['-c', join(folder, 'khal.conf'), ...words], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      })
    expect([khal('import', '--batch', join(folder, 'skein.ics')).status, many > 5]).toEqual([
      0,
      true,
    ])
    const listed = khal(
      'list',
      '--format',
      '{uid} {title}',
      '--day-format',
      '',
      '2025-08-01',
      '400d',
    ).stdout
    expect(
      new Set(
        listed
          .split('\n')
          .filter((line) => line.includes('@skein'))
          .map((line) => line.split(' ')[0]),
      ).size,
    ).toBe(many)
  },
)
