import { createHash, createHmac } from 'node:crypto'
import { keepAnswer, takeKey } from '../domain/form-keys'
import type { Sent } from '../domain/form-keys'
import { goTo } from './answers.server'
import { keptWay, wayOf } from './confirmation.server'
import { sessionSecret } from './session.server'

type Form = {
  request: Request
  fields: FormData
  key: string | undefined
  sender: string
  isAgain: boolean
}

/**
 * By what a form is known when it comes again: nothing for one without a key, which is made as
 * often as it is sent.
 */
export async function sentAs(form: Form): Promise<Sent | undefined> {
  const { request, fields, key, sender, isAgain } = form
  if (!key || !/^[\w:-]{20,100}$/.test(key)) return undefined
  const said = await Promise.all([...fields].filter(([name]) => !unsaid.has(name)).map(wordsOf))
  const own = [sender, addressOf(request)]
  const secret = sessionSecret(request)
  return {
    key: hashOf([...own, key]),
    content: keyedHash(key, said),
    alike: sender && secret ? keyedHash(secret, [...own, said]) : undefined,
    isAgain,
  }
}

/**
 * Makes what a form asks for, or answers as the first did that was sent with this key. Inside the
 * one transaction in which it is made. Where it `makes` something each time, the same content under
 * another key asks first.
 */
export async function once(
  sent: Sent | undefined,
  make: () => Promise<Response>,
  { makes }: { makes: boolean },
): Promise<Response> {
  if (!sent) return make()
  const before = await takeKey(makes ? sent : { ...sent, alike: undefined })
  if (before !== undefined) return goTo(keptWay(before))
  const answer = await make()
  const to = wayOf(answer)
  if (to) await keepAnswer(sent, to)
  return answer
}

// A password asked for on the way changes nothing in what is made.
const unsaid = new Set(['current', 'password'])

async function wordsOf([name, value]: [string, FormDataEntryValue]) {
  return [name, typeof value === 'string' ? value : await value.text()]
}

function addressOf(request: Request) {
  const url = new URL(request.url)
  for (const name of ['_data', 'index']) url.searchParams.delete(name)
  return url.pathname + url.search
}

const keyedHash = (secret: string, said: unknown) =>
  createHmac('sha256', secret).update(JSON.stringify(said)).digest('base64url')

function hashOf(said: unknown) {
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}
