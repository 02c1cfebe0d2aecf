import { beforeAll, expect, test } from 'vitest'
import { schoolCalendar } from '../../../app/domain/calendar/calendar'
import { occasionsOfAskedLeads } from '../../../app/domain/notices/about-asked-leads'
import { occasionsOfAsks } from '../../../app/domain/notices/about-asks'
import { occasionsOfEndingLeads } from '../../../app/domain/notices/about-ending-leads'
import { occasionsOfOffers } from '../../../app/domain/notices/about-offers'
import type { Occasion, Today } from '../../../app/domain/notices/source'
import { newsDays } from '../../../app/domain/notices/source'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

// Who is told of something, where nothing is written but this, on an initiative of its own.

const here = ownSchool()
let number = 0
const who = new Map<string, string>()
beforeAll(async () => {
  number = (await freshInitiative(here.sql)).number
  const members = await here.sql<{ id: string; initials: string }[]>`
    select id, initials from members`
  for (const { id, initials } of members) who.set(id, initials)
})

type Source = (now: Today) => Promise<Occasion[]>

async function told(source: Source, ...written: string[]) {
  await here.sql.begin(async (sql) => {
    await sql.unsafe(`
      set local session_replication_role = replica;
      delete from turns; delete from hand_overs; delete from calls; delete from asks;
      delete from offers; delete from sponsor_asks; delete from leaves;
      update members set left_on = null, access = case initials when 'RO' then 'owner'
        when 'LB' then 'admin' else 'member' end;
      update initiatives set stage = 'pilot', lesson = '', sponsor_id = null, lead_seats = 1`)
    for (const statement of written) await sql.unsafe(statement)
  })
  const occasions = await here.cast.inSchool(async () =>
    source({
      today: '2026-03-02',
      timeZone: 'America/Los_Angeles',
      calendar: await schoolCalendar(),
    }),
  )
  return occasions.map(({ memberId }) => who.get(memberId) ?? '').toSorted()
}

const id = (initials: string) => `(select id from members where initials = '${initials}')`
const put = (table: string, said: Record<string, string>) => `
  insert into ${table} (school_id, id, initiative_id, ${Object.keys(said).join(', ')})
  select school_id, gen_random_uuid(), id, ${Object.values(said).join(', ')}
  from initiatives where number = ${number}`
const member = (initials: string, set: string) =>
  `update members set ${set} where initials = '${initials}'`
const left = (initials: string) => member(initials, `left_on = '2026-03-01'`)
const itself = (set: string) => `update initiatives set ${set} where number = ${number}`
const stopped = `stage = 'stopped', lesson = 'It floods.'`
const sponsoredBy = (initials: string) => itself(`sponsor_id = ${id(initials)}`)
const ago = (days: number) => `skein_now() - interval '${days} days'`
const within = (days: number) => `skein_now() + interval '${days} days'`
const lead = (initials: string, ends = 'null', more: Record<string, string> = {}) =>
  put('turns', {
    member_id: id(initials),
    role: `'lead'`,
    seat: '1',
    began_at: ago(30),
    ended_at: ends,
    came_about: `'offered'`,
    recorded_by: id(initials),
    ...more,
  })
const answered = (answer: string, more: Record<string, string> = {}) => ({
  answer: `'${answer}'`,
  answered_at: 'skein_now()',
  ...more,
})

const call = (more: Record<string, string> = {}) =>
  put('calls', {
    role: `'lead'`,
    starts_on: `'2026-03-16'`,
    audience: `'all'`,
    opened_by: id('RO'),
    ...more,
  })
const ask = (more: Record<string, string> = {}) =>
  put('asks', { member_id: id('TO'), role: `'lead'`, asked_by: id('RO'), ...more })
const offer = (more: Record<string, string> = {}) =>
  put('offers', { member_id: id('TO'), readiness: `'ready'`, ...more })
const theCall = '(select id from calls limit 1)'

test('a call to all is told to everyone who may take part, and not to who opened it', async () => {
  const all = await told(occasionsOfAsks, call())
  expect(all).toEqual([...who.values()].filter((one) => one !== 'RO').toSorted())
  // Nor to these, one by one.
  const unlike = async (...written: string[]) => {
    const those = await told(occasionsOfAsks, call(), ...written)
    return all.filter((one) => !those.includes(one))
  }
  expect(await unlike(member('TO', `access = 'guest'`))).toEqual(['TO'])
  expect(await unlike(left('TO'))).toEqual(['TO'])
  expect(await unlike(lead('TO'))).toEqual(['TO'])
  expect(await unlike(lead('TO', ago(1)))).toEqual([])
  expect(await unlike(lead('TO', 'null', { role: `'follow'`, seat: 'null' }))).toEqual([])
  expect(await unlike(offer())).toEqual(['TO'])
  expect(await unlike(offer(answered('withdrawn')))).toEqual([])
  const asked = ask({ call_id: theCall, ...answered('declined') })
  expect(await unlike(asked)).toEqual(['TO'])
})

test('a call is told while it is open and young, and to all where it is to all', async () => {
  expect(await told(occasionsOfAsks, call({ closed_at: 'skein_now()' }))).toEqual([])
  expect(await told(occasionsOfAsks, call({ audience: `'some'` }))).toEqual([])
  expect(await told(occasionsOfAsks, call({ opened_at: ago(newsDays) }))).toEqual([])
  expect(await told(occasionsOfAsks, call({ opened_at: ago(newsDays - 1) }))).toContain('TO')
})

test('who is asked is told until they have answered, and nobody is told that they asked themselves', async () => {
  expect(await told(occasionsOfAsks, ask())).toEqual(['TO'])
  expect(await told(occasionsOfAsks, ask(answered('declined')))).toEqual([])
  const sponsor = (by: string, more = {}) =>
    put('sponsor_asks', { member_id: id('TO'), asked_by: id(by), ...more })
  expect(await told(occasionsOfAsks, sponsor('RO'))).toEqual(['TO'])
  expect(await told(occasionsOfAsks, sponsor('TO'))).toEqual([])
  expect(await told(occasionsOfAsks, sponsor('RO', answered('declined')))).toEqual([])
})

test('an offer is told to who leads, who sponsors and who called, or where nobody does to administrators', async () => {
  expect(await told(occasionsOfOffers, offer())).toEqual(['LB', 'RO'])
  expect(await told(occasionsOfOffers, offer(), lead('PN'))).toEqual(['PN'])
  expect(await told(occasionsOfOffers, offer(), lead('PN', ago(1)))).toEqual(['LB', 'RO'])
  expect(
    await told(occasionsOfOffers, offer(), lead('PN', 'null', { role: `'follow'`, seat: 'null' })),
  ).toEqual(['LB', 'RO'])
  expect(await told(occasionsOfOffers, offer(), sponsoredBy('DA'), lead('PN'))).toEqual([
    'DA',
    'PN',
  ])
  expect(
    await told(occasionsOfOffers, call({ opened_by: id('DA') }), offer({ call_id: theCall })),
  ).toEqual(['DA'])
})

test('an offer is not told to who made it, nor to who left, nor once it is answered, nor where all has stopped', async () => {
  expect(await told(occasionsOfOffers, offer(), lead('TO'))).toEqual(['LB', 'RO'])
  expect(await told(occasionsOfOffers, offer(), lead('PN'), left('PN'))).toEqual(['LB', 'RO'])
  expect(await told(occasionsOfOffers, offer(), left('LB'))).toEqual(['RO'])
  expect(await told(occasionsOfOffers, offer({ member_id: id('RO') }))).toEqual(['LB'])
  expect(
    await told(occasionsOfOffers, offer(answered('withdrawn', { answered_by: id('TO') }))),
  ).toEqual([])
  expect(await told(occasionsOfOffers, offer(), itself(stopped))).toEqual([])
})

test('an offer in confidence is told to who called alone', async () => {
  const said = [call({ opened_by: id('DA') }), offer({ call_id: theCall, is_private: 'true' })]
  expect(await told(occasionsOfOffers, ...said, lead('PN'))).toEqual(['DA'])
  expect(await told(occasionsOfOffers, ...said, left('DA'))).toEqual([])
})

test('of an offer of two the other is asked first; when they agree, those who answer are told', async () => {
  const pair = (more = {}) => offer({ with_member_id: id('PN'), ...more })
  const agreed = { with_answer: `'agreed'`, with_answered_at: 'skein_now()' }
  expect(await told(occasionsOfOffers, pair(), lead('DA'))).toEqual(['PN'])
  expect(await told(occasionsOfOffers, pair(agreed), lead('DA'))).toEqual(['DA'])
  expect(await told(occasionsOfOffers, pair(agreed), lead('PN'))).toEqual(['LB', 'RO'])
  expect(
    await told(occasionsOfOffers, pair({ ...agreed, with_answer: `'declined'` }), lead('DA')),
  ).toEqual([])
  expect(
    await told(occasionsOfOffers, pair(answered('withdrawn', { answered_by: id('TO') }))),
  ).toEqual([])
})

test('the answer to an offer is told to who made it, and to the other of a pair who had agreed', async () => {
  const yes = (more = {}) => offer(answered('accepted', { answered_by: id('RO'), ...more }))
  const agreed = { with_answer: `'agreed'`, with_answered_at: 'skein_now()' }
  const pair = { with_member_id: id('PN') }
  expect(await told(occasionsOfOffers, yes())).toEqual(['TO'])
  expect(await told(occasionsOfOffers, yes({ answer: `'declined'` }))).toEqual(['TO'])
  expect(await told(occasionsOfOffers, yes({ ...pair, ...agreed }))).toEqual(['PN', 'TO'])
  expect(
    await told(occasionsOfOffers, yes({ ...pair, ...agreed, with_answer: `'declined'` })),
  ).toEqual(['TO'])
  expect(await told(occasionsOfOffers, yes({ answered_by: id('TO') }))).toEqual([])
  expect(await told(occasionsOfOffers, yes({ answered_at: ago(newsDays) }))).toEqual([])
  expect(await told(occasionsOfOffers, yes(), left('TO'))).toEqual([])
  expect(await told(occasionsOfOffers, yes(), itself(stopped))).toEqual([])
})

const turn = '(select id from turns limit 1)'
const handOver = (more: Record<string, string> = {}) =>
  put('hand_overs', {
    turn_id: turn,
    to_member_id: id('TO'),
    stands: `'Half.'`,
    prepared_by: id('PN'),
    offered_by: id('PN'),
    offered_at: 'skein_now()',
    ...more,
  })

test('who is asked to take a lead over is told, and who leads where another asked in their name', async () => {
  const asked = (...written: string[]) => told(occasionsOfAskedLeads, lead('PN'), ...written)
  expect(await asked(handOver())).toEqual(['TO'])
  expect(await asked(handOver({ offered_by: id('RO') }))).toEqual(['PN', 'TO'])
  expect(await asked(handOver({ offered_by: id('RO') }), left('PN'))).toEqual(['TO'])
  const away = `insert into leaves (school_id, id, member_id, starts_on, recorded_by)
    select school_id, gen_random_uuid(), id, '2026-03-01', id from members where initials = 'PN'`
  expect(await asked(handOver({ offered_by: id('RO') }), away)).toEqual(['TO'])
  expect(await asked(handOver({ offered_by: 'null', offered_at: 'null' }))).toEqual([])
  expect(await asked(handOver(answered('declined')))).toEqual([])
  expect(await asked(handOver(), itself(stopped))).toEqual([])
})

test('a hand-over that is late is told to who was asked, who leads and who sponsors', async () => {
  const late = handOver({ due_on: `'2026-02-27'` })
  const asked = (...written: string[]) => told(occasionsOfAskedLeads, lead('PN'), late, ...written)
  expect(await asked()).toEqual(['PN', 'TO', 'TO'])
  expect(await asked(sponsoredBy('DA'))).toEqual(['DA', 'PN', 'TO', 'TO'])
  expect(await asked(sponsoredBy('DA'), left('DA'))).toEqual(['PN', 'TO', 'TO'])
  expect(await asked(sponsoredBy('TO'))).toEqual(['PN', 'TO', 'TO'])
  // Due today is not late.
  const today = handOver({ due_on: `'2026-03-02'` })
  expect(await told(occasionsOfAskedLeads, lead('PN'), today, sponsoredBy('DA'))).not.toContain(
    'DA',
  )
})

test('a lead that ends with nobody after it is told to who leads and who sponsors', async () => {
  const ends = (...written: string[]) =>
    told(occasionsOfEndingLeads, lead('PN', within(2)), sponsoredBy('DA'), ...written)
  expect(await ends()).toEqual(['DA', 'PN'])
  expect(await ends(itself(`sponsor_id = null`))).toEqual(['PN'])
  expect(await ends(sponsoredBy('PN'))).toEqual(['PN'])
  expect(await ends(left('DA'))).toEqual(['PN'])
  expect(await ends(left('PN'))).toEqual(['DA'])
  for (const stage of [`stage = 'paused'`, stopped])
    expect([stage, await ends(itself(stage))]).toEqual([stage, []])
  expect(await ends(handOver())).toEqual([])
  expect(await ends(handOver({ offered_by: 'null', offered_at: 'null' }))).toEqual(['DA', 'PN'])
  expect(await ends(handOver(answered('declined')))).toEqual(['DA', 'PN'])
  const next = (more = {}) => lead('TO', 'null', { began_at: within(3), ...more })
  expect(await ends(next())).toEqual([])
  expect(await ends(next({ seat: '2' }))).toEqual(['DA', 'PN'])
  const then = { began_at: '(select ended_at from turns limit 1)' }
  expect(await ends(next({ ...then, seat: '2' }))).toEqual([])
  expect(await ends(next({ ...then, role: `'follow'`, seat: 'null' }))).toEqual(['DA', 'PN'])
})

test('of a lead that is over the sponsor alone is told, for a while, and while nobody leads', async () => {
  const over = (days: number, ...written: string[]) =>
    told(occasionsOfEndingLeads, lead('PN', ago(days)), sponsoredBy('DA'), ...written)
  expect(await over(2)).toEqual(['DA'])
  expect(await over(newsDays + 1)).toEqual([])
  expect(await over(2, itself('lead_seats = 2'), lead('TO', 'null', { seat: '2' }))).toEqual([])
  const opened = lead('PN', ago(2), { seat: '2' })
  expect(await told(occasionsOfEndingLeads, opened, sponsoredBy('DA'))).toEqual([])
})
