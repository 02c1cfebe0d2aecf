import { and, eq, isNull } from 'drizzle-orm'
import { later } from '../../../db/jobs'
import { members, notices } from '../../../db/schema'
import { db, withSchool, sql } from '../../../db/school'
import type { LetterHabit } from '../../vocabulary'
import { openDayAfter } from '../calendar/open-days'
import { worksThatDay } from '../calendar/calendar'
import { lookSoon } from './looks'
import { dayNow } from '../calendar/days'
import { isQuiet, quietHours } from '../calendar/quiet-hours'
import { found } from '../refusal'
import { newSecret } from '../accounts/tokens'

type Reader = { memberId: string; letters: LetterHabit; worksOn: number }
type Day = { today: string; nextOpenDay: string }

/**
 * Writes the letters of this moment, one a member at most, of what waits to be mailed: for who
 * reads once a day what had gathered by the morning of the school, and what is about a day before
 * the next open one; for who wants to know at once whatever there is. None in quiet hours, at
 * weekends, on closed days, on days the member does not work, or while they are on leave: it all
 * waits for the next open morning. What has been seen, or is about a day that is over, is not
 * mailed. The letter, its row and the job that mails it are of one transaction.
 */
export async function writeDigests() {
  const [{ today, now }, hours] = [await dayNow(), await quietHours()]
  if (isQuiet(now, hours)) return
  const day = { today, nextOpenDay: openDayAfter(hours.calendar, today) }
  for (const reader of await readers(day))
    if (worksThatDay(reader.worksOn, today)) await writeDigest(reader, day)
}

// The end of the quiet hours where they are at night; a school without any has its morning at
// seven.
const morning = () =>
  sql()`
    (
      select (
        today() + case when quiet_from > quiet_to then quiet_to else '07:00' end
      ) at time zone time_zone
      from schools
    )`

function readers({ today }: Day) {
  return sql()<Reader[]>`
    select m.id as "memberId", m.letters, m.works_on as "worksOn"
    from members m
    where m.left_on is null
      and m.email is not null
      and m.account_id is not null
      and m.letters <> 'never'
      and not is_away(m.school_id, m.id, ${today}::date)
      and exists (
        select from notices n
        where (n.school_id, n.member_id) = (m.school_id, m.id)
          and n.mailed_at is null
          and n.seen_at is null
          and n.over_at is null
      )
      and (
        m.letters = 'at once'
        or (
          skein_now() >= ${morning()}
          and not exists (
            select from digests d
            where (d.school_id, d.member_id) = (m.school_id, m.id) and d.day = ${today}::date
          )
        )
      )
    order by m.id`
}

async function writeDigest({ memberId, letters }: Reader, { today, nextOpenDay }: Day) {
  const waiting = () => sql()`
    n.member_id = ${memberId}
    and n.mailed_at is null
    and n.seen_at is null
    and n.over_at is null
    and (n.due_on is null or n.due_on >= ${today}::date)
    and (${letters} = 'at once' or n.made_at < ${morning()} or n.due_on < ${nextOpenDay}::date)`
  const { token, tokenHash } = newSecret()
  const [digest] = await sql()<{ id: string }[]>`
    insert into digests (id, member_id, day, place, stop_hash)
    select gen_random_uuid(), ${memberId}, ${today}::date,
      1 + (
        select count(*)
        from digests
        where member_id = ${memberId} and day = ${today}::date and ${letters} = 'at once'
      ),
      ${tokenHash}
    where exists (select from notices n where ${waiting()})
    on conflict do nothing
    returning id`
  if (!digest) return
  await sql()`
    update notices n set mailed_at = skein_now(), digest_id = ${digest.id} where ${waiting()}`
  await later('digest letter', { digest: digest.id, token })
}

type Told = { sentence: string; initiative: number | null; decision: number | null }
export type Digest = {
  email: string
  name: string
  memberId: string
  slug: string
  school: string
  letters: LetterHabit
  notices: Told[]
}
type Written = Omit<Digest, 'email'> & {
  email: string | null
  isHere: boolean
  isAway: boolean
  worksOn: number
  day: string
  today: string
  now: string
}

/**
 * A letter to be mailed: to whom, and what of it is still to be told, what is about the nearest day
 * first. A letter that comes late, because the mail server was away, is not sent in quiet hours nor
 * beside the letter of another day: what it tells is given back, for the next. Nothing for someone
 * who has left, has no address any more or wants no letters, and nothing when all of it has been
 * seen meanwhile.
 */
export async function digestToMail(id: string): Promise<Digest | undefined> {
  const digest = found(await digestById(id))
  const { email } = digest
  if (!email || !digest.isHere || digest.letters === 'never') return undefined
  if (await isTooLate(digest)) return void (await giveBack(id))
  return digest.notices.length ? { ...digest, email } : undefined
}

async function digestById(id: string) {
  const { today, now } = await dayNow()
  const [digest] = await sql()<Omit<Written, 'today' | 'now'>[]>`
    select m.email, m.name, m.id as "memberId", s.slug, s.name as school, m.letters,
      m.left_on is null as "isHere", m.works_on as "worksOn", d.day,
      is_away(m.school_id, m.id, ${today}::date) as "isAway",
      (
        select coalesce(
          json_agg(
            json_build_object(
              'sentence', n.sentence, 'initiative', n.initiative, 'decision', n.decision
            )
            order by n.due_on nulls last, n.made_at, n.id
          ),
          '[]'
        )
        from notices n
        where (n.school_id, n.digest_id) = (d.school_id, d.id)
          and n.seen_at is null
          and n.over_at is null
          and (n.due_on is null or n.due_on >= ${today}::date)
      ) as notices
    from digests d
      join members m on (m.school_id, m.id) = (d.school_id, d.member_id)
      join schools s on s.id = d.school_id
    where d.id = ${id}`
  return digest && { ...digest, today, now }
}

async function isTooLate({ day, today, now, isAway, worksOn }: Written) {
  return (
    day !== today || isAway || !worksThatDay(worksOn, today) || isQuiet(now, await quietHours())
  )
}

async function giveBack(id: string) {
  await db()
    .update(notices)
    .set({ mailedAt: null, digestId: null })
    .where(and(eq(notices.digestId, id), isNull(notices.seenAt)))
  await lookSoon()
}

/**
 * Ends all letters to a member, as the secret in each of them allows the one who holds it; on Home
 * everything still stands.
 */
export function stopLetters({ schoolId, memberId }: { schoolId: string; memberId: string }) {
  return withSchool(schoolId, () =>
    db()
      .update(members)
      .set({ letters: 'never' })
      .where(eq(members.id, memberId))
      .then(() => {}),
  )
}
