import type { Visitor } from './visitor'

/** A form as a page has it: what it would send untouched, by name. */
export type FormRead = Record<string, string[]>

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const plain = (said: string) =>
  said.replaceAll(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '')

function attributes(tag: string): Record<string, string> {
  const found = tag.matchAll(/([\w-]+)="([^"]*)"/g)
  return Object.fromEntries(
    [...found].map(([, name = '', value = '']) => [name.toLowerCase(), plain(value)]),
  )
}

/** What a page says, without the seams between pieces of text and without its scripts. */
export const pageOf = async (answer: Response) =>
  (await answer.text()).replaceAll('<!-- -->', '').replaceAll(/<script.*?<\/script>/gs, '')

/** The form of a page that edits, as a browser without JavaScript reads it; nothing where none does. */
export function formThatEdits(page: string): FormRead | undefined {
  const form = [...page.matchAll(/<form.*?<\/form>/gs)].find(([html]) =>
    html.includes('name="read-from"'),
  )?.[0]
  if (!form) return undefined
  const read: FormRead = {}
  const say = (name: string | undefined, value: string) =>
    void (name && (read[name] ??= []).push(value))
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const { name, type = 'text', value = '', checked } = attributes(tag)
    if (['checkbox', 'radio'].includes(type) ? checked !== undefined : type !== 'submit')
      say(name, value)
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
    say(attributes(tag).name, plain(text.replace(/^\n/, '')))
  for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option[^>]*>/g)].map(([one]) => attributes(one))
    say(
      attributes(tag).name,
      (all.find(({ selected }) => selected !== undefined) ?? all[0])?.value ?? '',
    )
  }
  return read
}

/** Reads the form at an address and sends it back with these fields changed, as a browser would. */
export async function edited(
  who: Visitor,
  address: string,
  changed: Record<string, string | string[]>,
) {
  return who.post(address, { ...formThatEdits(await pageOf(await who.get(address))), ...changed })
}
