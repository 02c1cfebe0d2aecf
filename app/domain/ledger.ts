import { db, sql } from '../../db/school'
import { contributions } from '../../db/schema'
import type { ContributionKind } from '../vocabulary'
import { may } from './acting'
import type { Acting } from './acting'

/** Who an act is by: a member, on a local day of their school. */
type Actor = { memberId: string; school: { today: string } }

type Recorded = {
  kind: ContributionKind
  text: string
  memberId?: string
  initiativeId?: string
  decisionId?: string
  turnId?: string
  on?: string
}

/**
 * Writes one line of the ledger for an act, in the act's own transaction; the act calls this, never
 * a page. `memberId` is whose contribution it is (the acting member unless said); `on` a local day
 * of the school (today unless said).
 */
export async function recordAct(
  acting: Actor,
  {
    kind,
    text,
    memberId = acting.memberId,
    initiativeId,
    decisionId,
    turnId,
    on = acting.school.today,
  }: Recorded,
) {
  await db().insert(contributions).values({
    kind,
    text,
    memberId,
    initiativeId,
    decisionId,
    turnId,
    happenedOn: on,
    source: 'act',
    recordedBy: acting.memberId,
  })
}

/**
 * Of the ledger a member sees every kind; a guest none that says who asked or offered. In SQL, for
 * rows named `c`.
 */
export function kindsSeenBy(acting: Acting) {
  return may.seeAsked(acting) ? sql()`` : sql()`and c.kind not in ('offered', 'called')`
}

/** Writes the act into the ledger and tells the school's open pages. */
export async function told(
  acting: Acting,
  { id }: { id: string },
  line: {
    kind: Parameters<typeof recordAct>[1]['kind']
    text: string
    memberId?: string
    turnId?: string
  },
) {
  await recordAct(acting, { ...line, text: line.text.slice(0, 500), initiativeId: id })
}

type Line = { kind: ContributionKind; memberId: string; text: string }

/**
 * Takes back what an act has just written of someone on an initiative: the line stays, struck, with
 * what is so instead.
 */
export async function takenBack(
  acting: Actor,
  { id }: { id: string },
  { line: { kind, memberId, text }, instead }: { line: Line; instead: string },
) {
  const [last] = await sql()<{ id: string }[]>`
    select c.id
    from contributions c
    where c.initiative_id = ${id} and c.member_id = ${memberId} and c.kind = ${kind}
      and c.source = 'act' and c.text = ${text.slice(0, 500)}
      and not exists (
        select from contributions n where (n.school_id, n.corrects_id) = (c.school_id, c.id)
      )
    order by c.recorded_at desc limit 1`
  if (!last) return
  await db()
    .insert(contributions)
    .values({
      kind,
      memberId,
      text: instead.slice(0, 500),
      initiativeId: id,
      happenedOn: acting.school.today,
      source: 'act',
      correctsId: last.id,
      recordedBy: acting.memberId,
    })
}
