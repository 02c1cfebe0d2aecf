import { z } from 'zod'
import type { Here } from '../../http/in-school.server'
import { notHere } from '../../http/answers.server'
import type { FieldWords } from '../../ui/kit/form-fields'

/**
 * The id of the thing that an act is about, said by the link that led here; a malformed one is not
 * there.
 */
export function idSaid({ url }: Here, name: string) {
  return z.uuid().safeParse(url.searchParams.get(name)).data ?? notHere()
}

/** The same, where an id that is none is as good as one that no school has. */
export function idOrNone({ url }: Here, name: string) {
  return z.uuid().safeParse(url.searchParams.get(name)).data ?? none
}

const none = '00000000-0000-0000-0000-000000000000'

export const hidden = (name: string, value: string): FieldWords => ({
  name,
  kind: 'hidden',
  label: name,
  value,
})
