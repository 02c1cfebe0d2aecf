import { and, eq } from 'drizzle-orm'
import { initiatives } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { PassingKind } from '../../vocabulary'

/**
 * Gives one thing of a member's to another who is here; to nobody where it may stand alone, or is
 * taken up by a yes alone, otherwise to the one who is nearest to it.
 */
export async function give({
  memberId,
  kind,
  id,
  to,
}: {
  memberId: string
  kind: Exclude<PassingKind, 'turn'>
  id: string
  to?: string | undefined
}) {
  const chosen = sql()`(select id from members where id = ${to ?? null}::uuid and left_on is null)`
  if (kind === 'sponsorship')
    await db()
      .update(initiatives)
      .set({ sponsorId: null })
      .where(and(eq(initiatives.id, id), eq(initiatives.sponsorId, memberId)))
  if (kind === 'ownership')
    await sql()`
      update initiatives
      set technical_owner_id = ${chosen}
      where id = ${id} and technical_owner_id = ${memberId}`
  if (kind === 'barrier')
    await sql()`
      update barriers
      set brought_to = ${chosen}
      where id = ${id} and brought_to = ${memberId} and resolved_at is null`
  if (kind === 'action')
    await sql()`
      update actions t
      set owner_id = coalesce(${chosen}, ${nearest('added_by', 'owner_id')})
      where t.id = ${id} and t.owner_id = ${memberId} and t.outcome is null`
  if (kind === 'call')
    await sql()`
      update calls t
      set opened_by = coalesce(${chosen}, ${nearest('opened_by', 'opened_by')})
      where t.id = ${id} and t.opened_by = ${memberId} and t.closed_at is null`
  if (kind === 'decision')
    await sql()`
      update decisions t
      set keeper_id = coalesce(${chosen}, ${nearest('proposer_id', 'keeper_id')})
      where t.id = ${id}
        and coalesce(t.keeper_id, t.proposer_id) = ${memberId}
        and t.state <> 'decided'`
}

// Who began it, who leads, who sponsors; at last an owner, and of owners there is always one who
// stays.
function nearest(
  began: 'added_by' | 'opened_by' | 'proposer_id',
  holds: 'owner_id' | 'opened_by' | 'keeper_id',
) {
  return sql()`
    (
      select m.id
      from members m left join initiatives i on i.id = t.initiative_id
      where m.left_on is null
        and m.last_day_on is null
        and m.access <> 'guest'
        and m.id <> coalesce(${sql()(holds)}, ${sql()(began)})
        and (
          m.access = 'owner'
          or m.id in (${sql()(began)}, i.sponsor_id)
          or exists (
            select from turns l
            where l.initiative_id = t.initiative_id
              and l.role = 'lead'
              and (l.school_id, l.member_id) = (m.school_id, m.id)
              and l.during @> skein_now()
          )
        )
      order by m.id is not distinct from ${sql()(began)} desc,
        m.access = 'owner' and m.id is distinct from i.sponsor_id,
        m.id is not distinct from i.sponsor_id, m.joined_on
      limit 1
    )`
}
