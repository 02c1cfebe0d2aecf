import { expect, test } from 'vitest'
import { ask } from '../../../app/domain/calls/asks'
import { boardOf } from '../../../app/domain/board/board'
import { callsAndOffers } from '../../../app/domain/calls/calls-of-initiative'
import { openCall } from '../../../app/domain/calls/calls'
import { catchUp } from '../../../app/domain/home/caught-up'
import { newsFor } from '../../../app/domain/home/news'
import { addAction, myActions } from '../../../app/domain/initiatives/actions'
import { lessonsOf } from '../../../app/domain/initiatives/lessons'
import { makeNotices } from '../../../app/domain/notices/notices'
import { offer } from '../../../app/domain/calls/offers'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { moveInitiative } from '../../../app/domain/stages/moves'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { shadow } from '../../../app/domain/turns/turns'
import { refusalOf } from '../../../db/connect'
import { asIfGone } from '../../support/database'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'
import { rotatingIn } from '../../support/rotating'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'

const school = ownSchool()
const { initiative, planTurnFor } = rotatingIn(school)
const { inSchool, acting } = {
  inSchool: <T>(work: () => Promise<T>) => school.cast.inSchool(work),
  acting: (who: string) => school.cast.acting(who),
}

const lesson = 'Six weeks is too short to change a morning.'
const stop = async (by: string, number: number, reason = lesson) => {
  const who = await acting(by)
  return inSchool(() => moveInitiative(who, number, { stage: 'stopped', reason }))
}
const toldOf = async (number: number) =>
  Object.fromEntries(
    (
      await school.sql<{ who: string; sentence: string }[]>`
    select m.initials as who, n.sentence from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where n.initiative = ${number} and n.key like 'stopped %'`
    ).map(({ who, sentence }) => [who, sentence]),
  )

test('stopping is for who leads, the sponsor and administrators, and asks for the lesson', async () => {
  const number = await initiative('PN')

  expect(await kindOf(stop('PN', number))).toBe('forbidden')
  expect(await kindOf(stop('JL', number))).toBe('forbidden')
  expect(await sentenceOf(stop('TO', number, ' '))).toContain('what was learned')
  expect((await stop('TO', number)).stage).toBe('stopped')

  for (const by of ['RO', 'LB']) expect((await stop(by, await initiative())).stage).toBe('stopped')
})

test('stopping ends every turn, offer, call, ask and hand-over, and tells each person once', async () => {
  const number = await initiative('PN', 'DF')
  const [tom, priya, sam, luis, hannah] = await Promise.all(
    ['TO', 'PN', 'SK', 'LO', 'HW'].map(acting),
  )

  await inSchool(() => shadow(hannah!, number))
  await inSchool(() => offer(sam!, number, { readiness: 'ready' }))
  await inSchool(() => ask(priya!, number, { to: luis!.memberId, role: 'shadow', note: '' }))
  await inSchool(() =>
    openCall(tom!, number, {
      role: 'co-lead',
      startsOn: '2026-03-09',
      audience: 'all',
      asked: [],
      hours: '',
      recompense: '',
      skills: '',
      support: '',
    } as never),
  )
  await inSchool(() =>
    handOver(tom!, number, {
      stands: 'Half.',
      next: 'The rest.',
      choiceReason: 'She asked.',
      to: priya!.memberId,
    }),
  )
  await inSchool(makeNotices)

  await stop('RO', number)
  await inSchool(makeNotices)
  await inSchool(makeNotices)

  const at = await inSchool(() => initiativeState(number))
  expect([at.held, at.comingLeads]).toEqual([[], []])
  const open = await inSchool(() => callsAndOffers(priya!, at))
  expect([open.calls, open.offers, open.asks, open.may.offer]).toEqual([[], [], [], false])
  expect(
    await school.sql`
      select 'hand_overs' as what from hand_overs where initiative_id = ${at.id} and answer is null
      union all select 'turn_changes' from turn_changes where initiative_id = ${at.id} and answer is null`,
  ).toEqual([])
  const told = await toldOf(number)
  const [{ many } = { many: 0 }] = await school.sql<{ many: number }[]>`
    select count(*)::int as many from notices where initiative = ${number} and key like 'stopped %'`
  expect(many).toBe(6)
  expect(Object.keys(told).toSorted()).toEqual(['DF', 'HW', 'LO', 'PN', 'SK', 'TO'])
  expect(told.TO).toMatch(
    /Renata Osei stopped Quiet mornings\. Your turn to lead ended with it.*Your call is closed\./,
  )
  expect(told.PN).toContain('You followed it to the end.')
  expect(told.HW).toContain('You shadowed it to the end.')
  expect(told.SK).toContain('Your offer ended with it.')
  expect(told.LO).toContain('no answer is needed any more')
  expect(
    await school.sql`select from notices where initiative = ${number} and key like 'open %' and seen_at is null`,
  ).toHaveLength(0)
  expect(
    await school.sql`select from notices where initiative = ${number} and key like 'offer answered %'`,
  ).toHaveLength(0)
})

test('what was still to be done ends with what is stopped, and its owners are told', async () => {
  const number = await initiative('PN')
  const [tom, priya] = [await acting('TO'), await acting('PN')]
  const said = { text: 'Count the chairs', owner: priya.memberId, dueOn: '2026-03-20' }
  await inSchool(() => addAction(tom, number, said))
  const open = async () =>
    (await inSchool(() => myActions(priya))).lines.filter((action) => action.number === number)
  expect(await open()).toHaveLength(1)
  await stop('TO', number)
  expect(await open()).toEqual([])
  expect((await toldOf(number)).PN).toContain(
    'What you were to do for it need not be done any more.',
  )
})

test('the lesson stands on the page, on the board, on the shelf, in search and in the ledger', async () => {
  const number = await initiative()
  await stop('TO', number, 'Bells at nine woke nobody.')
  const priya = await acting('PN')

  expect((await inSchool(() => lessonsOf({ number }))).lines[0]).toMatchObject({
    lesson: 'Bells at nine woke nobody.',
    by: 'Tom Okafor',
    on: '2026-03-02',
    led: ['Tom Okafor'],
  })
  expect(
    (await inSchool(() => lessonsOf({ text: 'BELLS AT' }))).lines.map((one) => one.number),
  ).toEqual([number])
  expect((await inSchool(() => lessonsOf({ text: 'no such word' }))).lines).toEqual([])
  for (const text of ['“bells at”', 'woké', 'nobody bell'])
    expect((await inSchool(() => lessonsOf({ text }))).lines.map((one) => one.number)).toEqual([
      number,
    ])
  const { cards } = await inSchool(() => boardOf(priya, { text: 'bells at nine' }))
  expect(cards.map((card) => [card.number, card.lesson])).toEqual([
    [number, 'Bells at nine woke nobody.'],
  ])
  const [line] = await school.sql<
    { kind: string; text: string }[]
  >`select kind, text from contributions where initiative_id = ${await school.cast.initiativeId(number)} order by id desc limit 1`
  expect(line).toEqual({
    kind: 'stopped',
    text: 'Stopped Quiet mornings. What was learned: Bells at nine woke nobody.',
  })
})

test('what has stopped suggests no next lead, and takes no offer', async () => {
  const number = await initiative('PN', 'DF')
  await stop('TO', number)
  const priya = await acting('PN')

  expect(
    await inSchool(async () => rotationOf(priya, await initiativeState(number))),
  ).toMatchObject({
    leads: [],
    next: undefined,
    uncoveredSince: null,
  })
  expect(await kindOf(inSchool(() => offer(priya, number, { readiness: 'ready' })))).toBe(
    'conflict',
  )
})

test('the lesson stays on the shelf when it begins again', async () => {
  const number = await initiative()
  await stop('TO', number)
  const priya = await acting('PN')
  await inSchool(() => moveInitiative(priya, number, { stage: 'pilot' }))
  expect((await inSchool(() => lessonsOf({ number }))).lines).toMatchObject([
    { stage: 'pilot', lesson },
  ])
})

test('the database stops nothing without a lesson, leaves nobody waiting, and begins nothing there', async () => {
  const number = await initiative('PN')
  const refused = async (work: Promise<unknown>) =>
    work.then(
      () => 'kept',
      (error: unknown) => refusalOf(error)?.constraint,
    )

  expect(
    await refused(school.sql`update initiatives set stage = 'stopped' where number = ${number}`),
  ).toBe('initiatives_stopped_with_a_lesson')
  expect(
    await refused(
      school.sql`update initiatives set stage = 'stopped', lesson = 'x' where number = ${number}`,
    ),
  ).toBe('initiatives_stop_everything')
  await stop('TO', number)
  expect(await refused(planTurnFor(number, 'CR', { from: '2026-04-20T07:00:00Z', seat: 1 }))).toBe(
    'turns_not_stopped',
  )
  const beginnings: Record<string, [columns: string, values: string]> = {
    asks: ['member_id, role, asked_by', "m.id, 'lead', m.id"],
    calls: ['role, starts_on, audience, opened_by', "'lead', '2026-03-09', 'all', m.id"],
    hand_overs: ['turn_id, to_member_id, stands, prepared_by', "t.id, m.id, 'x', m.id"],
    offers: ['member_id, readiness', "m.id, 'ready'"],
    sponsor_asks: ['member_id, asked_by', 'm.id, m.id'],
    turn_changes: [
      'turn_id, kind, asked_by, with_member_id, ends_on',
      "t.id, 'extend', m.id, m.id, '2026-04-30'",
    ],
  }
  for (const [table, [columns, values]] of Object.entries(beginnings))
    expect(
      await refused(
        school.sql.unsafe(`insert into ${table} (school_id, id, initiative_id, ${columns})
          select i.school_id, gen_random_uuid(), i.id, ${values} from initiatives i
          join members m on m.initials = 'RO' join turns t on t.initiative_id = i.id and t.role = 'lead'
          where i.number = ${number} limit 1`),
      ),
    ).toBe(`${table}_not_stopped`)
  const guarded = await school.sql<{ name: string }[]>`
    select distinct tgrelid::regclass::text as name from pg_trigger
    where tgfoid = 'refuse_stopped'::regproc order by 1`
  expect(guarded.map(({ name }) => name)).toEqual([...Object.keys(beginnings), 'turns'])
})

test('what stopped is one piece of news with its lesson, whatever ended with it', async () => {
  const number = await initiative('PN', 'DF')
  const [sam, gwen] = await Promise.all(['SK', 'GH'].map(acting))
  await inSchool(() => offer(sam!, number, { readiness: 'ready' }))
  for (const who of [sam!, gwen!])
    await inSchool(() => catchUp(who, new Date(Date.now() + 60_000).toISOString()))
  await stop('TO', number)

  for (const who of [sam!, gwen!])
    expect(
      (await inSchool(() => newsFor(who)))
        .filter((piece) => piece.number === number)
        .map(({ kind, text }) => [kind, text]),
    ).toEqual([['stopped', lesson]])
})

test('both of a pair are told that their offer ended, a thing once, and of what had come to nothing nobody', async () => {
  const number = await initiative('PN')
  const [sam, luis, jess] = await Promise.all(['SK', 'LO', 'JL'].map(acting))
  await inSchool(() => offer(sam!, number, { readiness: 'ready', withMember: luis!.memberId }))
  await inSchool(() => offer(jess!, number, { readiness: 'ready' }))
  await school.sql`
    update offers set answer = 'declined', answered_at = skein_now(), answered_by = member_id
    where member_id = ${jess!.memberId} and answer is null`
  const plan = (who: string, began: string, ended: string) => school.sql`
    insert into turns
      (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about,
        recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 2, ${began}, ${ended}, 'offered', m.id
    from initiatives i join members m on m.initials = ${who} where i.number = ${number}`
  await plan('GH', '2026-04-06T07:00Z', '2026-04-13T07:00Z')
  await school.sql`
    update turns t set ended_at = began_at, leaves = true from initiatives i
    where i.id = t.initiative_id and i.number = ${number} and t.began_at = '2026-04-06T07:00Z'`
  await plan('KM', '2026-04-13T07:00Z', '2026-04-20T07:00Z')
  await plan('KM', '2026-04-27T07:00Z', '2026-05-04T07:00Z')
  await stop('TO', number)
  const told = await toldOf(number)
  expect(Object.keys(told).toSorted()).toEqual(['KM', 'LO', 'PN', 'RO', 'SK'])
  for (const who of ['SK', 'LO']) expect(told[who]).toContain('Your offer ended with it')
  expect(told.KM?.match(/The turn that was planned for you/g)).toHaveLength(1)
})

test('a card that goes to another place in its column leaves no move, and asks for no lesson again', async () => {
  const [one, other] = [await initiative(), await initiative()]
  for (const number of [one, other]) await stop('TO', number)
  const movesOf = () => school.sql`select id from stage_moves order by id`
  const before = await movesOf()
  const priya = await acting('PN')
  expect(
    await kindOf(inSchool(() => moveInitiative(priya, one, { stage: 'stopped', before: other }))),
  ).toBe('done')
  expect(await movesOf()).toEqual(before)
})

test('what begins again does so without a sponsor or an owner who left meanwhile, and with who is here', async () => {
  const [ines, priya] = [await acting('IP'), await acting('PN')]
  const begunAgain = async (sponsor: string, owner: string) => {
    const number = await initiative()
    await stop('TO', number)
    await school.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`
        update initiatives set sponsor_id = ${sponsor}, technical_owner_id = ${owner}
        where number = ${number}`
    })
    await inSchool(() => moveInitiative(priya, number, { stage: 'pilot' }))
    const [row] = await school.sql`
      select sponsor_id as sponsor, technical_owner_id as owner
      from initiatives where number = ${number}`
    return row
  }
  await asIfGone(school.sql, 'IP')
  const { memberId } = priya
  expect(await begunAgain(ines.memberId, memberId)).toEqual({ sponsor: null, owner: memberId })
  expect(await begunAgain(memberId, ines.memberId)).toEqual({ sponsor: memberId, owner: null })
})
