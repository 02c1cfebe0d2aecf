import { eq } from 'drizzle-orm'
import { members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { LetterHabit } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { lookSoon } from './looks'
import { occasionsNow } from './sources'
import { ensure, found } from '../refusal'

/**
 * Makes a notice of everything that members of the school in scope are to be told and have not
 * been; someone who has left is told nothing. Its occasion's key is unique for each member, so that
 * nobody is told twice, however often and by however many this is done. A question that has been
 * answered in the meantime, and what is about a day that has passed, are as good as seen. What is
 * about a day to come is over while that is not so (any more), and so is what someone's leave
 * needs, also on its day.
 */
export async function makeNotices() {
  const rows = (await occasionsNow()).map(
    ({ initiative = null, decision = null, dueOn = null, happenedOn = null, ...occasion }) => ({
      ...occasion,
      initiative,
      decision,
      dueOn,
      happenedOn,
    }),
  )
  // All in one question: of a large school they are a megabyte to send, and to read. What was made
  // by it is not among what it looks through.
  await sql()`
    with said as materialized (
      select *
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as o(
        "memberId" uuid, kind text, key text, sentence text, initiative int, decision int,
        "dueOn" date, "happenedOn" date
      )
    ),
    made as (
      insert into notices (
        id, member_id, kind, key, sentence, initiative, decision, due_on, happened_on, seen_at
      )
      select gen_random_uuid(), m.id, o.kind, o.key, o.sentence, o.initiative, o.decision,
        o."dueOn", o."happenedOn", case when o."dueOn" < today() then skein_now() end
      from said o join members m on m.id = o."memberId" and m.left_on is null
      where not exists (select from notices n where n.member_id = o."memberId" and n.key = o.key)
      order by o."memberId", o.key
      on conflict do nothing
    ),
    gone as (
      update notices n
      set seen_at = skein_now()
      where n.seen_at is null
        and (n.due_on < today() or (n.key like 'open %' and not ${isSo()}))
    )
    update notices n
    set over_at = case when ${isSo()} then null else skein_now() end
    where n.key not like 'open %'
      and (n.due_on > today() or (n.kind = 'leave' and n.due_on = today()))
      and (n.over_at is null) <> ${isSo()}`
}

// Whether a notice is still an occasion: of what is about a day to come there is one for as long as
// it is so.
const isSo = () =>
  sql()`exists (select from said o where o."memberId" = n.member_id and o.key = n.key)`

export type Notice = {
  id: string
  sentence: string
  initiative: number | null
  title: string | null
  on: string
}
export type ForMe = { fresh: Notice[]; earlier: Notice[] }

// A question has its own place on Home, under what waits, where it is answered; what is said of
// hand-overs is said here.
const isShown = () => sql()`(n.key not like 'open %' or n.kind = 'hand-over')`

/**
 * What a member has been told and not marked as seen, and what they have seen in the last 60 days,
 * newest first, at most 30 of each; `on` is the local day of what it tells of, else on which they
 * were told. Questions stand where they are answered, and are not repeated here.
 */
export async function noticesFor({ memberId }: Acting): Promise<ForMe> {
  const notices = await sql()<(Notice & { isSeen: boolean })[]>`
    select id, sentence, initiative, title, "on", "isSeen"
    from (
      select n.id, n.sentence, n.initiative, i.title,
        coalesce(n.happened_on, local_day(n.made_at)) as on,
        n.seen_at is not null as "isSeen", n.made_at,
        row_number() over (partition by n.seen_at is null order by n.made_at desc, n.id) as place
      from notices n left join initiatives i on i.number = n.initiative
      where n.member_id = ${memberId}
        and ${isShown()}
        and n.over_at is null
        and (
          n.seen_at is null
          or (n.key not like 'open %' and n.made_at > skein_now() - interval '60 days')
        )
    ) as mine
    where place <= 30
    order by made_at desc, id`
  const said = (seen: boolean) =>
    notices
      .filter(({ isSeen }) => isSeen === seen)
      .map(({ id, sentence, initiative, title, on }) => ({ id, sentence, initiative, title, on }))
  return { fresh: said(false), earlier: said(true) }
}

/**
 * Marks one notice of the acting member as seen, or all that stand on Home and were told up to an
 * instant. What is another's is not touched.
 */
export async function markSeen(
  { memberId }: Acting,
  { notice, until }: { notice?: string | undefined; until?: string | undefined },
) {
  await sql()`
    update notices n
    set seen_at = skein_now()
    where n.member_id = ${memberId}
      and n.seen_at is null
      and (
        n.id = ${notice ?? null}::uuid
        or (n.made_at <= ${until ?? null}::text::timestamptz and ${isShown()})
      )`
}

/** How often the acting member wants to be written to; nobody else is told. */
export async function letterHabitOf({ memberId }: Acting) {
  const [member] = await db()
    .select({ letters: members.letters })
    .from(members)
    .where(eq(members.id, memberId))
  return found(member).letters
}

/** Chooses how often one is written to. Refuses anyone else (forbidden). */
export async function chooseLetters(acting: Acting, memberId: string, letters: LetterHabit) {
  ensure(may.editProfile(acting, memberId), 'How often someone is written to is theirs to choose.')
  await db().update(members).set({ letters }).where(eq(members.id, memberId))
  await lookSoon()
}
