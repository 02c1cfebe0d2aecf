import { act as addAction } from '../initiatives/acts/add-action'
import { act as bringBarrier } from '../support/acts/reassign-barrier'
import { act as clearBarrier } from '../support/acts/clear-barrier'
import { act as dropAction } from '../initiatives/acts/drop-action'
import { act as finishAction } from '../initiatives/acts/finish-action'
import { act as raiseBarrier } from '../support/acts/raise-barrier'
import { act as reopenAction } from '../initiatives/acts/reopen-action'
import { act as reset } from './acts/change-of-direction'
import { act as settleReset } from './acts/settle-change-of-direction'
import { act as stance } from './acts/stance'

/**
 * The acts of those who follow and lead together: answers to updates, a change of direction,
 * actions and barriers.
 */
export const followingActs = {
  stance,
  reset,
  'settle-reset': settleReset,
  'add-action': addAction,
  'finish-action': finishAction,
  'reopen-action': reopenAction,
  'drop-action': dropAction,
  'raise-barrier': raiseBarrier,
  'bring-barrier': bringBarrier,
  'clear-barrier': clearBarrier,
}
