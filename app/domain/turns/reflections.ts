import { and, eq } from 'drizzle-orm'
import { turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Role } from '../../vocabulary'
import type { Acting } from '../acting'
import { recordAct } from '../ledger'
import { conflict, found } from '../refusal'

export type Reflection = {
  turnId: string
  role: Role
  number: number
  title: string
  to: string
  text: string
  isShared: boolean
}

/**
 * What a member wrote at the end of their turns, newest first, `to` the last local day of each.
 * Private ones are there for their writer alone.
 */
export async function reflectionsOf(
  { memberId: viewer }: Acting,
  memberId: string,
): Promise<Reflection[]> {
  return sql()<Reflection[]>`
    select t.id as "turnId", t.role, i.number, i.title, t.reflection as text,
      t.reflection_shared as "isShared", last_local_day(t.ended_at)::text as to
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId}
      and t.reflection <> ''
      and (t.reflection_shared or t.member_id = ${viewer})
      and t.ended_at <= skein_now()
    order by t.ended_at desc, t.id`
}

/**
 * One's own reflection on a turn; to anyone else it is missing, so that nobody learns whether there
 * is one.
 */
export async function myReflection(acting: Acting, turnId: string): Promise<Reflection> {
  return found(
    (await reflectionsOf(acting, acting.memberId)).find(
      (reflection) => reflection.turnId === turnId,
    ),
  )
}

/**
 * Shares one's own reflection with the school, for good. Missing to anyone else; a conflict when it
 * is shared already.
 */
export async function shareReflection(acting: Acting, turnId: string) {
  const { isShared, title } = await myReflection(acting, turnId)
  if (isShared) conflict('The school can read this already.')
  const [turn] = await db()
    .update(turns)
    .set({ reflectionShared: true })
    .where(and(eq(turns.id, turnId), eq(turns.reflectionShared, false)))
    .returning({ initiativeId: turns.initiativeId })
  if (!turn) conflict('The school can read this already.')
  await recordShared(acting, { title, turnId, initiativeId: turn.initiativeId })
}

/**
 * Leaves the ledger's line of a shared reflection, without a word of what it says; a private one
 * leaves none.
 */
export async function recordShared(
  acting: Acting,
  { title, ...line }: { title: string; turnId: string; initiativeId: string; memberId?: string },
) {
  await recordAct(acting, {
    kind: 'reflected',
    text: `Shared a reflection on ${title}`.slice(0, 500),
    ...line,
  })
}
