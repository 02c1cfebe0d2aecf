import { beforeAll, expect, test } from 'vitest'
import { formsThatEdit } from '../support/editing'
import type { Edit } from '../support/editing'
import { formThatEdits, pageOf } from '../support/reading'
import type { FormRead } from '../support/reading'
import { served } from '../support/served'
import { Visitor, demoEmail } from '../support/visitor'

const here = served('skein_demo')
const signedIn = (name: string) => new Visitor(here.server.url).signIn(demoEmail(name))
const names: Record<string, string> = { 'renata.osei': 'Renata', 'marcus.whitfield': 'Marcus Whitfield' }
let edits: Edit[] = []

beforeAll(async () => {
  await here.sql`insert into method_templates (school_id, id, name, method, rules, made_by)
    select d.school_id, gen_random_uuid(), 'Staff consent', 'consent', d.rules, m.id from decisions d join members m on m.initials = 'RO'
    where d.method = 'consent' order by d.number limit 1`
  edits = await formsThatEdit(here.sql)
})

/** Two people with one form open, as each reads it. */
async function openedTwice({ address, who }: Edit) {
  const [one, other] = await Promise.all(who.map(signedIn))
  const read = async (visitor = one) => formThatEdits(await pageOf(await visitor!.get(address))) ?? {}
  const [first, second] = [await read(), await read(other)]
  const send = async (visitor: Visitor | undefined, form: FormRead) => {
    const answer = await visitor!.post(address, form)
    const page = await pageOf(answer)
    const wrong = [...page.matchAll(/(?:field__error|form__refused)[^>]*>(?:<p>)?([^<]*)/g)].map(([, said]) => said).join(' ')
    return { status: answer.status, page, wrong }
  }
  return { one, other, first, second, read, send }
}

const list = (changed: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, [value].flat()]))

test('what two people change apart from each other is all written, in every form that edits', async () => {
  for (const edit of edits.filter(({ apart }) => apart)) {
    const { one, other, first, second, read, send } = await openedTwice(edit)
    const [mine, theirs] = (edit.apart ?? []).map(list)
    const answers = [await send(one, { ...first, ...edit.with, ...mine } as FormRead), await send(other, { ...second, ...edit.with, ...theirs } as FormRead)]
    expect(answers.map(({ status }) => status), `${edit.address} ${answers.map(({ wrong }) => wrong).join(' ')}`).toEqual([303, 303])
    expect(await read(), edit.address).toMatchObject({ ...mine, ...theirs })
  }
})

test('where both changed one field the later one is told by whom, has both texts, and chooses', async () => {
  for (const edit of edits) {
    for (const choice of ['mine', 'theirs'] as const) {
      const { one, other, first, second, read, send } = await openedTwice(edit)
      const [[name, earlier], [, later]] = edit.both.map((said) => Object.entries(list(said))[0]) as [[string, string[]], [string, string[]]]
      const [mine, theirs] = choice === 'mine' ? [later, earlier] : [earlier, later]
      const earliest = await send(one, { ...first, ...edit.with, [name]: theirs })
      expect(earliest.status, `${edit.address} ${earliest.wrong}`).toBe(303)
      const refused = await send(other, { ...second, ...edit.with, [name]: mine })
      expect(refused.status, `${edit.address} ${choice} ${refused.wrong}`).toBe(409)
      const isOwn = edit.who[0] === edit.who[1]
      expect(refused.page, edit.address).toContain(isOwn ? 'You changed this elsewhere' : `${names[edit.who[0]]} Osei changed this to:`)
      const form = formThatEdits(refused.page) ?? {}
      expect(form[name], edit.address).toEqual(mine)

      const unchosen = await send(other, { ...form, ...edit.with })
      expect(unchosen.status, edit.address).toBe(409)
      const chosen = await send(other, { ...formThatEdits(unchosen.page), ...edit.with, [`settle ${name}`]: [choice] } as FormRead)
      expect(chosen.status, `${edit.address} ${choice} ${chosen.wrong}`).toBe(303)
      expect((await read())[name], `${edit.address} ${choice}`).toEqual(choice === 'mine' ? mine : theirs)
    }
  }
})
