import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  integer,
  pgTable,
  smallint,
  text,
  time,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import { momentNow, tenantTable } from './columns'

export const schools = pgTable(
  'schools',
  {
    id: uuid('id')
      .primaryKey()
      .$defaultFn(() => uuidv7()),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    createdAt: momentNow('created_at'),
    /** From this hour to that one, and at weekends, nobody is written to. */
    quietFrom: time('quiet_from').notNull().default('18:00'),
    quietTo: time('quiet_to').notNull().default('07:00'),
    /**
     * The days of the week on which it is open, Monday the lowest of seven bits; 31 is Monday to
     * Friday.
     */
    worksOn: smallint('works_on').notNull().default(31),
    lastInitiative: integer('last_initiative').notNull().default(0),
    lastDecision: integer('last_decision').notNull().default(0),
  },
  (t) => [
    check('schools_slug_shape', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('schools_works_on', sql`${t.worksOn} between 1 and 127`),
  ],
)

/**
 * Counts up with every announced change; a page that shows this number still is the page of now.
 */
export const schoolVersions = pgTable('school_versions', {
  schoolId: uuid('school_id')
    .primaryKey()
    .default(sql`current_school()`)
    .references(() => schools.id),
  version: bigint('version', { mode: 'number' }).notNull().default(1),
})

export const schoolYears = tenantTable(
  'school_years',
  {
    name: text('name').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
  },
  (t) => [
    check('school_years_in_order', sql`${t.endsOn} > ${t.startsOn}`),
    unique('school_years_name').on(t.schoolId, t.name),
  ],
)
