import { expect, test } from 'vitest'
import { demoPassword } from '../../../db/demo/load'
import { partsOf } from '../../../app/forms/kit/schema-parts'
import { formKind } from '../../support/editing'
import { formsOf } from '../../support/forms'
import { edited, formShown, pageOf } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo', { before })
const school = '/s/harbor-ridge'
const marked = 'name="seen"'
const changed = 'This has changed while you had it open.'

// A change of direction, a barrier, a school year without a term, and two leaves of Tom.
async function before(sql: typeof here.sql) {
  await sql`
    insert into resets (
      school_id, id, initiative_id, opened_by, old_way, evidence, new_way, dropped
    )
    select school_id, gen_random_uuid(), id, sponsor_id, 'Old.', 'Seen.', 'New.', 'Some.'
    from initiatives where number = 2`
  await sql`
    insert into barriers (school_id, id, initiative_id, text, raised_by, brought_to)
    select school_id, gen_random_uuid(), id, 'No key.', sponsor_id, sponsor_id
    from initiatives where number = 2`
  await sql`
    insert into school_years (school_id, id, name, starts_on, ends_on)
    select id, gen_random_uuid(), '2035–36', '2035-08-20', '2036-06-10' from schools
    where slug = 'harbor-ridge'`
  await sql`
    insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by)
    select m.school_id, gen_random_uuid(), m.id, l.starts_on, l.starts_on + 30, m.id
    from members m,
      (values ('2026-02-23'::date), ('2026-05-04')) l (starts_on)
    where m.initials = 'TO'`
}

type Case = {
  noun: string
  who: string
  address: () => Promise<string>
  /** What another does, or the same person in another window. */
  meanwhile: () => Promise<unknown>
  fields?: () => Promise<Record<string, string>>
  /** The first of the two forms is not sent again: what it would do is the next case's. */
  isLeft?: true
}

const oneId = async (table: string, where: string) =>
  (await here.sql.unsafe<{ id: string }[]>(`select id from ${table} where ${where} limit 1`))[0]
    ?.id ?? ''
const member = async (initials: string, act: string) =>
  `${school}/people/${await here.idOf(initials)}/${act}`
const calendar = async (noun: string, table: string, where: string) =>
  `${school}/calendar/${noun}?id=${await oneId(table, where)}`
const renames = (noun: string, table: string, where: string) => async () =>
  edited(await here.as('marcus.whitfield'), await calendar(noun, table, where), { name: 'Anew' })
const leaveOf = (day: string) => oneId('leaves', `starts_on = '${day}'`)
const asksTo = async (initials: string) =>
  (await here.as('zoe.m')).post(await member('ZM', 'ally'), { ally: await here.idOf(initials) })
const says = (who: string, answer: string) => async () =>
  (await here.as(who)).post(await member('ZM', 'ally/answer'), { answer })
const current = async () => ({ current: demoPassword })

const cases: Case[] = [
  {
    noun: 'settle-reset',
    who: 'luis.ortega',
    address: async () => `${school}/initiatives/2/settle-reset`,
    meanwhile: () => here.sql`update resets set new_way = 'Another.' where outcome is null`,
    fields: async () => ({ outcome: 'changed' }),
  },
  {
    noun: 'bring-barrier',
    who: 'renata.osei',
    address: async () =>
      `${school}/initiatives/2/bring-barrier?which=${await oneId('barriers', "text = 'No key.'")}`,
    meanwhile: async () =>
      here.sql`
        update barriers set brought_to = ${await here.idOf('DA')} where text = 'No key.'`,
    fields: async () => ({ to: await here.idOf('RT') }),
  },
  {
    noun: 'co-lead',
    who: 'renata.osei',
    address: async () => `${school}/initiatives/8/co-lead`,
    meanwhile: async () =>
      (await here.as('marcus.whitfield')).post(`${school}/initiatives/8/co-lead`),
  },
  {
    noun: 'open',
    who: 'renata.osei',
    address: async () => `${school}/decisions/12/open`,
    meanwhile: async () =>
      edited(await here.as('marcus.whitfield'), `${school}/decisions/12/edit`, { body: 'Trees.' }),
  },
  {
    noun: 'pass-on',
    who: 'renata.osei',
    address: async () => `${school}/decisions/11/pass-on`,
    meanwhile: async () =>
      (await here.as('marcus.whitfield')).post(`${school}/decisions/11/pass-on`, {
        to: await here.idOf('DA'),
      }),
    fields: async () => ({ to: await here.idOf('RT') }),
  },
  {
    noun: 'withdraw',
    who: 'renata.osei',
    address: async () => `${school}/decisions/11/withdraw`,
    meanwhile: async () => {
      const [marcus, amend] = [await here.as('marcus.whitfield'), `${school}/decisions/11/amend`]
      const read = formShown(await pageOf(await marcus.get(amend)), 'name="read"')
      expect((await marcus.post(amend, { ...read, body: 'Another text.' })).status).toBe(303)
    },
    fields: async () => ({ reason: 'Later.' }),
  },
  {
    noun: 'ally',
    who: 'zoe.m',
    address: () => member('ZM', 'ally'),
    meanwhile: () => asksTo('DA'),
    fields: async () => ({ ally: await here.idOf('RT') }),
  },
  {
    noun: 'ally/withdraw',
    who: 'zoe.m',
    address: () => member('ZM', 'ally/withdraw'),
    meanwhile: () => asksTo('MW'),
    isLeft: true,
  },
  {
    noun: 'ally/answer',
    who: 'marcus.whitfield',
    address: () => member('ZM', 'ally/answer'),
    meanwhile: async () =>
      (await here.as('zoe.m')).post(await member('ZM', 'ally'), {
        ally: await here.idOf('MW'),
        note: 'For the garden alone.',
      }),
    fields: async () => ({ answer: 'no' }),
    isLeft: true,
  },
  {
    noun: 'ally/end',
    who: 'zoe.m',
    address: () => member('ZM', 'ally/end'),
    meanwhile: says('marcus.whitfield', 'yes'),
  },
  ...(
    [
      ['term', 'terms', 'true'],
      ['closed-days', 'closed_days', "name in ('Winter break', 'Anew')"],
      ['year', 'school_years', "starts_on = '2035-08-20'"],
    ] as const
  ).map(([noun, table, where]) => ({
    noun: `${noun}-removal`,
    who: 'renata.osei',
    address: () => calendar(`${noun}-removal`, table, where),
    meanwhile: renames(noun, table, where),
  })),
  {
    noun: 'back',
    who: 'renata.osei',
    address: async () => `${await member('TO', 'back')}?leave=${await leaveOf('2026-02-23')}`,
    meanwhile: () =>
      here.sql`update leaves set ends_on = '2026-03-12' where starts_on = '2026-02-23'`,
  },
  {
    noun: 'cancel-leave',
    who: 'renata.osei',
    address: async () =>
      `${await member('TO', 'cancel-leave')}?leave=${await leaveOf('2026-05-04')}`,
    meanwhile: () =>
      here.sql`update leaves set ends_on = '2026-05-12' where starts_on = '2026-05-04'`,
  },
  {
    noun: 'leave',
    who: 'renata.osei',
    address: async () => `${await member('TO', 'leave')}?lastDay=2026-06-04`,
    meanwhile: () => lastDayIs('2026-06-05'),
    fields: current,
  },
  {
    noun: 'stay',
    who: 'renata.osei',
    address: () => member('TO', 'stay'),
    meanwhile: () => lastDayIs('2026-06-08'),
  },
]

async function lastDayIs(day: string) {
  const marcus = await here.as('marcus.whitfield')
  const address = `${await member('TO', 'leave')}?lastDay=${day}`
  const form = formShown(await pageOf(await marcus.get(address)), marked)
  const done = await marcus.post(address, { ...form, ...(await current()) })
  expect(done.status, `${address} ${wrongIn(await pageOf(done))}`).toBe(303)
}

const wrongIn = (page: string) =>
  [...page.matchAll(/(?:field__error|form__refused)[^>]*>(?:<p>)?([^<]*)/g)].map(([, said]) => said)

test.each(cases)('$noun is done to what was seen, or asked again', async (one) => {
  const who = await here.as(one.who)
  const address = await one.address()
  const read = async () => formShown(await pageOf(await who.get(address)), marked)
  const send = async (form: object | undefined) =>
    who.post(address, { ...form, ...(await one.fields?.()) })
  const first = await read()
  expect(first?.['seen']?.[0], address).toBeTruthy()

  await one.meanwhile()
  const refused = await send(first)
  const page = await pageOf(refused)
  expect([refused.status, page.includes(changed)], address).toEqual([409, true])

  const again = formShown(page, marked)
  expect(again?.['seen']).toEqual((await read())?.['seen'])
  if (one.isLeft) return
  const done = await send(again)
  expect(done.status, `${address} ${wrongIn(await pageOf(done))}`).toBe(303)
})

test('of twenty who act at once on what all of them saw one does it', async () => {
  const [at] = await here.sql<{ number: number }[]>`
    select number from initiatives
    where lead_seats = 1 and stage <> 'stopped' and number <> 8 limit 1`
  const address = `${school}/initiatives/${at?.number}/co-lead`
  const two = await Promise.all(['renata.osei', 'marcus.whitfield'].map(here.as))
  const forms = await Promise.all(
    two.map(async (who) => formShown(await pageOf(await who.get(address)), marked)),
  )
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, place) =>
      two[place % 2]!.post(address, { ...forms[place % 2], 'form-key': '' }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array(19).fill(409)])
  const [initiative] = await here.sql`
    select lead_seats from initiatives where number = ${at?.number ?? 0}`
  expect(initiative).toEqual({ lead_seats: 2 })
})

test('every form that carries such a mark is tried', async () => {
  const id = '0190f000-0000-7000-8000-000000000000'
  const all = Object.values(
    formsOf({ member: id, contribution: id, invitation: id, term: id, turn: id }),
  ).flat()
  const carrying = all
    .filter(([, schema]) => 'seen' in (partsOf(schema).shape ?? {}))
    .map(([address]) => formKind(address).split('/:id/').at(-1))
  const tried = cases.map(({ noun }) => noun)
  // That of a change of direction has its texts, and tests of its own.
  expect([...tried, 'reset'].toSorted()).toEqual(
    carrying.map((kind) => kind?.replace('/calendar/', '')).toSorted(),
  )
})
