import { test } from 'vitest'
import { goOnLeave, leaveSchool, stay } from '../../../app/domain/absences/absences'
import { letGo } from '../../../app/domain/absences/departures'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { changeAccess } from '../../../app/domain/absences/access'
import { overlaps } from '../../../app/domain/members/leaves'
import { lastOwner } from '../../../app/domain/members/members'
import { absencesIn, notes, nothing } from '../../support/absences'
import { actsIn } from '../../support/acting-as'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'

const here = ownSchool({ anew: true })
const { refused, everyRefusalIsTried } = refusalsIn('absences', (file) => file !== 'access.ts')
const { as, goes, becomesGuest, leadsBeside, idOf } = actsIn(here)
const { leadOf } = absencesIn(here)

type Handed = Partial<Parameters<typeof goOnLeave>[2]>
const isAway = (by: string, who: string, days: Handed) =>
  as(by, (acting) => goOnLeave(acting, idOf(who), { ...nothing, from: '', to: null, ...days }))
const leaves = (by: string, who: string, lastDay: string) =>
  as(by, (acting) => leaveSchool(acting, idOf(who), { lastDay, ...nothing }))
const stays = (by: string, who: string) => as(by, (acting) => stay(acting, idOf(who)))

test('a leave is recorded by who is away, or by an administrator', async () => {
  const week = { from: '2026-03-09', to: '2026-03-13' }
  await refused(
    'A leave is recorded by the person themselves, or by an administrator.',
    isAway('TO', 'PN', week),
  )
  await goes(isAway('PN', 'PN', week))
  await goes(isAway('MW', 'DA', week))
})

test('the days of a leave are in order, at most sixty back, within one’s time here, and one leave’s', async () => {
  await refused(
    'The last day must not be before the first.',
    isAway('PN', 'PN', { from: '2026-03-09', to: '2026-03-08' }),
  )
  await refused(
    'That is long ago. A leave is recorded from two months back at most.',
    isAway('PN', 'PN', { from: '2025-12-31', to: '2026-01-02' }),
  )
  await goes(isAway('PN', 'PN', { from: '2026-01-01', to: '2026-01-01' }))
  await goes(isAway('PN', 'PN', { from: '2026-03-09', to: '2026-03-09' }))
  await refused(overlaps, isAway('PN', 'PN', { from: '2026-03-02', to: '2026-03-09' }))
  await refused(overlaps, isAway('PN', 'PN', { from: '2026-03-09', to: null }))
  await goes(leaves('PN', 'PN', '2026-04-30'))
  await refused(
    'That is after the last day at the school.',
    isAway('PN', 'PN', { from: '2026-05-01', to: '2026-05-02' }),
  )
  await goes(isAway('PN', 'PN', { from: '2026-04-30', to: '2026-05-02' }))
})

test('a last day is today or to come, and is said by who goes or by an administrator', async () => {
  const others = 'Only the person themselves or an admin can record that someone left.'
  await refused(others, leaves('TO', 'PN', '2026-04-30'))
  await refused(
    others,
    as('TO', (acting) => letGo(acting, idOf('PN'))),
  )
  await refused(others, leaves('MW', 'RO', '2026-04-30'))
  await refused(lastOwner, leaves('RO', 'RO', '2026-04-30'))
  await refused(
    'The last day is today or a day to come; what has happened is not rewritten.',
    leaves('PN', 'PN', '2026-03-01'),
  )
  await goes(leaves('PN', 'PN', '2026-03-02'))
  await goes(leaves('MW', 'DA', '2026-03-03'))
})

test('a last day is taken back by who goes or by an administrator, where there is one', async () => {
  await refused('There is no last day to take back.', stays('PN', 'PN'))
  for (const by of ['PN', 'MW']) {
    await goes(leaves('PN', 'PN', '2026-04-30'))
    await refused('That is for the person themselves, or an administrator.', stays('TO', 'PN'))
    await goes(stays(by, 'PN'))
  }
})

test('what someone holds goes to another who is here, and is no guest', async () => {
  const days = { from: '2026-03-23', to: '2026-04-17' }
  const { things } = await here.cast.inSchool(() =>
    holdingsOf(idOf('MW'), { from: days.from, to: null }),
  )
  const hands = (to: string) =>
    isAway('MW', 'MW', {
      ...days,
      things: things.map(({ kind, id }) => ({ kind, id, to: idOf(to) })),
    })
  await refused('Please choose someone else: they will be away.', hands('MW'))
  await becomesGuest('NE')
  await refused(
    'Someone chosen here is not of this school any more. Please look again.',
    hands('NE'),
  )
  await goes(hands('LB'))
})

test('a lead goes to another who does not lead there, and is no guest', async () => {
  const turn = await leadOf(await here.cast.acting('CR'), 6)
  const hands = (to: string) =>
    isAway('CR', 'CR', {
      from: '2026-03-23',
      to: '2026-04-17',
      leads: [{ turn, to: idOf(to), ...notes }],
    })
  await refused('Please choose someone else to lead: they will be away.', hands('CR'))
  await leadsBeside(6, 'JC')
  await refused(
    'They already co-lead this. Please choose another, or leave the seat open.',
    hands('JC'),
  )
  await becomesGuest('NE')
  await refused(
    'Someone chosen here is not of this school any more. Please look again.',
    hands('NE'),
  )
  await goes(hands('KM'))
})

test('a guest is made of nobody who leads or has something to see to', async () => {
  const guest = (who: string) =>
    as('RO', (acting) =>
      changeAccess(acting, who, {
        position: 'teacher',
        positionNote: '',
        access: 'guest',
        worksOn: 31,
      }),
    )
  const { leads } = await here.cast.inSchool(() =>
    holdingsOf(idOf('CR'), { from: '2026-03-02', to: null }),
  )
  const held = leads.map(({ title }) => `the lead of ${title}`)
  await refused(
    `A guest can read but not act, and Carla Ruiz still holds ${held.join(' and ')}. Please pass that on first.`,
    guest(idOf('CR')),
  )
  const [newcomer] = await callsIn(here.sql, here.cast).newcomers(1)
  await goes(guest(newcomer?.memberId ?? ''))
})

everyRefusalIsTried()
