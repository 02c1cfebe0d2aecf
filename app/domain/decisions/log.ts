import { sql } from '../../../db/school'
import type { Authority, DecisionState, Method, Outcome } from '../../vocabulary/decisions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { linesAPage, pageOf } from '../paging'

export type DecisionFilter = {
  text?: string | undefined
  state?: DecisionState | undefined
  method?: Method | undefined
  outcome?: Outcome | undefined
  initiative?: number | undefined
  before?: number | undefined
}
export type DecisionLine = {
  id: string
  number: number
  question: string
  body: string
  state: DecisionState
  method: Method
  authority: Authority
  outcome: Outcome | null
  decidedOn: string | null
  reviewOn: string | null
  deadlineDay: string | null
  initiative: number | null
  initiativeTitle: string | null
  supersededBy: number | null
  proposer: string | null
  /**
   * Where the words stand that were looked for: a part of the decision, and a snippet with \x01 and
   * \x02 around each hit.
   */
  part: string | null
  snippet: string | null
}

/**
 * The log: what is being settled first, then drafts, then what is settled, each the newest first
 * and then by number, a page of 100 that begins after the decision numbered `before`; `earlier` is
 * the number to go on from when there are more, `total` how many there are by this filter,
 * `skipped` how many stand on the pages before. Each says which decision superseded it. With words,
 * the best match first, looked for in question, proposal, outcome, reasons and thread by their
 * stems (English). Of what was decided, or is proposed, the beginning. Drafts are for members.
 * Local days.
 */
export async function decisionLog(acting: Acting, filter: DecisionFilter = {}) {
  const read = await linesOf(acting, filter)
  const page = pageOf(read, ({ number }) => number)
  const [first] = read
  return {
    lines: page.lines.map(({ place: _, total: __, ...line }) => line),
    earlier: page.earlier,
    total: first?.total ?? 0,
    skipped: first ? first.place - 1 : 0,
  }
}

async function linesOf(
  acting: Acting,
  { text = '', state, method, outcome, initiative, before }: DecisionFilter,
) {
  const said = text.replaceAll('\0', '').trim().slice(0, 200)
  const isNarrowed = Boolean(state || method || outcome || initiative) || !may.seeDrafts(acting)
  return [
    ...(await sql()<(DecisionLine & { place: number; total: number })[]>`
    with wanted as (
      select d.id, d.number, d.state, d.decided_on
      from decisions d
        left join initiatives i on (i.school_id, i.id) = (d.school_id, d.initiative_id)
      where (d.state <> 'draft' or ${may.seeDrafts(acting)})
        and d.state = coalesce(${state ?? null}::text, d.state)
        and d.method = coalesce(${method ?? null}::text, d.method)
        and (${outcome ?? null}::text is null or d.outcome = ${outcome ?? null}::text)
        and (${initiative ?? null}::int is null or i.number = ${initiative ?? null}::int)
    ),
    hits as (
      select * from door.decision_hits(
        ${said}, case when ${isNarrowed} then array(select id from wanted) end
      )
      where ${said} <> ''
    ),
    placed as (
      select w.id, w.number, h.text_id, h.query, count(*) over ()::int as total,
        row_number() over (
          order by h.rank desc nulls last,
            case w.state when 'decided' then 2 when 'draft' then 1 else 0 end,
            w.decided_on desc nulls last, w.number desc
        )::int as place
      from wanted w left join hits h on h.decision_id = w.id
      where ${said} = '' or h.decision_id is not null
    ),
    page as (
      select * from placed
      where place > coalesce((select place from placed where number = ${before ?? null}::int), 0)
      order by place limit ${linesAPage + 1}
    )
    select d.id, d.number, d.question, d.state, d.method, d.authority, d.outcome,
      d.decided_on::text as "decidedOn", d.review_on::text as "reviewOn",
      left(
        case when d.state = 'decided' then d.decided else coalesce(p.body, '') end, 600
      ) as body,
      local_day(d.deadline)::text as "deadlineDay", i.number as initiative,
      i.title as "initiativeTitle", s.number as "supersededBy", m.name as proposer, page.place,
      page.total, t.part,
      ts_headline(
        'english', t.body, page.query,
        E'StartSel=\\x01, StopSel=\\x02, MaxWords=32, MinWords=14, MaxFragments=1'
      ) as snippet
    from page
      join decisions d on d.id = page.id
      left join decision_texts t on (t.school_id, t.id) = (d.school_id, page.text_id)
      left join proposals p
        on (p.school_id, p.decision_id, p.version) = (d.school_id, d.id, d.version)
      left join members m on (m.school_id, m.id) = (d.school_id, d.proposer_id)
      left join initiatives i on (i.school_id, i.id) = (d.school_id, d.initiative_id)
      left join decisions s on (s.school_id, s.supersedes_id) = (d.school_id, d.id)
        and s.outcome = 'passed'
    order by page.place`),
  ]
}

export type LogRow = Record<
  | 'number'
  | 'question'
  | 'state'
  | 'method'
  | 'authority'
  | 'outcome'
  | 'decided'
  | 'why'
  | 'tally'
  | 'opened on'
  | 'decided on'
  | 'review on'
  | 'initiative'
  | 'supersedes'
  | 'proposed by'
  | 'recorded by'
  | 'decided by'
  | 'advised by',
  string | number | null
>

/**
 * The whole log, oldest first, one flat row a decision: for a spreadsheet. What a running decision
 * holds back is not in it; drafts are left out.
 */
export async function wholeLog() {
  return [
    ...(await sql()<LogRow[]>`
    select d.number, d.question, d.state, d.method, d.authority, d.outcome, d.decided, d.why,
      d.tally, local_day(d.opened_at)::text as "opened on", d.decided_on::text as "decided on",
      d.review_on::text as "review on", i.title as initiative, f.number as supersedes,
      p.name as "proposed by", r.name as "recorded by",
      (
        select string_agg(m.name, '; ' order by m.name)
        from decision_participants c
          join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
        where (c.school_id, c.decision_id) = (d.school_id, d.id) and c.part = 'decision-maker'
      ) as "decided by",
      (
        select string_agg(m.name, '; ' order by m.name)
        from decision_participants c
          join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
        where (c.school_id, c.decision_id) = (d.school_id, d.id) and c.part = 'adviser'
      ) as "advised by"
    from decisions d
      join members r on (r.school_id, r.id) = (d.school_id, d.recorded_by)
      left join members p on (p.school_id, p.id) = (d.school_id, d.proposer_id)
      left join initiatives i on (i.school_id, i.id) = (d.school_id, d.initiative_id)
      left join decisions f on (f.school_id, f.id) = (d.school_id, d.supersedes_id)
    where d.state <> 'draft'
    order by d.number`),
  ]
}
