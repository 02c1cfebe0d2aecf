import { eq, isNull, sql as expression } from 'drizzle-orm'
import { initiatives, schools, sipGoals, stageMoves } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Challenge, Stage } from '../../vocabulary'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { kindsSeenBy, recordAct } from '../ledger'
import { ensure, found } from '../refusal'
import { nameSponsor } from './sponsors'
import { lockedInitiative } from './state'

export type InitiativeSaid = {
  title: string
  purpose: string
  theoryIf: string
  theoryThen: string
  theoryBecause: string
  challenge: Challenge
  learningQuestion: string
  voicesAffected: string
  technicalOwner?: string | undefined
  technicalDueOn?: string | undefined
  sponsor?: string | undefined
  sipGoal?: string | undefined
  noGoalBecause?: string | undefined
}

/**
 * Makes an initiative at the stage idea, with the school's next number; answers that number.
 * Refuses guests (forbidden).
 */
export async function putUp(acting: Acting, said: InitiativeSaid) {
  ensure(may.putUpInitiative(acting), guestsOnlyRead)
  const number = await nextNumber()
  const [row] = await db()
    .insert(initiatives)
    .values({ ...columnsOf(said), number, place: number, createdBy: acting.memberId })
    .returning({ id: initiatives.id })
  const { id } = found(row)
  await nameSponsor(acting, { id, title: said.title, sponsorId: null }, said.sponsor)
  await db()
    .insert(stageMoves)
    .values({ initiativeId: id, toStage: 'idea', movedBy: acting.memberId, reason: 'New' })
  await recordAct(acting, { kind: 'started', text: `Started ${said.title}`, initiativeId: id })
  return number
}

/**
 * Changes what is said about an initiative; its stage and turns have acts of their own. For leads,
 * the sponsor and administrators (else forbidden).
 */
export async function edit(acting: Acting, number: number, said: InitiativeSaid) {
  const at = await lockedInitiative(number)
  ensure(
    may.editInitiative(acting, at),
    'It is edited by those who lead it, its sponsor or an administrator.',
  )
  await db().update(initiatives).set(columnsOf(said)).where(eq(initiatives.id, at.id))
  await nameSponsor(acting, at, said.sponsor)
  await recordAct(acting, { kind: 'updated', text: `Edited ${said.title}`, initiativeId: at.id })
}

export type InitiativeShown = {
  id: string
  number: number
  title: string
  purpose: string
  theoryIf: string
  theoryThen: string
  theoryBecause: string
  challenge: Challenge
  learningQuestion: string
  voicesAffected: string
  technicalOwnerId: string | null
  technicalOwner: string | null
  technicalDueOn: string | null
  stage: Stage
  sponsorId: string | null
  sponsor: string | null
  /** Why it matters to the sponsor, in their words. */
  sponsorLine: string
  /** Who is asked to sponsor it, and has not answered. */
  sponsorAskedId: string | null
  sponsorAsked: string | null
  sipGoalId: string | null
  sipGoal: string | null
  /** Why it serves no goal, where it says so. */
  noGoalBecause: string
  lesson: string
  /** Local day of the school. */
  beganOn: string
}

/**
 * Everything an initiative says about itself, with the names behind its ids; missing when the
 * school has none of this number.
 */
export async function initiativeNumbered(number: number): Promise<InitiativeShown> {
  const [row] = await sql()<InitiativeShown[]>`
    select i.id, i.number, i.title, i.purpose, i.theory_if as "theoryIf",
      i.theory_then as "theoryThen", i.theory_because as "theoryBecause", i.challenge,
      i.learning_question as "learningQuestion", i.voices_affected as "voicesAffected", i.stage,
      i.lesson, i.technical_owner_id as "technicalOwnerId", o.name as "technicalOwner",
      i.technical_due_on::text as "technicalDueOn", i.sponsor_id as "sponsorId", s.name as sponsor,
      coalesce(
        (
          select a.answer_reason
          from sponsor_asks a
          where (a.school_id, a.initiative_id) = (i.school_id, i.id)
            and a.member_id = i.sponsor_id
            and a.answer = 'accepted'
          order by a.answered_at desc limit 1
        ),
        ''
      ) as "sponsorLine",
      q.member_id as "sponsorAskedId", p.name as "sponsorAsked", i.sip_goal_id as "sipGoalId",
      g.title as "sipGoal", i.no_goal_because as "noGoalBecause",
      local_day(i.created_at)::text as "beganOn"
    from initiatives i
      left join members o on (o.school_id, o.id) = (i.school_id, i.technical_owner_id)
      left join members s on (s.school_id, s.id) = (i.school_id, i.sponsor_id)
      left join sip_goals g on (g.school_id, g.id) = (i.school_id, i.sip_goal_id)
      left join sponsor_asks q on (q.school_id, q.initiative_id) = (i.school_id, i.id)
        and q.answer is null
      left join members p on (p.school_id, p.id) = (q.school_id, q.member_id)
    where i.number = ${number}`
  return found(row)
}

export type ContributionShown = {
  id: string
  name: string
  memberId: string
  text: string
  on: string
  decision: number | null
  question: string | null
}

/**
 * The five newest lines of the ledger about an initiative; declined thanks and corrected lines are
 * left out. Of a decision the question stands apart from the line, not in it.
 */
export async function contributionsTo(
  acting: Acting,
  initiativeId: string,
): Promise<ContributionShown[]> {
  return sql()<ContributionShown[]>`
    select c.id, m.name, m.id as "memberId", c.happened_on::text as on, d.number as decision,
      d.question,
      case
        when d.id is null then c.text
        else split_part(c.text, ' decision ' || d.number || ': ', 1)
      end as text
    from contributions c
      join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
      left join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id)
        and position(' decision ' || d.number || ': ' in c.text) > 0
    where c.initiative_id = ${initiativeId}
      and c.declined_at is null ${kindsSeenBy(acting)}
      and not exists (
        select from contributions n where (n.school_id, n.corrects_id) = (c.school_id, c.id)
      )
    order by c.happened_on desc, c.recorded_at desc, c.id desc limit 5`
}

/**
 * Who can be chosen for a part in an initiative: the members who are here and are not guests, by
 * name. Who is away says until when beside it.
 */
export async function peopleToChoose(among?: readonly string[]) {
  return sql()<{ id: string; name: string }[]>`
    select m.id, said.name
    from members m join said_members said using (school_id, id)
    where m.left_on is null
      and m.access <> 'guest'
      and (
        ${among ? [...among] : null}::uuid[] is null
        or m.id = any(${among ? [...among] : null}::uuid[])
      )
    order by m.name`
}

/** The goals of the school improvement plan that are still pursued. */
export async function goalsToChoose() {
  return db()
    .select({ id: sipGoals.id, title: sipGoals.title })
    .from(sipGoals)
    .where(isNull(sipGoals.endedAt))
    .orderBy(sipGoals.title)
}

// Counted up on the school's own row, so that two people who put one up at once wait for each other
// and no number repeats.
async function nextNumber() {
  const [row] = await db()
    .update(schools)
    .set({ lastInitiative: expression`${schools.lastInitiative} + 1` })
    .where(expression`${schools.id} = current_school()`)
    .returning({ number: schools.lastInitiative })
  return found(row).number
}

// Who sponsors it is asked first (see `nameSponsor`).
function columnsOf({
  technicalOwner,
  technicalDueOn,
  sponsor: _,
  sipGoal,
  noGoalBecause = '',
  ...said
}: InitiativeSaid) {
  const goal = { sipGoalId: sipGoal ?? null, noGoalBecause: sipGoal ? '' : noGoalBecause }
  return {
    ...said,
    ...goal,
    technicalOwnerId: technicalOwner ?? null,
    technicalDueOn: technicalDueOn ?? null,
  }
}

/** Refuses an initiative that is not of this school as missing. */
export async function ensureInitiative(id: string | undefined) {
  if (!id) return
  const [initiative] = await db()
    .select({ id: initiatives.id })
    .from(initiatives)
    .where(eq(initiatives.id, id))
  found(initiative)
}
