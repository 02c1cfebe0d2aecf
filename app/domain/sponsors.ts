import { and, eq, isNull } from 'drizzle-orm'
import { initiatives, sponsorAsks } from '../../db/schema'
import { db, written } from '../../db/school'
import type { Acting } from './access'
import { ensureCanTakePart } from './choices'
import { recordAct } from './contributions'
import { conflict, found } from './refusal'
import { lockedStanding } from './standing'

type Named = { id: string; title: string; sponsorId: string | null }

/**
 * Names who should sponsor an initiative: they are asked, and who sponsors it now does so until they accept. Nobody named ends
 * both. Guests (conflict) and people of elsewhere (missing) cannot be asked. Call it under the lock.
 */
export async function nameSponsor(acting: Acting, { id, sponsorId }: Named, wanted: string | undefined) {
  const open = await openAskAt(id)
  if (wanted && wanted === open?.memberId) return
  if (open) await answer(open.id, { answer: 'withdrawn', answerReason: '' })
  if (wanted === sponsorId) return
  if (!wanted) return void (await db().update(initiatives).set({ sponsorId: null }).where(eq(initiatives.id, id)))
  await ensureCanTakePart([wanted])
  await db().insert(sponsorAsks).values({ initiativeId: id, memberId: wanted, askedBy: acting.memberId })
}

/**
 * Answers the question whether one would sponsor an initiative: a yes comes with a line about why it matters to them (else a
 * conflict), and makes them its sponsor from this moment. Missing for who was not asked, or was asked no longer.
 */
export async function answerSponsoring(acting: Acting, number: number, { yes, line }: { yes: boolean; line: string }) {
  const at = await lockedStanding(number)
  const open = await openAskAt(at.id)
  const own = found(open?.memberId === acting.memberId ? open : undefined, 'You are not asked to sponsor this now.')
  if (yes && !line.trim()) conflict('Please write why this matters to you.', 'line')
  await answer(own.id, { answer: yes ? 'accepted' : 'declined', answerReason: line })
  if (!yes) return
  await db().update(initiatives).set({ sponsorId: acting.memberId }).where(eq(initiatives.id, at.id))
  await recordAct(acting, { kind: 'supported', text: `Accepted to sponsor ${at.title}`, initiativeId: at.id })
}

/** Whether this member is asked to sponsor the initiative, and by whom. */
export async function sponsoringAsked({ memberId }: Acting, number: number) {
  return (await sponsoringsAskedOf(memberId)).find((one) => one.number === number)
}

/** What a member is asked to sponsor, oldest first. */
export async function sponsoringsAskedOf(memberId: string) {
  return [...(await written()<{ number: number; title: string; from: string }[]>`
    select i.number, i.title, b.name as from from sponsor_asks a join initiatives i on i.id = a.initiative_id join members b on b.id = a.asked_by
    where a.member_id = ${memberId} and a.answer is null order by a.asked_at`)]
}

async function openAskAt(initiativeId: string) {
  const [open] = await db()
    .select({ id: sponsorAsks.id, memberId: sponsorAsks.memberId })
    .from(sponsorAsks)
    .where(and(eq(sponsorAsks.initiativeId, initiativeId), isNull(sponsorAsks.answer)))
  return open
}

async function answer(id: string, said: { answer: 'accepted' | 'declined' | 'withdrawn'; answerReason: string }) {
  const [row] = await written()<{ now: string }[]>`select skein_now()::text as now`
  await db().update(sponsorAsks).set({ ...said, answeredAt: found(row).now }).where(eq(sponsorAsks.id, id))
}
