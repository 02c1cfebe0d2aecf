import { sql } from '../../../db/school'
import type { Access, Position } from '../../vocabulary'
import type { Acting } from '../acting'
import { ensureId } from '../ids'
import { found } from '../refusal'

export type Member = {
  id: string
  name: string
  initials: string
  position: Position
  positionNote: string
  access: Access
  joinedOn: string
  leftOn: string | null
}

export type Locked = {
  id: string
  name: string
  access: Access
  lastDayOn: string | null
  isLastOwner: boolean
}

/**
 * A member's row, locked until the transaction ends, and the one who acts as they stand now. Every
 * owner is locked too, and anyone else who is named: two owners who demote each other at once would
 * leave none, and two people who hand over to each other would wait for each other. An owner who
 * has a last day does not stay, so they do not count as another owner. Missing when the member is
 * not here.
 */
export async function lockMember(
  acting: Acting,
  memberId: string,
  others: readonly string[] = [],
): Promise<{ actor: Acting; member: Locked }> {
  ensureId(memberId)
  const locked = await sql()<Omit<Locked, 'isLastOwner'>[]>`
    select id, name, access, last_day_on as "lastDayOn"
    from members
    where left_on is null
      and (id = any(${[memberId, acting.memberId, ...others]}::uuid[]) or access = 'owner')
    order by id
    for update`
  const member = found(locked.find(({ id }) => id === memberId))
  const actor = {
    ...acting,
    access: locked.find(({ id }) => id === acting.memberId)?.access ?? 'guest',
  }
  const isOwnerWhoStays = ({ id, access, lastDayOn }: (typeof locked)[number]) =>
    id !== memberId && access === 'owner' && !lastDayOn
  return {
    actor,
    member: { ...member, isLastOwner: member.access === 'owner' && !locked.some(isOwnerWhoStays) },
  }
}

/** The letters in a person's circle: of the first and the last word of the name. */
export function initialsOf(name: string) {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toUpperCase()
}

export const enoughSchools =
  'One account sets up at most fifty schools. For one more, please use another account.'

/** Said to who would be the last owner to go. */
export const lastOwner =
  'A school always has an owner. Please make someone else an owner first, or invite one.'
