import { expect, test } from 'vitest'
import { changeAccess } from '../../../app/domain/absences/access'
import { goOnLeave, leaveSchool } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { removeYear } from '../../../app/domain/calendar/school-years'
import { calendarSettings } from '../../../app/domain/calendar/settings'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { addClosedDays } from '../../../app/domain/hand-overs/closed-days'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { memberById } from '../../../app/domain/members/profile'
import { absencesIn, notes, nothing } from '../../support/absences'
import { ownSchool } from '../../support/own-school'
import { sentenceOf } from '../../support/refusals'

const here = ownSchool({ anew: true })
const { then, on, turns, leadOf, openHandOver } = absencesIn(here)

const days = { from: '2026-03-23', to: '2026-04-03' }
const heldAfter = async (day: string, who: string) =>
  (await turns(who, 6))
    .filter(({ to }) => !to || to > day)
    .map(({ role, from, to }) => `${role} ${from.slice(0, 10)} ${to?.slice(0, 10) ?? ''}`.trim())

async function askedForLeave(who = 'KM') {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting(who)]
  const leads = [{ turn: await leadOf(carla, 6), to: kofi.memberId, ...notes }]
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { ...days, leads, things: [] }))
  return kofi
}
const guest = async (memberId: string) => {
  const lena = await here.cast.acting('LB')
  const member = await memberById(memberId)
  return changeAccess(lena, memberId, { ...member, access: 'guest' })
}
const gone = (kofi: Acting, lastDay: string) =>
  leaveSchool(kofi, kofi.memberId, { lastDay, ...nothing })
const away = (kofi: Acting, from: string) =>
  goOnLeave(kofi, kofi.memberId, { from, to: null, ...nothing })
test.each<[string, (kofi: Acting) => Promise<unknown>]>([
  ['leaves the school', (kofi) => on('2026-03-02', () => gone(kofi, '2026-03-02'))],
  ['goes on leave', (kofi) => on('2026-03-02', () => away(kofi, '2026-03-20'))],
  ['becomes a guest', ({ memberId }) => on('2026-03-02', () => guest(memberId))],
  [
    'is away on the day that the school is open again',
    async (kofi) => {
      await on('2026-03-02', () => away(kofi, '2026-03-25'))
      const lena = await here.cast.acting('LB')
      const flood = { name: 'Flood', startsOn: '2026-03-23', endsOn: '2026-03-24' }
      await on('2026-03-02', () => addClosedDays(lena, flood))
    },
  ],
])(
  'a lead asked for a leave is its holder’s again after it, as who is asked %s',
  async (_, ends) => {
    await ends(await askedForLeave('OG'))
    expect(await openHandOver(6)).toBeUndefined()
    expect(await heldAfter('2026-03-24', 'CR')).toEqual([
      'lead 2026-04-04 2026-05-30',
      'follow 2026-05-30 2026-06-06',
    ])
  },
)

test('who is back, while another is still asked, leads again from the day of their no', async () => {
  const kofi = await askedForLeave()
  const { id = '' } = (await openHandOver(6)) ?? {}
  await on('2026-04-08', () => declineHandOver(then(kofi, '2026-04-08'), 6, { id }))
  expect(await heldAfter('2026-04-01', 'CR')).toEqual([
    'follow 2026-04-04 2026-04-08',
    'lead 2026-04-08 2026-05-30',
    'follow 2026-05-30 2026-06-06',
  ])
})

const chosen = { choiceReason: 'Agreed.', ...notes }
async function agreed(weeksBeside = 0) {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  const given = { to: kofi.memberId, dueOn: '2026-03-23', weeksBeside, ...chosen }
  await on('2026-03-02', () => handOver(carla, 6, given))
  const { id = '' } = (await openHandOver(6)) ?? {}
  await on('2026-03-02', () => acceptHandOver(kofi, 6, id))
  return { carla, kofi }
}

test.each<[string, (who: { carla: Acting; kofi: Acting }) => Promise<unknown>, string[]]>([
  [
    'leaves the school before that day',
    ({ kofi }) => on('2026-03-02', () => gone(kofi, '2026-03-02')),
    ['lead 2026-05-30'],
  ],
  [
    'has a last day before it',
    ({ kofi }) => on('2026-03-02', () => gone(kofi, '2026-03-10')),
    ['lead 2026-05-30'],
  ],
  [
    'will be away',
    ({ kofi }) => on('2026-03-02', () => away(kofi, '2026-03-20')),
    ['lead 2026-05-30'],
  ],
  [
    'will be away until a day in it',
    ({ kofi }) =>
      on('2026-03-02', () =>
        goOnLeave(kofi, kofi.memberId, { from: '2026-03-20', to: '2026-04-10', ...nothing }),
      ),
    ['lead 2026-04-11', 'follow 2026-04-11 2026-05-30'],
  ],
  [
    'says no when asked again',
    async ({ carla, kofi }) => {
      const again = { to: kofi.memberId, dueOn: '2026-03-20', ...chosen }
      await on('2026-03-02', () => handOver(carla, 6, again))
      const { id = '' } = (await openHandOver(6)) ?? {}
      await on('2026-03-02', () => declineHandOver(kofi, 6, { id }))
    },
    ['lead 2026-05-30'],
  ],
])('whose lead another agreed to take over leads on, as that one %s', async (_, falls, leads) => {
  await falls(await agreed(2))
  const held = await heldAfter('2026-03-22', 'CR')
  expect(held.map((line) => line.replace(/^lead \S+/, 'lead'))).toEqual([
    ...leads,
    'follow 2026-05-30 2026-06-06',
  ])
})

test('while another is asked in place of who agreed, nobody’s lead changes; once they say no, it goes on', async () => {
  const { kofi } = await agreed()
  const [tom, turn] = [await here.cast.acting('TO'), await leadOf(kofi, 6, '2026-03-16')]
  const leads = [{ turn, to: tom.memberId, ...notes }]
  await on('2026-03-02', () =>
    goOnLeave(kofi, kofi.memberId, { from: '2026-03-16', to: null, leads, things: [] }),
  )
  expect((await heldAfter('2026-03-02', 'CR'))[0]).toMatch(/^lead \S+ 2026-03-23$/)
  const { id = '' } = (await openHandOver(6)) ?? {}
  await on('2026-03-02', () => declineHandOver(tom, 6, { id }))
  expect((await heldAfter('2026-03-02', 'CR'))[0]).toMatch(/^lead \S+ 2026-05-30$/)
})

test('nobody is asked to take over for a leave on a day after the school year', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  await here.sql`
    update turns set leaves = true, ended_at = began_at
    where began_at > '2026-03-02 18:00Z' and initiative_id = (select id from initiatives where number = 6)`
  await here.sql`
    update turns set ended_at = null
    where role = 'lead' and member_id = ${carla.memberId}
      and during @> '2026-03-02 18:00Z'::timestamptz
      and initiative_id = (select id from initiatives where number = 6)`
  const leads = [{ turn: await leadOf(carla, 6), to: kofi.memberId, ...notes }]
  const leave = () =>
    goOnLeave(carla, carla.memberId, { from: '2026-06-15', to: null, leads, things: [] })
  expect(await sentenceOf(on('2026-03-02', leave))).toMatch(/^The school year ends on /)
})

test('a school year stays while someone is asked to take a lead over in it', async () => {
  await askedForLeave()
  const lena = await here.cast.acting('LB')
  await here.sql`delete from terms`
  const remove = async () => {
    const { years } = await calendarSettings()
    return removeYear(lena, years.find(({ name }) => name.startsWith('2025'))?.id ?? '')
  }
  expect(await sentenceOf(on('2026-03-02', remove))).toMatch(
    /^The lead of Common planning time is to be handed over on .*, in this year. Please withdraw/,
  )
})
