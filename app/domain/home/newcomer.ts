import { sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { goingOn } from '../calls/needs-a-lead'
import type { GoingOn } from '../calls/needs-a-lead'

export type ToFollow = { number: number; title: string; leads: string[]; follows: number }

const atFirst = 3

/**
 * For a member who has never held a turn, what they may begin with: the three led initiatives that
 * the fewest follow. Null for everyone else, and for guests, who take no part. Refuses nothing.
 */
export async function firstToFollow(acting: Acting): Promise<ToFollow[] | null> {
  if (!may.takePart(acting) || (await hasHeldATurn(acting))) return null
  return (await goingOn(acting))
    .filter(({ leads }) => leads.length > 0)
    .toSorted((one, other) => one.follows - other.follows || one.number - other.number)
    .slice(0, atFirst)
    .map(toFollow)
}

const toFollow = ({ number, title, leads, follows }: GoingOn) => ({
  ...{ number, title, follows },
  leads: leads.map(({ name }) => name),
})

async function hasHeldATurn({ memberId }: Acting) {
  const [held] = await sql()<{ ever: boolean }[]>`
    select exists (select from turns where member_id = ${memberId}) as ever`
  return held?.ever ?? false
}
