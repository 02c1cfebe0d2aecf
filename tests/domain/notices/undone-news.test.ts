import { expect, test } from 'vitest'
import { cancelLeave, goOnLeave } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { markSeen, noticesFor } from '../../../app/domain/notices/notices'
import { letGo } from '../../../app/domain/absences/departures'
import { changeAccess } from '../../../app/domain/absences/access'
import { memberById } from '../../../app/domain/members/profile'
import { notes, telling } from '../../support/telling'

const school = telling()

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
  await school.offered(carla!, 6, kofi!, '2026-03-24')
  await school.at('2026-03-02 19:00Z', async () =>
    acceptHandOver(kofi!, 6, await school.openHandOver(6)),
  )
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

test('… also on the day of a leave itself: the one who was asked leads by then', async () => {
  const [carla, sam, renata] = await Promise.all(
    ['CR', 'SK', 'RO'].map((who) => school.cast.acting(who)),
  )
  const toldOf = async (moment: string) => {
    await school.tell(moment)
    return (await freshOf(renata!, moment)).filter((said) => said.includes('Common planning time'))
  }
  const [lead] = await school.sql<
    { id: string }[]
  >`select t.id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where i.number = 6 and t.role = 'lead' and t.during @> '2026-03-02 18:00Z'::timestamptz`
  await school.at('2026-03-02 18:00Z', () =>
    goOnLeave(carla!, carla!.memberId, {
      from: '2026-03-02',
      to: '2026-03-13',
      leads: [{ turn: lead!.id, to: sam!.memberId, why: 'Sam knows every room.', ...notes }],
      things: [],
    }),
  )
  expect(await toldOf('2026-03-02 18:10Z')).toEqual([
    'Carla Ruiz, who led Common planning time, is away: from Monday, March 2 Sam Kowalczyk is asked to lead.',
  ])
  await school.at('2026-03-02 19:00Z', async () =>
    acceptHandOver(sam!, 6, await school.openHandOver(6)),
  )
  expect(await toldOf('2026-03-02 19:10Z')).toEqual([])
})

const sam = () => school.cast.acting('SK')
const renata = () => school.cast.acting('RO')
const comesToNothing: [string, () => Promise<unknown>][] = [
  [
    'will be away',
    async () => {
      const { memberId } = await sam()
      await goOnLeave(await sam(), memberId, { from: '2026-03-02', to: null, ...nothing })
    },
  ],
  [
    'is a guest now',
    async () => {
      const member = await memberById((await sam()).memberId)
      await changeAccess(await renata(), member.id, { ...member, access: 'guest' })
    },
  ],
  ['has left the school', async () => letGo(await renata(), (await sam()).memberId)],
]
const nothing = { leads: [], things: [] }

test.each(comesToNothing)(
  'who asked someone to take over reads why it comes to nothing: “%s”',
  async (why, happens) => {
    const carla = await school.cast.acting('CR')
    await school.offered(carla, 6, await sam())
    await school.at('2026-03-02 19:00Z', happens)
    await school.tell('2026-03-02 20:00Z')
    const said = (await freshOf(carla, '2026-03-02 20:00Z')).filter((one) => /not pass/.test(one))
    expect(said).toEqual([
      `Sam Kowalczyk ${why}, so the lead of Common planning time does not pass to them. You can ask someone else.`,
    ])
  },
)
