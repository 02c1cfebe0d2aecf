import { confirmations } from '../vocabulary/confirmations'
import type { Confirmation } from '../vocabulary/confirmations'
import { saidInAddress } from '../forms/kit/said-in-address'

type Counts = { many?: number; of?: number }

/** A path to where an act leads, which says there that it is done. */
export function confirmed(path: string, done: Confirmation, counts: Counts = {}) {
  const [pathname = '', search = ''] = path.split('?')
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries({ done, ...counts })) query.set(name, String(value))
  return `${pathname}?${query}`
}

/** What is done, in words, as the address of a page says it; nothing where it says none of ours. */
export function confirmationIn({ searchParams }: URL): string | undefined {
  const done = searchParams.get('done') ?? ''
  if (!Object.hasOwn(confirmations, done)) return undefined
  const said = confirmations[done as Confirmation]
  const [many = 0, of = many] = ['many', 'of'].map((name) => countIn(searchParams.get(name)))
  return typeof said === 'string' ? said : said(many, of)
}

const countIn = (said: string | null) => (said && /^\d{1,3}$/.test(said) ? Number(said) : undefined)

/** The same path, for who comes to it later. */
export function unconfirmed(path: string) {
  const [pathname = '', search = ''] = path.split('?')
  const query = new URLSearchParams(search)
  for (const name of saidInAddress) query.delete(name)
  return query.size ? `${pathname}?${query}` : pathname
}
