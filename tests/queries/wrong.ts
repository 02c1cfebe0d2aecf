// Queries that are wrong, each in its own way, for the test that they are found.
import { sql } from '../../db/school'

export const renamed = () => sql()<{ id: string }[]>`select ident as id from members`

export const mistyped = () =>
  sql()<{ seats: string }[]>`select lead_seats as seats from initiatives`

export const nullable = () => sql()<{ left: string }[]>`select left_on as left from members`

export const joined = () =>
  sql()<{ title: string }[]>`
    select i.title from contributions c left join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)`

export const left = () => sql()<{ id: string; name: string }[]>`select id from members`

export const over = () => sql()<{ id: string }[]>`select id, name from members`

export const untyped = async () => {
  const rows = await sql()`select name from members`
  return rows
}

const named = (column: 'name' | 'nickname') => sql()`where ${sql()(column)} <> ''`

export const composed = () => sql()<{ id: string }[]>`select id from members ${named('nickname')}`

export const hidden = (text: string) =>
  sql()<{ id: string }[]>`select id from members where ${sql().unsafe(text)}`

export const nested = () =>
  sql()<{ lead: { id: number } }[]>`select jsonb_build_object('id', id) as lead from members`
