import { eq, sql as expression } from 'drizzle-orm'
import { handOvers } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Acting } from '../acting'
import { dayInWords } from '../../vocabulary/dates'
import { schoolCalendar, yearOverFrom } from '../calendar/calendar'
import { conflict, found } from '../refusal'

/** Whom one chose, why, and the three notes of the outgoing lead. */
export type Chosen = {
  to: string
  suggestedId: string | undefined
  choiceReason: string
  stands: string
  next: string
  wish: string
}
type Asked = Chosen & { dueOn: string; wantedOn: string | null }
type Lead = { initiativeId: string; turnId: string }

/**
 * Asks someone to take over the lead of a person who will not be there, from a local day: by the
 * hand-over that is open already, where there is one, else by a new one. Answers its id. Refuses
 * (conflict) a day after the school year.
 */
export async function askForAbsent(
  acting: Acting,
  { initiativeId, turnId }: Lead,
  { open, to, suggestedId, ...asked }: Asked & { open: string | undefined },
) {
  const year = yearOverFrom(await schoolCalendar(), asked.dueOn)
  if (year)
    conflict(
      `The school year ends on ${dayInWords(year.endsOn)}, so nobody takes the lead over on ${dayInWords(asked.dueOn)}. Please leave it open.`,
    )
  const offered = {
    ...asked,
    suggestedId: expression`(select id from members where id = ${suggestedId ?? null}::uuid)`,
    toMemberId: to,
    offeredBy: acting.memberId,
    offeredAt: expression`skein_now()`,
  }
  const prepared = { preparedBy: acting.memberId, preparedAt: expression`skein_now()` }
  const [given] = open
    ? await db()
        .update(handOvers)
        .set(offered)
        .where(eq(handOvers.id, open))
        .returning({ id: handOvers.id })
    : await db()
        .insert(handOvers)
        .values({ ...offered, ...prepared, initiativeId, turnId })
        .returning({ id: handOvers.id })
  return found(given).id
}
