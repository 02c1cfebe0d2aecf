import { stances } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { stanceWords } from '../../vocabulary'
import type { Stance } from '../../vocabulary'
import { markOf } from '../../forms/kit/marks'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureOwnRead } from '../edits'
import { conflict, ensure, found } from '../refusal'
import { openOrJoinReset } from './changes-of-direction'
import { lockedInitiative } from '../initiatives/state'
import { told } from '../ledger'

type Said = { stance: Stance; reason: string }

/** Who answers an update, for someone who may not. */
export const theTeamAnswers = 'Updates are answered by those who lead, follow or shadow this.'

/**
 * Answers an update with one of four stances and a reason; a change of mind is a new row, and the
 * latest stands. "Change direction" opens a reset in the same transaction, or joins the open one.
 * For everyone who leads, follows or shadows the initiative, but never the update's own writer
 * (forbidden). An update that is not of this initiative is missing; one that was corrected
 * meanwhile is a conflict.
 */
export async function takeStance(
  acting: Acting,
  number: number,
  { update, own = '', ...said }: Said & { update: string; own?: string | undefined },
) {
  const at = await lockedInitiative(number)
  const { writtenBy } = await updateToAnswer(at.id, update)
  ensure(writtenBy !== acting.memberId, 'You wrote this update; the others answer it.')
  ensure(may.takeStance(acting, at, writtenBy), theTeamAnswers)
  const last = await myStanceOn(acting, update)
  if (isSame(last, said) && !last?.isEarlier) return
  const now = last && `${stanceWords[last.stance]}: ${last.reason}`
  const isRead = !last || isSame(last, said) || own === stanceMark(last)
  ensureOwnRead({ isRead, now })
  const [taken] = await db()
    .insert(stances)
    .values({ updateId: update, memberId: acting.memberId, ...said, takenAt: at.moment })
    .returning({ id: stances.id })
  const opened =
    said.stance === 'change direction' && (await openOrJoinReset(acting, at, found(taken).id))
  await told(
    acting,
    at,
    opened
      ? { kind: 'reset', text: `Called for a change of direction of ${at.title}` }
      : {
          kind: 'took a stance',
          text: `Answered an update on ${at.title}: ${stanceWords[said.stance]}`,
        },
  )
}

export type UpdateToAnswer = { writtenBy: string; writer: string; body: string }

/**
 * An update of this initiative as it can be answered, with its writer. One of elsewhere is missing;
 * one corrected meanwhile is a conflict.
 */
export async function updateToAnswer(initiativeId: string, id: string): Promise<UpdateToAnswer> {
  const [update] = await sql()<(UpdateToAnswer & { stands: boolean })[]>`
    select u.written_by as "writtenBy", m.name as writer, u.body,
      not exists (
        select from updates n
        where coalesce(n.corrects_id, n.id) = coalesce(u.corrects_id, u.id)
          and (n.written_at, n.id) > (u.written_at, u.id)
      ) as stands
    from updates u join members m on (m.school_id, m.id) = (u.school_id, u.written_by)
    where u.id = ${id} and u.initiative_id = ${initiativeId}`
  if (!found(update).stands)
    conflict('This update was corrected in the meantime. Please read it again before you answer.')
  return found(update)
}

export type StanceShown = {
  id: string
  updateId: string
  memberId: string
  name: string
  initials: string
  stance: Stance
  reason: string
  on: string
  stands: boolean
  isEarlier: boolean
}

/**
 * The stances on an initiative's newest twenty updates, oldest first, former ones too; `stands` is
 * each member's latest on an update. What was answered to an update before it was corrected stays
 * with it, and `isEarlier`: `updateId` is the one that is shown now.
 */
export async function stancesOf(initiativeId: string): Promise<StanceShown[]> {
  return sql()<StanceShown[]>`
    with firsts as (
      select id from updates
      where initiative_id = ${initiativeId} and corrects_id is null
      order by written_at desc limit 20
    ),
    versions as (
      select u.id, f.id as first_id,
        first_value(u.id) over (
          partition by f.id order by u.written_at desc, u.id desc
        ) as shown_id
      from firsts f
        join updates u on u.initiative_id = ${initiativeId}
          and coalesce(u.corrects_id, u.id) = f.id
    )
    select s.id, v.shown_id as "updateId", s.member_id as "memberId", m.name, m.initials, s.stance,
      s.reason, local_day(s.taken_at)::text as on, s.update_id <> v.shown_id as "isEarlier",
      row_number() over (
        partition by v.first_id, s.member_id order by s.taken_at desc, s.id desc
      ) = 1 as stands
    from versions v
      join stances s on s.update_id = v.id
      join members m on (m.school_id, m.id) = (s.school_id, s.member_id)
    order by s.taken_at, s.id`
}

type Mine = Said & { isEarlier: boolean }

/** The mark of one's own stance: its form brings it back, and so says which was read. */
export const stanceMark = (last: Said | undefined) =>
  last ? markOf([last.stance, last.reason]) : ''

/**
 * The stance that stands for this member on an update, or on what it corrects, if they took one:
 * what the form begins from.
 */
export async function myStanceOn(
  { memberId }: Acting,
  updateId: string,
): Promise<Mine | undefined> {
  const [last] = await sql()<Mine[]>`
    select s.stance, s.reason, s.update_id <> u.id as "isEarlier"
    from updates u
      join updates same on coalesce(same.corrects_id, same.id) = coalesce(u.corrects_id, u.id)
      join stances s on (s.school_id, s.update_id) = (same.school_id, same.id)
    where u.id = ${updateId} and s.member_id = ${memberId}
    order by s.taken_at desc, s.id desc limit 1`
  return last
}

// The same words sent twice, by a second press of the button, are said once; of what was corrected
// meanwhile they are said anew.
const isSame = (last: Mine | undefined, { stance, reason }: Said) =>
  last?.stance === stance && last.reason === reason
