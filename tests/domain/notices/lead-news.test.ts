import { expect, test } from 'vitest'
import { addClosedDays } from '../../../app/domain/hand-overs/closed-days'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { noticesFor } from '../../../app/domain/notices/notices'
import { agreeToChange, askForChange } from '../../../app/domain/turns/change-requests'
import { notes, telling } from '../../support/telling'

const school = telling()

test('who is asked to lead is told, and reminded; who asked learns whether it was accepted', async () => {
  const [carla, kofi, tom] = [
    await school.cast.acting('CR'),
    await school.cast.acting('KM'),
    await school.cast.acting('TO'),
  ]
  await school.offered(carla, 6, kofi, '2026-03-24')
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
    declineHandOver(kofi, 6, { id: await school.openHandOver(6), reason: 'Not this term.' }),
  )
  await school.tell('2026-03-23 18:00Z')
  expect((await school.told('CR', 'answered%')).map(({ sentence }) => sentence)).toEqual([
    'Kofi Mensah will not take over the lead of Common planning time on Tuesday, March 24 (“Not this term.”). You can ask someone else.',
  ])
  await school.offered(carla, 6, tom)
  await school.at('2026-03-23 19:00Z', async () =>
    acceptHandOver(
      { ...tom, school: { ...tom.school, today: '2026-03-23' } },
      6,
      await school.openHandOver(6),
    ),
  )
  await school.tell('2026-03-24 18:00Z')
  expect((await school.told('CR', 'answered%')).at(-1)?.sentence).toMatch(
    /^Tom Okafor has accepted the lead of Common planning time/,
  )
})

test('whose lead is given on by an administrator is told at once, and so is the one who had it planned and sees another accept it', async () => {
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
    'Marcus Whitfield has asked Tom Okafor to take over your lead of One device per student on Monday, March 23. You can withdraw that on its page.',
  ])
  await school.at('2026-03-03 19:00Z', async () =>
    acceptHandOver(tom, 1, await school.openHandOver(1)),
  )
  await school.tell('2026-03-04 18:00Z')
  expect((await school.told('DA', 'lead given%')).map(({ sentence }) => sentence)).toEqual([
    'The lead of One device per student that was planned for you from Saturday, March 21 passes to Tom Okafor instead, whom Marcus Whitfield asked. You go on following it.',
  ])
})

test('the one who is planned next is asked before the lead before theirs is extended', async () => {
  const [jess, denise] = [await school.cast.acting('JL'), await school.cast.acting('DA')]
  const [turn] = await school.sql<{ id: string; number: number }[]>`
    select t.id, i.number from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.title = 'One device per student' and t.member_id = ${jess.memberId} and t.role = 'lead' and t.during @> '2026-03-02 18:00Z'::timestamptz`
  const { id, number } = turn ?? { id: '', number: 0 }
  await school.at('2026-03-02 18:00Z', () =>
    askForChange(jess, number, {
      kind: 'extend',
      turnId: id,
      withMemberId: denise.memberId,
      endsOn: '2026-03-26',
    }),
  )
  const [change] = await school.sql<
    { id: string }[]
  >`select id from turn_changes where answer is null and turn_id = ${id}`
  await school.tell('2026-03-02 18:30Z')
  expect((await school.told('DA', 'open change%')).map(({ sentence }) => sentence)).toEqual([
    'Jess Lindqvist asks you to agree that they lead One device per student until Thursday, March 26. You then begin on Friday, March 27, not on Saturday, March 21.',
  ])
  await school.at('2026-03-02 19:00Z', () => agreeToChange(denise, number, change?.id ?? ''))
  await school.tell('2026-03-02 20:00Z')
  expect((await school.told('JL', 'change answered%')).map(({ sentence }) => sentence)).toEqual([
    'Denise Abara has agreed that you lead One device per student until Thursday, March 26.',
  ])
})

test('what was said of a hand-over’s day is no news on Home once it is on another', async () => {
  const [jess, denise] = [await school.cast.acting('JL'), await school.cast.acting('DA')]
  await school.tell('2026-03-10 18:00Z')
  const onHome = () => school.at('2026-03-10 20:00Z', () => noticesFor(jess))
  expect((await onHome()).fresh.map(({ sentence }) => sentence).join()).toContain('March 21')
  await school.offered(jess, 1, denise, '2026-03-25')
  const id = await school.openHandOver(1)
  await school.at('2026-03-10 19:00Z', () => acceptHandOver(denise, 1, id))
  await school.tell('2026-03-10 20:00Z')
  expect((await onHome()).fresh.map(({ sentence }) => sentence).join()).not.toContain('March 21')
})

test('who is asked to lead from a day is told anew when closed days move it, and the former day is gone', async () => {
  const [carla, kofi, lena] = await Promise.all(
    ['CR', 'KM', 'LB'].map((one) => school.cast.acting(one)),
  )
  if (!carla || !kofi || !lena) throw new Error('They are of the school.')
  await school.offered(carla, 6, kofi, '2026-03-20')
  await school.tell('2026-03-02 19:00Z')
  await school.at('2026-03-02 20:00Z', () =>
    addClosedDays(lena, { name: 'Flood', startsOn: '2026-03-20', endsOn: '2026-03-20' }),
  )
  await school.tell('2026-03-02 21:00Z')
  const open = await school.sql<{ sentence: string }[]>`
    select n.sentence from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
    where m.initials = 'KM' and n.key like 'open asked%' and n.seen_at is null`
  expect(open.map(({ sentence }) => sentence)).toEqual([
    'Carla Ruiz asks you to take over the lead of Common planning time on Monday, March 23. You are free to say no.',
  ])
})
