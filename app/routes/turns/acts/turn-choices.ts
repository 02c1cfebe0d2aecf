import { dayInWords } from '../../../vocabulary/dates'
import { may } from '../../../domain/acting'
import type { Acting } from '../../../domain/acting'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { whyNotExtended } from '../../../domain/turns/extension-rules'
import { turnsToChange } from '../../../domain/turns/open-change-requests'

type Turn = Awaited<ReturnType<typeof turnsToChange>>[number]

export const spanOf = ({ from, to }: Turn, today: string) =>
  `from ${dayInWords(from, today)}${to ? ` to ${dayInWords(to, today)}` : ''}`

/**
 * The turns here that a member may ask to change: their own, or anyone's for the sponsor and
 * administrators.
 */
export async function ownTurns(acting: Acting, at: InitiativeState) {
  const all = may.changeAnyTurn(acting, at)
  return (await turnsToChange(at.id)).filter(({ memberId }) => all || memberId === acting.memberId)
}

/** Those of them that can be extended; or why there are none. */
export async function extendableTurns(acting: Acting, at: InitiativeState) {
  const turns = await Promise.all(
    (await ownTurns(acting, at)).map(async (turn) => ({
      ...turn,
      why: await whyNotExtended(turn),
    })),
  )
  return { turns: turns.filter(({ why }) => !why), why: turns.at(-1)?.why }
}

/** Coming turns of the whole school that could be swapped for one's own. */
export async function comingTurns(acting: Acting) {
  return (await turnsToChange()).filter(
    ({ isAhead, memberId }) => isAhead && memberId !== acting.memberId,
  )
}

export const asTurns = (turns: Turn[], today: string) =>
  turns.map((turn) => ({
    value: turn.id,
    label: `${turn.name}, ${turn.title}, ${spanOf(turn, today)}`,
  }))
