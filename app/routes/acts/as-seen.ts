import { conflict } from '../../domain/refusal'
import { markOf } from '../../forms/kit/marks'
import type { Here } from '../../http/in-school.server'
import type { FieldWords } from '../../ui/kit/form-fields'
import type { Act, Given, Subject } from './act'
import { hidden } from './shared-fields'

const seenName = 'seen'

type Locking<On extends Subject> = {
  keyIn(here: Here): On['key']
  edited?: { lock(here: Here, key: On['key']): Promise<On['at']> }
}

/** The mark of what an act's page shows and it acts on, for its form, where it is to carry one. */
export async function seenIn<On extends Subject>(
  { seen }: Act<On>,
  here: Here,
  at: On['at'],
  given: Given,
): Promise<FieldWords[]> {
  return seen ? [hidden(seenName, markFor(await seen.of(here, at, given)))] : []
}

/**
 * Refuses (conflict) an act on what its form did not show: another has changed it since. The
 * subject is locked, so that of two at once the later one is told. A form that carries no mark
 * showed nothing; what is not open to its sender, or not there any more, is refused by the act
 * itself.
 */
export async function ensureAsSeen<On extends Subject>(
  on: Locking<On>,
  { seen, isOpen }: Act<On>,
  here: Here,
  given: Given,
) {
  const read = given[seenName]
  if (!seen || !read || !on.edited) return
  const key = on.keyIn(here)
  await seen.lock?.(here, key)
  const at = await on.edited.lock(here, key)
  const now = isOpen(here.acting, at) ? await seen.of(here, at, given) : undefined
  if (now !== undefined && read !== markFor(now)) conflict(changedSince)
}

const markFor = (seen: unknown) => markOf([JSON.stringify(seen ?? null)])

const changedSince =
  'This has changed while you had it open. It is shown here as it is now: please look again, and press once more. What you wrote is kept.'
