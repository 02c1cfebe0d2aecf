import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { needsOf } from '../../../app/domain/calls/needs-a-lead'
import { declineHandOver } from '../../../app/domain/hand-overs/answers'
import { absencesIn, notes } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { on, openHandOver, leadOf } = absencesIn(here)
const today = '2026-03-02'

async function kofiIsAskedForCarla() {
  const carla = await here.cast.acting('CR')
  const turn = await leadOf(carla, 6)
  const leads = [{ turn, to: here.cast.who('KM').memberId, ...notes }]
  const leave = { from: '2026-03-23', to: '2026-04-17', leads, things: [] }
  await on(today, () => goOnLeave(carla, carla.memberId, leave))
}

async function needSeenBy(access: 'member' | 'guest') {
  const acting = { ...(await here.cast.acting('NE')), access }
  const needs = await on(today, () => needsOf(acting))
  const need = needs.find(({ number }) => number === 6)
  return [need?.kind, need?.isAsked]
}

test('where a lead is needed members read that someone is asked until it is answered, and guests do not', async () => {
  await kofiIsAskedForCarla()
  expect([await needSeenBy('member'), await needSeenBy('guest')]).toEqual([
    ['gap', true],
    ['gap', false],
  ])
  const id = (await openHandOver(6))?.id ?? ''
  await on(today, async () => declineHandOver(await here.cast.acting('KM'), 6, { id }))
  expect(await needSeenBy('member')).toEqual(['gap', false])
})
