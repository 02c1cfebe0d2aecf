import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { declineHandOver } from '../../../app/domain/hand-overs/answers'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { markSeen, noticesFor } from '../../../app/domain/notices/notices'
import { openDecision } from '../../../app/domain/decisions/proposals'
import { propose } from '../../../app/domain/decisions/drafts'
import { respond } from '../../../app/domain/decisions/responses'
import { asIfGone } from '../../support/database'
import { proposalForm } from '../../support/proposals'
import { telling } from '../../support/telling'

const school = telling()

test('someone’s leave is told to whom it touches: who takes something over, who leads beside, who sponsors', async () => {
  const [marcus, lena, hannah] = [
    await school.cast.acting('MW'),
    await school.cast.acting('LB'),
    await school.cast.acting('HW'),
  ]
  const { things } = await school.at('2026-03-02 18:00Z', () =>
    holdingsOf(marcus.memberId, { from: '2026-03-23', to: null }),
  )
  await school.at('2026-03-02 18:00Z', () =>
    goOnLeave(marcus, marcus.memberId, {
      from: '2026-03-23',
      to: null,
      leads: [],
      things: things.map(({ kind, id }) => ({ kind, id, to: lena.memberId })),
    }),
  )
  await school.at('2026-03-02 18:00Z', () =>
    goOnLeave(hannah, hannah.memberId, {
      from: '2026-03-23',
      to: '2026-03-27',
      leads: [],
      things: [],
    }),
  )
  await school.tell('2026-03-03 18:00Z')
  expect(
    (await school.told('LB', 'passing%'))
      .map(({ sentence }) => sentence)
      .filter((sentence) => sentence.includes('sponsor')),
  ).toEqual([])
  expect(
    (await school.told('LB', 'open sponsor ask%')).map(({ sentence }) => sentence).sort()[0],
  ).toBe('Marcus Whitfield asks whether you would sponsor Attendance. You are free to say no.')
  for (const who of ['MR', 'RO'])
    expect((await school.told(who, 'lead passes%')).map(({ sentence }) => sentence)).toEqual([
      'Hannah Weiss, who leads Restorative circles, will be away: from Monday, March 23 it will need a lead.',
    ])
  expect(await school.told('HW', 'lead passes%')).toEqual([])
})

test('a question that was answered is not asked again, nor mailed', async () => {
  const [carla, kofi] = [await school.cast.acting('CR'), await school.cast.acting('KM')]
  await school.offered(carla, 6, kofi)
  await school.tell('2026-03-03 02:00Z')
  const asked = () =>
    school.sql`select n.sentence, n.seen_at is null as open, n.digest_id from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where m.initials = 'KM' and n.kind = 'asked'`
  expect([...(await asked())]).toEqual([
    {
      sentence:
        'Carla Ruiz asks you to take over the lead of Common planning time. You are free to say no.',
      open: true,
      digest_id: null,
    },
  ])
  await school.at('2026-03-03 03:00Z', async () =>
    declineHandOver(kofi, 6, { id: await school.openHandOver(6) }),
  )
  await school.tell('2026-03-03 18:00Z')
  expect(await asked()).toMatchObject([{ open: false, digest_id: null }])
})

test('a notice is marked as seen by its reader alone, one or all, and stands under what was earlier', async () => {
  const [denise, jess] = [await school.cast.acting('DA'), await school.cast.acting('JL')]
  const of = (reader: Acting) => school.at('2026-03-06 19:00Z', () => noticesFor(reader))
  await school.tell('2026-03-06 18:00Z')
  const {
    fresh: [one, ...rest],
  } = await of(denise)
  await school.at('2026-03-06 19:00Z', () => markSeen(jess, { notice: one?.id }))
  expect((await of(denise)).fresh).toContainEqual(one)
  await school.at('2026-03-06 19:00Z', () => markSeen(denise, { notice: one?.id }))
  expect(await of(denise)).toEqual({ fresh: rest, earlier: [one] })
  await school.at('2026-03-06 19:00Z', () => markSeen(jess, { until: '2026-03-06T19:00:00Z' }))
  expect((await of(jess)).fresh).toEqual([])
})

test('a question stands where it is answered, and to have seen all else leaves it to the letter', async () => {
  await school.tell('2026-03-02 18:00Z')
  const jess = await school.cast.acting('JL')
  const { fresh } = await school.at('2026-03-02 19:00Z', () => noticesFor(jess))
  expect(fresh.some(({ sentence }) => sentence.includes('looks for someone'))).toBe(false)
  await school.at('2026-03-02 19:00Z', () => markSeen(jess, { until: '2026-03-02T19:00:00Z' }))
  expect(
    await school.sql`select from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where m.initials = 'JL' and n.key like 'open call %' and n.seen_at is null`,
  ).toHaveLength(1)
})

test('what someone was told is never rewritten, and nobody is told one thing twice', async () => {
  await school.tell('2026-03-09 18:00Z')
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { constraint_name?: string }) => error.constraint_name,
    )
  expect(await refusal(school.sql`update notices set sentence = 'Something else'`)).toBe(
    'notices_kept',
  )
  expect(await refusal(school.sql`delete from notices`)).toBe('notices_kept')
  expect(
    await refusal(
      school.sql`insert into notices (school_id, id, member_id, kind, key, sentence) select school_id, gen_random_uuid(), member_id, kind, key, 'again' from notices limit 1`,
    ),
  ).toBe('notices_once')
})

test('a decision that has not heard from someone says so two days before it closes, to them alone, and no more when they have answered', async () => {
  const [renata, tom, denise] = [
    await school.cast.acting('RO'),
    await school.cast.acting('TO'),
    await school.cast.acting('DA'),
  ]
  const deciders = [renata, tom, denise].map(({ memberId }) => memberId)
  const number = await school.at('2026-03-02 18:00Z', async () => {
    const proposed = await propose(renata, proposalForm({ deciders, deadlineDay: '2026-03-09' }))
    await openDecision(renata, proposed)
    await respond(tom, proposed, { choice: 'consents' as never, reason: '' })
    return proposed
  })
  const of = (initials: string) => school.sql<{ sentence: string; isSeen: boolean }[]>`
    select n.sentence, n.seen_at is not null as "isSeen" from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where m.initials = ${initials} and n.decision = ${number} and n.key like 'open respond %'`
  await school.tell('2026-03-05 18:00Z')
  expect(await of('DA')).toEqual([])
  // The deadline is a Monday, so two days before is said on the Friday.
  for (const time of ['18:00', '19:00']) await school.tell(`2026-03-06 ${time}Z`)
  expect([...(await of('DA'))]).toEqual([
    {
      sentence:
        '“Do we plant trees?” is open until Monday, March 9, and has not heard from you yet.',
      isSeen: false,
    },
  ])
  expect(await of('TO')).toEqual([])
  await school.at('2026-03-06 20:00Z', () =>
    respond(denise, number, { choice: 'consents' as never, reason: '' }),
  )
  await school.tell('2026-03-06 20:01Z')
  expect((await of('DA')).map(({ isSeen }) => isSeen)).toEqual([true])
})

test('someone who has left the school is told nothing', async () => {
  await asIfGone(school.sql, 'DA')
  await school.tell('2026-03-06 18:00Z')
  expect(await school.told('DA')).toEqual([])
  expect((await school.told('JL')).length).toBeGreaterThan(0)
})

test('what is told of an act is of the day of the act, however late it is told', async () => {
  const dario = await school.cast.acting('DF')
  const [offer] = await school.sql<{ on: string }[]>`
    select (answered_at at time zone 'America/Los_Angeles')::date::text as on from offers
    where member_id = ${dario.memberId} and answer = 'accepted' order by answered_at desc limit 1`
  await school.tell('2026-03-02 18:00Z')
  const { fresh } = await school.at('2026-03-02 19:00Z', () => noticesFor(dario))
  const chosen = fresh.find(({ sentence }) => sentence.startsWith('You were chosen'))
  expect(chosen?.on).toBe(offer?.on)
  expect(chosen?.on).not.toBe('2026-03-02')
})
