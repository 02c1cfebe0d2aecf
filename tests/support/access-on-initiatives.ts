import { beforeAll } from 'vitest'
import { signedIn } from './access-attempts'

export const admins = 'RO MW LB'
export const steering = `${admins} LO KM`
export const team = `${steering} PN`

/** The address of an act on an initiative of Harbor Ridge. */
export const on = (number: number, act: string) => `/s/harbor-ridge/initiatives/${number}/${act}`

/**
 * For the acts of a room on initiative 2: Luis leads, Priya follows, Kofi sponsors. Sam and the
 * student Zoe are on others, Ngozi is a guest.
 */
export function signedInToInitiatives(room: Parameters<typeof signedIn>[0]) {
  const here = signedIn(room, 'RO MW LB LO PN KM SK ZM NE')
  beforeAll(() =>
    here.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql`
        update initiatives set sponsor_id = (select id from members where initials = 'KM')
        where number in (1, 2)`
    }),
  )
  /** The id of the latest row of a table that is about initiative 2. */
  const of = (table: string, where = 'true') =>
    here.one(`select t.id from ${table} t join initiatives i on i.id = t.initiative_id
       where i.number = 2 and ${where} order by t.id desc limit 1`)
  return Object.assign(here, { of })
}
