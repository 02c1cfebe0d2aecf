import { sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { goingOn, needsOf } from '../calls/needs-a-lead'

export type WhereToAsk = { number: number; title: string; needsLead: boolean }

/**
 * The initiative for which this member may ask someone: of those that need a lead the most urgent,
 * else one that they lead, follow or sponsor; nothing where there is none.
 */
export async function whereToAsk(acting: Acting): Promise<WhereToAsk | undefined> {
  const [needs, going, roster] = await Promise.all([
    needsOf(acting),
    goingOn(acting),
    myInitiatives(acting),
  ])
  const isMine = ({ number }: { number: number }) => roster.has(number)
  const needed = needs.find((need) => need.mayCall || isMine(need))
  if (needed) return { number: needed.number, title: needed.title, needsLead: true }
  const other = going.find(
    ({ leads, sponsorId, ...one }) =>
      isMine(one) || may.assignLead(acting, { leads: leads.map(({ id }) => id), sponsorId }),
  )
  return other && { number: other.number, title: other.title, needsLead: false }
}

async function myInitiatives({ memberId }: Acting) {
  const rows = await sql()<{ number: number }[]>`
    select i.number
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId} and t.during @> skein_now()`
  return new Set(rows.map(({ number }) => number))
}
