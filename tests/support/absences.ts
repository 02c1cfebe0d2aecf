import { uuidv7 } from 'uuidv7'
import { refusalOf } from '../../db/connect'
import type { Acting } from '../../app/domain/acting'
import { dueAbsences, settleAbsence } from '../../app/domain/absences/due'
import { holdingsOf } from '../../app/domain/absences/responsibilities'
import { Refusal } from '../../app/domain/refusal'
import { clockAt } from './clock'
import type { OwnSchool } from './own-school'

/**
 * What an outgoing lead leaves, and an absence that hands nothing over: where a test asks for no
 * more.
 */
export const notes = { stands: 'Half of it works.', next: 'The other half.', wish: '' }
export const nothing = { leads: [], things: [] }

/**
 * What came of an act: 'done', or how it was refused; anything that is not a refusal is thrown on.
 */
export const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Refusal
        ? `${error.kind} ${error.field ?? ''}`.trim()
        : (refusalOf(error)?.constraint ?? Promise.reject(error)),
  )

/**
 * What tests of leaves and leavings do again and again, in a school that is opened before each of
 * them.
 */
export function absencesIn(here: OwnSchool) {
  /** The same member on another day at ten in the morning of the school. */
  const then = (acting: Acting, today: string): Acting => ({
    ...acting,
    school: { ...acting.school, today, now: `${today}T18:00:00Z` },
  })
  const on = <T>(day: string, work: () => Promise<T>) =>
    here.cast.inSchool(async () => (await clockAt(`${day} 18:00:00Z`), work()))

  /** What the job does every few minutes, each thing in a transaction of its own. */
  async function tick(day: string) {
    for (const due of await on(day, dueAbsences)) await on(day, () => settleAbsence(due))
  }

  const turns = (initials: string, number: number) => here.sql<
    { role: string; from: string; to: string | null }[]
  >`
    select t.role, (date_trunc('second', t.began_at) at time zone 'America/Los_Angeles')::text as from, (date_trunc('second', t.ended_at) at time zone 'America/Los_Angeles')::text as to
    from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where m.initials = ${initials} and i.number = ${number} and not isempty(t.during) order by t.began_at`
  const sponsorOf = async (number: number) =>
    (
      await here.sql<
        { s: string | null }[]
      >`select m.initials as s from initiatives i left join members m on (m.school_id, m.id) = (i.school_id, i.sponsor_id) where number = ${number}`
    )[0]?.s ?? null
  const openHandOver = async (number: number) =>
    (
      await here.sql<
        { id: string; due: string }[]
      >`select h.id, h.due_on::text as due from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) where i.number = ${number} and h.answer is null`
    )[0]
  const leadOf = async (acting: Acting, number: number, from = '2026-03-23') =>
    (await on('2026-03-02', () => holdingsOf(acting.memberId, { from, to: null }))).leads.find(
      (lead) => lead.number === number,
    )?.turnId ?? ''

  async function action(owner: Acting, text: string) {
    const id = uuidv7()
    await here.sql`insert into actions (school_id, id, initiative_id, text, owner_id, added_by) select ${here.cast.schoolId}, ${id}, i.id, ${text}, ${owner.memberId}, m.id from initiatives i, members m where i.number = 6 and m.initials = 'RO'`
    return id
  }

  /** Who is asked to sponsor it, and has not answered. */
  const askedToSponsor = async (number: number) =>
    (
      await here.sql<{ s: string }[]>`
    select m.initials as s from sponsor_asks a join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id) join members m on (m.school_id, m.id) = (a.school_id, a.member_id) where i.number = ${number} and a.answer is null`
    )[0]?.s ?? null
  return { then, on, tick, turns, sponsorOf, askedToSponsor, openHandOver, leadOf, action }
}
