import type { Acting } from '../../../domain/acting'
import { holdingsOf } from '../../../domain/absences/responsibilities'
import type { Absence } from '../../../domain/absences/absence'
import { successorsOf, takersOf } from '../../../domain/absences/successors'
import type { LeadToGive } from '../../../domain/absences/successors'
import type { Profile } from '../../../domain/members/profile'
import { Refusal } from '../../../domain/refusal'
import type { Here } from '../../../http/in-school.server'
import { paths } from '../../../paths'
import type { Held, HeldShown } from '../../../ui/absences/held-things'
import type { DaysAsked } from '../../../ui/kit/days-first'
import type { Layout } from '../../acts/act'
import { partOf } from '../../acts/search-fields'
import { isMe } from '../../members/acts/member-act'

/**
 * What an absence is about: the days are asked first; once they are known, all that is held in
 * them.
 */
export type Asked = { first: DaysAsked; held?: undefined } | { first?: undefined; held: Held }

/** Everything that a member holds in an absence, and for each to whom it might go. */
export async function heldIn(here: Here, { id }: Profile, absence: Absence) {
  // Leads and things have fields of many names; all of them are leafed through together.
  const listed = await partOf(here, 'people', { name: 'to' })
  return { ...(await given(here.acting, id, absence)), listed }
}

async function given(acting: Acting, memberId: string, absence: Absence) {
  const { leads, things, endings } = await holdingsOf(memberId, absence)
  const [successors, takers] = await Promise.all([
    successorsOf(acting, memberId, leads),
    takersOf(memberId, absence, things),
  ])
  return { leads: successors, ...takers, endings }
}

/** What the days that were chosen do not keep to, beside the one that it is about. */
export async function troubleWith(check: () => Promise<void> | void) {
  try {
    await check()
    return undefined
  } catch (error) {
    if (error instanceof Refusal && error.field)
      return { sentence: error.sentence, field: error.field }
    throw error
  }
}

/** Everything that is held, laid out: each with to whom it is suggested to go. */
export function layoutOf(
  here: Here,
  member: Profile,
  { noun, held }: { noun: HeldShown['noun']; held: Held | undefined },
): Layout | undefined {
  if (!held) return undefined
  const { from, to, leads, things } = held
  const who = { name: member.name, isMe: isMe(here, member) }
  const again = paths.personAct(here.school, member.id, noun)
  return {
    shown: { noun, held, who, again } satisfies HeldShown,
    defaults: {
      from,
      to: to ?? undefined,
      lastDay: from,
      leads: leads.map(leadDefaults),
      things: things.map(({ kind, id, suggestedId }) => ({ kind, id, to: suggestedId })),
    },
  }
}

function leadDefaults({ turnId, isComing, handOver, suggestedId }: LeadToGive) {
  return {
    turn: turnId,
    isComing: isComing ? 'on' : undefined,
    first: suggestedId,
    to: suggestedId,
    why: '',
    stands: handOver?.stands ?? '',
    next: handOver?.next ?? '',
    wish: handOver?.wish ?? '',
  }
}

/** What the button says: whether something is handed over with it. */
export function submitFor(act: string, held: Held | undefined) {
  return held?.leads.length || held?.things.length
    ? `Hand over and ${act}`
    : act.charAt(0).toUpperCase() + act.slice(1)
}
