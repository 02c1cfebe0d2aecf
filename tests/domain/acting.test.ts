import { describe, expect, test } from 'vitest'
import { hasDecider, may } from '../../app/domain/acting'
import type { Acting } from '../../app/domain/acting'
import { accesses } from '../../app/vocabulary'
import type { Access } from '../../app/vocabulary'

const me = 'me'
const other = 'another'
const acting = (access: Access): Acting => ({
  memberId: me,
  name: 'Mo',
  access,
  position: 'student',
  school: { id: '', slug: '', name: '', timeZone: '', today: '', now: '' },
})
const everyone = 'owner admin member guest'
const members = 'owner admin member'
const administrators = 'owner admin'

type Asked = (a: Acting) => boolean
/** By their access, who may do what is asked. */
const whoMay = (asked: Asked) => accesses.filter((access) => asked(acting(access))).join(' ')
const each = (rows: [who: string, asked: Asked, expected: string][]) =>
  test.each(rows)('%s', (_, asked, expected) => {
    expect(whoMay(asked)).toBe(expected)
  })

// What someone is to an initiative: nothing, or one thing alone.
const initiative = {
  leads: [other],
  sponsorId: null as string | null,
  roster: [other],
  comingLeads: [other],
}
const led = { ...initiative, leads: [other, me], roster: [other, me] }
const sponsored = { ...initiative, sponsorId: me }
const followed = { ...initiative, roster: [other, me] }
const ledNext = { ...initiative, comingLeads: [me] }
const unled = { ...initiative, leads: [] as string[] }

describe('in the school', () => {
  each([
    ['administrators run it', may.administer, administrators],
    ['administrators invite', may.invite, administrators],
    ['administrators keep the ways of deciding', may.keepTemplates, administrators],
    [
      'no one changes their own access',
      (a) => may.changeAccess(a, { memberId: me, access: 'member' }),
      '',
    ],
    [
      'an owner alone changes that of an owner',
      (a) => may.changeAccess(a, { memberId: other, access: 'owner' }),
      'owner',
    ],
    [
      'administrators change that of others',
      (a) => may.changeAccess(a, { memberId: other, access: 'admin' }),
      administrators,
    ],
    ['each leaves by themselves', (a) => may.letGo(a, { memberId: me, access: 'owner' }), everyone],
    [
      'an owner alone lets an owner go',
      (a) => may.letGo(a, { memberId: other, access: 'owner' }),
      'owner',
    ],
    [
      'administrators let others go',
      (a) => may.letGo(a, { memberId: other, access: 'guest' }),
      administrators,
    ],
    ['each writes their own profile', (a) => may.editProfile(a, me), everyone],
    ['nobody writes that of another', (a) => may.editProfile(a, other), ''],
    ['each records their own leave', (a) => may.recordLeave(a, me), everyone],
    ['administrators record that of others', (a) => may.recordLeave(a, other), administrators],
    ['each shares their own reflections', (a) => may.shareReflections(a, me), everyone],
    ['nobody shares those of another', (a) => may.shareReflections(a, other), ''],
    ['each keeps their own calendar', (a) => may.keepCalendar(a, me), everyone],
    ['nobody keeps that of another', (a) => may.keepCalendar(a, other), ''],
    ['each sees their own path whole', (a) => may.seeWholePath(a, me), everyone],
    ['nobody sees that of another whole', (a) => may.seeWholePath(a, other), ''],
    ['a student chooses their own ally, and no guest', (a) => may.chooseAlly(a, me), members],
    ['nobody chooses that of another', (a) => may.chooseAlly(a, other), ''],
    ['no adult has an ally', (a) => may.chooseAlly({ ...a, position: 'teacher' }, me), ''],
    [
      'the student of an alliance ends it',
      (a) => may.endAlliance(a, { studentId: me, memberId: other }),
      everyone,
    ],
    [
      'the adult of it ends it',
      (a) => may.endAlliance(a, { studentId: other, memberId: me }),
      everyone,
    ],
    ['nobody else ends it', (a) => may.endAlliance(a, { studentId: other, memberId: other }), ''],
    ['all but guests log what was done', may.logContribution, members],
    [
      'thanks are declined by who was thanked',
      (a) => may.declineThanks(a, { memberId: me, source: 'thanks' }),
      everyone,
    ],
    [
      'those of another by nobody',
      (a) => may.declineThanks(a, { memberId: other, source: 'thanks' }),
      '',
    ],
    [
      'and what is no thanks by nobody',
      (a) => may.declineThanks(a, { memberId: me, source: 'logged' }),
      '',
    ],
    [
      'a line is corrected by whose it is',
      (a) => may.correctContribution(a, { memberId: me, recordedBy: other, source: 'act' }),
      members,
    ],
    [
      'one that someone logged also by who logged it',
      (a) => may.correctContribution(a, { memberId: other, recordedBy: me, source: 'thanks' }),
      members,
    ],
    [
      'one that an act wrote about another not by who did the act',
      (a) => may.correctContribution(a, { memberId: other, recordedBy: me, source: 'act' }),
      administrators,
    ],
    [
      'and by administrators',
      (a) => may.correctContribution(a, { memberId: other, recordedBy: other, source: 'logged' }),
      administrators,
    ],
  ])
})

describe('on an initiative', () => {
  each([
    ['all but guests put one up', may.putUpInitiative, members],
    ['all but guests move one', may.moveInitiative, members],
    ['all but guests take part', may.takePart, members],
    ['all but guests see who was asked', may.seeAsked, members],
    ['all but guests raise a barrier', may.raiseBarrier, members],
  ])
  // By act: who is nothing to it, leads it, sponsors it, follows it, and leads it next.
  const acts: [
    act: string,
    asked: (a: Acting, at: typeof initiative) => boolean,
    mayToo: string,
  ][] = [
    ['editInitiative', may.editInitiative, 'leads sponsors'],
    ['stopInitiative', may.stopInitiative, 'leads sponsors'],
    ['writeUpdate', may.writeUpdate, 'leads sponsors follows'],
    ['addAction', may.addAction, 'leads sponsors follows'],
    ['handOver', may.handOver, 'leads'],
    ['changeAnyTurn', may.changeAnyTurn, 'sponsors'],
    ['changeTurn', may.changeTurn, 'leads sponsors leads-next'],
    ['assignLead', may.assignLead, 'leads sponsors'],
    ['openCall', may.openCall, 'leads sponsors'],
    ['ask', may.ask, 'leads sponsors follows'],
    [
      'clearBarrier',
      (a, at) => may.clearBarrier(a, at, { raisedBy: other, broughtTo: null }),
      'leads sponsors',
    ],
    ['finishAction', (a, at) => may.finishAction(a, at, { ownerId: other }), 'leads'],
    ['dropAction', (a, at) => may.dropAction(a, at, { ownerId: other, addedBy: other }), 'leads'],
    ['closeCall', (a, at) => may.closeCall(a, { openedBy: other }, at), 'leads sponsors'],
  ]
  const places = { leads: led, sponsors: sponsored, follows: followed, 'leads-next': ledNext }
  test.each(acts)('%s: administrators, and who is something to it', (_, asked, mayToo) => {
    expect(whoMay((a) => asked(a, initiative))).toBe(administrators)
    for (const [place, at] of Object.entries(places))
      expect([place, whoMay((a) => asked(a, at))]).toEqual([
        place,
        mayToo.split(' ').includes(place) ? members : administrators,
      ])
  })
  each([
    [
      'an update is corrected by its writer',
      (a) => may.correctUpdate(a, { memberId: me }),
      members,
    ],
    ['and by nobody else', (a) => may.correctUpdate(a, { memberId: other }), ''],
    [
      'among offers chooses who opened the call',
      (a) => may.chooseFor(a, { openedBy: me }),
      members,
    ],
    ['and nobody else', (a) => may.chooseFor(a, { openedBy: other }), ''],
    ['who opened a call closes it', (a) => may.closeCall(a, { openedBy: me }, initiative), members],
    ['the team takes a stance on an update', (a) => may.takeStance(a, followed, other), members],
    ['nobody takes one on their own', (a) => may.takeStance(a, followed, me), ''],
    ['nor does who is not of the team', (a) => may.takeStance(a, initiative, other), ''],
    ['who leads settles a change of direction', (a) => may.settleReset(a, led), members],
    ['administrators do not while others lead', (a) => may.settleReset(a, initiative), ''],
    ['nor does the sponsor', (a) => may.settleReset(a, sponsored), ''],
    ['while nobody leads administrators do', (a) => may.settleReset(a, unled), administrators],
    ['and the sponsor', (a) => may.settleReset(a, { ...unled, sponsorId: me }), members],
    ['who called for it writes it', (a) => may.writeReset(a, initiative, [me]), members],
    ['others do not', (a) => may.writeReset(a, initiative, [other]), ''],
    [
      'who owns an action finishes it',
      (a) => may.finishAction(a, initiative, { ownerId: me }),
      members,
    ],
    [
      'and drops it',
      (a) => may.dropAction(a, initiative, { ownerId: me, addedBy: other }),
      members,
    ],
    [
      'as does who added it',
      (a) => may.dropAction(a, initiative, { ownerId: other, addedBy: me }),
      members,
    ],
    [
      'who raised a barrier clears it',
      (a) => may.clearBarrier(a, initiative, { raisedBy: me, broughtTo: null }),
      members,
    ],
    [
      'as does to whom it was brought',
      (a) => may.clearBarrier(a, initiative, { raisedBy: other, broughtTo: me }),
      members,
    ],
  ])
})

describe('on a decision', () => {
  const at = {
    proposerId: other as string | null,
    keeperId: null as string | null,
    invited: [] as [],
  }
  const invited = (part: 'decision-maker' | 'adviser', isAway = false, memberId = me) => ({
    ...at,
    invited: [{ memberId, part, isAway }],
  })
  const mine = { ...at, proposerId: me }
  each([
    ['all but guests propose', may.propose, members],
    ['all but guests record what was decided', may.recordDecision, members],
    ['all but guests see drafts', may.seeDrafts, members],
    ['all but guests review', may.reviewDecision, members],
    ['who proposed it steers it', (a) => may.steer(a, mine), members],
    [
      'until another sees it through',
      (a) => may.steer(a, { ...mine, keeperId: other }),
      administrators,
    ],
    ['who sees it through steers it', (a) => may.steer(a, { ...at, keeperId: me }), members],
    [
      'who is asked responds, a guest too',
      (a) => may.respond(a, invited('adviser'), 'adviser'),
      everyone,
    ],
    [
      'who is asked to decide responds, and no guest',
      (a) => may.respond(a, invited('decision-maker'), 'decision-maker'),
      members,
    ],
    [
      'and as what they are asked for',
      (a) => may.respond(a, invited('adviser'), 'decision-maker'),
      '',
    ],
    [
      'no one else responds',
      (a) => may.respond(a, invited('adviser', false, other), 'adviser'),
      '',
    ],
    ['members join the thread', (a) => may.joinThread(a, at), members],
    ['a guest who is asked does, too', (a) => may.joinThread(a, invited('adviser')), everyone],
    [
      'who is asked holds a round, and no guest',
      (a) => may.holdRound(a, invited('adviser')),
      members,
    ],
    ['others do not', (a) => may.holdRound(a, at), administrators],
    ['and nudges', (a) => may.nudge(a, invited('adviser')), members],
    ['who holds a round leads it', (a) => may.leadRound(a, at, { heldBy: me }), members],
    ['otherwise who steers', (a) => may.leadRound(a, at, { heldBy: other }), administrators],
  ])
  const settle = (it: Parameters<typeof may.settle>[1], isLed: boolean) => (a: Acting) =>
    may.settle(a, it, { isLed })
  each([
    ['together decided is settled by who steers', settle(mine, false), members],
    [
      'where one decides they settle, and no guest',
      settle(invited('decision-maker'), true),
      members,
    ],
    [
      'and who proposed it does not',
      settle({ ...invited('decision-maker', false, other), proposerId: me }, true),
      '',
    ],
    [
      'while they are away who steers does',
      settle({ ...invited('decision-maker', true, other), proposerId: me }, true),
      members,
    ],
  ])
  test('there is a decider while one of those who decide is here', () => {
    expect(hasDecider(invited('decision-maker'))).toBe(true)
    expect(hasDecider(invited('decision-maker', true))).toBe(false)
    expect(hasDecider(invited('adviser'))).toBe(false)
  })
})
