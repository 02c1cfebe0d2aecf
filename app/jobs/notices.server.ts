import { schoolsAsTheyStand } from '../../db/front-door'
import { withSchool, written } from '../../db/school'
import { writeDigests } from '../domain/digests'
import { makeNotices } from '../domain/notices'
import { all } from './every-school.server'

/** What each school was like when its people were last told, by this process: there is nothing new to tell while that is how it is. */
const told = new Map<string, string>()

/**
 * Every minute: tells the people of each school that has changed what there is to tell, and writes the letters that are due; of one that
 * has not, every quarter of an hour, for what the time of day brings.
 */
export async function tellPeople() {
  await all(await schoolsAsTheyStand(), async ({ id, version, quarter }) => {
    const now = `${version} ${quarter}`
    if (told.get(id) === now) return
    await withSchool(id, tellSchool)
    told.set(id, now)
  })
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
