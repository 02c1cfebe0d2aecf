import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AnyPgColumn, PgColumnBuilderBase, PgTableExtraConfigValue } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'

const tenantColumns = () => ({
  schoolId: uuid('school_id')
    .notNull()
    .default(sql`current_school()`),
  id: uuid('id')
    .notNull()
    .$defaultFn(() => uuidv7()),
})

/**
 * A table of one school's rows: its key begins with the school, which is the scope's own unless
 * said.
 */
export function tenantTable<
  Name extends string,
  Columns extends Record<string, PgColumnBuilderBase>,
>(
  name: Name,
  columns: Columns,
  rules: (table: {
    [K in keyof Columns | 'schoolId' | 'id']: AnyPgColumn
  }) => PgTableExtraConfigValue[] = () => [],
) {
  return pgTable(name, { ...tenantColumns(), ...columns }, (table) => {
    const own = table as unknown as { [K in keyof Columns | 'schoolId' | 'id']: AnyPgColumn }
    return [primaryKey({ columns: [own.schoolId, own.id] }), ...rules(own)]
  })
}

type Keyed = { schoolId: AnyPgColumn; id: AnyPgColumn }

/**
 * A reference that cannot leave the school: referential checks bypass row security, so the key
 * carries the school.
 */
export function within(table: { schoolId: AnyPgColumn }, column: AnyPgColumn, other: Keyed) {
  return foreignKey({
    columns: [table.schoolId, column],
    foreignColumns: [other.schoolId, other.id],
  })
}

export function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`)
}

/** Conditions of a check that all hold, or one of which does. */
export const every = (...conditions: SQL[]) => sql.join(conditions, sql` and `)
export const either = (...conditions: SQL[]) => sql.join(conditions, sql` or `)
export const bracketed = (condition: SQL) => sql`(${condition})`

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
export const momentNow = (name: string) =>
  moment(name)
    .notNull()
    .default(sql`skein_now()`)
/**
 * How often what a calendar shows of a row has changed, and when it last did: counted by a trigger
 * (count_revision).
 */
export const revisions = () => ({
  revision: integer('revision').notNull().default(0),
  revisedAt: moment('revised_at'),
})
export const words = <const T extends readonly [string, ...string[]]>(name: string, list: T) =>
  text(name, { enum: list as unknown as [T[number], ...T[number][]] })
