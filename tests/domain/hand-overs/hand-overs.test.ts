import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { Refusal } from '../../../app/domain/refusal'
import { takeLead } from '../../../app/domain/turns/turns'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { notes, rotatingIn } from '../../support/rotating'
import { everyoneBut } from '../../support/everyone'
import { handOverNotes } from '../../../app/domain/hand-overs/notes'
import { initiativeState } from '../../../app/domain/initiatives/state'

const here = ownSchool()
const { initiative, turnsThere, said, openIn, rotation, offered } = rotatingIn(here)

test('a hand-over for a day to come is planned from that day on, and the one who led follows then', async () => {
  const number = await initiative('PN')
  const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-23' })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))

  expect(await said(number)).toEqual([
    'PN follow 2026-03-02 2026-03-22',
    'TO lead 2026-03-02 2026-03-22',
    'PN lead 2026-03-23 2026-06-05',
    'TO follow 2026-03-23',
  ])
  expect((await rotation(number)).next).toMatchObject({
    on: '2026-03-23',
    step: 'accepted',
    to: 'Priya Natarajan',
    isLate: false,
  })
})

test('shadowing before and staying beside after are turns of their own', async () => {
  const number = await initiative('PN')
  const { taker, id } = await offered(number, 'PN', {
    dueOn: '2026-03-23',
    weeksShadowed: 2,
    weeksBeside: 1,
  })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))

  expect(await said(number)).toEqual([
    'PN follow 2026-03-02 2026-03-08',
    'TO lead 2026-03-02 2026-03-22',
    'PN shadow 2026-03-09 2026-03-22',
    'PN lead 2026-03-23 2026-06-05',
    'TO shadow 2026-03-23 2026-03-29',
    'TO follow 2026-03-30',
  ])
})

test('a hand-over never falls into a closed week: it rolls forward and says so', async () => {
  await here.sql`insert into closed_days (school_id, id, name, starts_on, ends_on) values (${here.cast.schoolId}, ${uuidv7()}, 'Week of the flood', '2026-05-11', '2026-05-15')`
  const number = await initiative('PN')
  const rolled = { on: '2026-05-18', insteadOf: '2026-05-13', because: 'Week of the flood' }
  expect((await offered(number, 'PN', { dueOn: '2026-05-13' })).day).toEqual(rolled)
  expect((await rotation(number)).next).toMatchObject(rolled)
})

test('notes are kept while nobody is chosen, and only the chosen one can accept', async () => {
  const number = await initiative('PN')
  const giver = await here.cast.acting('TO')
  await here.cast.inSchool(() => handOver(giver, number, { stands: 'Half.', keep: true }))
  expect((await rotation(number)).next?.step).toBe('prepared')
  const kept = await here.cast.inSchool(async () =>
    handOverNotes(giver, await initiativeState(number), giver.memberId),
  )
  expect(kept).toMatchObject({ stands: 'Half.' })

  const { id } = await offered(number, 'PN')
  expect(
    await here.sql`select stands from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = ${number}`,
  ).toEqual([{ stands: notes.stands }])
  for (const other of await everyoneBut(here, 'PN')) {
    const accepting = here.cast.inSchool(() => acceptHandOver(other, number, id))
    expect([other.name, await kindOf(accepting)]).toEqual([other.name, 'forbidden'])
  }
  await expect(kindOf(offered(number, 'JL'))).resolves.toBe('conflict')
})

test('all that an offer lacks is said at once, each by its field', async () => {
  const number = await initiative('PN', 'RT')
  const first = (await rotation(number)).leads[0]
  const other = await here.cast.acting(first?.initials === 'PN' ? 'RT' : 'PN')
  const giver = await here.cast.acting('TO')
  const missing = async (given: Parameters<typeof handOver>[2]) =>
    here.cast
      .inSchool(() => handOver(giver, number, given))
      .catch((error: unknown) =>
        error instanceof Refusal ? [error.field, ...Object.keys(error.also)] : error,
      )
  expect(await missing({ to: other.memberId, stands: '', next: '' })).toEqual([
    'choiceReason',
    'stands',
    'next',
  ])
  expect(await missing({ stands: 'Half.', next: '' })).toEqual(['to', 'next'])
  expect((await rotation(number)).next?.step).not.toBe('prepared')
})

test('another choice than the first suggestion takes one line, and the suggestion is kept beside it', async () => {
  const number = await initiative('PN', 'RT')
  const first = (await rotation(number)).leads[0]
  const other = first?.initials === 'PN' ? 'RT' : 'PN'
  await expect(kindOf(offered(number, other, { choiceReason: '' }))).resolves.toBe('conflict')
  const { id } = await offered(number, other, { choiceReason: 'Asked for it in the meeting.' })
  const [kept] = await here.sql`select suggested_id, choice_reason from hand_overs where id = ${id}`
  expect(kept).toEqual({
    suggested_id: first?.memberId,
    choice_reason: 'Asked for it in the meeting.',
  })
})

test('a lead whose time ran out is taken up late, and the gap stays in the history', async () => {
  const number = await initiative('PN')
  const { taker, id } = await offered(number, 'PN')
  await here.sql`update turns set leaves = true, ended_at = skein_now() where role = 'lead' and initiative_id = (select id from initiatives where number = ${number})`
  expect((await rotation(number)).uncoveredSince).toBe('2026-03-02')
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  expect(
    (await turnsThere(number)).filter(({ role }) => role === 'lead').map(({ who }) => who),
  ).toEqual(['TO', 'PN'])
  const [seam] = await here.sql<{ gap: boolean }[]>`
    select max(t.began_at) > min(t.ended_at) as gap from turns t
    join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = ${number} and t.role = 'lead'`
  expect(seam).toEqual({ gap: true })
})

test('a hand-over later than the lead was to end lets it go on until then, whatever was planned in between', async () => {
  const [jess, denise] = [await here.cast.acting('JL'), await here.cast.acting('DA')]
  await here.cast.inSchool(() =>
    handOver(jess, 1, { ...notes, to: denise.memberId, dueOn: '2026-03-27' }),
  )
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select h.id from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) where i.number = 1 and h.answer is null`
  await here.cast.inSchool(() => acceptHandOver(denise, 1, id))
  const since = (await turnsThere(1))
    .filter(({ role, to }) => role === 'lead' && (to ?? '9') > '2026-03-02')
    .map(({ who, from, to }) => `${who} ${from} ${to}`)
  expect(since).toEqual([
    'JL 2026-01-17 2026-03-26',
    'ZM 2026-01-17 2026-03-20',
    'DA 2026-03-27 2026-06-05',
  ])
})

test('a lead that ends before a closed week is handed over on the first open day, and the page says which and why', async () => {
  const number = await initiative('PN')
  await here.sql`update turns t set leaves = true, ended_at = '2026-04-06T07:00Z' from initiatives i where (i.school_id, i.id) = (t.school_id, t.initiative_id) and i.number = ${number} and t.role = 'lead'`
  expect((await rotation(number)).next).toMatchObject({
    on: '2026-04-13',
    insteadOf: '2026-04-06',
    because: 'Spring break',
  })
})

test('a lead that ends on the Friday before a closed week is handed over on the first open day after it, not on the Saturday', async () => {
  const number = await initiative('PN')
  await here.sql`update turns t set leaves = true, ended_at = '2026-04-04T07:00Z' from initiatives i where (i.school_id, i.id) = (t.school_id, t.initiative_id) and i.number = ${number} and t.role = 'lead'`
  expect((await rotation(number)).next).toMatchObject({
    on: '2026-04-13',
    insteadOf: '2026-04-04',
    because: 'Spring break',
  })
})

test('who dates a hand-over on the weekend that opens a closed week is told so, and may keep it', async () => {
  const number = await initiative('PN')
  const { taker, day, id } = await offered(number, 'PN', { dueOn: '2026-04-04' })
  const kept = { on: '2026-04-04', kept: { because: 'Spring break', openOn: '2026-04-13' } }
  expect(day).toEqual(kept)
  expect((await rotation(number)).next).toMatchObject(kept)
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  expect((await rotation(number)).next).toMatchObject({ ...kept, step: 'accepted' })
})

test('of two who lead side by side, the one whose lead passes on first is next, also while the other asks someone', async () => {
  const number = await initiative('PN', 'RT')
  await here.sql`update initiatives set lead_seats = 2 where number = ${number}`
  const beside = await here.cast.acting('RT')
  await here.cast.inSchool(() => takeLead(beside, number, { cameAbout: 'offered' }))
  await here.sql`update turns t set leaves = true, ended_at = '2026-03-23T07:00Z' from initiatives i where (i.school_id, i.id) = (t.school_id, t.initiative_id) and i.number = ${number} and t.role = 'lead' and t.member_id = ${beside.memberId}`
  await offered(number, 'PN', { dueOn: '2026-05-20' })
  expect((await rotation(number)).next).toMatchObject({
    on: '2026-03-23',
    from: ['Ray Tibbets'],
    to: null,
    step: 'planned',
  })
  await here.sql`update hand_overs set due_on = '2026-03-16' where id = ${await openIn(number)}`
  expect((await rotation(number)).next).toMatchObject({
    on: '2026-03-16',
    from: ['Tom Okafor'],
    to: 'Priya Natarajan',
    step: 'offered',
  })
})

const plannedFor = (number: number, who: string, from: string) => here.sql`
  insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, reason, recorded_by)
  select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 1, day_begins(i.school_id, ${from}::date), 'offered', 'In May I said so.', m.id
  from initiatives i join members m on m.initials = ${who} where i.number = ${number}`
const cameAbout = (number: number, who: string) => here.sql<{ how: string; reason: string }[]>`
  select t.came_about as how, t.reason from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
  where i.number = ${number} and m.initials = ${who} and t.role = 'lead' and not isempty(t.during)`

test.each(['2026-03-13', '2026-03-23'])(
  'a planned hand-over that is moved to %s leaves nobody without a role, and keeps how it came about',
  async (dueOn) => {
    const number = await initiative('PN')
    await here.sql`update turns t set leaves = true, ended_at = '2026-03-17T07:00Z' from initiatives i where (i.school_id, i.id) = (t.school_id, t.initiative_id) and i.number = ${number}`
    await plannedFor(number, 'PN', '2026-03-17')
    const { taker, id } = await offered(number, 'PN', { dueOn })
    await here.cast.inSchool(() => acceptHandOver(taker, number, id))

    const all = await said(number)
    expect(all.filter((line) => line.startsWith('PN')).map((line) => line.split(' ')[1])).toEqual(
      dueOn < '2026-03-17' ? ['follow', 'lead'] : ['follow', 'follow', 'lead'],
    )
    expect(all).toContain(`PN lead ${dueOn} 2026-06-05`)
    expect([...(await cameAbout(number, 'PN'))]).toEqual([
      { how: 'offered', reason: 'In May I said so.' },
    ])
  },
)

test('who hands over in the name of another leaves the words that only they could write', async () => {
  const number = await initiative('PN')
  const [tom, renata, priya] = [
    await here.cast.acting('TO'),
    await here.cast.acting('RO'),
    await here.cast.acting('PN'),
  ]
  const reflection = 'I held on for too long.'
  await here.cast.inSchool(() => handOver(tom, number, { ...notes, keep: true, reflection }))
  const given = { ...notes, from: tom.memberId, to: priya.memberId, choiceReason: 'She asked.' }
  await here.cast.inSchool(() => handOver(renata, number, given))
  const [row] = await here.sql<{ reflection: string }[]>`
    select reflection from hand_overs where id = ${await openIn(number)}`
  expect(row?.reflection).toBe(reflection)
})
