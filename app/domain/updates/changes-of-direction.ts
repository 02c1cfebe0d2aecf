import { desc, eq, isNull } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { resets } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { ResetSaid } from '../../forms/updates'
import type { ResetOutcome } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { firstOf } from '../paging'
import { conflict, ensure, found } from '../refusal'
import { lockedInitiative } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { told } from '../ledger'

/**
 * Opens a reset of an initiative for a stance that calls for a change of direction, or joins the
 * one that is open; answers whether it opened one. Call it under the lock of the initiative; the
 * database keeps one open reset an initiative besides.
 */
export async function openOrJoinReset(acting: Acting, at: InitiativeState, stanceId: string) {
  const values = { initiativeId: at.id, stanceId, openedBy: acting.memberId, openedAt: at.moment }
  const opened = await db()
    .insert(resets)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: resets.id })
  return opened.length > 0
}

/**
 * Writes the old way, the evidence, the new way and what is dropped, while the reset is open. For
 * those who lead and those who called for it (else forbidden). `seen` is the mark of the words one
 * began from: when others wrote meanwhile, nothing is overwritten (conflict). An initiative that
 * has stopped is a conflict.
 */
export async function writeReset(
  acting: Acting,
  number: number,
  { seen, ...said }: ResetSaid & { seen?: string | undefined },
) {
  const at = await lockedInitiative(number)
  const open = await openResetOf(at.id)
  ensureGoesOn(at)
  ensure(
    may.writeReset(acting, at, open.callers),
    'This is filled in by those who lead and by those who called for it.',
  )
  if (seen && seen !== open.seen)
    conflict(
      'Someone else wrote here while you did. Your words are still below; put theirs, which stand on the page of the initiative, together with yours, and save again.',
    )
  await db().update(resets).set(said).where(eq(resets.id, open.id))
}

/**
 * Settles the open reset: changed, once all four are said, or kept, once the evidence is (else
 * conflict). For those who lead, and where nobody does, for the sponsor and administrators (else
 * forbidden). An initiative that has stopped is a conflict.
 */
export async function settleReset(acting: Acting, number: number, outcome: ResetOutcome) {
  const at = await lockedInitiative(number)
  const open = await openResetOf(at.id)
  ensureGoesOn(at)
  ensure(may.settleReset(acting, at), 'This is settled by those who lead.')
  const unsaid = `Before it is settled as ${outcome}, please write ${outcome === 'kept' ? 'what the evidence says' : 'the old way, the evidence, the new way and what is dropped'}.`
  const values = { outcome, settledBy: acting.memberId, settledAt: at.moment }
  await withRules({ resets_settled_with_words: unsaid }, conflict, async () =>
    db().update(resets).set(values).where(eq(resets.id, open.id)),
  )
  await told(acting, at, {
    kind: 'reset',
    text: `Settled the change of direction of ${at.title}: ${outcome}`,
  })
}

// What stopped before it was settled is settled by that; where it begins again the change is open.
function ensureGoesOn({ stage }: InitiativeState) {
  if (stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
}

type OpenReset = ResetSaid & { id: string; seen: string; callers: string[] }

/**
 * The open reset of an initiative, with who called for it and the mark of its words; missing when
 * none is open.
 */
export async function openResetOf(initiativeId: string): Promise<OpenReset> {
  const [open] = await sql()<OpenReset[]>`
    select r.id, r.old_way as "oldWay", r.evidence, r.new_way as "newWay", r.dropped,
      md5(concat_ws(chr(31), r.old_way, r.evidence, r.new_way, r.dropped)) as seen,
      array(
        select distinct s.member_id
        from stances s join updates u on (u.school_id, u.id) = (s.school_id, s.update_id)
        where u.initiative_id = r.initiative_id
          and s.stance = 'change direction'
          and s.taken_at >= r.opened_at
      )
        || r.opened_by as callers
    from resets r
    where r.initiative_id = ${initiativeId} and r.outcome is null`
  return found(open, 'No change of direction is open here just now.')
}

/**
 * What became of the latest change of direction, once none is open; nothing while one is, or where
 * there never was one.
 */
export async function resetSettled(initiativeId: string) {
  const [latest] = await db()
    .select({ outcome: resets.outcome })
    .from(resets)
    .where(eq(resets.initiativeId, initiativeId))
    .orderBy(desc(isNull(resets.outcome)), desc(resets.openedAt))
    .limit(1)
  return latest?.outcome ?? undefined
}

export type Caller = {
  memberId: string
  name: string
  initials: string
  reason: string
  on: string
}

export type ResetShown = ResetSaid & {
  id: string
  on: string
  outcome: ResetOutcome | null
  settledBy: string | null
  settledOn: string | null
  callers: Caller[]
  inAll: number
}

/**
 * The twenty newest resets of an initiative, with everyone who called for each and why, and how
 * many more there are; days are local days of the school.
 */
export async function resetsOf(initiativeId: string) {
  const newest = await sql()<ResetShown[]>`
    select r.id, r.old_way as "oldWay", r.evidence, r.new_way as "newWay", r.dropped, r.outcome,
      settler.name as "settledBy", local_day(r.opened_at)::text as on,
      local_day(r.settled_at)::text as "settledOn",
      (
        select coalesce(
          json_agg(
            json_build_object(
              'memberId', m.id, 'name', m.name, 'initials', m.initials, 'reason', c.reason, 'on',
              local_day(c.taken_at)
            )
            order by c.taken_at, m.name
          ),
          '[]'
        )
        from (
          select distinct on (s.member_id) s.member_id, s.reason, s.taken_at
          from stances s join updates u on u.id = s.update_id
          where u.initiative_id = r.initiative_id
            and s.stance = 'change direction'
            and s.taken_at >= r.opened_at
            and (r.settled_at is null or s.taken_at < r.settled_at)
          order by s.member_id, s.taken_at
        ) c
          join members m on m.id = c.member_id
      ) as callers, r.in_all as "inAll"
    from (
      select *, count(*) over ()::int as in_all
      from resets
      where initiative_id = ${initiativeId}
      order by opened_at desc limit 20
    ) r
      left join members settler on (settler.school_id, settler.id) = (r.school_id, r.settled_by)
    order by r.opened_at desc`
  return firstOf(newest)
}

export type ResetCalled = {
  number: number
  title: string
  opener: string
  initials: string
  isMine: boolean
  on: string
}

/**
 * The open resets that this member may settle or sponsors: what waits for a change of direction to
 * be thought through. Of what has stopped nothing waits.
 */
export async function resetsCalledTo({ memberId, access }: Acting): Promise<ResetCalled[]> {
  return sql()<ResetCalled[]>`
    select i.number, i.title, opener.name as opener, opener.initials,
      r.opened_by = ${memberId} as "isMine", local_day(r.opened_at)::text as on
    from resets r
      join initiatives i on (i.school_id, i.id) = (r.school_id, r.initiative_id)
      join members opener on (opener.school_id, opener.id) = (r.school_id, r.opened_by)
      left join lateral (
        select array_agg(t.member_id) as leads
        from turns t
        where (t.school_id, t.initiative_id) = (i.school_id, i.id)
          and t.role = 'lead'
          and t.during @> skein_now()
      ) now on true
    where r.outcome is null
      and i.stage <> 'stopped'
      and (
        i.sponsor_id = ${memberId}
        or ${memberId}::uuid = any(now.leads)
        or (now.leads is null and ${access}::text in ('owner', 'admin'))
      )
    order by r.opened_at`
}
