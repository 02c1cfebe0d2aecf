import { beforeAll, expect, test } from 'vitest'
import { offerToAnswer } from '../../../app/domain/calls/pending-answer'
import { closeCall } from '../../../app/domain/calls/calls'
import { openCalls } from '../../../app/domain/calls/open-calls'
import { peopleNotAskedYet } from '../../../app/domain/rotations/people-asked'
import { letGo } from '../../../app/domain/absences/departures'
import { newsFor } from '../../../app/domain/home/news'
import { agreeToPair } from '../../../app/domain/calls/pairs'
import { declineOffer, offer } from '../../../app/domain/calls/offers'
import { takeLead } from '../../../app/domain/turns/turns'
import { refusalOf } from '../../../db/connect'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import type { OwnSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'
import { someoneElsewhere } from '../../support/everyone'

const school = ownSchool()
let sql: OwnSchool['sql']
let cast: OwnSchool['cast']
let calls: ReturnType<typeof callsIn>

beforeAll(() => {
  ;({ sql, cast } = school)
  calls = callsIn(sql, cast)
})

const ready = { readiness: 'ready' as const, note: 'I would like to.' }
const told = { closing: 'We go on as we are.', thanks: 'Thank you both.' }
const constraintOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => refusalOf(error)?.constraint,
  )

test('a call is opened by a lead, the sponsor or an administrator, and by nobody else', async () => {
  const [sponsor, admin, lead] = await Promise.all([
    cast.acting('RO'),
    cast.acting('LB'),
    cast.acting('TO'),
  ])
  const number = await calls.initiative()
  await cast.inSchool(() => takeLead(lead, number, { cameAbout: 'offered' }))

  await calls.call(sponsor, number, { role: 'lead' })
  await calls.call(admin, number, { role: 'follow' })
  await calls.call(lead, number, { role: 'shadow' })
  for (const other of (await everyoneBut(school, 'TO')).filter(({ access }) => access === 'member'))
    expect([other.name, await kindOf(calls.call(other, number, { role: 'co-lead' }))]).toEqual([
      other.name,
      'forbidden',
    ])
  await expect(
    kindOf(calls.call({ ...sponsor, access: 'guest' }, number, { role: 'co-lead' })),
  ).resolves.toBe('forbidden')
})

test('of two who call for one role at once one is refused, and the other role is free', async () => {
  const [sponsor, admin] = [await cast.acting('RO'), await cast.acting('LB')]
  const number = await calls.initiative()

  const ends = await Promise.all([
    kindOf(calls.call(sponsor, number)),
    kindOf(calls.call(admin, number)),
  ])

  expect(ends.sort()).toEqual(['conflict', 'done'])
  await expect(kindOf(calls.call(admin, number, { role: 'shadow' }))).resolves.toBe('done')
})

test('a call to some asks each of them by name, a fact that stays, and takes no offer from others', async () => {
  const [sponsor, luis, sam, priya] = await Promise.all([
    cast.acting('RO'),
    cast.acting('LO'),
    cast.acting('SK'),
    cast.acting('PN'),
  ])
  const number = await calls.initiative()
  expect((await cast.inSchool(peopleNotAskedYet)).includes(sam.memberId)).toBe(true)
  const call = await calls.call(sponsor, number, {
    audience: 'some',
    asked: [luis.memberId, sam.memberId, luis.memberId],
  })

  expect((await cast.inSchool(peopleNotAskedYet)).includes(sam.memberId)).toBe(false)
  await expect(kindOf(cast.inSchool(() => offer(priya, number, { ...ready, call })))).resolves.toBe(
    'conflict',
  )
  await expect(kindOf(cast.inSchool(() => offer(priya, number, ready)))).resolves.toBe('done')
  await cast.inSchool(() => offer(luis, number, { ...ready, call }))
  await cast.inSchool(() => closeCall(sponsor, number, { call, ...told }))

  const asked = await sql<
    { initials: string; answer: string }[]
  >`select m.initials, a.answer from asks a join members m on (m.school_id, m.id) = (a.school_id, a.member_id) where a.call_id = ${call} order by 1`
  expect([...asked]).toEqual([
    { initials: 'LO', answer: 'accepted' },
    { initials: 'SK', answer: 'withdrawn' },
  ])
})

test('days in a closed week roll forward to the first open one, and the call says so', async () => {
  const sponsor = await cast.acting('RO')
  const number = await calls.initiative()
  await calls.call(sponsor, number, { startsOn: '2026-04-08', closesOn: '2026-04-06' })

  const [call] = await cast.inSchool(async () =>
    openCalls(sponsor, await cast.initiativeId(number)),
  )
  expect([call?.startsOn, call?.closesOn]).toEqual(['2026-04-13', '2026-04-13'])
  expect(call?.rolled).toBe(
    'It begins Monday, April 13, not Wednesday, April 8: Spring break. Offers are welcome until Monday, April 13, not Monday, April 6: Spring break.',
  )
  await expect(
    sentenceOf(
      calls.call(sponsor, number, { role: 'shadow', startsOn: '2026-04-08', endsOn: '2026-04-10' }),
    ),
  ).resolves.toContain('it would end before it begins')
  await expect(
    sentenceOf(calls.call(sponsor, number, { role: 'shadow', startsOn: '2026-02-27' })),
  ).resolves.toContain('looks ahead')
})

test('a call stays as it was opened and is closed once, and an answered offer stays answered, no matter who writes', async () => {
  const [sponsor, priya] = [await cast.acting('RO'), await cast.acting('PN')]
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number, { hours: 'Two a week' })
  await cast.inSchool(() => offer(priya, number, { ...ready, call }))

  await expect(constraintOf(sql`update calls set hours = 'None' where id = ${call}`)).resolves.toBe(
    'calls_kept',
  )
  await cast.inSchool(() => closeCall(sponsor, number, { call, ...told }))
  await expect(
    constraintOf(sql`update calls set closing = 'Otherwise' where id = ${call}`),
  ).resolves.toBe('calls_kept')
  await expect(constraintOf(sql`delete from calls where id = ${call}`)).resolves.toBe('calls_kept')
  await expect(
    constraintOf(sql`update offers set answer = 'accepted' where call_id = ${call}`),
  ).resolves.toBe('offers_kept')
  expect(await calls.offerOf('PN', number)).toMatchObject({
    answer: 'declined',
    answer_reason: 'Thank you both.',
  })
  await expect(
    kindOf(cast.inSchool(() => closeCall(sponsor, number, { call, ...told }))),
  ).resolves.toBe('conflict')
})

test('an offer to a call takes the place of a standing one, and a second open offer is refused', async () => {
  const [sponsor, priya] = [await cast.acting('RO'), await cast.acting('PN')]
  const number = await calls.initiative()
  await cast.inSchool(() => offer(priya, number, ready))
  await expect(kindOf(cast.inSchool(() => offer(priya, number, ready)))).resolves.toBe('conflict')
  const call = await calls.call(sponsor, number)

  await cast.inSchool(() => offer(priya, number, { ...ready, call }))

  const [open] = await sql<
    { n: number; of_call: number }[]
  >`select count(*)::int as n, count(call_id)::int as of_call from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where i.number = ${number} and answer is null`
  expect(open).toEqual({ n: 1, of_call: 1 })
})

test('an offer in confidence needs a call, and the database holds it to that', async () => {
  const priya = await cast.acting('PN')
  const number = await calls.initiative()

  await expect(
    kindOf(cast.inSchool(() => offer(priya, number, { ...ready, isPrivate: true }))),
  ).resolves.toBe('conflict')
  await cast.inSchool(() => offer(priya, number, ready))
  const raw = sql`insert into offers (school_id, id, initiative_id, member_id, readiness, is_private) select school_id, gen_random_uuid(), initiative_id, ${(await cast.acting('TO')).memberId}, 'ready', true from offers limit 1`
  await expect(constraintOf(raw)).resolves.toBe('offers_private_to_a_caller')
})

test('a pair is asked, agrees by an act of its own, and only once', async () => {
  const [mateo, ike, other] = [
    await cast.acting('MR'),
    await cast.acting('IP'),
    await cast.acting('PN'),
  ]
  const number = await calls.initiative()
  await cast.inSchool(() => offer(mateo, number, { ...ready, withMember: ike.memberId }))
  const { id } = await calls.offerOf('MR', number)

  await expect(kindOf(cast.inSchool(() => agreeToPair(other, number, id)))).resolves.toBe('missing')
  await expect(kindOf(cast.inSchool(() => agreeToPair(mateo, number, id)))).resolves.toBe('missing')
  await cast.inSchool(() => agreeToPair(ike, number, id))
  await expect(kindOf(cast.inSchool(() => agreeToPair(ike, number, id)))).resolves.toBe('conflict')
  await expect(
    constraintOf(sql`update offers set with_answer = 'declined' where id = ${id}`),
  ).resolves.toBe('offers_kept')
  expect((await calls.linesOf(number)).map(({ who, kind }) => [who, kind])).toEqual([
    ['MR', 'offered'],
    ['IP', 'offered'],
  ])
  await expect(kindOf(cast.inSchool(() => declineOffer(ike, number, { id })))).resolves.toBe('done')
})

test('a pair of one, a guest or someone of elsewhere is no pair', async () => {
  const mateo = await cast.acting('MR')
  const number = await calls.initiative()
  const withMember = (id: string) =>
    kindOf(cast.inSchool(() => offer(mateo, number, { ...ready, withMember: id })))

  await expect(withMember(mateo.memberId)).resolves.toBe('conflict')
  await sql`update members set access = 'guest' where initials = 'NE'`
  await expect(withMember((await cast.acting('NE')).memberId)).resolves.toBe('conflict')
  await sql`update members set access = 'member' where initials = 'NE'`
  await expect(withMember((await someoneElsewhere(sql)).memberId)).resolves.toBe('missing')
})

test('a call passes on when its caller leaves: what was offered in confidence comes back unread, open offers go on standing', async () => {
  const [lead, priya, jess, sponsor] = await Promise.all([
    cast.acting('DF'),
    cast.acting('PN'),
    cast.acting('JL'),
    cast.acting('RO'),
  ])
  const number = await calls.initiative()
  await cast.inSchool(() => takeLead(lead, number, { cameAbout: 'offered' }))
  const call = await calls.call(lead, number, { role: 'co-lead' })
  await cast.inSchool(() => offer(priya, number, { ...ready, call, isPrivate: true }))
  await cast.inSchool(() => offer(jess, number, { ...ready, call }))

  await cast.inSchool(() => letGo(sponsor, lead.memberId))

  const [open] = await cast.inSchool(async () =>
    openCalls(sponsor, await cast.initiativeId(number)),
  )
  expect([open?.opener, open?.offers]).toEqual(['Renata Osei', 1])
  const { id, answer } = await calls.offerOf('PN', number)
  expect(answer).toBe('withdrawn')
  await expect(
    kindOf(
      cast.inSchool(async () =>
        offerToAnswer(sponsor, { id: await cast.initiativeId(number) }, id),
      ),
    ),
  ).resolves.toBe('missing')
  expect(
    (await cast.inSchool(() => newsFor(priya))).find(({ kind }) => kind === 'offer came back')
      ?.text,
  ).toBe('The call has passed to someone else')
  expect((await calls.offerOf('JL', number)).answer).toBe(null)
})
