import { beforeAll, expect, test } from 'vitest'
import { formKind, formsThatEdit, makeOrAct } from '../../support/editing'
import type { Edit } from '../../support/editing'
import { formsOf } from '../../support/forms'
import { formThatEdits, pageOf } from '../../support/reading'
import type { FormRead } from '../../support/reading'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'

const here = served('skein_demo')
let edits: Edit[] = []

beforeAll(async () => {
  await here.sql`insert into method_templates (school_id, id, name, method, rules, made_by)
    select d.school_id, gen_random_uuid(), 'Staff consent', 'consent', d.rules, m.id from decisions d join members m on m.initials = 'RO'
    where d.method = 'consent' order by d.number limit 1`
  edits = await formsThatEdit(here.sql)
})

/** Two people with one form open, as each reads it. */
async function openedTwice({ address, who }: Edit) {
  const [one, other] = await Promise.all(who.map(here.as))
  const read = async (visitor = one) =>
    formThatEdits(await pageOf(await visitor!.get(address))) ?? {}
  const [first, second] = [await read(), await read(other)]
  const send = async (visitor: Visitor | undefined, form: FormRead) => {
    const answer = await visitor!.post(address, form)
    const page = await pageOf(answer)
    const wrong = [...page.matchAll(/(?:field__error|form__refused)[^>]*>(?:<p>)?([^<]*)/g)]
      .map(([, said]) => said)
      .join(' ')
    return { status: answer.status, page, wrong }
  }
  return { one, other, first, second, read, send }
}

const list = (changed: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, [value].flat()]))

test('every form of the product says what it was read from, or is known to make or to do something', async () => {
  const id = '0190f000-0000-7000-8000-000000000000'
  const forms = Object.values(
    formsOf({ member: id, contribution: id, invitation: id, term: id, turn: id }),
  ).flat()
  const known = [...edits.map(({ address }) => formKind(address)), ...Object.keys(makeOrAct)]
  const all = [...forms.map(([address]) => formKind(address)), '/decisions/methods/:id']
  expect(known.toSorted()).toEqual([...new Set(all)].toSorted())

  for (const { address, who } of edits) {
    const page = await (await here.as(who[0])).get(address)
    expect(formThatEdits(await pageOf(page)), address).toBeDefined()
  }
})

test('what two people change apart from each other is all written, in every form that edits', async () => {
  for (const edit of edits.filter(({ apart }) => apart)) {
    const { one, other, first, second, read, send } = await openedTwice(edit)
    const [mine, theirs] = (edit.apart ?? []).map(list)
    const answers = [
      await send(one, { ...first, ...list(edit.with ?? {}), ...mine } as FormRead),
      await send(other, { ...second, ...list(edit.with ?? {}), ...theirs } as FormRead),
    ]
    expect(
      answers.map(({ status }) => status),
      `${edit.address} ${answers.map(({ wrong }) => wrong).join(' ')}`,
    ).toEqual([303, 303])
    expect(await read(), edit.address).toMatchObject({ ...mine, ...theirs })
  }
})

test('a choice that waits stays in sight while something else in the form is wrong', async () => {
  const address = '/s/harbor-ridge/initiatives/3/edit'
  const who: [string, string] = ['renata.osei', 'marcus.whitfield']
  const { one, other, first, second, send } = await openedTwice({ address, who, both: [{}, {}] })
  expect((await send(one, { ...first, purpose: ['What Renata wrote.'] })).status).toBe(303)
  const refused = await send(other, { ...second, purpose: ['What Marcus wrote.'] })
  expect(refused.status).toBe(409)

  const chosen = { 'settle purpose': ['theirs'], title: [''] }
  const wrong = await send(other, { ...formThatEdits(refused.page), ...chosen } as FormRead)
  expect(wrong.status).toBe(422)
  for (const said of ['changed this to:', 'What Renata wrote.', 'What Marcus wrote.'])
    expect(wrong.page).toContain(said)
  const form = formThatEdits(wrong.page) ?? {}
  expect(form['settle purpose']).toEqual(['theirs'])

  expect((await send(other, { ...form, title: first['title'] ?? [] })).status).toBe(303)
  expect(formThatEdits(await pageOf(await other!.get(address)))?.['purpose']).toEqual([
    'What Renata wrote.',
  ])
})

test('of twenty who edit at the same moment each either is written or has both texts before them', async () => {
  const address = '/s/harbor-ridge/initiatives/3/edit'
  const two = await Promise.all(['renata.osei', 'marcus.whitfield'].map(here.as))
  const form = formThatEdits(await pageOf(await two[0]!.get(address))) ?? {}
  const fields = ['title', 'purpose', 'theoryIf', 'theoryThen', 'theoryBecause']
  const sent = Array.from({ length: 20 }, (_, place) => ({
    name: fields[place % 5] ?? '',
    text: `Text of ${place}`,
    who: two[place % 2],
  }))
  const answers = await Promise.all(
    sent.map(async ({ name, text, who }) => {
      const answer = await who!.post(address, { ...form, [name]: text, 'form-key': '' })
      return { status: answer.status, page: await pageOf(answer), name, text }
    }),
  )
  const now = formThatEdits(await pageOf(await two[0]!.get(address))) ?? {}
  for (const field of fields) {
    const [written, ...refused] = answers
      .filter(({ name }) => name === field)
      .toSorted((one, other) => one.status - other.status)
    expect([written?.status, now[field]]).toEqual([303, [written?.text]])
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409])
    for (const { page, text } of refused)
      expect([page.includes(text), page.includes(written?.text ?? '-')]).toEqual([true, true])
  }
})

test('a form that does not say what it was read from overwrites nothing', async () => {
  const address = '/s/harbor-ridge/calendar/quiet-hours'
  const renata = await here.as('renata.osei')
  const { from = [] } = formThatEdits(await pageOf(await renata.get(address))) ?? {}
  for (const marks of [
    undefined,
    '',
    'x',
    '[]',
    '{}',
    '{"from":"?"}',
    '{"from":{"a":1}}',
    `{"from":"${'a'.repeat(50_000)}"}`,
  ]) {
    const answer = await renata.post(address, {
      from: '15:05',
      to: '15:05',
      ...(marks !== undefined && { 'read-from': marks }),
    })
    expect(answer.status, marks?.slice(0, 20)).toBe(409)
  }
  expect(formThatEdits(await pageOf(await renata.get(address)))?.from).toEqual(from)
})

test('what fits alone and not together is shown, and chosen', async () => {
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from closed_days where name ~ 'Thanksgiving'`
  const address = `/s/harbor-ridge/calendar/closed-days?id=${id}`
  const [renata, marcus] = await Promise.all(['renata.osei', 'marcus.whitfield'].map(here.as))
  const form = formThatEdits(await pageOf(await renata!.get(address))) ?? {}
  expect((await renata!.post(address, { ...form, startsOn: '2025-11-26' })).status).toBe(303)
  const refused = await marcus!.post(address, { ...form, endsOn: '2025-11-25' })
  const page = await pageOf(refused)
  expect([
    refused.status,
    page.includes('do not fit together'),
    page.includes('The last day must not be before the first.'),
  ]).toEqual([409, true, true])
  expect(page).toMatch(/Renata [\w. -]+ changed this to:.*Wednesday, November 26, 2025/s)
  const chosen = await marcus!.post(address, { ...formThatEdits(page), 'settle startsOn': 'mine' })
  expect(chosen.status).toBe(303)
  expect(formThatEdits(await pageOf(await marcus!.get(address)))).toMatchObject({
    startsOn: ['2025-11-24'],
    endsOn: ['2025-11-25'],
  })
})

test('where both changed one field the later one is told by whom, has both texts, and chooses', async () => {
  for (const edit of edits) {
    for (const choice of ['theirs', 'mine'] as const) {
      const { one, other, first, second, read, send } = await openedTwice(edit)
      const [[name = '', ...values] = [], ...more] = edit.both.map((said) =>
        Object.entries(list(said)).flat(2),
      )
      const texts = [values, ...more.map(([, ...said]) => said)]
      const [theirs = [], mine = []] = choice === 'theirs' ? texts : texts.slice(1)
      const earliest = await send(one, { ...first, ...list(edit.with ?? {}), [name]: theirs })
      expect(earliest.status, `${edit.address} ${earliest.wrong}`).toBe(303)
      const refused = await send(other, { ...second, ...list(edit.with ?? {}), [name]: mine })
      expect(refused.status, `${edit.address} ${choice} ${refused.wrong}`).toBe(409)
      expect(refused.page, edit.address).toMatch(
        edit.who[0] === edit.who[1]
          ? /You changed this elsewhere/
          : /Renata [\w. -]+ changed this to:/,
      )
      const form = formThatEdits(refused.page) ?? {}
      expect(form[name], edit.address).toEqual(mine)

      const unchosen = await send(other, { ...form, ...list(edit.with ?? {}) })
      expect(unchosen.status, edit.address).toBe(409)
      const chosen = await send(other, {
        ...formThatEdits(unchosen.page),
        ...list(edit.with ?? {}),
        [`settle ${name}`]: [choice],
      } as FormRead)
      expect(chosen.status, `${edit.address} ${choice} ${chosen.wrong}`).toBe(303)
      expect((await read())[name], `${edit.address} ${choice}`).toEqual(
        choice === 'mine' ? mine : theirs,
      )
    }
  }
})
