import { remembered, sql } from '../../db/school'
import type { Findable } from '../forms/kit/search'

/** Something to choose: its id, its name as it is said there, and why one might think of it. */
export type Found = { id: string; name: string; note?: string | undefined }

/**
 * A list to choose from. Of a short one all are `choices`. Of a long one they are a page, with
 * `next` to go on after, and the rest is found by its name; `chosen` are those already chosen,
 * wherever they stand.
 */
export type Listed = {
  of: Findable
  choices: Found[]
  isLong: boolean
  isFirst: boolean
  next?: string | undefined
  chosen: Found[]
}

type Row = Found & { place: number; total: number; start: number }

const [short, page, mostFound] = [100, 50, 20]
const listTopics = ['school', 'members', 'initiatives', 'decisions'] as const

/**
 * Up to a hundred to choose from, or a page of fifty after the one named; those `chosen` stand
 * beside it with their names.
 */
export function listed(
  of: Findable,
  {
    after,
    chosen = [],
  }: { after?: string | undefined; chosen?: readonly (string | null | undefined)[] } = {},
): Promise<Listed> {
  const ids = chosen.filter((id): id is string => Boolean(id))
  // What one looks for in a list is many things; its first page is what every page shows that has
  // it.
  return after || ids.length
    ? partOf(of, { after, ids })
    : remembered(`list of ${of}`, () => partOf(of, { ids }), listTopics)
}

async function partOf(
  of: Findable,
  { after, ids }: { after?: string | undefined; ids: string[] },
): Promise<Listed> {
  const rows = await sql()<Row[]>`
    with everything as materialized (${rowsOf(of)}),
    start as (
      select coalesce(
          (select place from everything where id = ${after ?? null}::uuid), 0
        )::int as start,
        (select count(*) from everything)::int as total
    )
    select e.id, coalesce(said.name, e.name) as name, e.place::int, total, start
    from everything e cross join start left join said_members said on said.id = e.id
    where total <= ${short}
      or (place > start and place <= start + ${page})
      or e.id = any(${ids}::uuid[])
    order by place`
  const { total = 0, start = 0 } = rows[0] ?? {}
  const isLong = total > short
  const isOnPage = ({ place }: Row) => !isLong || (place > start && place <= start + page)
  const plain = ({ id, name }: Row): Found => ({ id, name })
  const next =
    isLong && start + page < total
      ? rows.find(({ place }) => place === start + page)?.id
      : undefined
  return {
    of,
    choices: rows.filter(isOnPage).map(plain),
    isLong,
    isFirst: start === 0,
    next,
    chosen: rows.filter(({ id }) => ids.includes(id)).map(plain),
  }
}

/**
 * At most twenty whose names have words that begin like each of these, accents and capitals aside,
 * in the order of the list.
 */
export async function find(of: Findable, text: string): Promise<Found[]> {
  const [everything, [said]] = await Promise.all([
    remembered(`plain names of ${of}`, () => plainNames(of), listTopics),
    sql()<{ plain: string }[]>`select said_plainly(${text}) as plain`,
  ])
  const words = (said?.plain ?? '').split(' ')
  const signs = said?.plain ? '' : text.trim()
  const fits = ({ name, plain }: Plain) =>
    words.every((word) => ` ${plain}`.includes(` ${word}`)) && name.includes(signs)
  return everything
    .filter(fits)
    .slice(0, mostFound)
    .map(({ id, name }) => ({ id, name }))
}

type Plain = { id: string; name: string; plain: string }

// To say a thousand names plainly takes longer than all else: it is done once for all who type.
async function plainNames(of: Findable): Promise<Plain[]> {
  return [
    ...(await sql()<Plain[]>`
    select e.id, coalesce(said.name, e.name) as name, said_plainly(e.name) as plain
    from (${rowsOf(of)}) e left join said_members said on said.id = e.id order by e.place`),
  ]
}

/**
 * Whether what SQL says here has words that begin like each of these, accents and capitals aside:
 * as names are found. Signs without a word, as “%”, are looked for as they are.
 */
export function hasWords(text: string, words: string) {
  // Who looks for nothing waits for no text to be read.
  if (!words.trim()) return sql()`true`
  const said = sql().unsafe(text)
  // A long text is said plainly once, and not for each word.
  return sql()`((
    select not exists (
      select from unnest(string_to_array(said_plainly(${words}), ' ')) word
      where strpos(plainly, ' ' || word) = 0)
    from (select ' ' || said_plainly(${said}) as plainly offset 0) once)
    and (said_plainly(${words}) <> '' or strpos(${said}, trim(${words})) > 0))`
}

/**
 * The names of these members, initiatives and decisions, for a form that comes back with them
 * chosen.
 */
export async function namesOf(ids: readonly string[]): Promise<Found[]> {
  const named = sql()`${[...ids]}::uuid[]`
  return [
    ...(await sql()<Found[]>`
    select id, name
    from said_members
    where id = any(${named})
    union all
    select id, title
    from initiatives
    where id = any(${named})
    union all
    select id, number || '. ' || question
    from decisions
    where state = 'decided' and id = any(${named})`),
  ]
}

function rowsOf(of: Findable) {
  if (of === 'initiatives')
    return sql()`
      select id, title as name, row_number() over (order by number) as place from initiatives`
  if (of === 'decisions') {
    return sql()`
      select d.id, d.number || '. ' || d.question as name,
        row_number() over (order by d.number desc) as place
      from decisions d
        left join decisions s on (s.school_id, s.supersedes_id) = (d.school_id, d.id)
          and (s.outcome is null or s.outcome = 'passed')
      where s.id is null and d.state = 'decided' and d.outcome <> 'withdrawn'`
  }
  const among = {
    people: sql()`and access <> 'guest'`,
    adults: sql()`and access <> 'guest' and position <> 'student'`,
    guests: sql()`and access = 'guest'`,
    members: sql()``,
  }[of]
  return sql()`
    select id, name, row_number() over (order by name, id) as place
    from members
    where left_on is null ${among}`
}
