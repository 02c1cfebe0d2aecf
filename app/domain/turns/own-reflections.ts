import { eq } from 'drizzle-orm'
import { turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Role } from '../../vocabulary'
import type { Acting } from '../acting'
import { recordAct } from '../ledger'
import { conflict, ensure, found } from '../refusal'
import { goesOnAs } from './path'

export type ToLookBackOn = { id: string; role: Role; number: number; title: string; to: string }

/**
 * Leads and shadowing of the acting member that ended in the last thirty days and that nothing was
 * said about yet, newest first; `to` is the last local day.
 */
export async function toLookBackOn({ memberId }: Acting): Promise<ToLookBackOn[]> {
  return sql()<ToLookBackOn[]>`
    select t.id, t.role, i.number, i.title, t.last_day::text as to
    from turns_by_day t
      join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      ${sql().unsafe(goesOnAs)}
    where t.member_id = ${memberId}
      and t.role in ('lead', 'shadow')
      and t.reflection = ''
      and later.began_at is null
      and t.ended_at <= skein_now()
      and t.ended_at > skein_now() - interval '30 days'
    order by t.ended_at desc, t.id`
}

export type OwnTurn = {
  id: string
  memberId: string
  initiativeId: string
  role: Role
  title: string
  reflection: string
  isShared: boolean
  isOver: boolean
}

/**
 * A turn to reflect upon. Refuses another's (forbidden), one that is not over (conflict), and one
 * of elsewhere (missing).
 */
export async function turnToReflectOn({ memberId }: Acting, id: string): Promise<OwnTurn> {
  const [turn] = await sql()<OwnTurn[]>`
    select t.id, t.member_id as "memberId", t.initiative_id as "initiativeId", t.role, i.title,
      t.reflection, t.reflection_shared as "isShared",
      t.ended_at is not null and t.ended_at <= skein_now() as "isOver"
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.id = ${id}`
  const own = found(turn)
  ensure(own.memberId === memberId, 'A reflection is written by the one whose turn it was.')
  if (!own.isOver)
    conflict('This turn is not over yet. When it ends, there is a line to look back on it.')
  return own
}

/**
 * Keeps what the acting member says about a turn of their own that is over: once, theirs alone
 * unless shared, and shared for good. Words that are kept already may still be shared, and nothing
 * else (conflict). The ledger hears of the sharing, without a word of what it says.
 */
export async function reflect(
  acting: Acting,
  id: string,
  { reflection, shared }: { reflection: string; shared: boolean },
) {
  const turn = await turnToReflectOn(acting, id)
  if (turn.isShared) conflict('The school can read this already; it stays as you wrote it.')
  if (turn.reflection && reflection && reflection !== turn.reflection)
    conflict(
      'You wrote about this already, in other words. It stays as you wrote it first; you can share it.',
    )
  if (turn.reflection ? !shared : !reflection)
    conflict(
      turn.reflection ? 'This stays as you wrote it. You can share it.' : 'Please write a line.',
    )
  await db()
    .update(turns)
    .set(turn.reflection ? { reflectionShared: true } : { reflection, reflectionShared: shared })
    .where(eq(turns.id, id))
  if (shared)
    await recordAct(acting, {
      kind: 'reflected',
      text: `Shared a reflection on ${turn.title}`,
      initiativeId: turn.initiativeId,
      turnId: id,
    })
}
