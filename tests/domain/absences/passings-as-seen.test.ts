import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { passingsOf } from '../../../app/domain/absences/passings'
import { acceptAsk, ask } from '../../../app/domain/calls/asks'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { absencesIn, notes } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { on, openHandOver, leadOf } = absencesIn(here)
const today = '2026-03-02'

const nothing = { isAsked: false, to: null, answer: null }
const pending = { isAsked: true, to: 'Kofi Mensah', answer: null }
const no = { isAsked: true, to: 'Kofi Mensah', answer: 'declined' }

/** Carla will be away; Kofi is asked to take over what she leads. */
async function kofiIsAsked() {
  const [carla, kofi] = [await here.cast.acting('CR'), here.cast.who('KM')]
  const turn = await leadOf(carla, 6)
  const leads = [{ turn, to: kofi.memberId, ...notes }]
  const leave = { from: '2026-03-23', to: '2026-04-17', leads, things: [] }
  await on(today, () => goOnLeave(carla, carla.memberId, leave))
  return (await openHandOver(6))?.id ?? ''
}

const answers = async (who: string, id: string) =>
  on(today, async () => declineHandOver(await here.cast.acting(who), 6, { id }))

async function seenBy(who: string, access?: 'guest' | 'member') {
  const acting = await here.cast.acting(who)
  const reader = access ? { ...acting, access } : acting
  const [lead] = await on(today, () => passingsOf(reader, here.cast.who('CR').memberId))
  return { isAsked: lead?.isAsked, to: lead?.to, answer: lead?.answer }
}

test('a guest reads nothing of who was asked for a leave, nor of a no or what was withdrawn', async () => {
  const id = await kofiIsAsked()
  expect([await seenBy('NE', 'guest'), await seenBy('NE')]).toEqual([nothing, pending])
  await answers('KM', id)
  expect(await seenBy('NE', 'guest')).toEqual(nothing)
})

test('a guest reads who takes over once they have said yes', async () => {
  const id = await kofiIsAsked()
  await on(today, async () => acceptHandOver(await here.cast.acting('KM'), 6, id))
  expect(await seenBy('NE', 'guest')).toEqual({ ...nothing, to: 'Kofi Mensah' })
})

test('what an administrator withdrew is told as withdrawn, to members, and of nobody', async () => {
  await answers('RO', await kofiIsAsked())
  for (const who of ['NE', 'KM', 'CR', 'RO'])
    expect(await seenBy(who)).toEqual({ isAsked: true, to: null, answer: 'withdrawn' })
  expect(await seenBy('NE', 'guest')).toEqual(nothing)
})

test('a no is known by name to those whom it concerns, and to no other member', async () => {
  await answers('KM', await kofiIsAsked())
  for (const who of ['KM', 'CR', 'RO']) expect(await seenBy(who)).toEqual(no)
  expect(await seenBy('NE')).toEqual(nothing)
})

test('a no is known to who sponsors it or leads it with them, too', async () => {
  await answers('KM', await kofiIsAsked())
  expect([await seenBy('RO', 'member'), await seenBy('MW', 'member')]).toEqual([no, nothing])
  const [renata, priya] = [await here.cast.acting('RO'), await here.cast.acting('PN')]
  await on(today, () => ask(renata, 6, { to: priya.memberId, role: 'co-lead' }))
  expect(await seenBy('PN')).toEqual(nothing)
  const [asked] = await here.sql<{ id: string }[]>`
    select id from asks where member_id = ${priya.memberId} and answer is null and role = 'co-lead'`
  await on(today, () => acceptAsk(priya, 6, asked?.id ?? ''))
  expect(await seenBy('PN')).toEqual(no)
})
