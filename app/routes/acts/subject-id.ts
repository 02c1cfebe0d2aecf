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

export const hidden = (name: string, value: string): FieldWords => ({
  name,
  kind: 'hidden',
  label: name,
  value,
})
