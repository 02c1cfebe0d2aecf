import { test } from 'vitest'
import { signedIn } from '../../support/access-attempts'

// Carla proposes, Priya and Dario decide; Marcus is an administrator, Sam and Zoe are not invited.
const here = signedIn('decisions', 'RO MW CR PN DF SK ZM NE')
const { tried, refused, post, ids, one, latest } = here
const members = 'RO MW CR PN DF SK ZM'
const steering = 'RO MW CR'
const school = '/s/harbor-ridge/decisions'
const on = (number: number, act: string) => `${school}/${number}/${act}`

const proposal = (more: Record<string, string | string[]>) => ({
  question: 'Do we plant trees?',
  body: 'Four trees.',
  authority: 'decides',
  deadlineDay: '2026-03-20',
  ...more,
})
const consent = () => proposal({ method: 'consent', deciders: [ids.PN, ids.DF] })
const read = (number: number) =>
  one(`select version || '.' || round as id from decisions where number = ${number}`)
const reply = async (who: string, number: number, choice: string, reason = '') =>
  post(who, {
    address: on(number, 'respond'),
    fields: { choice, reason, read: await read(number) },
  })

test('a decision is proposed, and one from the room written down, by anyone but a guest', async () => {
  await tried({
    address: `${school}/propose?method=consent`,
    fields: consent(),
    may: members,
    by: 'CR',
  })
  await tried({
    address: `${school}/new`,
    fields: {
      ...{ question: 'A bell?', decided: 'No bell.', method: 'consent', authority: 'decides' },
      ...{ outcome: 'passed', took: [ids.PN], decidedOn: '2026-03-02', reviewOn: '2026-04-20' },
    },
    may: members,
    by: 'SK',
  })
})

test('a draft is edited and opened by who is responsible for it and administrators', async () => {
  await tried({
    address: on(13, 'edit'),
    fields: { ...consent(), body: 'Five trees.' },
    may: steering,
    by: 'CR',
  })
  await tried({ address: on(13, 'open'), may: steering, by: 'CR' })
})

test('people are invited by who is responsible and administrators', () =>
  tried({ address: on(13, 'invite'), fields: { member: ids.ZM }, may: steering, by: 'CR' }))

test('everyone but a guest who is not invited speaks and answers in its thread', async () => {
  await tried({
    address: on(13, 'thread'),
    fields: { kind: 'view', body: 'Apples?', isQuestion: 'on', read: await read(13) },
    may: members,
    by: 'SK',
  })
  const entry = await latest('thread_entries')
  await tried({
    address: on(13, `answer?entry=${entry}`),
    fields: { entry, body: 'Pears.' },
    may: members,
    by: 'MW',
  })
})

test('what was said there is corrected by who said it', async () => {
  const entry = await latest('thread_entries')
  await tried({
    address: on(13, `correct-entry?entry=${entry}`),
    fields: { entry, body: 'Apples, or plums?' },
    may: 'SK',
    by: 'SK',
  })
})

test('those who wait are reminded by who is invited, who is responsible and administrators', () =>
  tried({ address: on(13, 'nudge'), may: `${steering} PN DF ZM`, by: 'PN' }))

test('a round is held by the same people, and ended by who holds it', async () => {
  await tried({
    address: on(13, 'round'),
    fields: { kind: 'present' },
    may: `${steering} PN DF ZM`,
    by: 'PN',
  })
  await refused({
    address: on(13, 'speaker'),
    fields: { member: ids.DF, turn: 'spoke' },
    may: `${steering} PN DF`,
    by: 'DF',
  })
  await refused({ address: on(13, 'end-round'), may: `${steering} PN`, by: 'PN' })
})

test('the response is that of who is invited to decide', async () =>
  tried({
    address: on(13, 'respond'),
    fields: { choice: 'objects', reason: 'No water.', read: await read(13) },
    may: 'PN DF ZM',
    by: 'DF',
  }))

const amended = async () => ({
  address: on(13, 'amend'),
  fields: {
    read: await read(13),
    body: `Trees and water, after ${await read(13)}.`,
    integrates: [await latest('objections')],
  },
  may: steering,
  by: 'CR',
})

test('it is amended by who is responsible and administrators', async () => tried(await amended()))

test('the objector alone says that it is not met yet, or met', async () => {
  const objection = await latest('objections')
  await tried({
    address: on(13, `not-yet?objection=${objection}`),
    fields: { objection, line: 'In August.', read: await read(13) },
    may: 'DF',
    by: 'DF',
  })
  await tried(await amended())
  await tried({
    address: on(13, `confirm?objection=${objection}`),
    fields: { objection, read: await read(13) },
    may: 'DF',
    by: 'DF',
  })
})

test('an objection is withdrawn by the objector, and let stand by who is responsible', async () => {
  await reply('PN', 13, 'objects', 'The roots.')
  const objection = await latest('objections')
  const fields = { objection, line: 'We looked.', read: await read(13) }
  await refused({
    address: on(13, `stands?objection=${objection}`),
    fields,
    may: steering,
    by: 'CR',
  })
  await tried({
    address: on(13, `withdraw-objection?objection=${objection}`),
    fields,
    may: 'PN',
    by: 'PN',
  })
})

test('everyone is asked again by who is responsible and administrators', async () =>
  tried({
    address: on(13, 'again'),
    fields: { reason: 'The soil is known.', read: await read(13) },
    may: steering,
    by: 'CR',
  }))

test('it is passed on by them, and then they are others', async () => {
  await tried({
    address: on(13, 'pass-on'),
    fields: { to: ids.SK },
    may: steering,
    by: 'CR',
  })
  for (const who of ['PN', 'DF', 'ZM']) await reply(who, 13, 'consents')
})

test('a proposal to all is closed, written down and reviewed', async () => {
  await tried({
    address: on(13, 'close'),
    fields: { read: await read(13) },
    may: 'RO MW SK',
    by: 'SK',
  })
  await tried({
    address: on(13, 'outcome'),
    fields: { outcome: 'passed', decided: 'Trees.', reviewOn: '2026-04-20', read: await read(13) },
    may: 'RO MW SK',
    by: 'SK',
  })
  await refused({
    address: on(13, 'review'),
    fields: { result: 'ended', line: 'They grew.' },
    may: members,
    by: 'ZM',
  })
})

test('where one decides, that one settles it, and not who proposed it', async () => {
  const led = proposal({
    method: 'lead decides after input',
    deciders: [ids.DF],
    advisers: [ids.ZM],
  })
  await post('CR', { address: `${school}/propose?method=consent`, fields: led })
  await post('CR', { address: on(15, 'open') })
  await tried({
    address: on(15, 'respond'),
    fields: { choice: 'gives input', reason: 'Oaks.', read: await read(15) },
    may: 'ZM',
    by: 'ZM',
    guestsToo: true,
  })
  const response = await latest('responses')
  await tried({
    address: on(15, `answer?response=${response}`),
    fields: { response, body: 'Yes, oaks.' },
    may: 'DF',
    by: 'DF',
  })
  await tried({
    address: on(15, 'close'),
    fields: { read: await read(15) },
    may: 'RO MW CR DF',
    by: 'CR',
  })
  await tried({
    address: on(15, 'outcome'),
    fields: {
      outcome: 'passed',
      decided: 'Oaks.',
      why: 'They last.',
      reviewOn: '2026-04-20',
      read: await read(15),
    },
    may: 'DF',
    by: 'DF',
  })
})

test('a draft is withdrawn by who is responsible and administrators', async () => {
  await post('CR', { address: `${school}/propose?method=consent`, fields: consent() })
  await tried({
    address: on(16, 'withdraw'),
    fields: { reason: 'Not now.' },
    may: steering,
    by: 'CR',
  })
})

test('ways of deciding are kept by administrators', async () => {
  const fields = { name: 'Simple majority', method: 'majority', threshold: '50', quorum: '50' }
  await tried({
    address: `${school}/methods/new?method=majority`,
    fields,
    may: 'RO MW',
    by: 'MW',
  })
  const template = await latest('method_templates')
  await tried({
    address: `${school}/methods/${template}`,
    fields: { ...fields, name: 'Our majority' },
    may: 'RO MW',
    by: 'MW',
  })
  await tried({ address: `${school}/methods/${template}?end=yes`, may: 'RO MW', by: 'MW' })
})

here.everyFormIsTried()
