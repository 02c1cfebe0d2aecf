import { remembered } from '../../../db/school'
import type { Topic } from '../../vocabulary/topics'
import type { Acting } from '../acting'
import { alliedWith, myAlly } from '../members/alliances'
import { decisionsWaiting } from '../decisions/waiting-for-me'
import { toLookBackOn } from '../turns/own-reflections'
import { firstSteps } from './first-steps'
import { firstToFollow } from './newcomer'
import { myTurns } from './my-turns'
import { waitingFor } from './waiting-for-me'
import { needsOf } from '../calls/needs-a-lead'
import { noticesFor } from '../notices/notices'
import { myUnderWay } from './my-work'

/**
 * What a member's Home is made of, but for the news: neither updates nor the ledger are read for
 * it.
 */
const standsAtHome: readonly Topic[] = [
  'school',
  'members',
  'initiatives',
  'turns',
  'calls',
  'decisions',
  'mine',
]

/**
 * What a member holds and what waits for them, with the first `most` of what needs a lead. The one
 * who writes an update has every Home ask for its news: the rest is looked up for that member when
 * it has changed, or after a minute.
 */
export function homeOf(acting: Acting, most: number) {
  const { memberId, name, access, position, school } = acting
  const key = `home of ${memberId}, ${name}, ${access}, ${position}`
  return remembered(`${key}, on ${school.today}, ${most}`, () => read(acting, most), standsAtHome)
}

async function read(acting: Acting, most: number) {
  const [
    [turns, waiting, deciding, underWay],
    [steps, needs, toFollow],
    [notices, over, ally, alliedTo],
  ] = await Promise.all([
    Promise.all([
      myTurns(acting),
      waitingFor(acting),
      decisionsWaiting(acting),
      myUnderWay(acting),
    ]),
    Promise.all([firstSteps(), needsOf(acting), firstToFollow(acting)]),
    Promise.all([
      noticesFor(acting),
      toLookBackOn(acting),
      myAlly(acting),
      alliedWith(acting.memberId),
    ]),
  ])
  const needed = { needs: needs.slice(0, most), needInAll: needs.length }
  return {
    turns,
    waiting,
    deciding,
    steps,
    underWay,
    ...needed,
    notices,
    over,
    ally,
    alliedTo,
    toFollow,
  }
}
