import { withSchool, written } from '../../db/school'
import { writeDigests } from '../domain/digests'
import { makeNotices } from '../domain/notices'
import { inEverySchool } from './every-school.server'

/** Every minute: tells each school's people what there is to tell, and writes the letters that are due. */
export function tellPeople() {
  return inEverySchool((school) => withSchool(school, tellSchool))
}

/**
 * Makes the notices, writes the letters and puts their mailing off, all of it in one transaction: a worker that dies in the middle has done
 * nothing, and the next minute does it. Two that do it at once wait for each other, and the second finds nothing to do. From there on
 * a letter is a job like any other: sent at least once, under one Message-ID (see `send`). One that dies between the mail server's yes and
 * the note of it sends it again; only if nobody does so before the day is over is what it tells told again, in the letter of another day.
 */
export async function tellSchool() {
  await written()`select pg_advisory_xact_lock(hashtextextended('notices ' || current_school(), 0))`
  await makeNotices()
  await writeDigests()
}
