import { eq } from 'drizzle-orm'
import { initiatives } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Role, Stage } from '../../vocabulary'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { ensure, found } from '../refusal'

export type Held = { turnId: string; memberId: string; role: Role; seat: number | null }

/**
 * Where an initiative stands at one moment: whose it is, who leads, follows and shadows, and which
 * seats of the lead are free.
 */
export type InitiativeState = {
  id: string
  number: number
  title: string
  stage: Stage
  leadSeats: number
  sponsorId: string | null
  /** An instant as Postgres writes it, to the microsecond. */
  moment: string
  held: Held[]
  leads: string[]
  roster: string[]
  /** Who has a lead turn planned here. */
  comingLeads: string[]
  /** Whose lead here, now or to come, has a last day. */
  endingLeads: string[]
  /**
   * The seats of the lead that can be taken now; one that was opened for a turn to come waits for
   * it.
   */
  freeSeats: number[]
}

type Row = Pick<InitiativeState, 'id' | 'number' | 'title' | 'stage' | 'leadSeats' | 'sponsorId'>
type Turn = Held & { isNow: boolean; isEnding: boolean }

/** The initiative of this number as it stands now; missing when the school has none. */
export async function initiativeState(number: number): Promise<InitiativeState> {
  const [row] = await rowOf(number)
  return asItStands(found(row))
}

/**
 * The same, with its row locked until the transaction ends: the one who changes turns waits here.
 * The moment is taken after the wait.
 */
export async function lockedInitiative(number: number): Promise<InitiativeState> {
  const [row] = await rowOf(number).for('update')
  return asItStands(found(row))
}

/**
 * The same, for someone who asks, offers or answers there. Refuses guests (forbidden): what they
 * were asked as members is no longer theirs to answer.
 */
export async function lockedToTakePart(acting: Acting, number: number) {
  const at = await lockedInitiative(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  return at
}

function rowOf(number: number) {
  const { id, title, stage, leadSeats, sponsorId } = initiatives
  return db()
    .select({ id, number: initiatives.number, title, stage, leadSeats, sponsorId })
    .from(initiatives)
    .where(eq(initiatives.number, number))
}

async function asItStands(row: Row): Promise<InitiativeState> {
  const { moment, seats } = await momentOf(row.id)
  const turns = await sql()<Turn[]>`
    select id as "turnId", member_id as "memberId", role, seat,
      began_at <= ${moment}::text::timestamptz as "isNow", ended_at is not null as "isEnding"
    from turns_by_day
    where initiative_id = ${row.id}
      and (ended_at is null or ended_at > ${moment}::text::timestamptz)
    order by role = 'lead' desc, seat, began_at`
  const held = turns.filter(({ isNow }) => isNow)
  const leading = held.filter(({ role }) => role === 'lead')
  return {
    ...row,
    moment,
    held,
    leads: leading.map(({ memberId }) => memberId),
    comingLeads: turns
      .filter(({ isNow, role }) => !isNow && role === 'lead')
      .map(({ memberId }) => memberId),
    endingLeads: turns
      .filter(({ isEnding, role }) => isEnding && role === 'lead')
      .map(({ memberId }) => memberId),
    roster: held.map(({ memberId }) => memberId),
    freeSeats: seats,
  }
}

// As text: a JavaScript date would lose the microseconds, and two turns of one second could touch.
async function momentOf(initiativeId: string) {
  const [row] = await sql()<
    { moment: string; seats: number[] }[]
  >`select skein_now()::text as moment, seats from free_seats where initiative_id = ${initiativeId}`
  return found(row)
}
