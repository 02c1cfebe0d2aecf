import { and, eq, isNull } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { handOvers, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { chosenDayFrom } from '../calendar/open-days'
import { schoolCalendar, yearOverFrom } from '../calendar/calendar'
import type { OpenDay } from '../calendar/open-days'
import { dayInWords } from '../../vocabulary/dates'
import { conflict, ensure, ensureComplete, found } from '../refusal'
import { plannedIn } from '../turns/intervals'
import { worksOnOf } from '../rotations/plans'
import { lockedInitiative } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { firstOf, whoMightLead } from '../rotations/suggestions'

type Notes = {
  from?: string | undefined
  to?: string | undefined
  dueOn?: string | undefined
  stands?: string
  next?: string
  wish?: string
  reflection?: string
  shared?: boolean
  weeksShadowed?: number
  weeksBeside?: number
  choiceReason?: string
  keep?: boolean
}

/**
 * Offers one lead to someone (`to`), who is asked: nothing changes until they accept. Or the notes
 * are kept, to be gone on with (`keep`), and nobody is asked; whom one has in mind is then
 * nobody's to read. `dueOn` is a local day of the school; one that is closed, or that either of
 * the two does not work, rolls forward to the next that is open, and the answer says so. The
 * weekend that opens a closed week is theirs to keep, and is told of; one after the school year is
 * refused (conflict). Without a day it happens when it is accepted. A lead hands over their own,
 * an administrator anyone's (else forbidden). Choosing another than the agreed order or the
 * fairness ledger suggests takes one line, and a day that is over, a guest, someone who leads this,
 * who agreed to that day already, and a second offer are conflicts; whom, where it stands, what
 * comes next and that line are asked for at once, each by its field. A reflection is the outgoing
 * lead's own (else a conflict), theirs alone unless shared, and goes with their turn once it is
 * accepted.
 */
export async function handOver(
  acting: Acting,
  number: number,
  { to, from, dueOn, keep: isKept = false, shared = false, reflection = '', ...notes }: Notes,
): Promise<OpenDay | undefined> {
  const at = await lockedInitiative(number)
  ensure(
    may.handOver(acting, at),
    'The lead is handed over by the one who leads, or by an administrator.',
  )
  const outgoing = leadTurnOf(acting, at, from)
  const isOwn = outgoing.memberId === acting.memberId
  if (reflection && !isOwn)
    conflict('A reflection is written by the one who led. Please leave it to them.')
  if (dueOn && dueOn < acting.school.today)
    conflict('That day is over. Please choose today or a day to come.')
  const day = dueOn
    ? await openDay(dueOn, [outgoing.memberId, ...(to && !isKept ? [to] : [])])
    : undefined
  const said = {
    ...notes,
    ...(isOwn && { reflection, reflectionShared: shared }),
    dueOn: day?.on ?? null,
    wantedOn: day?.insteadOf ?? null,
    preparedBy: acting.memberId,
    preparedAt: at.moment,
  }
  await keep(at, outgoing.turnId, {
    ...said,
    ...(isKept
      ? { toMemberId: null }
      : await offerTo(acting, at, { to, notes, on: day?.on ?? acting.school.today })),
  })
  return day
}

// The day a hand-over falls on when these members must both be there, in a school year.
async function openDay(day: string, memberIds: string[]) {
  const calendar = await schoolCalendar()
  const open = chosenDayFrom(calendar, day, await worksOnOf(memberIds))
  const year = yearOverFrom(calendar, open.on)
  if (year)
    conflict(
      `The school year ends on ${dayInWords(year.endsOn)}. Please choose a day in it, or leave this empty to hand over as soon as they accept.`,
      'dueOn',
    )
  return open
}

type Offered = { to: string | undefined; notes: Notes; on: string }

async function offerTo(acting: Acting, at: InitiativeState, { to, notes, on }: Offered) {
  if (to) await ensureCanReceive(at, to)
  if (to) await ensureNotAgreed(at, { to, on })
  const first = firstOf(await whoMightLead(acting, { initiativeId: at.id, on }))
  const isAnother =
    to && first && first.memberId !== to && !notes.choiceReason && !(await plannedFor(at, to))
  ensureComplete({
    to: !to && 'Please choose whom you ask, or keep the notes for now.',
    choiceReason:
      isAnother &&
      `${first.name} ${first.isNext ? 'is next in the agreed order' : `would be next (${first.reasons.join(', ')})`}. Another choice is fine; please say why in one line.`,
    stands: !notes.stands && 'Please say where it stands, so that the next lead can begin.',
    next: !notes.next && 'Please say what comes next.',
  })
  return {
    toMemberId: to,
    suggestedId: first?.memberId ?? null,
    offeredBy: acting.memberId,
    offeredAt: at.moment,
  }
}

// Who is to begin on that day has nothing to answer; another day is a new question.
async function ensureNotAgreed(at: InitiativeState, { to, on }: { to: string; on: string }) {
  const [agreed] = await sql()`
    select from turns_by_day
    where initiative_id = ${at.id}
      and member_id = ${to}
      and role = 'lead'
      and first_day = ${on}::date
      and began_at > ${at.moment}::text::timestamptz
      and exists (
        select from hand_overs h
        where h.initiative_id = ${at.id} and h.to_member_id = ${to} and h.answer = 'accepted'
      )`
  if (agreed)
    conflict(
      `They have agreed already to lead this from ${dayInWords(on)}. To move that, please choose another day.`,
      'to',
    )
}

// The one who is planned next needs no new reason, whichever day it is to be.
async function plannedFor(at: InitiativeState, to: string) {
  const turns = await Promise.all([1, 2, 3].map((seat) => plannedIn(at, { seat, from: at.moment })))
  return turns.some((turn) => turn?.memberId === to)
}

type Row = typeof handOvers.$inferInsert

async function keep(
  at: InitiativeState,
  turnId: string,
  values: Omit<Row, 'initiativeId' | 'turnId'>,
) {
  const [open] = await db()
    .select({ id: handOvers.id, offeredAt: handOvers.offeredAt })
    .from(handOvers)
    .where(and(eq(handOvers.turnId, turnId), isNull(handOvers.answer)))
  if (open?.offeredAt) conflict('This lead is being handed over already; withdraw that first.')
  if (open) return db().update(handOvers).set(values).where(eq(handOvers.id, open.id))
  return withRules(
    {
      hand_overs_one_open_per_turn: 'This lead is being handed over already; withdraw that first.',
    },
    conflict,
    async () =>
      db()
        .insert(handOvers)
        .values({ ...values, initiativeId: at.id, turnId }),
  )
}

function leadTurnOf(acting: Acting, at: InitiativeState, from = acting.memberId) {
  ensure(
    from === acting.memberId || may.administer(acting),
    'You can hand over your own lead, not another’s.',
  )
  return (
    at.held.find(({ memberId, role }) => role === 'lead' && memberId === from) ??
    conflict('They do not lead this any more, so there is nothing to hand over.')
  )
}

async function ensureCanReceive(at: InitiativeState, memberId: string) {
  const [person] = await db()
    .select({ access: members.access })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.leftOn)))
  if (found(person).access === 'guest')
    conflict('Guests can read but not act, so they cannot lead.')
  if (at.leads.includes(memberId)) conflict('They lead this already.')
}
