import { sql } from '../../../db/school'
import { isId } from '../../vocabulary/ids'

/**
 * What something that an act was about is called: a person, an action or an invitation by its id,
 * an initiative by its number. Nothing where there is none here.
 */
export async function nameOf(about: string): Promise<string | undefined> {
  const id = isId(about) ? about : null
  const number = id ? null : Number(about)
  const [row] = await sql()<{ name: string }[]>`
    select name from members where id = ${id}::uuid
    union all
    select text from actions where id = ${id}::uuid
    union all
    select name from invitations where id = ${id}::uuid
    union all
    select title from initiatives where number = ${number}::int
    limit 1`
  return row?.name
}
