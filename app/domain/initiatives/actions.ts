import { and, eq, isNull } from 'drizzle-orm'
import { actions } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureHere } from '../members/eligibility'
import { firstOf } from '../paging'
import { conflict, ensure, found } from '../refusal'
import { doneLine } from './done-actions'
import { lockedInitiative } from './state'
import type { InitiativeState } from './state'
import { told } from '../ledger'

/**
 * Adds something that a member will do for an initiative by a local day. For its team, sponsor and
 * administrators (else forbidden); a day that has passed and an initiative that has stopped are
 * conflicts, an owner who is not here is missing.
 */
export async function addAction(
  acting: Acting,
  number: number,
  { text, owner, dueOn }: { text: string; owner: string; dueOn: string },
) {
  const at = await lockedInitiative(number)
  ensure(may.addAction(acting, at), 'Actions are added by those who lead or follow this.')
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  if (dueOn < acting.school.today)
    conflict('That day has passed. Please choose today or a day to come.')
  await ensureHere(owner)
  await db().insert(actions).values({
    initiativeId: at.id,
    text,
    ownerId: owner,
    dueOn,
    addedBy: acting.memberId,
    addedAt: at.moment,
  })
}

/**
 * Marks an action as done; the ledger credits its owner, and says where another said so. For its
 * owner, those who lead, and administrators (else forbidden); ended once (conflict).
 */
export async function finishAction(acting: Acting, number: number, id: string) {
  const at = await lockedInitiative(number)
  const action = await endAction(acting, at, { id, outcome: 'done' })
  const line = { text: doneLine(acting, action), memberId: action.ownerId }
  await told(acting, at, { kind: 'finished an action', ...line })
}

/**
 * Drops an action: it need not be done any more. For the one who may finish it and the one who
 * added it (else forbidden); ended once (conflict).
 */
export async function dropAction(acting: Acting, number: number, id: string) {
  await endAction(acting, await lockedInitiative(number), { id, outcome: 'dropped' })
}

/** Drops all that was still to be done for an initiative that is stopped; answers whose it was. */
export async function dropActionsOf(acting: Acting, at: InitiativeState) {
  const dropped = await db()
    .update(actions)
    .set({ outcome: 'dropped', endedBy: acting.memberId, endedAt: at.moment })
    .where(and(eq(actions.initiativeId, at.id), isNull(actions.outcome)))
    .returning({ memberId: actions.ownerId })
  return dropped.map(({ memberId }) => memberId)
}

/**
 * An action that is open, by its id in this initiative: for the page that ends it. Missing when
 * there is none; ended already is a conflict.
 */
export async function openAction(initiativeId: string, id: string) {
  const [action] = await db()
    .select()
    .from(actions)
    .where(and(eq(actions.id, id), eq(actions.initiativeId, initiativeId)))
  if (found(action).outcome) conflict(`This action was ${action?.outcome} already.`)
  return found(action)
}

export type OpenAction = {
  id: string
  text: string
  ownerId: string
  owner: string
  initials: string
  addedBy: string
  dueOn: string | null
  isDone: boolean
  inAll: number
}

// What the reader said a moment ago is done stays where it is, struck through, on the page that
// they are led back to.
const openFor = ({ memberId }: Acting) => sql()`(
  a.outcome is null
  or (
    a.outcome = 'done'
    and a.ended_by = ${memberId}
    and a.ended_at > skein_now() - interval '1 minute'
  )
)`

/**
 * The actions of an initiative that are neither done nor dropped, and those that the acting member
 * has just said are done (`isDone`), the fifty that are due first, and how many more there are;
 * `dueOn` is a local day.
 */
export async function openActionsOf(acting: Acting, initiativeId: string) {
  const earliest = await sql()<OpenAction[]>`
    select a.id, a.text, a.owner_id as "ownerId", m.name as owner, m.initials,
      a.added_by as "addedBy", a.due_on::text as "dueOn", a.outcome is not null as "isDone",
      count(*) over ()::int as "inAll"
    from actions a join members m on (m.school_id, m.id) = (a.school_id, a.owner_id)
    where a.initiative_id = ${initiativeId} and ${openFor(acting)}
    order by a.due_on nulls last, a.added_at, a.id limit 50`
  return firstOf(earliest)
}

export type EndedAction = {
  id: string
  text: string
  owner: string
  outcome: 'done' | 'dropped'
  on: string
}

/** The ten actions of an initiative that ended last, on local days. */
export async function endedActionsOf(initiativeId: string): Promise<EndedAction[]> {
  return sql()<EndedAction[]>`
    select a.id, a.text, m.name as owner, a.outcome, local_day(a.ended_at)::text as on
    from actions a join members m on (m.school_id, m.id) = (a.school_id, a.owner_id)
    where a.initiative_id = ${initiativeId} and a.outcome is not null
    order by a.ended_at desc, a.id limit 10`
}

export type MyAction = {
  id: string
  text: string
  dueOn: string | null
  isDone: boolean
  number: number
  title: string
  inAll: number
}

/**
 * What this member said they will do and has not done yet, or just now (`isDone`), on any
 * initiative: the fifty that are due first, and how many more there are.
 */
export async function myActions(acting: Acting) {
  const earliest = await sql()<MyAction[]>`
    select a.id, a.text, a.due_on::text as "dueOn", a.outcome is not null as "isDone", i.number,
      i.title, count(*) over ()::int as "inAll"
    from actions a join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id)
    where a.owner_id = ${acting.memberId} and ${openFor(acting)}
    order by a.due_on nulls last, a.added_at, a.id limit 50`
  return firstOf(earliest)
}

async function endAction(
  acting: Acting,
  at: InitiativeState,
  { id, outcome }: { id: string; outcome: 'done' | 'dropped' },
) {
  const action = await openAction(at.id, id)
  ensure(
    outcome === 'done' ? may.finishAction(acting, at, action) : may.dropAction(acting, at, action),
    'An action is ended by its owner or by those who lead.',
  )
  await db()
    .update(actions)
    .set({ outcome, endedBy: acting.memberId, endedAt: at.moment })
    .where(and(eq(actions.id, id), isNull(actions.outcome)))
  return action
}
