import { turnChanges } from '../../../db/schema'
import type { TurnChange } from '../../vocabulary'
import { dayWithYear } from '../../vocabulary/dates'
import type { Acting } from '../acting'
import { addDays } from '../../vocabulary/days'
import { conflict } from '../refusal'
import { ensureNobodyFollowsThemselves } from './swap-rules'
import { ensureStillExtends } from './extension-rules'
import { extendTurn, standInFor, swapTurns } from './change-effects'
import { lockedInitiative } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { told } from '../ledger'
import type { LeadTurn } from './lead-turn'
import { leadTurn, overtaken } from './lead-turn'

type Effect = { turn: LeadTurn; change: typeof turnChanges.$inferSelect }

export const effects: Record<
  TurnChange,
  (acting: Acting, at: InitiativeState, given: Effect) => Promise<void>
> = {
  async swap(acting, at, { turn, change }) {
    const other = await leadTurn(change.otherTurnId ?? '')
    if (!turn.isAhead || !other.isAhead || other.memberId !== acting.memberId) conflict(overtaken)
    await ensureNobodyFollowsThemselves(turn, other)
    await swapTurns(acting, at, {
      turn,
      other,
      there: other.initiativeId === at.id ? at : await lockedInitiative(other.number),
    })
    await told(acting, at, {
      kind: 'led',
      text: `Swapped a coming turn: ${turn.title}${other.number === turn.number ? '' : ` and ${other.title}`}`,
    })
  },
  async 'stand in'(acting, at, { turn, change }) {
    const { startsOn, endsOn } = { startsOn: change.startsOn ?? '', endsOn: change.endsOn ?? '' }
    if (endsOn < acting.school.today) conflict('These days are over by now; nothing was changed.')
    if (startsOn < turn.from || (turn.to && endsOn > turn.to)) conflict(overtaken)
    const turnId = await standInFor(acting, at, { turn, startsOn, endsOn })
    await told(acting, at, {
      kind: 'stood in',
      text:
        startsOn > acting.school.today
          ? `Will stand in as lead of ${turn.title} from ${dayWithYear(startsOn)}`
          : `Stands in as lead of ${turn.title}`,
      turnId,
    })
  },
  async extend(acting, at, { turn, change }) {
    if (!turn.to || (change.endsOn ?? '') <= turn.to) conflict(overtaken)
    const agreed = { endsOn: change.endsOn ?? '', withMemberId: change.withMemberId }
    await ensureStillExtends(turn, agreed)
    await extendTurn(acting, at, {
      turn,
      endsOn: change.endsOn ?? '',
      wantedOn: change.wantedOn && addDays(change.wantedOn, 1),
    })
    await told(acting, at, {
      kind: 'led',
      text: `Extended the lead of ${turn.title}`,
      memberId: turn.memberId,
      turnId: turn.id,
    })
  },
}
