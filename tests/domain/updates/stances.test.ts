import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import {
  openResetOf,
  resetsCalledTo,
  resetsOf,
  settleReset,
  writeReset,
} from '../../../app/domain/updates/changes-of-direction'
import { myStanceOn, stanceMark, stancesOf, takeStance } from '../../../app/domain/updates/stances'
import { follow, shadow, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { refusalOf } from '../../../db/connect'
import type { Stance } from '../../../app/vocabulary'
import { ownSchool } from '../../support/own-school'
import type { OwnSchool } from '../../support/own-school'
import { freshInitiative } from '../../support/fresh-initiative'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'

const school = ownSchool()
let sql: OwnSchool['sql']
let cast: OwnSchool['cast']
let leads: Acting, follows: Acting, shadows: Acting, stands: Acting, sponsor: Acting

beforeAll(async () => {
  ;({ sql, cast } = school)
  ;[leads, follows, shadows, stands, sponsor] = (await Promise.all(
    ['TO', 'PN', 'OG', 'JL', 'RO'].map((initials) => cast.acting(initials)),
  )) as [Acting, Acting, Acting, Acting, Acting]
})

/**
 * An initiative that Tom leads, Priya follows and Olivia shadows, sponsored by Renata, with an
 * update of Tom's.
 */
async function initiative() {
  const { id, number } = await freshInitiative(sql, { seats: 2, isSponsored: true })
  await cast.inSchool(() => takeLead(leads, number, { cameAbout: 'offered' }))
  await cast.inSchool(() => follow(follows, number))
  await cast.inSchool(() => shadow(shadows, number))
  return { id, number, update: await updateBy(leads, id) }
}

async function updateBy({ memberId }: Acting, initiativeId: string) {
  const id = uuidv7()
  await sql`insert into updates (school_id, id, initiative_id, written_by, health, body) values (${cast.schoolId}, ${id}, ${initiativeId}, ${memberId}, 'at risk', 'Half of it works.')`
  return id
}

const answer = (
  acting: Acting,
  { number, update }: { number: number; update: string },
  stance: Stance,
  reason = 'Because I was there.',
) =>
  cast.inSchool(async () => {
    const own = stanceMark(await myStanceOn(acting, update))
    return takeStance(acting, number, { update, own, stance, reason })
  })
const resetsHere = async (id: string) => (await cast.inSchool(() => resetsOf(id))).lines
const brokenRule = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => refusalOf(error)?.constraint,
  )
const ledgerOf = async ({ memberId }: Acting, initiativeId: string) =>
  (
    await sql<
      { kind: string }[]
    >`select kind from contributions where member_id = ${memberId} and initiative_id = ${initiativeId} order by recorded_at, id`
  ).map(({ kind }) => kind)
const words = {
  oldWay: 'Bells.',
  evidence: 'Nobody hears them.',
  newWay: 'No bells.',
  dropped: 'The bells.',
}

test('a newer stance of one’s own is not replaced by a page that did not show it', async () => {
  const { number, update } = await initiative()
  const from = (own: string, reason: string) =>
    cast.inSchool(() => takeStance(follows, number, { update, own, stance: 'push', reason }))
  await from('', 'I bring chairs.')
  expect(await kindOf(from('', 'I bring tables.'))).toBe('conflict')
  await from('', 'I bring chairs.')
  const read = stanceMark({ stance: 'push', reason: 'I bring chairs.' })
  await from(read, 'I bring tables.')
  expect(await kindOf(from(read, 'I bring lamps.'))).toBe('conflict')
})

test('an update is answered by its followers, shadows and co-leads, and by nobody else', async () => {
  const here = await initiative()
  await cast.inSchool(() => takeLead(stands, here.number, { cameAbout: 'asked' }))
  for (const who of [follows, shadows, stands])
    expect(await kindOf(answer(who, here, 'support')), who.name).toBe('done')
  for (const who of await everyoneBut(school, 'PN', 'OG', 'JL'))
    expect(await kindOf(answer(who, here, 'support')), who.name).toBe('forbidden')
  expect(await kindOf(answer({ ...follows, access: 'guest' }, here, 'push'))).toBe('forbidden')
})

test('nobody answers their own update, not even past the domain', async () => {
  const here = await initiative()
  expect(await kindOf(answer(leads, here, 'push'))).toBe('forbidden')
  const rule = brokenRule(
    sql`insert into stances (school_id, id, update_id, member_id, stance, reason) values (${cast.schoolId}, ${uuidv7()}, ${here.update}, ${leads.memberId}, 'push', 'x')`,
  )
  expect(await rule).toBe('stances_of_others')
})

test('an update of another initiative and an unknown one are missing', async () => {
  const [here, there] = [await initiative(), await initiative()]
  expect(await kindOf(answer(follows, { ...here, update: there.update }, 'push'))).toBe('missing')
  expect(await kindOf(answer(follows, { ...here, update: uuidv7() }, 'push'))).toBe('missing')
})

test('an update that was corrected is read again before it is answered, and keeps the answers it had', async () => {
  const here = await initiative()
  await answer(follows, here, 'push')
  const correction = uuidv7()
  await sql`insert into updates (school_id, id, initiative_id, written_by, health, body, corrects_id) values (${cast.schoolId}, ${correction}, ${here.id}, ${leads.memberId}, 'on track', 'All of it works.', ${here.update})`
  expect(await kindOf(answer(shadows, here, 'push'))).toBe('conflict')
  await answer(follows, { ...here, update: correction }, 'support')
  const said = await cast.inSchool(() => stancesOf(here.id))
  expect(
    said.map(({ updateId, stance, stands: isLatest }) => [
      updateId === correction,
      stance,
      isLatest,
    ]),
  ).toEqual([
    [true, 'push', false],
    [true, 'support', true],
  ])
})

test('an answer to what was corrected since is told from one to what it says now, and may be given again in the same words', async () => {
  const here = await initiative()
  await answer(follows, here, 'support', 'It works.')
  const update = uuidv7()
  await sql`insert into updates (school_id, id, initiative_id, written_by, health, body, corrects_id) values (${cast.schoolId}, ${update}, ${here.id}, ${leads.memberId}, 'off track', 'Half of it works.', ${here.update})`
  const said = async () =>
    (await cast.inSchool(() => stancesOf(here.id))).map((one) => [one.stands, one.isEarlier])
  expect(await said()).toEqual([[true, true]])

  for (const _ of ['once', 'and by a second press'])
    await answer(follows, { ...here, update }, 'support', 'It works.')
  expect(await said()).toEqual([
    [false, true],
    [true, false],
  ])
})

test('a change of mind is a new row: the latest stands, the former can be read, and neither is ever changed', async () => {
  const here = await initiative()
  await answer(follows, here, 'push', 'We can do more.')
  await answer(follows, here, 'back up', 'I was too quick.')
  await answer(follows, here, 'back up', 'I was too quick.')

  const said = await cast.inSchool(() => stancesOf(here.id))
  expect(said.map(({ stance, reason, stands: isLatest }) => [stance, reason, isLatest])).toEqual([
    ['push', 'We can do more.', false],
    ['back up', 'I was too quick.', true],
  ])
  expect(
    await brokenRule(sql`update stances set reason = 'x' where update_id = ${here.update}`),
  ).toBe('stances_kept')
  expect(await brokenRule(sql`delete from stances where update_id = ${here.update}`)).toBe(
    'stances_kept',
  )
  expect(await ledgerOf(follows, here.id)).toEqual(['followed', 'took a stance', 'took a stance'])
})

test('“change direction” opens a reset in the same transaction, and one who says it too joins it', async () => {
  const here = await initiative()
  await answer(follows, here, 'change direction', 'It does not lead there.')
  await answer(shadows, here, 'change direction', 'I see the same.')

  const [reset, ...more] = await resetsHere(here.id)
  expect(more).toEqual([])
  expect(reset?.callers.map(({ name, reason }) => [name, reason])).toEqual([
    [follows.name, 'It does not lead there.'],
    [shadows.name, 'I see the same.'],
  ])
  expect(await ledgerOf(follows, here.id)).toEqual(['followed', 'reset'])
  expect(await ledgerOf(shadows, here.id)).toEqual(['shadowed', 'took a stance'])
})

test('of many who call for a change of direction at once, one opens the reset and all are heard', async () => {
  const here = await initiative()
  const crowd = await Promise.all(
    ['DA', 'LO', 'SK', 'GH', 'RT', 'AY', 'IP', 'CR'].map((initials) => cast.acting(initials)),
  )
  for (const one of crowd) await cast.inSchool(() => follow(one, here.number))

  const ends = await Promise.all(
    crowd.map((one) => kindOf(answer(one, here, 'change direction', `So says ${one.name}.`))),
  )

  expect(ends).toEqual(crowd.map(() => 'done'))
  const resets = await resetsHere(here.id)
  expect(resets).toHaveLength(1)
  expect(resets[0]?.callers.map(({ name }) => name).sort()).toEqual(
    crowd.map(({ name }) => name).sort(),
  )
})

test('the database keeps one open reset an initiative, settled ones as they are, and none settled without its words', async () => {
  const here = await initiative()
  await answer(follows, here, 'change direction')
  const again = (settled = {}) =>
    sql`insert into resets ${sql({ school_id: cast.schoolId, id: uuidv7(), initiative_id: here.id, opened_by: follows.memberId, ...settled })}`
  expect(await brokenRule(again())).toBe('resets_one_open')
  expect(
    await brokenRule(
      again({
        outcome: 'changed',
        settled_by: leads.memberId,
        settled_at: '2026-03-02T18:00:00Z',
        evidence: 'x',
      }),
    ),
  ).toBe('resets_settled_with_words')
  await cast.inSchool(() => writeReset(leads, here.number, words))
  await cast.inSchool(() => settleReset(leads, here.number, 'changed'))
  expect(
    await brokenRule(sql`update resets set dropped = 'x' where initiative_id = ${here.id}`),
  ).toBe('resets_kept')
  expect(await brokenRule(sql`delete from resets where initiative_id = ${here.id}`)).toBe(
    'resets_kept',
  )
})

test('a reset is filled in by those who lead and those who called for it; nobody else', async () => {
  const here = await initiative()
  await answer(follows, here, 'change direction')
  for (const who of [leads, follows])
    expect(await kindOf(cast.inSchool(() => writeReset(who, here.number, words))), who.name).toBe(
      'done',
    )
  for (const who of await everyoneBut(school, 'TO', 'PN'))
    expect(await kindOf(cast.inSchool(() => writeReset(who, here.number, words))), who.name).toBe(
      'forbidden',
    )
})

test('of two who fill in a reset from the same words, the second is told and overwrites nothing', async () => {
  const here = await initiative()
  await answer(follows, here, 'change direction')
  const { seen } = await cast.inSchool(() => openResetOf(here.id))
  await cast.inSchool(() => writeReset(follows, here.number, { ...words, seen }))
  expect(
    await kindOf(
      cast.inSchool(() => writeReset(leads, here.number, { ...words, newWay: 'Mine.', seen })),
    ),
  ).toBe('conflict')
  expect((await cast.inSchool(() => openResetOf(here.id))).newWay).toBe(words.newWay)
})

test('a reset is settled by those who lead, once what it needs is said, with who and when; then another may open', async () => {
  const here = await initiative()
  await answer(follows, here, 'change direction')
  const settle = (who: Acting, outcome: 'changed' | 'kept') =>
    kindOf(cast.inSchool(() => settleReset(who, here.number, outcome)))
  expect(await settle(follows, 'kept')).toBe('forbidden')
  expect(await settle(leads, 'kept')).toBe('conflict')
  await cast.inSchool(() => writeReset(follows, here.number, { ...words, newWay: '', dropped: '' }))
  expect(await settle(leads, 'changed')).toBe('conflict')
  expect(await settle(leads, 'kept')).toBe('done')
  expect(await settle(leads, 'kept')).toBe('missing')

  await answer(follows, here, 'change direction', 'I still think so.')
  const [open, settled] = await resetsHere(here.id)
  expect([open?.outcome, settled?.outcome, settled?.settledBy, settled?.settledOn]).toEqual([
    null,
    'kept',
    leads.name,
    '2026-03-02',
  ])
  expect(open?.callers.map(({ reason }) => reason)).toEqual(['I still think so.'])
})

test('an open reset waits for those who lead and for the sponsor; where nobody leads, sponsor and administrators settle it', async () => {
  const here = await initiative()
  await answer(follows, here, 'change direction')
  const waits = async (who: Acting) =>
    (await cast.inSchool(() => resetsCalledTo(who))).filter(({ number }) => number === here.number)
      .length
  const admin = await cast.acting('LB')
  expect([
    await waits(leads),
    await waits(sponsor),
    await waits(follows),
    await waits(admin),
  ]).toEqual([1, 1, 0, 0])

  await cast.inSchool(() => stepBack(leads, here.number, {}))
  expect([await waits(leads), await waits(sponsor), await waits(admin)]).toEqual([0, 1, 1])
  await cast.inSchool(() => writeReset(sponsor, here.number, words))
  expect(await kindOf(cast.inSchool(() => settleReset(leads, here.number, 'changed')))).toBe(
    'forbidden',
  )
  expect(await kindOf(cast.inSchool(() => settleReset(sponsor, here.number, 'changed')))).toBe(
    'done',
  )
})
