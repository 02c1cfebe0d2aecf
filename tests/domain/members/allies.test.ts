import { expect, test } from 'vitest'
import {
  answerAlly,
  askAlly,
  endAlliance,
  withdrawAllyAsk,
} from '../../../app/domain/members/allies'
import { allyOf } from '../../../app/domain/members/alliances'
import { boardOf } from '../../../app/domain/board/board'
import { letGo } from '../../../app/domain/absences/departures'
import { formationChart } from '../../../app/domain/insights/formation'
import { waitingFor } from '../../../app/domain/home/waiting-for-me'
import { changeAccess } from '../../../app/domain/absences/access'
import { memberById } from '../../../app/domain/members/profile'
import { makeNotices } from '../../../app/domain/notices/notices'
import { stepBack } from '../../../app/domain/turns/turns'
import { refusalOf } from '../../../db/connect'
import { asIfGone } from '../../support/database'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'

const here = ownSchool({ anew: true })
const line = 'I will be beside you.'

const by = async <T>(
  initials: string,
  work: (acting: Awaited<ReturnType<typeof here.cast.acting>>) => Promise<T>,
) => {
  const acting = await here.cast.acting(initials)
  return here.cast.inSchool(() => work(acting))
}
const idOf = async (initials: string) => (await here.cast.acting(initials)).memberId
const ask = async (student: string, adult: string) =>
  by(student, async (acting) => askAlly(acting, { ally: await idOf(adult) }))
const answer = async (adult: string, student: string, yes = true) =>
  by(adult, async (acting) => answerAlly(acting, await idOf(student), { yes, line }))
const end = async (who: string, student: string) =>
  by(who, async (acting) => endAlliance(acting, await idOf(student)))
const shownTo = async (who: string, student = 'ZM') =>
  by(who, async (acting) => allyOf(acting, await memberById(await idOf(student))))
const allyNow = async (student = 'ZM') => (await shownTo('TO', student))?.ally?.name
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: unknown) => refusalOf(error)?.constraint,
  )
const told = async (who: string) => {
  await here.cast.inSchool(makeNotices)
  const rows = await here.sql<
    { sentence: string }[]
  >`select sentence from notices where member_id = ${await idOf(who)} and sentence ~ 'adult ally'`
  return rows.map(({ sentence }) => sentence)
}

test('the students of the demo chose the adults who said yes to them', async () => {
  expect([await allyNow('ZM'), await allyNow('MR')]).toEqual(['Jess Lindqvist', 'Hannah Weiss'])
})

test('whom a student asks is their ally once they say yes, in place of who was before, who is told', async () => {
  await ask('ZM', 'DA')
  expect(await allyNow()).toBe('Jess Lindqvist')
  expect((await by('DA', waitingFor)).asked.allies).toMatchObject([{ from: 'Zoe M.' }])
  expect(await told('DA')).toEqual([
    'Zoe M. asks whether you would be their adult ally. You are free to say no.',
  ])

  await answer('DA', 'ZM')
  expect((await shownTo('TO'))?.ally).toMatchObject({ name: 'Denise Abara', line })
  expect(await told('JL')).toEqual([
    'Zoe M. has another adult ally now. Thank you for being there for them.',
  ])
  expect(await told('ZM')).toEqual(['Denise Abara said yes to being your adult ally.'])
})

test('who declines is nobody’s ally, needs no reason, and the student is told kindly and reads the line', async () => {
  await ask('ZM', 'DA')
  await answer('DA', 'ZM', false)
  expect(await allyNow()).toBe('Jess Lindqvist')
  expect(await told('ZM')).toEqual([
    `Denise Abara cannot be your adult ally this time (“${line}”). You are free to ask someone else.`,
  ])
  expect(await kindOf(answer('DA', 'ZM'))).toBe('missing')
})

test('a question is one at a time: another takes it back, and so does the student', async () => {
  await ask('ZM', 'DA')
  await ask('ZM', 'DA')
  await ask('ZM', 'TO')
  expect(await kindOf(answer('DA', 'ZM'))).toBe('missing')
  await by('ZM', async (acting) => withdrawAllyAsk(acting, await idOf('ZM')))
  expect(await kindOf(answer('TO', 'ZM'))).toBe('missing')
})

test('who is asked again in other words reads the later ones', async () => {
  const say = (note: string) =>
    by('ZM', async (acting) => askAlly(acting, { ally: await idOf('DA'), note }))
  for (const note of ['For the garden.', 'For the garden alone.', 'For the garden alone.'])
    await say(note)
  expect((await shownTo('DA'))?.asked?.note).toBe('For the garden alone.')
  const asked = await here.sql`select from ally_asks where note ~ '^For the garden'`
  expect(asked).toHaveLength(2)
})

test('either of the two ends it, and nobody else', async () => {
  for (const other of await everyoneBut(here, 'ZM', 'JL')) {
    const ending = here.cast.inSchool(async () => endAlliance(other, await idOf('ZM')))
    expect([other.name, await kindOf(ending)]).toEqual([other.name, 'forbidden'])
  }
  expect(await allyNow()).toBe('Jess Lindqvist')
  await end('ZM', 'ZM')
  expect(await told('JL')).toEqual([
    'Zoe M. is no longer with you as their adult ally. Thank you for being there for them.',
  ])
  await end('HW', 'MR')
  expect(await told('MR')).toEqual([
    'Hannah Weiss is no longer your adult ally. You are free to ask someone else.',
  ])
  expect(await kindOf(end('HW', 'MR'))).toBe('missing')
})

test('an ally is an adult member who is here, whom a student asks for themselves', async () => {
  await here.sql`update members set access = 'guest' where initials = 'NE'`
  expect(await kindOf(ask('ZM', 'MR'))).toBe('conflict')
  expect(await kindOf(ask('ZM', 'NE'))).toBe('conflict')
  expect(await kindOf(ask('TO', 'DA'))).toBe('forbidden')
  expect(await kindOf(ask('ZM', 'JL'))).toBe('conflict')
})

test('an ask is told to the two whom it concerns, and to nobody else', async () => {
  await ask('ZM', 'DA')
  expect([(await shownTo('ZM'))?.asked?.name, (await shownTo('DA'))?.asked?.name]).toEqual([
    'Denise Abara',
    'Denise Abara',
  ])
  const student = await by('ZM', async () => memberById(await idOf('ZM')))
  for (const other of await everyoneBut(here, 'ZM', 'DA'))
    expect((await here.cast.inSchool(() => allyOf(other, student)))?.asked, other.name).toBeNull()
  await here.cast.inSchool(makeNotices)
  expect(
    await here.sql`
      select distinct m.initials from notices n
      join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
      where n.sentence ~ 'be their adult ally'`,
  ).toEqual([{ initials: 'DA' }])
})

test('leaving ends it, and so does becoming a guest or a student', async () => {
  const change = (initials: string, said: object) =>
    by('RO', async (acting) => {
      const member = await memberById(await idOf(initials))
      await changeAccess(acting, member.id, { ...member, ...said })
    })
  await by('RO', async (acting) => letGo(acting, await idOf('JL')))
  expect(await allyNow()).toBeUndefined()
  expect(await told('ZM')).toEqual([
    'Jess Lindqvist is no longer your adult ally. You are free to ask someone else.',
  ])
  await ask('MR', 'OG')
  await answer('OG', 'MR')
  expect(await allyNow('MR')).toBe('Olivia Grant')
  await change('OG', { access: 'guest' })
  expect(await allyNow('MR')).toBeUndefined()

  await ask('ZM', 'DA')
  await change('DA', { position: 'student' })
  expect(await kindOf(answer('DA', 'ZM'))).toBe('missing')
})

test('the board names the ally beside a student who leads', async () => {
  const { people } = await by('TO', boardOf)
  expect(people.flatMap(([, , initials, ally]) => (ally ? [`${initials}: ${ally}`] : []))).toEqual([
    'MR: Hannah Weiss',
    'ZM: Jess Lindqvist',
  ])
})

test('the formation says who was the ally in a turn that is over, and who is it in one that runs', async () => {
  await by('ZM', (acting) => stepBack(acting, 8, {}))
  await end('ZM', 'ZM')
  const { lanes, people } = await by('TO', (acting) => formationChart(acting))
  const zoe = people.findIndex(([, name]) => name === 'Zoe M.')
  const said = lanes.flatMap(({ number, turns }) =>
    turns.filter(([who]) => who === zoe).map(([, , , is, , , ally]) => [number, is, ally]),
  )
  expect(said).toEqual([
    [1, 'now', null],
    [8, 'past', 'Jess Lindqvist'],
  ])
})

// What the database alone refuses, no matter who writes.
const insert = (table: string, student: string, adult: string, rest: string) =>
  here.sql.unsafe(`
  insert into ${table} (school_id, id, student_id, member_id${rest ? ', ask_id' : ''})
  select s.school_id, gen_random_uuid(), s.id, m.id${rest} from members s, members m where s.initials = '${student}' and m.initials = '${adult}'`)

test('the database makes nobody an ally who has not said yes', async () => {
  await end('ZM', 'ZM')
  await ask('ZM', 'DA')
  const open = ', (select id from ally_asks where answer is null)'
  expect(await refused(insert('alliances', 'ZM', 'DA', open))).toBe('alliances_accepted')
  await answer('DA', 'ZM', false)
  expect(
    await refused(
      insert('alliances', 'ZM', 'DA', ", (select id from ally_asks where answer = 'declined')"),
    ),
  ).toBe('alliances_accepted')
  await ask('ZM', 'DA')
  await here.sql`update ally_asks set answer = 'accepted', answered_at = skein_now() where answer is null`
  const ofAnother =
    ", (select id from ally_asks where answer = 'accepted' order by answered_at desc limit 1)"
  expect(await refused(insert('alliances', 'ZM', 'TO', ofAnother))).toBe('alliances_as_asked')
})

test('the database keeps one ally and one question for each student, of an adult who is here', async () => {
  await ask('ZM', 'DA')
  expect(await refused(insert('ally_asks', 'ZM', 'TO', ''))).toBe('ally_asks_one_open')
  expect(await refused(insert('ally_asks', 'MR', 'ZM', ''))).toBe('ally_asks_of_student_and_adult')
  expect(await refused(insert('ally_asks', 'TO', 'DA', ''))).toBe('ally_asks_of_student_and_adult')
  await here.sql`update members set access = 'guest' where initials = 'NE'`
  expect(await refused(insert('ally_asks', 'MR', 'NE', ''))).toBe('ally_asks_of_student_and_adult')
  await here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update members set access = 'guest' where initials = 'MR'`
  })
  expect(await refused(insert('ally_asks', 'MR', 'TO', ''))).toBe('ally_asks_of_student_and_adult')
  await here.sql`update members set access = 'member' where initials = 'MR'`
  for (const gone of ['MR', 'JC']) await asIfGone(here.sql, gone)
  for (const [student, adult] of [
    ['MR', 'TO'],
    ['ZM', 'JC'],
  ] as const)
    expect(await refused(insert('ally_asks', student, adult, ''))).toBe(
      'ally_asks_of_student_and_adult',
    )

  await here.sql`update ally_asks set answer = 'accepted', answered_at = skein_now() where answer is null`
  expect(
    await refused(
      insert('alliances', 'ZM', 'DA', ', (select id from ally_asks where member_id = m.id)'),
    ),
  ).toBe('alliances_one_standing')
})

test('the database keeps an alliance as it was, and leaves none to who cannot be in it', async () => {
  expect(await refused(here.sql`update alliances set began_at = skein_now()`)).toBe(
    'alliances_kept',
  )
  expect(await refused(here.sql`delete from alliances`)).toBe('alliances_kept')
  expect(
    await refused(here.sql`update members set position = 'teacher' where initials = 'ZM'`),
  ).toBe('members_leave_no_ally')
  expect(await refused(here.sql`update members set access = 'guest' where initials = 'HW'`)).toBe(
    'members_leave_no_ally',
  )
})

test('the database makes nobody an ally who is not an adult here by then, or whose student is none, whatever was said', async () => {
  await end('ZM', 'ZM')
  await ask('ZM', 'DA')
  await here.sql`update ally_asks set answer = 'accepted', answered_at = skein_now() where answer is null`
  const unseen = (who: string, set: string) =>
    here.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx.unsafe(`update members set ${set} where initials = '${who}'`)
    })
  const accepted = ', (select id from ally_asks where member_id = m.id)'
  const allied = () => refused(insert('alliances', 'ZM', 'DA', accepted))
  for (const [who, becomes, was] of [
    ['DA', `position = 'student'`, `position = 'teacher'`],
    ['DA', `access = 'guest'`, `access = 'member'`],
    ['DA', `left_on = '2026-03-02'`, 'left_on = null'],
    ['ZM', `position = 'teacher'`, `position = 'student'`],
    ['ZM', `access = 'guest'`, `access = 'member'`],
    ['ZM', `left_on = '2026-03-02'`, 'left_on = null'],
  ] as const) {
    await unseen(who, becomes)
    expect(await allied(), `${who} ${becomes}`).toBe('alliances_of_student_and_adult')
    await unseen(who, was)
  }
  expect(await allied()).toBe('kept')
})
