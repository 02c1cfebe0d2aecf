import { withSchool, sql } from '../../db/school'
import { returnReviews } from '../domain/decisions/due'
import { writeDigests } from '../domain/notices/digests'
import { beginLook, endLook } from '../domain/notices/looks'
import { makeNotices } from '../domain/notices/notices'
import { whereDue } from './due.server'

/**
 * Every minute: tells the people of each school that has changed what there is to tell, lets
 * reviews return and writes the letters that are due; and the same where a day, a morning or a
 * moment has come that brings something by itself.
 */
export function tellPeople(holder?: string) {
  return whereDue('notices', (school) => withSchool(school, tellSchool), holder)
}

/**
 * Makes the notices, writes the letters and puts their mailing off, all of it in one transaction: a
 * worker that dies in the middle has done nothing, and the next minute does it. Two that do it at
 * once wait for each other, and the second finds nothing to do. From there on a letter is a job
 * like any other: sent at least once, under one Message-ID (see `send`). One that dies between the
 * mail server's yes and the note of it sends it again; only if nobody does so before the day is
 * over is what it tells told again, in the letter of another day.
 */
export async function tellSchool() {
  await sql()`select pg_advisory_xact_lock(hashtextextended('notices ' || current_school(), 0))`
  const look = await beginLook()
  await returnReviews()
  await makeNotices()
  await writeDigests()
  await endLook(look)
}
