import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { peopleWithWords } from '../../../app/domain/members/eligibility'
import { firstFollowedBy, myDays, pathOf } from '../../../app/domain/turns/path'
import { reflect, toLookBackOn } from '../../../app/domain/turns/own-reflections'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { follow, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { turnsOf } from '../../../app/domain/turns/roster'
import type { Acting } from '../../../app/domain/acting'
import { freshInitiative } from '../../support/fresh-initiative'
import { asIfGone } from '../../support/database'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'

const here = ownSchool()

const pathSeenBy = async (viewer: string, whose: string) => {
  const [seer, { memberId }] = [await here.cast.acting(viewer), await here.cast.acting(whose)]
  return here.cast.inSchool(() => pathOf(seer, memberId))
}
const turnOf = async (initials: string, number: number, role: string) =>
  (
    await here.sql<
      { id: string }[]
    >`select t.id from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where m.initials = ${initials} and i.number = ${number} and t.role = ${role} order by t.began_at`
  )[0]?.id ?? ''

test('a path shows its own member everything, and others only the reflections that were shared', async () => {
  const mine = JSON.stringify(await pathSeenBy('PN', 'PN'))
  expect(mine).toContain('I should have said in January')
  expect(mine).toContain('it was enough to begin')
  const { memberId } = await here.cast.acting('PN')
  for (const reader of await everyoneBut(here, 'PN')) {
    const theirs = JSON.stringify(await here.cast.inSchool(() => pathOf(reader, memberId)))
    expect(theirs, reader.name).not.toContain('I should have said in January')
    expect(theirs, reader.name).toContain('it was enough to begin')
  }
})

test('a path goes on from turn to turn, says who led beside, and leaves out what has not begun or came to nothing', async () => {
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select ${here.cast.schoolId}, ${uuidv7()}, i.id, m.id, 'lead', 3, '2026-04-01T07:00:00Z', 'chosen', m.id from initiatives i, members m where i.number = 8 and m.initials = 'JL'`
  const path = await pathSeenBy('JL', 'JL')
  expect(
    path.map(({ number, role, beside, from, isOver }) => [
      number,
      role,
      beside.join(),
      from,
      isOver,
    ]),
  ).toEqual([
    [1, 'follow', '', '2025-08-17', true],
    [9, 'follow', '', '2025-08-19', false],
    [1, 'lead', 'Zoe M.', '2026-01-17', false],
  ])
})

test('the path of someone who shadowed before leading has both steps, with what was learned', async () => {
  const path = (await pathSeenBy('RO', 'LO')).filter(({ number }) => number === 2)
  expect(path.map(({ role, from, to }) => [role, from, to])).toEqual([
    ['follow', '2025-08-31', '2026-02-04'],
    ['shadow', '2026-02-05', '2026-02-20'],
    ['lead', '2026-02-21', '2026-06-05'],
  ])
  expect(path[1]?.reflection).toContain('counts to ten')
})

test('days are whole local days up to today, a day counted once in a role', async () => {
  const acting = await here.cast.acting('TO')
  const days = await here.cast.inSchool(() => myDays(acting))
  expect(days.find(({ number }) => number === 1)).toMatchObject({
    led: 68,
    followed: 136,
    shadowed: 0,
  })
  expect(days.find(({ number }) => number === 7)).toMatchObject({ led: 82, followed: 108 })
})

test('the day on which someone steps back counts once, as led, and as led of the one who takes it', async () => {
  const { number } = await freshInitiative(here.sql)
  const as = async <T>(who: string, work: (acting: Acting) => Promise<T>) => {
    const acting = await here.cast.acting(who)
    return here.cast.inSchool(() => work(acting))
  }
  const daysOf = async (who: string) => {
    const all = await as(who, myDays)
    const { led, followed, shadowed } = all.find((one) => one.number === number) ?? {}
    return { led, followed, shadowed }
  }
  await as('TO', (tom) => takeLead(tom, number, { cameAbout: 'offered' }))
  await as('PN', (priya) => follow(priya, number))
  await as('TO', (tom) => stepBack(tom, number, {}))
  await as('PN', (priya) => takeLead(priya, number, { cameAbout: 'offered' }))
  expect([await daysOf('TO'), await daysOf('PN')]).toEqual([
    { led: 1, followed: 0, shadowed: 0 },
    { led: 1, followed: 0, shadowed: 0 },
  ])
})

test('the first follower is who followed first, and coming back from the lead is not joining', async () => {
  const firsts = async (initials: string) => {
    const acting = await here.cast.acting(initials)
    return (await here.cast.inSchool(() => firstFollowedBy(acting.memberId))).map(
      ({ number }) => number,
    )
  }
  expect(await firsts('DA')).toEqual([1])
  expect(await firsts('DF')).toEqual([2])
  expect(await firsts('TO')).toEqual([])
})

test('who led or shadowed is asked to look back when it is over, until something is said', async () => {
  const member = await here.cast.acting('MT')
  const asked = () =>
    here.cast.inSchool(async () =>
      (await toLookBackOn(member)).map(({ role, number, to }) => [role, number, to]),
    )
  expect(await asked()).toEqual([['shadow', 9, '2026-02-02']])
  const [{ id } = { id: '' }] = await here.cast.inSchool(() => toLookBackOn(member))
  await here.cast.inSchool(() =>
    reflect(member, id, { reflection: 'Listen first.', shared: false }),
  )
  expect(await asked()).toEqual([])
})

test('one reflects on one’s own turns that are over, and on no other', async () => {
  const acting = await here.cast.acting('TO')
  const say = (id: string) =>
    kindOf(here.cast.inSchool(() => reflect(acting, id, { reflection: 'x', shared: false })))
  expect(await say(await turnOf('PN', 2, 'lead'))).toBe('forbidden')
  expect(await say(await turnOf('TO', 6, 'follow'))).toBe('conflict')
  expect(await say(uuidv7())).toBe('missing')
})

test('a reflection is written once and private until shared, and the ledger hears of the sharing and never of the words', async () => {
  const [tom, turn] = [await here.cast.acting('TO'), await turnOf('TO', 7, 'lead')]
  const lines = async () =>
    (
      await here.sql<
        { text: string }[]
      >`select text from contributions where turn_id = ${turn} and kind = 'reflected'`
    ).map(({ text }) => text)
  const keep = (reflection: string, shared: boolean) =>
    kindOf(here.cast.inSchool(() => reflect(tom, turn, { reflection, shared })))

  expect(await keep('', true)).toBe('conflict')
  expect(await keep('One page would have been enough.', false)).toBe('done')
  expect(JSON.stringify(await pathSeenBy('RO', 'TO'))).not.toContain('One page would')
  expect(await lines()).toEqual([])
  expect(await keep('Something else.', false)).toBe('conflict')

  expect(await keep('', true)).toBe('done')
  expect(JSON.stringify(await pathSeenBy('RO', 'TO'))).toContain('One page would have been enough.')
  expect(await lines()).toEqual(['Shared a reflection on Biweekly data and walk-throughs'])
  expect(await keep('', true)).toBe('conflict')
})

test('who can be chosen is here, is no guest, and brings their own words', async () => {
  await here.sql`update members set access = 'guest' where initials = 'NE'`
  await asIfGone(here.sql, 'IP')
  const people = await here.cast.inSchool(peopleWithWords)
  expect(people.map(({ initials }) => initials)).not.toContain('NE')
  expect(people.map(({ initials }) => initials)).not.toContain('IP')
  expect(people.find(({ initials }) => initials === 'ZM')).toMatchObject({
    position: 'student',
    strengths: 'Brave questions.',
    growthEdges: 'To share the work.',
  })
})

test('how a turn ended is said once it is over, though the day is agreed before', async () => {
  const turn = await turnOf('LO', 2, 'lead')
  await here.sql`update turns set end_reason = 'Handed over' where id = ${turn}`
  const led = (await pathSeenBy('LO', 'LO')).find(({ id }) => id === turn)
  expect([led?.isOver, led?.endReason]).toEqual([false, ''])
  const acting = await here.cast.acting('PN')
  const there = await here.cast.inSchool(async () => turnsOf(acting, (await initiativeState(2)).id))
  expect(there.filter((one) => !one.isComing).map(({ endReason }) => endReason)).not.toContain(
    'Handed over',
  )
})
