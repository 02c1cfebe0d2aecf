import { json } from '@remix-run/node'
import { withSchool } from '../../db/school'
import { namesOf } from '../domain/search'
import { isId } from '../vocabulary/ids'
import type { FormAnswer } from './submission.server'

const mostNamed = 1_000

/**
 * A form that comes back says by name what was chosen in it from a long list: its page may show
 * another part of that list.
 */
export async function withNames(answer: Response, schoolId: string) {
  const told = (await answer.clone().json()) as FormAnswer
  const ids = [...idsIn(told.otherEdits), ...idsIn(told.result.initialValue)].slice(0, mostNamed)
  if (!ids.length) return answer
  const chosen = await withSchool(schoolId, () => namesOf(ids), { readOnly: true })
  return json({ ...told, chosen }, answer.status)
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return isId(value) ? [value] : []
  return value && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : []
}
