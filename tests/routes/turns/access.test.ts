import { test } from 'vitest'
import { admins, on, signedInToInitiatives, steering } from '../../support/access-on-initiatives'

const here = signedInToInitiatives('turns')
const { tried, refused, one, ids, of } = here

const turnOf = (number: number, who: string) =>
  one(`select t.id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
       join members m on (m.school_id, m.id) = (t.school_id, t.member_id) where i.number = ${number} and t.role = 'lead'
       and m.initials = '${who}' order by lower(t.during) desc limit 1`)
const changeAsked = () => one('select id from turn_changes where answer is null')

// Jess and Zoe lead initiative 1, which Kofi sponsors and Marcus follows.

test('the rotation is planned by leads, sponsor and administrators', () =>
  tried({
    address: on(2, 'plan'),
    fields: { cadence: 'every term', seats: '1', choosing: 'fairest first' },
    may: steering,
    by: 'KM',
  }))

test('anyone but a guest follows and shadows, once', async () => {
  const already = { LO: 409, PN: 409, RO: 409 }
  await tried({ address: on(2, 'follow'), may: 'MW LB KM SK ZM', by: 'ZM', gets: already })
  await tried({
    address: on(2, 'shadow'),
    may: `RO MW LB KM SK ZM PN`,
    by: 'SK',
    gets: { LO: 409 },
  })
})

test('who follows or shadows may leave', () =>
  tried({
    address: on(2, 'leave'),
    may: 'RO PN SK ZM',
    by: 'ZM',
    gets: { LO: 409, MW: 409, LB: 409, KM: 409 },
  }))

test('a seat for a co-lead is opened by leads, sponsor and administrators', () =>
  tried({ address: on(2, 'co-lead'), may: steering, by: 'KM' }))

test('a free seat is taken by anyone but a guest who does not lead', () =>
  tried({
    address: on(2, 'take-lead'),
    fields: { cameAbout: 'chosen' },
    may: `${admins} KM PN SK ZM`,
    by: 'ZM',
    gets: { LO: 409 },
  }))

test('a lead steps back from their own lead alone', () =>
  tried({ address: on(2, 'step-back'), may: 'LO ZM', by: 'ZM' }))

test('a lead is handed over by who leads, and by administrators', () =>
  tried({
    address: on(2, `hand-over?from=${ids.LO}`),
    fields: {
      ...{ from: ids.LO, to: ids.PN, stands: 'Six rooms.', next: 'Two more.' },
      ...{ choiceReason: 'She knows the rooms.', weeksShadowed: '0', weeksBeside: '0' },
    },
    may: `${admins} LO`,
    by: 'LO',
  }))

test('and accepted by who is asked, declined by both and administrators', async () => {
  const handOver = await of('hand_overs', 't.answer is null and t.to_member_id is not null')
  await refused({
    address: on(2, `decline?handOver=${handOver}`),
    fields: { handOver },
    may: `${admins} LO PN`,
    by: 'LO',
  })
  await tried({
    address: on(2, `accept?handOver=${handOver}`),
    fields: { handOver },
    may: 'PN',
    by: 'PN',
  })
})

test('a change of a turn is asked for by who holds it, the sponsor and administrators', async () => {
  const turn = await turnOf(1, 'ZM')
  const may = `${admins} KM ZM`
  const standIn = { turn, with: ids.SK, startsOn: '2026-03-09', endsOn: '2026-03-10' }
  await tried({ address: on(1, 'stand-in'), fields: standIn, may, by: 'ZM' })
  const change = await changeAsked()
  const answer = { fields: { change }, gets: {} }
  await tried({
    ...answer,
    address: on(1, `disagree?change=${change}`),
    may: `${admins} ZM SK`,
    by: 'SK',
    noPage: true,
  })
  const extended = { turn, with: ids.MW, endsOn: '2026-03-27' }
  await tried({ address: on(1, 'extend'), fields: extended, may, by: 'ZM' })
})

test('and agreed to by the one who is asked', async () => {
  const change = await changeAsked()
  await tried({
    address: on(1, `agree?change=${change}`),
    fields: { change },
    may: 'MW',
    by: 'MW',
  })
})

test('a coming turn is swapped by who holds it, the sponsor and administrators', async () =>
  tried({
    address: on(9, 'swap'),
    fields: { turn: await turnOf(9, 'PN'), other: await turnOf(3, 'MT') },
    may: `${admins} PN`,
    by: 'PN',
  }))

here.everyFormIsTried()
