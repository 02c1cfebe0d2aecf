import { sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { chainOf } from './supersession'
import { decisionStanding, tallyOf } from './state'
import type { DecisionStanding } from './state'
import { compared } from './text-diff'
import { asksForAnswer, isRevealed } from './methods'
import { found } from '../refusal'
import { reviewsDue } from './reviews'
import type { Version, Heard, ObjectionShown, RoundShown, Participant } from './page-parts'
import { factsOf, nudgeOf, reviewsOf } from './facts'
import { threadOf } from './entries'

type Said = Omit<Heard, 'isUnanswered'>

/**
 * All that may be shown of a decision to the acting member now: the one place that keeps what its
 * method holds back (responses until the close where they are revealed together, and the choices of
 * a secret ballot for ever). Days are local days. Missing when there is none of this number, or
 * when it is a draft and the acting member a guest.
 */
export async function decisionShown(acting: Acting, number: number) {
  const at = await decisionStanding(number)
  if (at.state === 'draft' && !may.seeDrafts(acting)) found(undefined)
  const [
    facts,
    responses,
    people,
    versions,
    askings,
    objections,
    thread,
    rounds,
    nudged,
    reviews,
    due,
    chain,
  ] = await Promise.all([
    factsOf(acting, at),
    responsesOf(at),
    peopleOf(at),
    versionsOf(at),
    askingsOf(at),
    objectionsOf(at),
    threadOf(at.id),
    roundsOf(at),
    nudgeOf(acting, at),
    reviewsOf(at),
    reviewsDue(acting.school.today, number),
    chainOf(at.id),
  ])
  const isShown = !at.inTheRoom && at.state !== 'draft' && isRevealed(at.rules, at.state)
  return {
    at,
    facts,
    responses: at.rules
      ? responses
          .map((one) => shown(one, { acting, at }))
          .map((one) => ({
            ...one,
            isUnanswered: asksForAnswer(at.rules, one.choice) && !one.isAnswered,
          }))
      : [],
    people,
    versions: compared(versions),
    askings,
    counted: isShown ? tallyOf(at) : null,
    isRevealed: isShown,
    objections,
    thread,
    rounds,
    nudged,
    reviews,
    due: due[0] ?? null,
    chain,
  }
}

export type DecisionShown = Awaited<ReturnType<typeof decisionShown>>

// A round that has given way to another is over, whatever the state of the decision; a secret
// choice was never written down.
function shown(one: Said, { acting, at }: { acting: Acting; at: DecisionStanding }): Said {
  const isOwn = one.memberId === acting.memberId
  if (one.round < at.round || isOwn || isRevealed(at.rules, at.state)) return one
  return { ...one, choice: null, reason: '', changes: [], answers: [] }
}

async function peopleOf(at: DecisionStanding): Promise<Participant[]> {
  const asked = new Set(at.responses.map(({ memberId }) => memberId))
  const people = await sql()<Omit<Participant, 'isAsked'>[]>`
    select m.id as "memberId", m.name, m.initials, m.position, p.part, p.voice
    from decision_participants p join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
    where p.decision_id = ${at.id}
    order by p.part = 'decision-maker' desc, m.name`
  return people.map((one) => ({ ...one, isAsked: asked.has(one.memberId) }))
}

async function versionsOf({ id }: DecisionStanding) {
  return [
    ...(await sql()<Version[]>`
    select p.version, p.body, p.note, m.name as by, local_day(p.written_at)::text as on
    from proposals p join members m on (m.school_id, m.id) = (p.school_id, p.written_by)
    where p.decision_id = ${id}
    order by p.version`),
  ]
}

async function askingsOf({ id }: DecisionStanding) {
  return [
    ...(await sql()<{ round: number; version: number; reason: string; on: string }[]>`
    select round, version, reason, local_day(asked_at)::text as on
    from askings
    where decision_id = ${id}
    order by round`),
  ]
}

async function responsesOf({ id }: DecisionStanding) {
  return [
    ...(await sql()<Said[]>`
    select r.id, r.round, r.choice, r.reason, r.choice is not null or r.voted as "isHeard",
      is_answered(r) as "isAnswered", m.id as "memberId", m.name, m.initials, m.position, p.voice,
      (
        select coalesce(
          json_agg(
            json_build_object('choice', c.choice, 'reason', c.reason, 'on', local_day(c.said_at))
            order by c.said_at
          ),
          '[]'
        )
        from response_changes c
        where (c.school_id, c.response_id) = (r.school_id, r.id)
      ) as changes,
      (
        select coalesce(
          json_agg(
            json_build_object(
              'id', a.id, 'body', a.body, 'by', w.name, 'on', local_day(a.written_at), 'isEarlier',
              a.written_at < r.responded_at
            )
            order by a.written_at
          ),
          '[]'
        )
        from answers a join members w on (w.school_id, w.id) = (a.school_id, a.written_by)
        where (a.school_id, a.response_id) = (r.school_id, r.id)
      ) as answers
    from responses r
      join members m on (m.school_id, m.id) = (r.school_id, r.member_id)
      left join decision_participants p
        on (p.school_id, p.decision_id, p.member_id) = (r.school_id, r.decision_id, r.member_id)
    where r.decision_id = ${id}
    order by r.round, m.name`),
  ]
}

async function objectionsOf({ id }: DecisionStanding) {
  return [
    ...(await sql()<ObjectionShown[]>`
    select o.id, o.version, o.reason, o.state, o.offered_version as "offeredVersion",
      o.integrated_version as "integratedVersion", m.id as "memberId", m.name, m.initials,
      m.position,
      (
        select coalesce(
          json_agg(
            json_build_object(
              'step', s.step, 'version', s.version, 'line', s.line, 'by', w.name, 'on',
              local_day(s.taken_at)
            )
            order by s.taken_at, s.id
          ),
          '[]'
        )
        from objection_steps s join members w on (w.school_id, w.id) = (s.school_id, s.taken_by)
        where (s.school_id, s.objection_id) = (o.school_id, o.id)
      ) as steps
    from objections o join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
    where o.decision_id = ${id}
    order by o.raised_at, o.id`),
  ]
}

async function roundsOf({ id }: DecisionStanding) {
  return [
    ...(await sql()<RoundShown[]>`
    select r.number, r.kind, h.name as "heldBy", h.id as "heldById",
      (select name from standing_allies where student_id = h.id) as ally,
      r.ended_at is not null as "isOver",
      (
        select json_agg(
          json_build_object(
            'memberId', m.id, 'name', m.name, 'initials', m.initials, 'position', m.position,
            'turn', s.turn
          )
          order by s.place
        )
        from speakers s join members m on (m.school_id, m.id) = (s.school_id, s.member_id)
        where (s.school_id, s.round_id) = (r.school_id, r.id)
      ) as speakers
    from rounds r join members h on (h.school_id, h.id) = (r.school_id, r.held_by)
    where r.decision_id = ${id}
    order by r.number`),
  ]
}
