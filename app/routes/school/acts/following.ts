import { act as addAction } from './add-action'
import { act as bringBarrier } from './bring-barrier'
import { act as clearBarrier } from './clear-barrier'
import { act as dropAction } from './drop-action'
import { act as finishAction } from './finish-action'
import { act as raiseBarrier } from './raise-barrier'
import { act as reset } from './reset'
import { act as settleReset } from './settle-reset'
import { act as stance } from './stance'

/** The acts of those who follow and lead together: answers to updates, a change of direction, actions and barriers. */
export const followingActs = {
  stance,
  reset,
  'settle-reset': settleReset,
  'add-action': addAction,
  'finish-action': finishAction,
  'drop-action': dropAction,
  'raise-barrier': raiseBarrier,
  'bring-barrier': bringBarrier,
  'clear-barrier': clearBarrier,
}
