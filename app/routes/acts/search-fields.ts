import { z } from 'zod'
import { listed } from '../../domain/search'
import type { Listed } from '../../domain/search'
import type { Findable } from '../../forms/kit/search'
import type { Here } from '../../http/in-school.server'
import type { FieldWords } from '../../ui/kit/form-fields'

type Finding = Omit<FieldWords, 'kind' | 'listed'> & { of: Findable; notes?: Map<string, string> }

/**
 * A field that chooses from a list of the school: the part of it that the address asks for, and
 * what is chosen already.
 */
export async function finding(here: Here, { of, notes, ...words }: Finding): Promise<FieldWords> {
  const list = await partOf(here, of, words)
  const noted = <T extends { id: string }>(one: T) => ({ ...one, note: notes?.get(one.id) })
  return {
    ...words,
    kind: 'find',
    listed: { ...list, choices: list.choices.map(noted), chosen: list.chosen.map(noted) },
  }
}

/** The part of a list that a field of this name shows. */
export function partOf(
  { url }: Here,
  of: Findable,
  { name, value }: { name: string; value?: string | string[] | undefined },
) {
  const after = z.uuid().safeParse(url.searchParams.get(`after-${name}`)).data
  const chosen = [value ?? []].flat().filter((id) => z.uuid().safeParse(id).success)
  const lists = known.get(url) ?? new Map<string, Promise<Listed>>()
  known.set(url, lists)
  const key = [of, after, ...chosen].join(' ')
  const list = lists.get(key) ?? listed(of, { after, chosen })
  lists.set(key, list)
  return list
}

// A form of eight fields asks for its list once.
const known = new WeakMap<URL, Map<string, Promise<Listed>>>()
