import { isNotNull } from 'drizzle-orm'
import { contributions } from '../../../db/schema'
import { db, remembered, sql } from '../../../db/school'
import type { ContributionKind } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { kindsSeenBy } from '../ledger'
import { linesAPage, pageOf } from '../paging'
import { found } from '../refusal'

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
  /** Of an act on a decision: what was done, and the question that it was about. */
  parts: { act: string; question: string } | null
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
  const reader = declined.includes(acting.memberId) ? acting.memberId : 'all'
  const name = `first lines of the ledger for ${reader}, ${may.seeAsked(acting)}`
  return remembered(name, () => linesOf(acting, {}), [
    'members',
    'initiatives',
    'contributions',
    'decisions',
  ])
}

async function whoDeclined() {
  const rows = await db()
    .selectDistinct({ id: contributions.memberId })
    .from(contributions)
    .where(isNotNull(contributions.declinedAt))
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
  const lines = await sql()<Omit<LedgerLine, 'parts'>[]>`
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
    order by c.happened_on desc, c.recorded_at desc, c.id desc`
  return lines.map((line): LedgerLine => ({ ...line, parts: partsOf(line) }))
}

// The line of an act is written whole; what someone wrote themselves is said as they wrote it.
function partsOf({ source, text, decision }: Omit<LedgerLine, 'parts'>) {
  const named = ` decision ${decision}: `
  const at = text.indexOf(named)
  return source === 'act' && decision !== null && at >= 0
    ? { act: text.slice(0, at), question: text.slice(at + named.length) }
    : null
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
