import { test } from 'vitest'
import {
  admins,
  on,
  signedInToInitiatives,
  steering,
  team,
} from '../../support/access-on-initiatives'

const here = signedInToInitiatives('initiatives')
const { tried, refused, ids, of } = here
const members = `${team} SK ZM`

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
    fields: { read: 'extend', stage: 'pilot', reason: 'x' },
    may: members,
    by: 'SK',
  }))

test('an update is written by the team, its sponsor and administrators', () =>
  tried({
    address: on(2, 'update'),
    fields: { health: 'on track', body: 'Six rooms now.' },
    may: team,
    by: 'PN',
  }))

test('and corrected by who wrote it', async () => {
  const update = await of('updates', "t.body = 'Six rooms now.'")
  await tried({
    address: on(2, `correction?update=${update}`),
    fields: { health: 'on track', body: 'Five rooms now.', update },
    may: 'PN',
    by: 'PN',
  })
})

test('it is answered by those who lead, follow or shadow, but not by its writer', async () => {
  const update = await of('updates', "t.body = 'Five rooms now.'")
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
  const which = await of('learning_answers', "t.body = 'Less is more.'")
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
  const which = await of('actions', "t.text = 'Order tables'")
  const fields = { which }
  const drop = { address: on(2, `drop-action?which=${which}`), fields }
  const done = { address: on(2, `finish-action?which=${which}`), fields }
  await refused({ ...drop, may: `${admins} LO SK PN`, by: 'PN' })
  await tried({ ...done, may: `${admins} LO SK`, by: 'SK' })
  const back = { address: on(2, `reopen-action?which=${which}`), fields }
  await tried({ ...back, may: 'SK', by: 'SK' })
})

test('a barrier is raised by any member', () =>
  tried({
    address: on(2, 'raise-barrier'),
    fields: { text: 'No tables', to: ids.RO },
    may: members,
    by: 'SK',
  }))

test('and brought to another or cleared by who raised it, who has it and who steers', async () => {
  const which = await of('barriers', "t.text = 'No tables'")
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
    fields: { read: 'pilot', stage: 'stopped', reason: 'It is done.' },
    may: steering,
    by: 'KM',
    noPage: true,
  }))

here.everyFormIsTried()
