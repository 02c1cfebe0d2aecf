import type { Visitor } from './visitor'

/** A form as a page has it: what it would send untouched, by name. */
export type FormRead = Record<string, string[]>

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#10': '\n',
}
const plain = (said: string) =>
  said.replaceAll(/&(amp|lt|gt|quot|#x27|#10);/g, (_, name: string) => entities[name] ?? '')

function attributes(tag: string): Record<string, string> {
  const found = tag.matchAll(/([\w-]+)="([^"]*)"/g)
  return Object.fromEntries(
    [...found].map(([, name = '', value = '']) => [name.toLowerCase(), plain(value)]),
  )
}

/** What a page says, without the seams between pieces of text and without its scripts. */
export const pageOf = async (answer: Response) =>
  (await answer.text()).replaceAll('<!-- -->', '').replaceAll(/<script.*?<\/script>/gs, '')

/** Where an act led. */
export const ledTo = (answer: Response) => answer.headers.get('Location') ?? ''

/** The form of a page that edits, as a browser reads it; nothing where none does. */
export const formThatEdits = (page: string) => formShown(page, 'name="read-from"')

/** The one value of each name in the first form of a page that holds `mark`. */
export function fieldsShown(page: string, mark: string): Record<string, string> {
  const named = Object.entries(formShown(page, mark) ?? {})
  return Object.fromEntries(named.map(([name, values]) => [name, values.at(-1) ?? '']))
}

/**
 * What the first form of a page that holds `mark` would send, as a browser without JavaScript reads
 * it; nothing where there is no such form. Files and buttons are left out.
 */
export function formShown(page: string, mark: string): FormRead | undefined {
  const forms = [...page.matchAll(/<form.*?<\/form>/gs)].map(([html]) => html)
  const form = forms.find((html) => html.includes(mark))
  if (!form) return undefined
  const read: FormRead = {}
  for (const { name, value } of [...inputsOf(form), ...textsOf(form), ...choicesOf(form)])
    if (name) (read[name] ??= []).push(value)
  return read
}

type Said = { name?: string; value: string }

function inputsOf(form: string): Said[] {
  return [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const { name, type = 'text', value, checked } = attributes(tag)
    if (['submit', 'file'].includes(type)) return []
    if (!['checkbox', 'radio'].includes(type)) return { name, value: value ?? '' }
    return checked === undefined ? [] : { name, value: value ?? 'on' }
  })
}

function textsOf(form: string): Said[] {
  const texts = form.matchAll(/<textarea([^>]*)>\n?(.*?)<\/textarea>/gs)
  return [...texts].map(([, tag = '', text = '']) => ({
    name: attributes(tag).name,
    value: plain(text),
  }))
}

function choicesOf(form: string): Said[] {
  return [...form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)].map(([, tag = '', within = '']) => {
    const all = [...within.matchAll(/<option[^>]*>/g)].map(([one]) => attributes(one))
    const chosen = all.find(({ selected }) => selected !== undefined) ?? all[0]
    return { name: attributes(tag).name, value: chosen?.value ?? '' }
  })
}

/** Reads the form at an address and sends it back with these fields changed, as a browser would. */
export async function edited(
  who: Visitor,
  address: string,
  changed: Record<string, string | string[]>,
) {
  return who.post(address, { ...formThatEdits(await pageOf(await who.get(address))), ...changed })
}
