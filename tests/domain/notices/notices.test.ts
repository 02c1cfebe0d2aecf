import { afterEach, beforeEach, expect, test } from 'vitest'
import { cancelLeave, goOnLeave } from '../../../app/domain/absences/absences'
import { addClosedDays } from '../../../app/domain/hand-overs/closed-days'
import type { Acting } from '../../../app/domain/acting'
import {
  acceptHandOver,
  declineHandOver,
  handOver,
} from '../../../app/domain/hand-overs/hand-overs'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { markSeen, noticesFor } from '../../../app/domain/notices/notices'
import { openDecision, propose } from '../../../app/domain/decisions/proposals'
import { respond } from '../../../app/domain/decisions/responses'
import { agreeToChange, askForChange } from '../../../app/domain/turns/change-requests'
import { asIfGone } from '../../support/database'
import { proposalForm } from '../../support/proposals'
import { openTelling } from '../../support/telling'

let school: Awaited<ReturnType<typeof openTelling>>
beforeEach(async () => void (school = await openTelling()))
afterEach(() => school.close())

const notes = { stands: 'Half of it works.', next: 'The other half.', wish: '' }
const openHandOver = async (number: number) =>
  (
    await school.sql<
      { id: string }[]
    >`select h.id from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = ${number} and h.answer is null`
  )[0]?.id ?? ''
const offered = (giver: Acting, number: number, to: Acting, dueOn?: string) =>
  school.at('2026-03-02 18:00Z', () =>
    handOver(giver, number, { ...notes, to: to.memberId, dueOn, choiceReason: 'Agreed before.' }),
  )

test('a hand-over is said two weeks and two days before, once each, to both', async () => {
  await school.tell('2026-03-05 18:00Z')
  expect(await school.told('DA', 'lead ahead%')).toEqual([])
  await school.tell('2026-03-06 18:00Z')
  for (let n = 0; n < 3; n += 1) await school.tell('2026-03-10 18:00Z')
  expect((await school.told('DA', 'lead%')).map(({ sentence }) => sentence)).toEqual([
    'You take over the lead of One device per student from Jess Lindqvist and Zoe M. on Saturday, March 21.',
  ])
  expect((await school.told('JL', 'lead%')).map(({ sentence }) => sentence)).toEqual([
    'You hand over the lead of One device per student to Denise Abara on Saturday, March 21.',
  ])
  await school.tell('2026-03-19 18:00Z')
  expect(await school.told('DA', 'lead near%')).toHaveLength(1)
})

test('what falls on a Saturday, or after a break, is said on the last open day before', async () => {
  await school.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select t.school_id, gen_random_uuid(), t.initiative_id, m.id, 'lead', 1, '2026-06-06T07:00Z', 'chosen', m.id from turns t join members m on m.initials = 'OG' where t.role = 'lead' and t.seat = 1 and t.ended_at = '2026-06-06T07:00Z' limit 1`
  await school.tell('2026-06-03 18:00Z')
  expect(await school.told('OG', 'lead near%')).toEqual([])
  await school.tell('2026-06-04 18:00Z')
  expect(await school.told('OG', 'lead near%')).toHaveLength(1)
  // Spring break is April 6 to 10; Mateo and Hannah hand over on April 18, so two weeks before is
  // April 4, a Saturday.
  await school.tell('2026-04-02 18:00Z')
  expect(await school.told('MT', 'lead ahead%')).toEqual([])
  await school.tell('2026-04-03 18:00Z')
  expect(await school.told('MT', 'lead ahead%')).toHaveLength(1)
})

test('who is asked to lead is told, and reminded; who asked learns whether it was accepted', async () => {
  const [carla, kofi, tom] = [
    await school.cast.acting('CR'),
    await school.cast.acting('KM'),
    await school.cast.acting('TO'),
  ]
  await offered(carla, 6, kofi, '2026-03-24')
  await school.tell('2026-03-03 18:00Z')
  expect((await school.told('KM', 'open asked%')).map(({ sentence }) => sentence)).toEqual([
    'Carla Ruiz asks you to take over the lead of Common planning time on Tuesday, March 24. You are free to say no.',
  ])
  await school.tell('2026-03-22 18:00Z')
  expect(await school.told('KM', 'open unanswered near%')).toHaveLength(1)
  expect(
    (await school.told('CR', 'open unanswered near%')).map(({ sentence }) => sentence),
  ).toEqual([
    'Kofi Mensah has not answered yet whether to take over the lead of Common planning time on Tuesday, March 24.',
  ])
  await school.at('2026-03-22 19:00Z', async () =>
    declineHandOver(kofi, 6, { id: await openHandOver(6), reason: 'Not this term.' }),
  )
  await school.tell('2026-03-23 18:00Z')
  expect((await school.told('CR', 'answered%')).map(({ sentence }) => sentence)).toEqual([
    'Kofi Mensah will not take over the lead of Common planning time on Tuesday, March 24 (“Not this term.”). You can ask someone else.',
  ])
  await offered(carla, 6, tom)
  await school.at('2026-03-23 19:00Z', async () =>
    acceptHandOver(
      { ...tom, school: { ...tom.school, today: '2026-03-23' } },
      6,
      await openHandOver(6),
    ),
  )
  await school.tell('2026-03-24 18:00Z')
  expect((await school.told('CR', 'answered%')).at(-1)?.sentence).toMatch(
    /^Tom Okafor has accepted the lead of Common planning time/,
  )
})

test('whose lead is given on by an administrator is told at once, and so is whoever had it planned and sees another accept it', async () => {
  const [marcus, jess, tom] = [
    await school.cast.acting('MW'),
    await school.cast.acting('JL'),
    await school.cast.acting('TO'),
  ]
  await school.at('2026-03-02 18:00Z', () =>
    handOver(marcus, 1, {
      ...notes,
      from: jess.memberId,
      to: tom.memberId,
      dueOn: '2026-03-23',
      choiceReason: 'Agreed in the office.',
    }),
  )
  await school.sql`update initiatives set lead_seats = 1 where number = 1`
  await school.tell('2026-03-03 18:00Z')
  expect((await school.told('JL', 'open asked for%')).map(({ sentence }) => sentence)).toEqual([
    'Marcus Whitfield has asked Tom Okafor to take over your lead of One device per student on Monday, March 23. You can take that back on its page.',
  ])
  await school.at('2026-03-03 19:00Z', async () => acceptHandOver(tom, 1, await openHandOver(1)))
  await school.tell('2026-03-04 18:00Z')
  expect((await school.told('DA', 'lead given%')).map(({ sentence }) => sentence)).toEqual([
    'The lead of One device per student that was planned for you from Saturday, March 21 has been accepted by someone else. You go on following it.',
  ])
})

test('whoever is planned next is told at once that the lead before was extended', async () => {
  const [jess, tom] = [await school.cast.acting('JL'), await school.cast.acting('TO')]
  const [turn] = await school.sql<{ id: string; number: number }[]>`
    select t.id, i.number from turns t join initiatives i on i.id = t.initiative_id
    where i.title = 'One device per student' and t.member_id = ${jess.memberId} and t.role = 'lead' and t.during @> '2026-03-02 18:00Z'::timestamptz`
  const { id, number } = turn ?? { id: '', number: 0 }
  await school.at('2026-03-02 18:00Z', () =>
    askForChange(jess, number, {
      kind: 'extend',
      turnId: id,
      withMemberId: tom.memberId,
      endsOn: '2026-03-26',
    }),
  )
  const [change] = await school.sql<
    { id: string }[]
  >`select id from turn_changes where answer is null and turn_id = ${id}`
  await school.at('2026-03-02 19:00Z', () => agreeToChange(tom, number, change?.id ?? ''))
  await school.tell('2026-03-02 20:00Z')
  expect((await school.told('DA', 'put off%')).map(({ sentence }) => sentence)).toEqual([
    'The lead of One device per student passes to you on Friday, March 27, not on Saturday, March 21: the lead before was extended to Thursday, March 26.',
  ])
  expect(await school.told('TO', 'put off%')).toEqual([])
})

test('what was said of a hand-over’s day is no news on Home once it is on another', async () => {
  const [jess, denise] = [await school.cast.acting('JL'), await school.cast.acting('DA')]
  await school.tell('2026-03-10 18:00Z')
  const onHome = () => school.at('2026-03-10 20:00Z', () => noticesFor(jess))
  expect((await onHome()).fresh.map(({ sentence }) => sentence).join()).toContain('March 21')
  await offered(jess, 1, denise, '2026-03-25')
  const id = await openHandOver(1)
  await school.at('2026-03-10 19:00Z', () => acceptHandOver(denise, 1, id))
  await school.tell('2026-03-10 20:00Z')
  expect((await onHome()).fresh.map(({ sentence }) => sentence).join()).not.toContain('March 21')
})

test('a hand-over that is late, and a lead that nobody took up, are said once and kindly', async () => {
  const [carla, kofi] = [await school.cast.acting('CR'), await school.cast.acting('KM')]
  const turn =
    (
      await school.at('2026-03-02 18:00Z', () =>
        holdingsOf(carla.memberId, { from: '2026-03-23', to: null }),
      )
    ).leads[0]?.turnId ?? ''
  await school.at('2026-03-02 18:00Z', () =>
    goOnLeave(carla, carla.memberId, {
      from: '2026-03-23',
      to: null,
      leads: [{ turn, to: kofi.memberId, ...notes }],
      things: [],
    }),
  )
  for (const day of ['24', '25', '26']) await school.tell(`2026-03-${day} 18:00Z`)
  expect((await school.told('KM', 'open late%')).map(({ sentence }) => sentence)).toEqual([
    'Common planning time has had no lead since Monday, March 23. You were asked; will you take it? A no is fine, too.',
  ])
  expect((await school.told('RO', 'open late%')).map(({ sentence }) => sentence)).toEqual([
    'Common planning time has had no lead since Monday, March 23. Kofi Mensah was asked and has not answered; perhaps someone else has the time.',
  ])
})

test('a lead that ends with nobody asked after it is said to its lead and its sponsor, and who is next in the agreed order', async () => {
  await school.tell('2026-05-18 18:00Z')
  expect((await school.told('CR', 'open ends ahead%')).map(({ sentence }) => sentence)).toEqual([
    'Your lead of Common planning time ends on Friday, May 29. Kofi Mensah is next in the agreed order, and has not been asked yet. You can hand it over.',
  ])
  expect(
    (await school.told('RO', 'open ends ahead%')).some(
      ({ sentence }) =>
        sentence ===
        'The lead of Common planning time by Carla Ruiz ends on Friday, May 29. Kofi Mensah is next in the agreed order, and has not been asked yet.',
    ),
  ).toBe(true)
})

test('a reminder of a lead that ends goes when another is next in the agreed order, and says who', async () => {
  await school.tell('2026-05-18 18:00Z')
  const kofi = await school.cast.acting('KM')
  await school.at('2026-05-18 18:30Z', () =>
    goOnLeave(kofi, kofi.memberId, { from: '2026-05-25', to: null, leads: [], things: [] }),
  )
  await school.tell('2026-05-18 19:00Z')
  const open = await school.sql<{ sentence: string }[]>`
    select n.sentence from notices n join members m on m.id = n.member_id
    where m.initials = 'CR' and n.key like 'open ends ahead%' and n.seen_at is null`
  expect(open.map(({ sentence }) => sentence)).toEqual([
    'Your lead of Common planning time ends on Friday, May 29. Tom Okafor is next in the agreed order, and has not been asked yet. You can hand it over.',
  ])
})

test('who is asked to lead from a day is told anew when closed days move it, and the former day is gone', async () => {
  const [carla, kofi, lena] = await Promise.all(
    ['CR', 'KM', 'LB'].map((one) => school.cast.acting(one)),
  )
  if (!carla || !kofi || !lena) throw new Error('They are of the school.')
  await offered(carla, 6, kofi, '2026-03-20')
  await school.tell('2026-03-02 19:00Z')
  await school.at('2026-03-02 20:00Z', () =>
    addClosedDays(lena, { name: 'Flood', startsOn: '2026-03-20', endsOn: '2026-03-20' }),
  )
  await school.tell('2026-03-02 21:00Z')
  const open = await school.sql<{ sentence: string }[]>`
    select n.sentence from notices n join members m on m.id = n.member_id
    where m.initials = 'KM' and n.key like 'open asked%' and n.seen_at is null`
  expect(open.map(({ sentence }) => sentence)).toEqual([
    'Carla Ruiz asks you to take over the lead of Common planning time on Monday, March 23. You are free to say no.',
  ])
})

test('co-leads who both hand over to one person are told so, and never that nobody is planned after them', async () => {
  const coLeads = ['JL', 'ZM']
  for (const day of ['09', '18', '19']) await school.tell(`2026-03-${day} 18:00Z`)
  for (const who of coLeads) {
    expect((await school.told(who, 'lead ahead%')).map(({ sentence }) => sentence)).toEqual([
      'You hand over the lead of One device per student to Denise Abara on Saturday, March 21.',
    ])
    expect(await school.told(who, 'open ends%')).toEqual([])
  }
})

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
  await offered(carla, 6, kofi)
  await school.tell('2026-03-03 02:00Z')
  const asked = () =>
    school.sql`select n.sentence, n.seen_at is null as open, n.digest_id from notices n join members m on m.id = n.member_id where m.initials = 'KM' and n.kind = 'asked'`
  expect([...(await asked())]).toEqual([
    {
      sentence:
        'Carla Ruiz asks you to take over the lead of Common planning time. You are free to say no.',
      open: true,
      digest_id: null,
    },
  ])
  await school.at('2026-03-03 03:00Z', async () =>
    declineHandOver(kofi, 6, { id: await openHandOver(6) }),
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
    await school.sql`select from notices n join members m on m.id = n.member_id where m.initials = 'JL' and n.key like 'open call %' and n.seen_at is null`,
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
    select n.sentence, n.seen_at is not null as "isSeen" from notices n join members m on m.id = n.member_id where m.initials = ${initials} and n.decision = ${number} and n.key like 'open respond %'`
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

test('whoever has left the school is told nothing', async () => {
  await asIfGone(school.sql, 'DA')
  await school.tell('2026-03-06 18:00Z')
  expect(await school.told('DA')).toEqual([])
  expect((await school.told('JL')).length).toBeGreaterThan(0)
})

const freshOf = async (who: Acting, moment: string) =>
  (await school.at(moment, () => noticesFor(who))).fresh.map(({ sentence }) => sentence)
const earlierOf = async (who: Acting, moment: string) =>
  (await school.at(moment, () => noticesFor(who))).earlier.map(({ sentence }) => sentence)

test('what someone was told of a day to come is on Home only while it is so: a leave that is taken back', async () => {
  const [ike, lena, hannah, mateo] = await Promise.all(
    ['IP', 'LB', 'HW', 'MR'].map((who) => school.cast.acting(who)),
  )
  const { things } = await school.at('2026-03-02 18:00Z', () =>
    holdingsOf(ike!.memberId, { from: '2026-03-23', to: null }),
  )
  for (const who of [ike!, hannah!])
    await school.at('2026-03-02 18:00Z', () =>
      goOnLeave(who, who.memberId, {
        from: '2026-03-23',
        to: null,
        leads: [],
        things: who === ike ? things.map(({ kind, id }) => ({ kind, id, to: lena!.memberId })) : [],
      }),
    )
  await school.tell('2026-03-03 18:00Z')
  expect((await freshOf(lena!, '2026-03-03 18:00Z')).join()).toMatch(
    /Ike Palmer will be away: the action/,
  )
  expect((await freshOf(mateo!, '2026-03-03 18:00Z')).join()).toMatch(
    /Hannah Weiss.* it will need a lead/,
  )
  await school.at('2026-03-03 19:00Z', () => markSeen(mateo!, { until: '2026-03-03T19:00Z' }))

  await school.tell('2026-03-20 18:00Z')
  expect((await freshOf(lena!, '2026-03-20 18:00Z')).join()).toMatch(/Ike Palmer will be away/)
  for (const who of [ike!, hannah!]) {
    const [leave] = await school.sql<
      { id: string }[]
    >`select id from leaves where member_id = ${who.memberId} and cancelled_at is null order by starts_on desc limit 1`
    await school.at('2026-03-20 19:00Z', () => cancelLeave(who, who.memberId, leave!.id))
  }
  await school.tell('2026-03-20 20:00Z')
  expect((await freshOf(lena!, '2026-03-20 20:00Z')).join()).not.toContain('will be away')
  expect((await earlierOf(mateo!, '2026-03-20 20:00Z')).join()).not.toContain('will be away')
})

test('… a thing that is done before it passes on, and a lead whose next one will be away after all', async () => {
  const [ike, lena, carla, kofi] = await Promise.all(
    ['IP', 'LB', 'CR', 'KM'].map((who) => school.cast.acting(who)),
  )
  const { things } = await school.at('2026-03-02 18:00Z', () =>
    holdingsOf(ike!.memberId, { from: '2026-03-23', to: null }),
  )
  await school.at('2026-03-02 18:00Z', () =>
    goOnLeave(ike!, ike!.memberId, {
      from: '2026-03-23',
      to: null,
      leads: [],
      things: things.map(({ kind, id }) => ({ kind, id, to: lena!.memberId })),
    }),
  )
  await offered(carla!, 6, kofi!, '2026-03-24')
  await school.at('2026-03-02 19:00Z', async () => acceptHandOver(kofi!, 6, await openHandOver(6)))
  await school.tell('2026-03-03 18:00Z')
  const before = await freshOf(lena!, '2026-03-03 18:00Z')
  expect(before.filter((sentence) => sentence.includes('the action “'))).not.toEqual([])
  expect(await freshOf(carla!, '2026-03-03 18:00Z')).toContain(
    'Kofi Mensah has accepted the lead of Common planning time, from Tuesday, March 24.',
  )

  await school.sql`update actions set outcome = 'done', ended_at = '2026-03-03 18:30Z' where owner_id = ${ike!.memberId} and outcome is null`
  await school.at('2026-03-03 19:00Z', () =>
    goOnLeave(kofi!, kofi!.memberId, { from: '2026-03-16', to: null, leads: [], things: [] }),
  )
  await school.tell('2026-03-03 20:00Z')
  expect(
    (await freshOf(lena!, '2026-03-03 20:00Z')).filter((sentence) =>
      sentence.includes('the action “'),
    ),
  ).toEqual([])
  expect((await freshOf(carla!, '2026-03-03 20:00Z')).join()).not.toContain('has accepted')
})
