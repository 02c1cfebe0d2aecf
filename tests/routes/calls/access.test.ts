import { test } from 'vitest'
import {
  admins,
  on,
  signedInToInitiatives,
  steering,
  team,
} from '../../support/access-on-initiatives'

const here = signedInToInitiatives('calls')
const { tried, refused, post, ids, of } = here

test('a call is opened by leads, sponsor and administrators', () =>
  tried({
    address: on(2, 'call'),
    fields: { role: 'co-lead', startsOn: '2026-03-09', audience: 'all' },
    may: steering,
    by: 'LO',
  }))

test('anyone but a guest who does not lead offers', async () => {
  const call = await of('calls', 't.closed_at is null')
  await tried({
    address: on(2, `offer?call=${call}`),
    fields: { call, readiness: 'ready' },
    may: `${admins} KM PN SK ZM`,
    by: 'SK',
    gets: { LO: 409 },
  })
})

test('an offer to a call is declined by who made it and who opened the call', async () => {
  const offer = await of('offers', 't.answer is null')
  await refused({
    address: on(2, `decline?offer=${offer}`),
    fields: { offer },
    may: 'LO SK',
    by: 'LO',
  })
})

test('a call is chosen for by who opened it', async () => {
  const [call, offer] = [
    await of('calls', 't.closed_at is null'),
    await of('offers', 't.answer is null'),
  ]
  await refused({
    address: on(2, `choose?call=${call}`),
    fields: { call, offer, reason: 'Near.', thanks: 'Thank you.' },
    may: 'LO',
    by: 'LO',
  })
})

test('and closed by them, other leads, the sponsor and administrators', async () => {
  const call = await of('calls', 't.closed_at is null')
  await tried({
    address: on(2, `close-call?call=${call}`),
    fields: { call, closing: 'Not now.', thanks: 'Thank you.' },
    may: steering,
    by: 'KM',
  })
})

test('a standing offer is accepted by leads, sponsor and administrators', async () => {
  await post('ZM', { address: on(2, 'offer'), fields: { readiness: 'ready' } })
  const offer = await of('offers', 't.answer is null')
  await refused({
    address: on(2, `decline?offer=${offer}`),
    fields: { offer },
    may: `${steering} ZM`,
    by: 'LO',
  })
  await refused({
    address: on(2, `accept?offer=${offer}`),
    fields: { offer },
    may: steering,
    by: 'KM',
  })
})

test('someone is asked by the team, the sponsor and administrators', () =>
  tried({
    address: on(2, 'ask'),
    fields: { to: ids.SK, role: 'follow' },
    may: team,
    by: 'PN',
  }))

test('an ask is there to be accepted for who is asked, and to be declined for both', async () => {
  const asked = await of('asks', 't.answer is null')
  const hidden = { RO: 404, MW: 404, LB: 404, LO: 404, KM: 404, ZM: 404 }
  await refused({
    address: on(2, `decline?ask=${asked}`),
    fields: { ask: asked },
    may: 'SK PN',
    by: 'SK',
    gets: hidden,
  })
  await refused({
    address: on(2, `accept?ask=${asked}`),
    fields: { ask: asked },
    may: 'SK',
    by: 'SK',
    gets: { ...hidden, PN: 404 },
  })
})

here.everyFormIsTried()
