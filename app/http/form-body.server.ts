import { json } from '@remix-run/node'
import type { z } from 'zod'
import { formKey, onceMore } from '../forms/kit/form-key'
import { moreNames } from '../forms/kit/more-names'
import { carriedIn } from './form-carried.server'
import { named, namesOf } from './form-names.server'

/**
 * No form of the product sends as many: a long leave passes on a hundred leads and five hundred
 * things, in 2,300 fields.
 */
const mostFields = 5_000

/**
 * The fields of a form that its schema asks for; anything else that was sent is ignored.
 * Counted before anything is taken apart, so that a small request costs little: what is no form, or
 * says one thing twice, is 400, and too many fields are 413.
 */
export async function fieldsOf(request: Request, schema: z.ZodType): Promise<FormData> {
  return (await sentFields(request, schema)).fields
}

/** The same, with the key that its page gave the form, and what else it carries. */
export async function sentFields(request: Request, schema: z.ZodType) {
  const names = namesOf(schema)
  const asked = new FormData()
  const times = new Map<string, number>()
  let key: string | undefined
  let isAgain = false
  const entries = await entriesOf(request)
  for (const [name, value] of entries) {
    if (name === moreNames.name && value === moreNames.value) asked.set(name, value)
    if (name === formKey && typeof value === 'string') key = value
    if (name === onceMore) isAgain = true
    const field = named(names, name)
    if (!field || (typeof value !== 'string' && !field.isFile)) continue
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    if (time > 1 && field.most === 1)
      throw refused(400, 'This form says one thing twice, so nothing was changed.')
    if (time <= field.most) asked.append(name, value)
  }
  const carried = carriedIn(entries, (name) => named(names, name) !== undefined)
  return { fields: asked, key, isAgain, ...carried }
}

async function entriesOf(request: Request): Promise<Iterable<[string, FormDataEntryValue]>> {
  const type = request.headers.get('Content-Type') ?? ''
  const body = Buffer.from(await request.arrayBuffer().catch(noForm))
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    ensureFew(body, '&')
    return new URLSearchParams(body.toString())
  }
  if (!/^multipart\/form-data\b/i.test(type)) return noForm()
  ensureFew(body, '\r\n\r\n')
  return new Response(body, { headers: { 'Content-Type': type } }).formData().catch(noForm)
}

function ensureFew(body: Buffer, between: string) {
  let count = 0
  for (let at = body.indexOf(between); at >= 0; at = body.indexOf(between, at + 1)) count += 1
  if (count > mostFields)
    throw refused(413, `A form may have at most ${mostFields} fields, so nothing was changed.`)
}

function noForm(): never {
  throw refused(400, 'What was sent is not a form, so nothing was changed.')
}

const refused = (status: number, sentence: string) => json({ sentence }, { status })
