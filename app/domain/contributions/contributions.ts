import { and, eq, isNull } from 'drizzle-orm'
import { contributions, members } from '../../../db/schema'
import { withRules } from '../../../db/refusals'
import { db, sql } from '../../../db/school'
import type { Correction, NewContribution } from '../../forms/contributions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureInitiative } from '../initiatives/initiatives'
import { ensurePast } from '../calendar/days'
import { conflict, ensure, found } from '../refusal'
import { contributionById } from './ledger-lines'

/**
 * Logs by hand what happened elsewhere: for the acting member, or as thanks when it names another.
 * `happenedOn` is a local day of the school. Refuses guests as forbidden, a day ahead as a
 * conflict, people and initiatives of elsewhere as missing.
 */
export async function logContribution(
  acting: Acting,
  { text, kind, memberId = acting.memberId, happenedOn, initiativeId }: NewContribution,
) {
  ensure(may.logContribution(acting), 'Guests read the ledger; members write in it.')
  ensurePast(happenedOn, acting.school.today)
  await ensureInitiative(initiativeId)
  const [member] = await db()
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.leftOn)))
  found(member)
  const source = memberId === acting.memberId ? 'logged' : 'thanks'
  await db()
    .insert(contributions)
    .values({ text, kind, memberId, happenedOn, initiativeId, source, recordedBy: acting.memberId })
}

/**
 * Declines a thanks, and every line it corrects: from then on only the thanked sees it. Refuses all
 * but the thanked as forbidden.
 */
export async function declineThanks(acting: Acting, id: string) {
  const line = await contributionById(acting, id)
  ensure(may.declineThanks(acting, line), 'Only the person who was thanked may decline.')
  if (line.correctedBy) conflict('This line was corrected. Please decline the correction.')
  if (line.isDeclined) conflict('You have already declined this.')
  await sql()`
    with recursive chain as (
      select id, corrects_id
      from contributions
      where id = ${id}
      union
      select c.id, c.corrects_id
      from contributions c join chain on c.id = chain.corrects_id
    )
    update contributions set declined_at = skein_now()
    where id in (select id from chain) and declined_at is null`
}

/**
 * Corrects a line by a new one that names it; the old one stays, struck. Refuses strangers to the
 * line as forbidden, and who did the act that wrote it of another; a second correction as a
 * conflict.
 */
export async function correctContribution(
  acting: Acting,
  id: string,
  { text, happenedOn }: Correction,
) {
  const line = await contributionById(acting, id)
  ensure(
    may.correctContribution(acting, line),
    line.source === 'act'
      ? 'Only whose line this is, or an administrator, may correct it.'
      : 'Only who wrote this line, whose it is, or an administrator may correct it.',
  )
  if (line.isDeclined) conflict('A declined thanks is no longer corrected.')
  ensurePast(happenedOn, acting.school.today)
  const { memberId, kind, source, initiativeId, decisionId, turnId } = line
  const correction = {
    memberId,
    kind,
    source,
    initiativeId,
    decisionId,
    turnId,
    text,
    happenedOn,
    correctsId: id,
    recordedBy: acting.memberId,
  }
  await withRules(
    {
      contributions_corrected_once:
        'This line was corrected already. Please correct its correction.',
    },
    conflict,
    () => db().insert(contributions).values(correction),
  )
}

/**
 * The first of a line and its corrections, and the one that stands now; a line that is not here is
 * both.
 */
export async function correctionsOf(id: string): Promise<{ firstId: string; lastId: string }> {
  const [row] = await sql()<{ firstId: string; lastId: string }[]>`
    with recursive earlier as (
      select id, corrects_id, 0 as place
      from contributions
      where id = ${id}
      union all
      select c.id, c.corrects_id, place + 1
      from contributions c join earlier e on c.id = e.corrects_id
    ),
    later as (
      select id, 0 as place
      from contributions
      where id = ${id}
      union all
      select c.id, place + 1
      from contributions c join later l on c.corrects_id = l.id
    )
    select (select id from earlier order by place desc limit 1) as "firstId",
      (select id from later order by place desc limit 1) as "lastId"`
  return { firstId: row?.firstId ?? id, lastId: row?.lastId ?? id }
}
