import { updates } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Health } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { recordAct } from '../ledger'
import { conflict, ensure, found } from '../refusal'
import { lockedInitiative, initiativeState } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'

type Said = { health: Health; body: string }

/**
 * Writes a dated progress note: its health, and a text in Markdown of at most 20 kB. For its team
 * and administrators (else forbidden); an initiative that has stopped is a conflict.
 */
export async function writeUpdate(acting: Acting, number: number, { health, body }: Said) {
  const at = await initiativeState(number)
  ensure(may.writeUpdate(acting, at), 'Updates are written by those who lead or follow this.')
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  await db()
    .insert(updates)
    .values({ initiativeId: at.id, writtenBy: acting.memberId, health, body })
  await recordAct(acting, {
    kind: 'updated',
    text: `Wrote an update on ${at.title}: ${health}`,
    initiativeId: at.id,
  })
}

/**
 * Corrects an update by a new one that names it; what stood before is kept and can be read. Refuses
 * all but its writer (forbidden), one that was corrected meanwhile or that says the same again
 * (conflict), and one of elsewhere (missing).
 */
export async function correctUpdate(
  acting: Acting,
  number: number,
  { update, health, body }: Said & { update: string },
) {
  const at = await lockedInitiative(number)
  const before = await updateToCorrect(acting, at, update)
  if (!before.stands) conflict('This update was corrected a moment ago. Please look at it again.')
  if (before.health === health && before.body === body)
    conflict('This says what stood there already. Please change what was wrong.')
  await db().insert(updates).values({
    initiativeId: at.id,
    writtenBy: acting.memberId,
    health,
    body,
    correctsId: before.firstId,
  })
  await recordAct(acting, {
    kind: 'updated',
    text: `Corrected an update on ${at.title}: ${health}`,
    initiativeId: at.id,
  })
}

/**
 * The version of an update that stands now, by the id of any of them; the id itself where there is
 * none.
 */
export async function standingUpdate(id: string): Promise<string> {
  const [row] = await sql()<{ id: string }[]>`
    select l.id
    from updates u join updates l on coalesce(l.corrects_id, l.id) = coalesce(u.corrects_id, u.id)
    where u.id = ${id}
    order by l.written_at desc, l.id desc limit 1`
  return row?.id ?? id
}

/**
 * What an update says that this member may correct, and whether it still stands; refuses as
 * `correctUpdate` does.
 */
export async function updateToCorrect(acting: Acting, at: InitiativeState, id: string) {
  const [row] = await sql()<(Said & { memberId: string; firstId: string; stands: boolean })[]>`
    select u.written_by as "memberId", u.health, u.body,
      coalesce(u.corrects_id, u.id) as "firstId",
      not exists (
        select from updates n
        where n.corrects_id = coalesce(u.corrects_id, u.id) and n.written_at > u.written_at
      ) as stands
    from updates u
    where u.id = ${id} and u.initiative_id = ${at.id}`
  const update = found(row)
  ensure(may.correctUpdate(acting, update), 'An update is corrected by the one who wrote it.')
  return update
}

export type FormerUpdate = { id: string; health: Health; body: string; on: string }
export type UpdateShown = FormerUpdate & {
  name: string
  initials: string
  memberId: string
  correctedOn: string | null
  former: FormerUpdate[]
}

/** So many former texts of an update are read; who corrects it more often is still at it. */
const formerShown = 5

/**
 * The newest twenty updates, newest first, in local days: each as it stands, with the day it was
 * corrected and the last five texts that stood before.
 */
export async function updatesOf(initiativeId: string): Promise<UpdateShown[]> {
  return sql()<UpdateShown[]>`
    with versions as (
      select id, written_by, written_at, health, body, coalesce(corrects_id, id) as first_id,
        local_day(written_at)::text as on,
        row_number() over (
          partition by coalesce(corrects_id, id) order by written_at desc, id desc
        ) as age
      from updates
      where initiative_id = ${initiativeId}
    )
    select v.id, m.id as "memberId", m.name, m.initials, v.health, v.body, first.on,
      case when v.id <> first.id then v.on end as "correctedOn",
      coalesce(
        (
          select json_agg(
            json_build_object('id', f.id, 'health', f.health, 'body', f.body, 'on', f.on)
            order by f.age
          )
          from versions f
          where f.first_id = v.first_id and f.age between 2 and ${1 + formerShown}
        ),
        '[]'
      ) as former
    from versions v
      join versions first on first.id = v.first_id
      join members m on m.id = v.written_by
    where v.age = 1
    order by first.written_at desc, first.id desc limit 20`
}
