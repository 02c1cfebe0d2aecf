import { and, eq, isNull, sql as expression } from 'drizzle-orm'
import { initiatives, notices, sponsorAsks } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Acting } from '../acting'
import type { Asker } from '../members/alliances'
import { ensureCanTakePart } from '../members/eligibility'
import { recordAct } from '../ledger'
import { conflict, found } from '../refusal'
import { withdrawnBecause } from '../withdrawn'
import { lockedToTakePart } from './state'
import type { InitiativeState } from './state'

type Named = { id: string; title: string; sponsorId: string | null }

/**
 * Names who should sponsor an initiative: they are asked, and who sponsors it now does so until
 * they accept. Nobody named ends both. Guests (conflict) and people of elsewhere (missing) cannot
 * be asked. Call it under the lock.
 */
export async function nameSponsor(
  acting: Acting,
  { id, sponsorId }: Named,
  wanted: string | undefined,
) {
  if (wanted && wanted !== sponsorId) return askToSponsor(acting, id, wanted)
  await withdrawOpen(id)
  if (!wanted) await db().update(initiatives).set({ sponsorId: null }).where(eq(initiatives.id, id))
}

/**
 * Asks one member to sponsor an initiative, and nobody else any more; who is asked already is not
 * asked twice. Refuses as `nameSponsor` does.
 */
export async function askToSponsor(acting: Acting, initiativeId: string, wanted: string) {
  if ((await openAskAt(initiativeId))?.memberId === wanted) return
  await withdrawOpen(initiativeId)
  await ensureCanTakePart([wanted])
  await db()
    .insert(sponsorAsks)
    .values({ initiativeId, memberId: wanted, askedBy: acting.memberId })
}

/**
 * Answers the question whether one would sponsor an initiative: a yes comes with a line about why
 * it matters to them (else a conflict), and makes them its sponsor from this moment; who sponsored
 * it before is told. Guests may not (forbidden); missing for who was not asked, or was asked no
 * longer.
 */
export async function answerSponsoring(
  acting: Acting,
  number: number,
  { yes, line }: { yes: boolean; line: string },
) {
  const at = await lockedToTakePart(acting, number)
  const open = await openAskAt(at.id)
  const own = found(
    open?.memberId === acting.memberId ? open : undefined,
    'You are not asked to sponsor this now.',
  )
  if (yes && !line.trim()) conflict('Please write why this matters to you.', 'line')
  const former = yes ? await lastToAccept(at.id) : undefined
  await answer(own.id, { answer: yes ? 'accepted' : 'declined', answerReason: line })
  if (!yes) return
  if (former && former !== acting.memberId) await tellFormer(acting, { askId: own.id, former, at })
  await db()
    .update(initiatives)
    .set({ sponsorId: acting.memberId })
    .where(eq(initiatives.id, at.id))
  await recordAct(acting, {
    kind: 'supported',
    text: `Accepted to sponsor ${at.title}`,
    initiativeId: at.id,
  })
}

/** Withdraws what a member was asked to sponsor and has not answered, with the reason. */
export async function withdrawAsksToSponsor(memberId: string, answerReason: string) {
  await db()
    .update(sponsorAsks)
    .set(withdrawnBecause(answerReason))
    .where(and(eq(sponsorAsks.memberId, memberId), isNull(sponsorAsks.answer)))
}

export type AskedSince = { initiativeId: string; memberId: string; since: string }

/** Withdraws, of what members were asked to sponsor since an instant, what has no answer. */
export async function withdrawAskedSince(asked: readonly AskedSince[], reason: string) {
  await sql()`
    update sponsor_asks a
    set answer = 'withdrawn', answer_reason = ${reason}, answered_at = skein_now()
    from unnest(
        ${asked.map(({ initiativeId }) => initiativeId)}::uuid[],
        ${asked.map(({ memberId }) => memberId)}::uuid[],
        ${asked.map(({ since }) => since)}::text[]
      ) as asked (initiative_id, member_id, since)
    where a.answer is null
      and (a.initiative_id, a.member_id) = (asked.initiative_id, asked.member_id)
      and a.asked_at >= asked.since::timestamptz`
}

/** Whether this member is asked to sponsor the initiative, and by whom. */
export async function sponsoringAsked({ memberId }: Acting, number: number) {
  return (await sponsoringsAskedOf(memberId)).find((one) => one.number === number)
}

/** What a member is asked to sponsor, oldest first. */
export async function sponsoringsAskedOf(memberId: string) {
  return [
    ...(await sql()<({ number: number; title: string } & Asker)[]>`
    select i.number, i.title, b.name as from, b.initials, local_day(a.asked_at)::text as on
    from sponsor_asks a
      join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id)
      join members b on (b.school_id, b.id) = (a.school_id, a.asked_by)
    where a.member_id = ${memberId} and a.answer is null
    order by a.asked_at`),
  ]
}

// Who sponsored it until now, also where their place has fallen free since; who has left is told
// nothing.
async function lastToAccept(initiativeId: string) {
  const [last] = await sql()<{ memberId: string }[]>`
    select a.member_id as "memberId"
    from sponsor_asks a
      join members m on (m.school_id, m.id) = (a.school_id, a.member_id) and m.left_on is null
    where a.initiative_id = ${initiativeId} and a.answer = 'accepted'
    order by a.answered_at desc, a.id desc limit 1`
  return last?.memberId
}

async function tellFormer(
  { name }: Acting,
  { askId, former, at }: { askId: string; former: string; at: InitiativeState },
) {
  const sentence = `${name} sponsors ${at.title} now. Thank you for having sponsored it.`
  await db()
    .insert(notices)
    .values({
      memberId: former,
      kind: 'other',
      key: `sponsor after ${askId}`,
      initiative: at.number,
      sentence,
    })
}

async function withdrawOpen(initiativeId: string) {
  const open = await openAskAt(initiativeId)
  if (open) await answer(open.id, { answer: 'withdrawn', answerReason: '' })
}

async function openAskAt(initiativeId: string) {
  const [open] = await db()
    .select({ id: sponsorAsks.id, memberId: sponsorAsks.memberId })
    .from(sponsorAsks)
    .where(and(eq(sponsorAsks.initiativeId, initiativeId), isNull(sponsorAsks.answer)))
  return open
}

async function answer(
  id: string,
  said: { answer: 'accepted' | 'declined' | 'withdrawn'; answerReason: string },
) {
  await db()
    .update(sponsorAsks)
    .set({ ...said, answeredAt: expression`skein_now()` })
    .where(eq(sponsorAsks.id, id))
}
