import { and, eq, isNull } from 'drizzle-orm'
import { passings } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Acting } from '../acting'
import type { HeldLead } from './responsibilities'
import { conflict, found } from '../refusal'
import { askForAbsent } from '../hand-overs/asked-for-absent'
import type { Chosen } from '../hand-overs/asked-for-absent'
import { withdrawHandOver } from '../hand-overs/withdrawn'
import type { Going } from './reassignments'
import { passOn } from './reassignments'

/**
 * Hands on one lead: its turn ends on that day, and the one who is chosen is asked by a hand-over
 * due then. One that was open already is kept for the same person and withdrawn for another.
 * Refuses (conflict) who leads it already; guests are refused before.
 */
export async function handOnLead(
  acting: Acting,
  { lead, answer, ...going }: Going & { lead: HeldLead; answer: Chosen | undefined },
) {
  await passOn(acting, { ...going, kind: 'turn', id: lead.turnId, to: answer?.to })
  const open = lead.handOver?.id ?? undefined
  const kept = answer && lead.handOver?.toId === answer.to ? open : undefined
  if (open && !kept) await withdrawHandOver(open)
  if (!answer) return
  await ensureCanLead(lead, answer.to)
  const notes = lead.isComing ? withEarlierNotes(lead, answer) : answer
  const handOverId = await askForAbsent(acting, lead, {
    ...notes,
    open: kept,
    dueOn: lead.dueOn,
    wantedOn: lead.insteadOf ?? null,
  })
  const ofThis = going.leaveId ? eq(passings.leaveId, going.leaveId) : isNull(passings.leaveId)
  await db()
    .update(passings)
    .set({ handOverId })
    .where(
      and(
        eq(passings.turnId, lead.turnId),
        ofThis,
        isNull(passings.cancelledAt),
        isNull(passings.passedAt),
      ),
    )
}

// Of a lead that has not begun its coming holder knows no more than they were told.
function withEarlierNotes({ handOver }: HeldLead, answer: Chosen): Chosen {
  const { stands = '', next = '', wish = '' } = handOver ?? {}
  return {
    ...answer,
    stands:
      answer.stands ||
      stands ||
      'This turn has not begun; those who lead until then know where it stands.',
    next: answer.next || next,
    wish: answer.wish || wish,
  }
}

async function ensureCanLead({ initiativeId, turnId, dueOn }: HeldLead, memberId: string) {
  const [person] = await sql()<{ leads: boolean }[]>`
    select exists (
        select from turns t
        where t.initiative_id = ${initiativeId}
          and t.id <> ${turnId}
          and t.role = 'lead'
          and (t.school_id, t.member_id) = (m.school_id, m.id)
          and t.during @> greatest(skein_now(), day_begins(${dueOn}::date))
      ) as leads
    from members m
    where m.id = ${memberId} and m.left_on is null`
  if (found(person).leads)
    conflict('They already co-lead this. Please choose another, or leave the seat open.')
}
