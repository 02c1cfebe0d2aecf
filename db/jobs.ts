import { runMigrations } from 'graphile-worker'
import { holdLine } from './line'
import { loginsOf } from './logins'
import { atTheDoor, sql } from './school'

/**
 * What may be put off, by name, and what each is told: `app/jobs/` fills this in, so that both
 * sides are checked.
 */
// eslint-disable-next-line typescript/no-empty-object-type
export interface Tasks {}

type When = { key?: string; at?: string }

/**
 * Puts work off until this transaction has committed; when it rolls back there is none. The
 * database adds the school in scope (none at the door) as `school`, and refuses what is not on its
 * list of what a school, or the door, may put off (`jobs.tasks`). A `key` names the work within its
 * school: while it waits, the same key replaces it. `at` (ISO) is by the real clock, not by the
 * school's: what is due on a school's day is looked for by `skein_now()`, every minute.
 */
export async function later<T extends keyof Tasks>(
  task: T,
  told: Tasks[T],
  { key, at }: When = {},
) {
  await sql()`
    select jobs.later(
      ${task}, ${JSON.stringify(told)}::text::jsonb, ${key ?? null},
      ${at ?? null}::text::timestamptz
    )`
}

/**
 * Brings the queue's own tables up to date. Before the migrations of Skein, whose `jobs.later` adds
 * to them.
 */
export async function migrateJobs(url: string) {
  await runMigrations({ connectionString: url, schema: 'graphile_worker' })
}

/**
 * The address by which the queue's own login reaches the database of this owner: it owns the queue
 * and reads nothing of a school.
 */
export const queueUrl = (ownerUrl: string) => loginsOf(ownerUrl).jobs.url

/**
 * Shows that a worker lives, by a lock that ends with it, whatever it dies of. Answers how to end
 * it.
 */
export function showAlive(worker: string) {
  return holdLine({ begin: (sql) => sql`select pg_advisory_lock(hashtextextended(${worker}, 0))` })
}

/**
 * Gives back the jobs of every worker but this one that does not show it lives: they would stay
 * locked for four hours.
 */
export async function freeJobsOfTheDead(self = '') {
  await atTheDoor(() => sql()`select jobs.free_those_of_the_dead(${self})`)
}

/**
 * Gives back what a worker was handed over a minute ago and does not have in hand, by the ids: the
 * connection broke between the queue's giving it and its being received.
 */
export async function freeJobsNeverReceived(self: string, inHand: readonly string[]) {
  await atTheDoor(() => sql()`select jobs.free_those_never_received(${self}, ${inHand})`)
}

/** Deletes the jobs that will never be tried again, and with them whatever they were told. */
export async function forgetFailedJobs() {
  await atTheDoor(() => sql()`select jobs.forget_failed()`)
}
