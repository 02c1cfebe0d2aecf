import { sql } from '../../../db/school'
import { dayInWords } from '../../vocabulary/dates'
import { conflict } from '../refusal'

type Turn = { id: string; title: string; memberId: string }

/**
 * Refuses (conflict) a swap after which someone would lead from a turn of their own straight into
 * the other, or hold both at once.
 */
export async function ensureNobodyFollowsThemselves(one: Turn, other: Turn) {
  await ensureFree({ taken: one, given: other })
  await ensureFree({ taken: other, given: one })
}

/**
 * The coming turns that this one cannot be swapped with, because someone would then take over from
 * themselves.
 */
export async function notSwappedWith(turnId: string): Promise<string[]> {
  const rows = await sql()<{ id: string }[]>`
    select o.id
    from turns w
      join turns_by_day o on o.school_id = w.school_id
        and o.id <> w.id
        and o.role = 'lead'
        and o.began_at > skein_now()
    where w.id = ${turnId}
      and exists (
        select from turns_by_day t
        where t.role = 'lead'
          and t.id not in (w.id, o.id)
          and (
            (
              t.initiative_id = o.initiative_id
              and t.member_id = w.member_id
              and (t.during && o.during or t.during -|- o.during)
            )
            or (
              t.initiative_id = w.initiative_id
              and t.member_id = o.member_id
              and (t.during && w.during or t.during -|- w.during)
            )
          )
      )`
  return rows.map(({ id }) => id)
}

// The one who holds the one that is given takes the other.
async function ensureFree({ taken, given }: { taken: Turn; given: Turn }) {
  const [beside] = await sql()<
    { name: string; from: string; to: string | null; isBefore: boolean }[]
  >`
    select m.name, t.first_day as from, t.last_day as to, t.began_at < w.began_at as "isBefore"
    from turns w
      join turns_by_day t on t.initiative_id = w.initiative_id
        and (t.during && w.during or t.during -|- w.during)
      join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    where w.id = ${taken.id}
      and t.member_id = ${given.memberId}
      and t.role = 'lead'
      and t.id not in (${taken.id}, ${given.id})
    order by t.began_at limit 1`
  if (beside)
    conflict(
      `${beside.name} leads ${taken.title} already${whenOf(beside)}. Please choose another turn.`,
    )
}

function whenOf({ isBefore, from, to }: { isBefore: boolean; from: string; to: string | null }) {
  if (!isBefore) return ` from ${dayInWords(from)}, and nobody hands over to themselves`
  return to
    ? ` up to ${dayInWords(to)}, and nobody takes over from themselves`
    : ', with no last day'
}
