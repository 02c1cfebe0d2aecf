import { may } from '../../domain/acting'
import type { Acting } from '../../domain/acting'
import { endedActionsOf, openActionsOf } from '../../domain/initiatives/actions'
import { clearedBarriersOf, openBarriersOf } from '../../domain/support/barriers'
import { resetsOf } from '../../domain/updates/changes-of-direction'
import type { ResetShown } from '../../domain/updates/changes-of-direction'
import type { InitiativeState } from '../../domain/initiatives/state'
import { stancesOf } from '../../domain/updates/stances'

/**
 * What those who follow and lead an initiative do together: answers to updates, a change of
 * direction, actions and barriers.
 */
export async function followingOf(acting: Acting, at: InitiativeState) {
  const [stances, resets, actions, ended, barriers, cleared] = await Promise.all([
    stancesOf(at.id),
    resetsOf(at.id),
    openActionsOf(acting, at.id),
    endedActionsOf(at.id),
    openBarriersOf(at.id),
    clearedBarriersOf(at.id),
  ])
  return {
    stances,
    resets: resets.lines,
    ended,
    cleared,
    more: { resets: resets.more, actions: actions.more, barriers: barriers.more },
    actions: actions.lines.map((action) => ({
      ...action,
      mayFinish: !action.isDone && may.finishAction(acting, at, action),
      mayDrop: !action.isDone && may.dropAction(acting, at, action),
    })),
    barriers: barriers.lines.map((barrier) => ({
      ...barrier,
      mayClear: may.clearBarrier(acting, at, barrier),
    })),
    may: mayHere(acting, { at, resets: resets.lines }),
  }
}

function mayHere(acting: Acting, { at, resets }: { at: InitiativeState; resets: ResetShown[] }) {
  const callers =
    resets.find(({ outcome }) => !outcome)?.callers.map(({ memberId }) => memberId) ?? []
  const goesOn = at.stage !== 'stopped'
  return {
    answer: may.takeStance(acting, at, ''),
    writeReset: may.writeReset(acting, at, callers) && goesOn,
    settleReset: may.settleReset(acting, at) && goesOn,
    addAction: may.addAction(acting, at) && goesOn,
    raiseBarrier: may.raiseBarrier(acting) && goesOn,
  }
}
