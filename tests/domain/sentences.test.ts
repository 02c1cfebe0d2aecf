import { expect, test } from 'vitest'
import { firstsOf } from '../../app/domain/turns/firsts'
import { acceptHandOver } from '../../app/domain/hand-overs/answers'
import { handOver } from '../../app/domain/hand-overs/hand-overs'
import { newsFor } from '../../app/domain/home/news'
import { waitingFor } from '../../app/domain/home/waiting-for-me'
import { putUp } from '../../app/domain/initiatives/initiatives'
import type { Acting } from '../../app/domain/acting'
import { refuseAct } from '../../app/domain/contributions/past-act'
import { needsOf } from '../../app/domain/calls/needs-a-lead'
import { moveInitiative } from '../../app/domain/stages/moves'
import { initiativeState } from '../../app/domain/initiatives/state'
import { whoMightLead } from '../../app/domain/rotations/suggestions'
import { agreeToChange, askForChange } from '../../app/domain/turns/change-requests'
import { stepBack, takeLead } from '../../app/domain/turns/turns'
import { cameAboutSaid } from '../../app/vocabulary/came-about'
import { theorySaid } from '../../app/vocabulary/theory-of-action'
import { ownSchool } from '../support/own-school'
import { kindOf } from '../support/refusals'
import { notes, rotatingIn } from '../support/rotating'

// Each sentence of a page says what the facts carry.

const here = ownSchool()
const { initiative, offered } = rotatingIn(here)
const lines = async (number: number) =>
  (
    await here.sql<{ text: string }[]>`
  select c.text from contributions c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = ${number} order by c.recorded_at, c.id`
  ).map(({ text }) => text)

test('a theory of action is said of the parts that are there, each word once', () => {
  expect(
    theorySaid({ theoryIf: 'If we stand at the door', theoryThen: '', theoryBecause: '' }),
  ).toBe('If we stand at the door.')
  expect(
    theorySaid({
      theoryIf: 'we stand at the door.',
      theoryThen: 'then fewer are late',
      theoryBecause: 'because someone greets them.',
    }),
  ).toBe('If we stand at the door, then fewer are late, because someone greets them.')
  expect(theorySaid({ theoryIf: '', theoryThen: 'Thenar pads help', theoryBecause: ' ' })).toBe(
    'Then Thenar pads help.',
  )
  expect(theorySaid({ theoryIf: '', theoryThen: '', theoryBecause: '' })).toBe('')
})

test('who pressed Follow was offered nothing, and a lead says how it came about', () => {
  expect(cameAboutSaid({ role: 'follow', cameAbout: 'offered' })).toBe('')
  expect(cameAboutSaid({ role: 'shadow', cameAbout: 'asked' })).toBe('asked')
  expect(cameAboutSaid({ role: 'lead', cameAbout: 'offered' })).toBe('offered')
})

test('a new initiative is news as that, and as moved only where it was', async () => {
  const [jess, priya] = [await here.cast.acting('JL'), await here.cast.acting('PN')]
  const said = {
    title: 'Doors',
    purpose: 'p',
    theoryIf: '',
    theoryThen: '',
    theoryBecause: '',
    challenge: 'adaptive' as const,
    learningQuestion: 'q',
    voicesAffected: 'v',
  }
  const number = await here.cast.inSchool(() => putUp(jess, said))
  const news = async () =>
    (await here.cast.inSchool(() => newsFor(priya)))
      .filter((one) => one.title === 'Doors')
      .map(({ kind, text }) => [kind, text])
  expect(await news()).toEqual([['started', 'idea']])
  await here.cast.inSchool(() => moveInitiative(jess, number, { stage: 'pilot' }))
  expect((await news()).filter(([kind]) => kind === 'started' || kind === 'stage')).toEqual([
    ['started', 'pilot'],
  ])
})

test('who is asked to take over reads whose lead it is, and who asked', async () => {
  const number = await initiative('PN')
  const [tom, marcus] = [await here.cast.acting('TO'), await here.cast.acting('MW')]
  await here.cast.inSchool(() =>
    handOver(marcus, number, {
      ...notes,
      from: tom.memberId,
      to: marcus.memberId,
      choiceReason: 'It is stuck.',
    }),
  )
  const { handOvers } = await here.cast.inSchool(() => waitingFor(marcus))
  expect(handOvers.filter((one) => one.number === number)).toEqual([
    {
      ...{ number, title: 'Quiet mornings', plannedOn: null, dueOn: null },
      ...{ fromId: tom.memberId, from: 'Tom Okafor', toId: marcus.memberId },
      ...{ offeredBy: marcus.memberId, by: 'Marcus Whitfield', byInitials: 'MW', on: '2026-03-02' },
    },
  ])
})

test('what nobody leads is carried by those who follow it, where someone does', async () => {
  const [alone, followed] = [await initiative(), await initiative('PN')]
  const tom = await here.cast.acting('TO')
  await here.cast.inSchool(() => stepBack(tom, alone, { leave: true }))
  await here.cast.inSchool(() => stepBack(tom, followed, { leave: true }))
  const needs = await here.cast.inSchool(() => needsOf(tom))
  expect(
    [alone, followed].map((number) => needs.find((one) => one.number === number)?.follows),
  ).toEqual([0, 1])
})

test('what is agreed for a day to come is not said as if it had happened', async () => {
  const number = await initiative('PN')
  const { taker, id, giver } = await offered(number, 'PN', { dueOn: '2026-05-18' })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  expect((await lines(number)).slice(-2)).toEqual([
    'Agreed to hand over the lead of Quiet mornings to Priya Natarajan on May 18, 2026',
    'Accepted the lead of Quiet mornings from May 18, 2026 on',
  ])

  const rt = await here.cast.acting('RT')
  const turnId =
    (await here.cast.inSchool(() => initiativeState(number))).held.find(
      ({ role }) => role === 'lead',
    )?.turnId ?? ''
  await here.cast.inSchool(() =>
    askForChange(giver, number, {
      kind: 'stand in',
      turnId,
      withMemberId: rt.memberId,
      startsOn: '2026-03-09',
      endsOn: '2026-03-11',
    }),
  )
  const [change] = await here.sql<
    { id: string }[]
  >`select id from turn_changes where answer is null and turn_id = ${turnId}`
  await here.cast.inSchool(() => agreeToChange(rt, number, change?.id ?? ''))
  expect((await lines(number)).at(-1)).toBe(
    'Will stand in as lead of Quiet mornings from Mar 9, 2026',
  )
})

test('who goes back to the page of what they did is told that it is done; anyone else, who may', async () => {
  const number = await initiative('PN')
  const [tom, priya] = [await here.cast.acting('TO'), await here.cast.acting('PN')]
  await here.cast.inSchool(() => stepBack(tom, number, {}))
  const { id } = await here.cast.inSchool(() => initiativeState(number))
  const kind = (who: Acting, noun: string) =>
    kindOf(here.cast.inSchool(() => refuseAct(who, { initiativeId: id }, { noun, whose: 'x' })))
  const stranger = await here.cast.acting('GH')
  expect([
    await kind(tom, 'step-back'),
    await kind(tom, 'update'),
    await kind(stranger, 'step-back'),
    await kind(priya, 'follow'),
  ]).toEqual(['conflict', 'forbidden', 'forbidden', 'conflict'])
})

test('who led before is not the first to follow, on the page and on their path', async () => {
  const number = await initiative()
  const [tom, rt] = [await here.cast.acting('TO'), await here.cast.acting('RT')]
  await here.cast.inSchool(() => stepBack(tom, number, {}))
  await here.cast.inSchool(() => takeLead(rt, number, { cameAbout: 'offered' }))
  await here.cast.inSchool(() => stepBack(rt, number, {}))
  const firsts = await here.cast.inSchool(async () => firstsOf((await initiativeState(number)).id))
  expect(firsts.map(({ role, initials }) => [role, initials])).toEqual([['lead', 'TO']])
})

test('who goes on leave next week, or leaves, is not suggested first', async () => {
  const number = await initiative('PN', 'RT')
  const { id } = await here.cast.inSchool(() => initiativeState(number))
  const tom = await here.cast.acting('TO')
  const first = async () =>
    (
      await here.cast.inSchool(() => whoMightLead(tom, { initiativeId: id, on: '2026-03-02' }))
    ).filter(({ isOnRoster }) => isOnRoster)
  const [before] = await first()
  await here.sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) values (${here.cast.schoolId}, gen_random_uuid(), ${before?.memberId ?? ''}, '2026-03-09', null, ${before?.memberId ?? ''})`
  await here.sql`update school_versions set version = version + 1`
  const after = await first()
  expect(after.map(({ memberId }) => memberId).indexOf(before?.memberId ?? '')).toBeGreaterThan(0)
  expect(after.find(({ memberId }) => memberId === before?.memberId)?.reasons).toContain(
    'away from March 9',
  )
})
