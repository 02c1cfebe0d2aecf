import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { demoPassword } from '../../db/demo/load'
import type { ownerOf } from './database'

/** A school beside the demo's, with one member, who is a stranger to the demo's. */
export async function anotherSchool(sql: ReturnType<typeof ownerOf>) {
  const [account, id, member] = [randomUUID(), randomUUID(), randomUUID()]
  const passwordHash = await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  await sql`
    insert into accounts (id, email, name, password_hash)
    values (${account}, 'stranger@example.org', 'A Stranger', ${passwordHash})`
  await sql`
    insert into schools (id, slug, name, time_zone) values (${id}, 'elsewhere', 'Elsewhere', 'UTC')`
  await sql`insert into school_versions (school_id) values (${id})`
  await sql`
    insert into members (school_id, id, account_id, name, initials, position, access, joined_on)
    values (${id}, ${member}, ${account}, 'A Stranger', 'AS', 'teacher', 'owner', '2025-01-01')`
}
