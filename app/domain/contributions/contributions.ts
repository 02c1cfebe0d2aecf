import { and, eq, isNull } from 'drizzle-orm'
import { contributions, members } from '../../../db/schema'
import { withRules } from '../../../db/refusals'
import { db, remembered, sql } from '../../../db/school'
import type { Correction, NewContribution } from '../../forms/contributions'
import type { ContributionKind } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureInitiative } from '../initiatives/initiatives'
import { ensurePast } from '../calendar/days'
import { kindsSeenBy } from '../ledger'
import { linesAPage, pageOf } from '../paging'
import { conflict, ensure, found } from '../refusal'

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
 * line as forbidden, a second correction as a conflict.
 */
export async function correctContribution(
  acting: Acting,
  id: string,
  { text, happenedOn }: Correction,
) {
  const line = await contributionById(acting, id)
  ensure(
    may.correctContribution(acting, line),
    'Only who wrote this line, whose it is, or an administrator may correct it.',
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

export type LedgerFilter = {
  kind?: ContributionKind | undefined
  person?: string | undefined
  initiative?: number | undefined
  from?: string | undefined
  to?: string | undefined
  before?: string | undefined
}
type Source = 'act' | 'logged' | 'thanks'
export type LedgerLine = {
  id: string
  kind: ContributionKind
  text: string
  source: Source
  on: string
  memberId: string
  name: string
  initials: string
  recordedBy: string
  recorder: string
  initiative: number | null
  initiativeTitle: string | null
  decision: number | null
  correctsId: string | null
  correctedBy: string | null
  isDeclined: boolean
}

/**
 * The ledger, newest first, days inclusive, a page of 100 that begins after the line `before`;
 * `earlier` is the line to go on from when there are more. A declined thanks is shown to nobody but
 * the thanked.
 */
export async function ledger(acting: Acting, filter: LedgerFilter = {}) {
  const isFirst = Object.values(filter).every((value) => value === undefined)
  return pageOf(await (isFirst ? firstLines(acting) : linesOf(acting, filter)), ({ id }) => id)
}

// The page that most look at is the same for all who declined nothing; what one looks for beside it
// is many things.
async function firstLines(acting: Acting) {
  const declined = await remembered('who declined thanks', whoDeclined, ['contributions'])
  const whose = declined.includes(acting.memberId) ? acting.memberId : 'all'
  const name = `first lines of the ledger for ${whose}, ${may.seeAsked(acting)}`
  return remembered(name, () => linesOf(acting, {}), [
    'members',
    'initiatives',
    'contributions',
    'decisions',
  ])
}

async function whoDeclined() {
  const rows = await sql()<
    { id: string }[]
  >`select distinct member_id as id from contributions where declined_at is not null`
  return rows.map(({ id }) => id)
}

// The lines of the page are found first, from the end of an index; what is said of each is joined
// to these alone.
async function linesOf(
  acting: Acting,
  { kind, person, initiative, from, to, before }: LedgerFilter,
) {
  const narrowed = [
    kind ? sql()`and c.kind = ${kind}` : sql()``,
    person ? sql()`and c.member_id = ${person}` : sql()``,
    initiative
      ? sql()`and c.initiative_id = (select id from initiatives where number = ${initiative})`
      : sql()``,
    from ? sql()`and c.happened_on >= ${from}::text::date` : sql()``,
    to ? sql()`and c.happened_on <= ${to}::text::date` : sql()``,
    before
      ? sql()`
        and (c.happened_on, c.recorded_at, c.id) < (
          select b.happened_on, b.recorded_at, b.id from contributions b where b.id = ${before}
        )`
      : sql()``,
  ]
  return [
    ...(await sql()<LedgerLine[]>`
    with page as materialized (
      select * from contributions c
      where (
        c.declined_at is null or c.member_id = ${acting.memberId}::uuid
      ) ${kindsSeenBy(acting)} ${narrowed}
      order by c.happened_on desc, c.recorded_at desc, c.id desc limit ${linesAPage + 1}
    )
    select c.id, c.kind, c.text, c.source, c.happened_on::text as "on", m.id as "memberId", m.name,
      m.initials, c.recorded_by as "recordedBy", r.name as recorder, i.number as initiative,
      i.title as "initiativeTitle", d.number as decision, c.corrects_id as "correctsId",
      x.text as "correctedBy", c.declined_at is not null as "isDeclined"
    from page c
      join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
      join members r on (r.school_id, r.id) = (c.school_id, c.recorded_by)
      left join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
      left join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id)
      left join contributions x on (x.school_id, x.corrects_id) = (c.school_id, c.id)
    order by c.happened_on desc, c.recorded_at desc, c.id desc`),
  ]
}

/**
 * One line of the ledger; missing when there is none in this school, or when it was declined by
 * another.
 */
export async function contributionById(acting: Acting, id: string) {
  const [line] = await sql()<ContributionKept[]>`
    select c.id, c.member_id as "memberId", c.kind, c.text, c.source, c.happened_on::text as "on",
      c.recorded_by as "recordedBy", c.declined_at is not null as "isDeclined",
      c.initiative_id as "initiativeId", c.decision_id as "decisionId", c.turn_id as "turnId",
      (
        select x.id from contributions x where (x.school_id, x.corrects_id) = (c.school_id, c.id)
      ) as "correctedBy"
    from contributions c
    where c.id = ${id} and (c.declined_at is null or c.member_id = ${acting.memberId}::uuid)`
  return found(line)
}

export type ContributionKept = Pick<
  LedgerLine,
  | 'id'
  | 'memberId'
  | 'kind'
  | 'text'
  | 'source'
  | 'on'
  | 'recordedBy'
  | 'isDeclined'
  | 'correctedBy'
> & { initiativeId: string | null; decisionId: string | null; turnId: string | null }
