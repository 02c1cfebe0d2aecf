import { beforeAll, test } from 'vitest'
import { castOf } from '../../support/who-may'

// On initiative 2: Luis leads, Priya follows, Kofi sponsors. Sam and the student Zoe are on others.
const here = castOf('RO MW LB LO PN KM SK ZM NE')
const { tried, idOf, one } = here
const admins = 'RO MW LB'
const steering = `${admins} LO KM`
const team = `${steering} PN`
const members = `${team} SK ZM`

const on = (number: number, act: string) => `/s/harbor-ridge/initiatives/${number}/${act}`
const ids: Record<'LO' | 'PN' | 'KM' | 'SK' | 'ZM' | 'RO', string> = {} as never

beforeAll(async () => {
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update members set access = 'guest' where initials = 'NE'`
    await sql`
      update initiatives set sponsor_id = (select id from members where initials = 'KM')
      where number in (1, 2)`
  })
  for (const who of ['LO', 'PN', 'KM', 'SK', 'ZM', 'RO'] as const) ids[who] = await idOf(who)
}, 60_000)

const ask = (table: string, where = 'true') =>
  one(`select t.id from ${table} t join initiatives i on i.id = t.initiative_id
       where i.number = 2 and ${where} order by t.id desc limit 1`)

test('a new initiative is anyone’s but a guest’s', () =>
  tried({
    address: '/s/harbor-ridge/initiatives/new',
    fields: {
      ...{ title: 'A garden', purpose: 'Beds by the gate.', challenge: 'adaptive' },
      ...{
        learningQuestion: 'Do they come?',
        voicesAffected: 'Families',
        noGoalBecause: 'A trial',
      },
    },
    may: members,
    by: 'SK',
  }))

test('it is edited by its leads, its sponsor and administrators', () =>
  tried({
    address: on(2, 'edit'),
    fields: {
      ...{ title: 'Station rotation', purpose: 'Small groups.', challenge: 'adaptive' },
      ...{ learningQuestion: 'Do they learn?', voicesAffected: 'All', noGoalBecause: 'A trial' },
      sponsor: ids.KM,
    },
    may: steering,
    by: 'LO',
  }))

test('any member moves it along the board', () =>
  tried({
    address: on(2, 'move'),
    fields: { stage: 'pilot', reason: 'x' },
    may: members,
    by: 'SK',
  }))

test('the rotation is planned by leads, sponsor and administrators', () =>
  tried({
    address: on(2, 'plan'),
    fields: { cadence: 'every term', seats: '1', choosing: 'fairest first' },
    may: steering,
    by: 'KM',
  }))

test('an update is written by the team, its sponsor and administrators', () =>
  tried({
    address: on(2, 'update'),
    fields: { health: 'on track', body: 'Six rooms now.' },
    may: team,
    by: 'PN',
  }))

test('and corrected by who wrote it', async () => {
  const update = await ask('updates', "t.body = 'Six rooms now.'")
  await tried({
    address: on(2, `correction?update=${update}`),
    fields: { health: 'on track', body: 'Five rooms now.', update },
    may: 'PN',
    by: 'PN',
  })
})

test('it is answered by those who lead, follow or shadow, but not by its writer', async () => {
  const update = await ask('updates', "t.body = 'Five rooms now.'")
  await tried({
    address: on(2, `stance?update=${update}`),
    fields: { update, stance: 'change direction', reason: 'Too fast.' },
    may: 'RO LO',
    by: 'RO',
  })
})

test('a change of direction is thought through by the leads and those who called for it', () =>
  tried({
    address: on(2, 'reset'),
    fields: { oldWay: 'Six.', evidence: 'They tire.', newWay: 'Three.' },
    may: 'LO RO',
    by: 'RO',
  }))

test('and settled by the leads alone', () =>
  tried({ address: on(2, 'settle-reset'), fields: { outcome: 'kept' }, may: 'LO', by: 'LO' }))

test('what was learned is told by the team, its sponsor and administrators', () =>
  tried({ address: on(2, 'learn'), fields: { text: 'Less is more.' }, may: team, by: 'PN' }))

test('and edited by who told it', async () => {
  const which = await ask('learning_answers', "t.body = 'Less is more.'")
  await tried({
    address: on(2, `edit-learned?which=${which}`),
    fields: { text: 'Less is enough.', which },
    may: 'PN',
    by: 'PN',
  })
})

test('an action is added by the team, its sponsor and administrators', () =>
  tried({
    address: on(2, 'add-action'),
    fields: { text: 'Order tables', owner: ids.SK, dueOn: '2026-03-20' },
    may: team,
    by: 'PN',
  }))

test('ended by its owner, leads and administrators, dropped by who added it too', async () => {
  const which = await ask('actions', "t.text = 'Order tables'")
  const fields = { which }
  const drop = { address: on(2, `drop-action?which=${which}`), fields }
  const done = { address: on(2, `finish-action?which=${which}`), fields }
  await here.refused({ ...drop, may: `${admins} LO SK PN`, by: 'PN' })
  await tried({ ...done, may: `${admins} LO SK`, by: 'SK' })
})

test('a barrier is raised by any member', () =>
  tried({
    address: on(2, 'raise-barrier'),
    fields: { text: 'No tables', to: ids.RO },
    may: members,
    by: 'SK',
  }))

test('and brought to another or cleared by who raised it, who has it and who steers', async () => {
  const which = await ask('barriers', "t.text = 'No tables'")
  const may = `${steering} SK`
  await tried({
    address: on(2, `bring-barrier?which=${which}`),
    fields: { which, to: ids.ZM },
    may,
    by: 'SK',
  })
  await tried({
    address: on(2, `clear-barrier?which=${which}`),
    fields: { which, line: 'They came.' },
    may: `${steering} SK ZM`,
    by: 'ZM',
  })
})

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

test('a call is opened by leads, sponsor and administrators', () =>
  tried({
    address: on(2, 'call'),
    fields: { role: 'co-lead', startsOn: '2026-03-09', audience: 'all' },
    may: steering,
    by: 'LO',
  }))

test('anyone but a guest who does not lead offers', async () => {
  const call = await ask('calls', 't.closed_at is null')
  await tried({
    address: on(2, `offer?call=${call}`),
    fields: { call, readiness: 'ready' },
    may: `${admins} KM PN SK ZM`,
    by: 'SK',
    gets: { LO: 409 },
  })
})

test('an offer to a call is declined by who made it and who opened the call', async () => {
  const offer = await ask('offers', 't.answer is null')
  await here.refused({
    address: on(2, `decline?offer=${offer}`),
    fields: { offer },
    may: 'LO SK',
    by: 'LO',
  })
})

test('a call is chosen for by who opened it', async () => {
  const [call, offer] = [
    await ask('calls', 't.closed_at is null'),
    await ask('offers', 't.answer is null'),
  ]
  await here.refused({
    address: on(2, `choose?call=${call}`),
    fields: { call, offer, reason: 'Near.', thanks: 'Thank you.' },
    may: 'LO',
    by: 'LO',
  })
})

test('and closed by them, other leads, the sponsor and administrators', async () => {
  const call = await ask('calls', 't.closed_at is null')
  await tried({
    address: on(2, `close-call?call=${call}`),
    fields: { call, closing: 'Not now.', thanks: 'Thank you.' },
    may: steering,
    by: 'KM',
  })
})

test('a standing offer is accepted by leads, sponsor and administrators', async () => {
  await here.post('ZM', { address: on(2, 'offer'), fields: { readiness: 'ready' } })
  const offer = await ask('offers', 't.answer is null')
  await here.refused({
    address: on(2, `decline?offer=${offer}`),
    fields: { offer },
    may: `${steering} ZM`,
    by: 'LO',
  })
  await here.refused({
    address: on(2, `accept?offer=${offer}`),
    fields: { offer },
    may: steering,
    by: 'KM',
  })
})

test('someone is asked by the team, the sponsor and administrators', () =>
  tried({
    address: on(2, 'ask'),
    fields: { to: ids.SK, role: 'co-lead' },
    may: `${team} SK`,
    by: 'PN',
  }))

test('an ask is there to be accepted for who is asked, and to be declined for both', async () => {
  const asked = await ask('asks', 't.answer is null')
  const hidden = { RO: 404, MW: 404, LB: 404, LO: 404, KM: 404, ZM: 404 }
  await here.refused({
    address: on(2, `decline?ask=${asked}`),
    fields: { ask: asked },
    may: 'SK PN',
    by: 'SK',
    gets: hidden,
  })
  await here.refused({
    address: on(2, `accept?ask=${asked}`),
    fields: { ask: asked },
    may: 'SK',
    by: 'SK',
    gets: { ...hidden, PN: 404 },
  })
})

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
  const handOver = await ask('hand_overs', 't.answer is null and t.to_member_id is not null')
  await here.refused({
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

const turnOf = (number: number, who: string) =>
  one(`select t.id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
       join members m on (m.school_id, m.id) = (t.school_id, t.member_id) where i.number = ${number} and t.role = 'lead'
       and m.initials = '${who}' order by lower(t.during) desc limit 1`)
const changeAsked = () => one('select id from turn_changes where answer is null')

// Jess and Zoe lead initiative 1, which Kofi sponsors and Marcus follows.
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
  const extended = { turn, with: await idOf('MW'), endsOn: '2026-03-27' }
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

test('who is asked to sponsor answers, and nobody else', async () => {
  await here.sql`
    insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by)
    select i.school_id, gen_random_uuid(), i.id, ${ids.SK}, ${ids.RO}
    from initiatives i where number = 9`
  const hidden = { RO: 404, MW: 404, LB: 404, LO: 404, PN: 404, KM: 404, ZM: 404 }
  await tried({
    address: on(9, 'sponsor'),
    fields: { answer: 'yes', line: 'It matters.' },
    may: 'SK',
    by: 'SK',
    gets: hidden,
  })
})

test('it is stopped by leads, sponsor and administrators', () =>
  tried({
    address: on(2, 'move'),
    fields: { stage: 'stopped', reason: 'It is done.' },
    may: `${admins} PN KM`,
    by: 'KM',
    noPage: true,
  }))
