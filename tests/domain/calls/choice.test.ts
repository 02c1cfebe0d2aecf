import { beforeAll, expect, test } from 'vitest'
import { closeCall } from '../../../app/domain/calls/calls'
import { candidatesFor, choose } from '../../../app/domain/calls/choice'
import { newsFor } from '../../../app/domain/home/news'
import { waitingFor } from '../../../app/domain/home/waiting-for-me'
import { needsOf } from '../../../app/domain/calls/needs-a-lead'
import { offer } from '../../../app/domain/calls/offers'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { follow, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'
import { asIfGone } from '../../support/database'

const here = ownSchool()
let calls: ReturnType<typeof callsIn>
beforeAll(() => void (calls = callsIn(here.sql, here.cast)))

const ready = { readiness: 'ready' as const, note: 'I would like to.' }
const said = { reason: 'Knows the mornings best.', thanks: 'Thank you for offering.' }
const led = (number: number) =>
  here.cast.inSchool(async () => (await initiativeState(number)).leads)

/** Why the turns there came about, and why the calls closed. */
const publicReasons = (number: number) => here.sql`
  select t.reason from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
  where i.number = ${number}
  union all
  select c.closing from calls c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
  where i.number = ${number}`

test('a call that begins today is chosen for at once: the chosen leads, the call closes, the others are thanked', async () => {
  const [sponsor, priya, jess] = await Promise.all([
    here.cast.acting('RO'),
    here.cast.acting('PN'),
    here.cast.acting('JL'),
  ])
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  await here.cast.inSchool(() => offer(priya, number, { ...ready, call }))
  await here.cast.inSchool(() => offer(jess, number, { ...ready, call }))
  const { id } = await calls.offerOf('PN', number)

  await here.cast.inSchool(() => choose(sponsor, number, { call, offer: id, ...said }))

  expect(await led(number)).toEqual([priya.memberId])
  expect(await calls.offerOf('PN', number)).toMatchObject({
    answer: 'accepted',
    answer_reason: said.reason,
  })
  expect((await calls.offerOf('PN', number)).turn_id).not.toBeNull()
  expect(await calls.offerOf('JL', number)).toMatchObject({
    answer: 'declined',
    answer_reason: said.thanks,
  })
  const [closed] = await here.sql<
    { closing: string; closed: boolean }[]
  >`select closing, closed_at is not null as closed from calls where id = ${call}`
  expect(closed).toEqual({ closing: said.reason, closed: true })
  const lines = await calls.linesOf(number)
  expect(lines.map(({ who, kind }) => [who, kind])).toEqual([
    ['RO', 'called'],
    ['PN', 'offered'],
    ['JL', 'offered'],
    ['PN', 'led'],
    ['RO', 'chose'],
  ])
  expect(lines[3]?.text).toBe('Took the lead of Quiet mornings, as offered')
  const news = await here.cast.inSchool(() => newsFor(jess))
  expect(news.find(({ kind }) => kind === 'thanks for offering')).toMatchObject({
    who: 'Renata Osei',
    text: said.thanks,
    number,
  })
})

test('a call that begins later plans the turn from that local midnight to its last day, around what the chosen holds there', async () => {
  const [sponsor, priya] = [await here.cast.acting('RO'), await here.cast.acting('PN')]
  const number = await calls.initiative()
  await here.cast.inSchool(() => follow(priya, number))
  const call = await calls.call(sponsor, number, { startsOn: '2026-03-16', endsOn: '2026-05-29' })
  await here.cast.inSchool(() => offer(priya, number, { ...ready, call }))

  await here.cast.inSchool(async () =>
    choose(sponsor, number, { call, offer: (await calls.offerOf('PN', number)).id, ...said }),
  )

  expect(await led(number)).toEqual([])
  const [before, lead, after] = await calls.turnsThere(number, 'PN')
  expect([before?.role, before?.ended]).toEqual(['follow', '2026-03-16 00:00'])
  expect(lead).toEqual({
    role: 'lead',
    seat: 1,
    began: '2026-03-16 00:00',
    ended: '2026-05-30 00:00',
  })
  expect(after).toEqual({ role: 'follow', seat: null, began: '2026-05-30 00:00', ended: null })
})

test('a seat that is opened for someone to come waits for them; one whose lead has ended can be taken meanwhile', async () => {
  const [sponsor, lead, priya, jess] = await Promise.all([
    here.cast.acting('RO'),
    here.cast.acting('TO'),
    here.cast.acting('PN'),
    here.cast.acting('JL'),
  ])
  const number = await calls.initiative()
  await here.cast.inSchool(() => takeLead(lead, number, { cameAbout: 'offered' }))
  const call = await calls.call(sponsor, number, { role: 'co-lead', startsOn: '2026-03-16' })
  await here.cast.inSchool(() => offer(priya, number, { ...ready, call }))
  await here.cast.inSchool(async () =>
    choose(sponsor, number, { call, offer: (await calls.offerOf('PN', number)).id, ...said }),
  )
  const waits = async () =>
    (await here.cast.inSchool(() => waitingFor(sponsor))).openSeats.some(
      (one) => one.number === number,
    )
  const needed = async () =>
    (await here.cast.inSchool(() => needsOf(sponsor))).some((one) => one.number === number)

  expect(await calls.turnsThere(number, 'PN')).toEqual([
    { role: 'lead', seat: 2, began: '2026-03-16 00:00', ended: null },
  ])
  await expect(
    kindOf(here.cast.inSchool(() => takeLead(jess, number, { cameAbout: 'offered' }))),
  ).resolves.toBe('conflict')
  expect([await waits(), await needed()]).toEqual([false, false])
  await here.cast.inSchool(() => stepBack(lead, number, {}))
  expect((await here.cast.inSchool(() => initiativeState(number))).freeSeats).toEqual([1])
  expect([await waits(), await needed()]).toEqual([true, true])
})

test('who calls for a co-lead from a day to come leads on beside them', async () => {
  const [lead, priya] = [await here.cast.acting('TO'), await here.cast.acting('PN')]
  const number = await calls.initiative()
  await here.cast.inSchool(() => takeLead(lead, number, { cameAbout: 'offered' }))
  const call = await calls.call(lead, number, { role: 'co-lead', startsOn: '2026-03-16' })
  await here.cast.inSchool(() => offer(priya, number, { ...ready, call }))
  await here.cast.inSchool(async () =>
    choose(lead, number, { call, offer: (await calls.offerOf('PN', number)).id, ...said }),
  )
  expect(await calls.turnsThere(number, 'PN')).toEqual([
    { role: 'lead', seat: 2, began: '2026-03-16 00:00', ended: null },
  ])
  expect((await calls.turnsThere(number, 'TO')).map(({ role, ended }) => [role, ended])).toEqual([
    ['lead', null],
  ])
})

test('who calls for their own successor hands on their seat on that day, and follows; another’s seat is never taken', async () => {
  const [lead, admin, priya] = await Promise.all([
    here.cast.acting('TO'),
    here.cast.acting('LB'),
    here.cast.acting('PN'),
  ])
  const number = await calls.initiative()
  await here.cast.inSchool(() => takeLead(lead, number, { cameAbout: 'offered' }))
  const byAdmin = await calls.call(admin, number, { startsOn: '2026-03-16' })
  await here.cast.inSchool(() => offer(priya, number, { ...ready, call: byAdmin }))
  const { id } = await calls.offerOf('PN', number)
  await expect(
    kindOf(here.cast.inSchool(() => choose(admin, number, { call: byAdmin, offer: id, ...said }))),
  ).resolves.toBe('conflict')
  await here.cast.inSchool(() =>
    closeCall(admin, number, { call: byAdmin, closing: 'Tom calls himself.', thanks: said.thanks }),
  )

  const byLead = await calls.call(lead, number, { startsOn: '2026-03-16' })
  await here.cast.inSchool(() => offer(priya, number, { ...ready, call: byLead }))
  await here.cast.inSchool(async () =>
    choose(lead, number, { call: byLead, offer: (await calls.offerOf('PN', number)).id, ...said }),
  )

  expect((await calls.turnsThere(number, 'PN')).map(({ role, began }) => [role, began])).toEqual([
    ['lead', '2026-03-16 00:00'],
  ])
  expect((await calls.turnsThere(number, 'TO')).map(({ role, ended }) => [role, ended])).toEqual([
    ['lead', '2026-03-16 00:00'],
    ['follow', null],
  ])
})

test('who asked to shadow first shadows, and nobody leads yet', async () => {
  const [sponsor, ngozi] = [await here.cast.acting('RO'), await here.cast.acting('NE')]
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  await here.cast.inSchool(() => offer(ngozi, number, { readiness: 'shadow first', call }))

  await here.cast.inSchool(async () =>
    choose(sponsor, number, { call, offer: (await calls.offerOf('NE', number)).id, ...said }),
  )

  expect((await calls.turnsThere(number, 'NE')).map(({ role }) => role)).toEqual(['shadow'])
  expect((await calls.offerOf('NE', number)).answer).toBe('accepted')
  expect(await led(number)).toEqual([])
  expect((await calls.linesOf(number)).at(-1)?.text).toBe(
    `Chose Ngozi Eze to shadow Quiet mornings: ${said.reason}`,
  )
})

test('another than the first suggested asks for a line; for the first its own reasons are kept', async () => {
  const [sponsor, priya, denise] = await Promise.all([
    here.cast.acting('RO'),
    here.cast.acting('PN'),
    here.cast.acting('DA'),
  ])
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  for (const who of [priya, denise])
    await here.cast.inSchool(() => offer(who, number, { readiness: 'ready', call }))
  const [first, second] = await here.cast.inSchool(async () =>
    candidatesFor(
      sponsor,
      { id: await here.cast.initiativeId(number) },
      { id: call, role: 'lead', startsOn: '2026-03-02' },
    ),
  )
  expect(first?.name).toBe('Denise Abara')
  expect(first?.reasons).toContain('offered on March 2')

  const pick = (id: string | undefined, reason: string) =>
    here.cast.inSchool(() =>
      choose(sponsor, number, { call, offer: id ?? '', reason, thanks: said.thanks }),
    )
  await expect(sentenceOf(pick(second?.id, ''))).resolves.toContain(
    'Denise Abara would be suggested first. That is only a suggestion',
  )
  await pick(first?.id, '')

  expect(await calls.offerOf('DA', number)).toMatchObject({
    answer: 'accepted',
    answer_reason: first?.reasons.join('; '),
    suggested_id: denise.memberId,
  })
  const lines = await calls.linesOf(number)
  expect(lines.at(-1)?.text).toBe('Chose Denise Abara to lead Quiet mornings')
  expect(JSON.stringify([lines, await publicReasons(number)])).not.toContain('offered on')
})

test('choosing is for who opened the call; among standing offers for a lead, the sponsor or an administrator, and the others go on standing', async () => {
  const [sponsor, admin, priya, jess] = await Promise.all([
    here.cast.acting('RO'),
    here.cast.acting('LB'),
    here.cast.acting('PN'),
    here.cast.acting('JL'),
  ])
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  await here.cast.inSchool(() => offer(priya, number, { ...ready, call }))
  await here.cast.inSchool(() => offer(jess, number, ready))
  const [toCall, alone] = [await calls.offerOf('PN', number), await calls.offerOf('JL', number)]

  await expect(
    kindOf(here.cast.inSchool(() => choose(admin, number, { call, offer: toCall.id, ...said }))),
  ).resolves.toBe('forbidden')
  await expect(
    kindOf(here.cast.inSchool(() => choose(priya, number, { offer: alone.id, ...said }))),
  ).resolves.toBe('forbidden')
  await expect(
    kindOf(here.cast.inSchool(() => choose(admin, number, { offer: toCall.id, ...said }))),
  ).resolves.toBe('missing')
  await here.cast.inSchool(() => choose(sponsor, number, { call, offer: toCall.id, ...said }))
  expect((await calls.offerOf('JL', number)).answer).toBe(null)
})

test('an offer of someone who is a guest by now or has left, or of elsewhere, is not chosen', async () => {
  const [sponsor, priya] = [await here.cast.acting('RO'), await here.cast.acting('PN')]
  const number = await calls.initiative()
  const call = await calls.call(sponsor, number)
  await here.cast.inSchool(() => offer(priya, number, { ...ready, call }))
  const { id } = await calls.offerOf('PN', number)
  const elsewhere = await calls.initiative()

  await expect(
    kindOf(here.cast.inSchool(() => choose(sponsor, elsewhere, { offer: id, ...said }))),
  ).resolves.toBe('missing')
  await expect(
    kindOf(here.cast.inSchool(() => choose(sponsor, elsewhere, { call, offer: id, ...said }))),
  ).resolves.toBe('missing')
  await here.sql`update members set access = 'guest' where id = ${priya.memberId}`
  await expect(
    kindOf(here.cast.inSchool(() => choose(sponsor, number, { call, offer: id, ...said }))),
  ).resolves.toBe('conflict')
  await here.sql`update members set access = 'member' where id = ${priya.memberId}`
  await asIfGone(here.sql, 'PN')
  await expect(
    kindOf(here.cast.inSchool(() => choose(sponsor, number, { call, offer: id, ...said }))),
  ).resolves.toBe('conflict')
  expect(await led(number)).toEqual([])
})
