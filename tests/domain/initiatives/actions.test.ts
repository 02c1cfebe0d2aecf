import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import {
  addAction,
  dropAction,
  endedActionsOf,
  finishAction,
  myActions,
  openActionsOf,
} from '../../../app/domain/initiatives/actions'
import {
  barriersBroughtTo,
  bringBarrier,
  clearBarrier,
  clearedBarriersOf,
  openBarriersOf,
  raiseBarrier,
} from '../../../app/domain/support/barriers'
import { reopenAction } from '../../../app/domain/initiatives/done-actions'
import { refusalOf } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { asIfGone } from '../../support/database'

const here = ownSchool()

// Circles (3): Hannah and Mateo lead, Amina and Ray follow, Renata sponsors.
const circles = 3
const as = (initials: string) => here.cast.acting(initials)
const brokenRule = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => refusalOf(error)?.constraint,
  )
const openThere = async () =>
  (
    await here.cast.inSchool(async () =>
      openActionsOf(await here.cast.acting('NE'), await here.cast.initiativeId(circles)),
    )
  ).lines
const inTheWay = async () =>
  (await here.cast.inSchool(async () => openBarriersOf(await here.cast.initiativeId(circles))))
    .lines
const credited = async (kind: string, text: string) =>
  (
    await here.sql<
      { initials: string }[]
    >`select m.initials from contributions c join members m on (m.school_id, m.id) = (c.school_id, c.member_id) where c.kind = ${kind} and c.text like ${`%${text}%`}`
  ).map(({ initials }) => initials)

async function action(text: string, { owner = 'AY', by = 'RT' } = {}) {
  const [adder, { memberId }] = [await as(by), await as(owner)]
  await here.cast.inSchool(() =>
    addAction(adder, circles, { text, owner: memberId, dueOn: '2026-03-09' }),
  )
  return (await openThere()).find((one) => one.text === text)?.id ?? ''
}

async function barrier(text: string, { by = 'AY', to }: { by?: string; to?: string } = {}) {
  const raiser = await as(by)
  const holder = to && (await as(to)).memberId
  await here.cast.inSchool(() => raiseBarrier(raiser, circles, { text, to: holder || undefined }))
  return (await inTheWay()).find((one) => one.text === text)?.id ?? ''
}

const finish = async (who: string, id: string) => finishAction(await as(who), circles, id)
const drop = async (who: string, id: string) => dropAction(await as(who), circles, id)
const tried = async (act: (acting: Acting) => Promise<unknown>, who: string) => {
  const acting = await as(who)
  return kindOf(here.cast.inSchool(() => act(acting)))
}

test('an action is added by the team, its sponsor and administrators, for a day that has not passed', async () => {
  const { memberId: owner } = await as('DA')
  const add = (dueOn: string) => (acting: Acting) =>
    addAction(acting, circles, { text: 'Ask the lunch table', owner, dueOn })
  for (const who of ['HW', 'AY', 'RO', 'LB'])
    expect(await tried(add('2026-03-02'), who), who).toBe('done')
  expect(await tried(add('2026-03-02'), 'FS')).toBe('forbidden')
  expect(await tried(add('2026-03-01'), 'HW')).toBe('conflict')
})

test('nobody who is not here, or who only looks on, is given an action', async () => {
  await here.sql`update members set access = 'guest' where initials = 'NE'`
  const give = (owner: string) => (acting: Acting) =>
    addAction(acting, circles, { text: 'x', owner, dueOn: '2026-03-09' })
  expect(await tried(give(uuidv7()), 'HW')).toBe('missing')
  expect(await tried(give((await as('NE')).memberId), 'HW')).toBe('conflict')
  const { memberId: gone } = await as('OG')
  await asIfGone(here.sql, 'OG')
  expect(await tried(give(gone), 'HW')).toBe('missing')
  await here.sql`update members set access = 'member' where initials = 'NE'`
})

test('an action is finished once, by its owner or those who lead, and the ledger credits its owner', async () => {
  const [mine, theirs] = [await action('Write the page'), await action('Print the page')]
  expect(
    (await here.cast.inSchool(async () => myActions(await as('AY')))).lines.map(({ text }) => text),
  ).toEqual(expect.arrayContaining(['Write the page', 'Print the page']))
  expect(await kindOf(here.cast.inSchool(() => finish('RT', mine)))).toBe('forbidden')
  expect(await kindOf(here.cast.inSchool(() => finish('AY', mine)))).toBe('done')
  expect(await kindOf(here.cast.inSchool(() => finish('HW', theirs)))).toBe('done')
  expect(await kindOf(here.cast.inSchool(() => finish('AY', mine)))).toBe('conflict')
  expect([
    await credited('finished an action', 'Write the page'),
    await credited('finished an action', 'Print the page'),
  ]).toEqual([['AY'], ['AY']])
})

test('that an action is done is taken back within an hour by the person who said so, and the ledger says that', async () => {
  const id = await action('Paint the door')
  await here.cast.inSchool(() => finish('HW', id))
  const lineNow = async () =>
    (
      await here.sql<{ text: string; initials: string }[]>`
        select c.text, m.initials from contributions c join members m on m.id = c.member_id
        where c.text like '%Paint the door%' and not exists (
          select from contributions n where n.corrects_id = c.id)`
    ).map(({ text, initials }) => `${initials} ${text}`)
  expect(await lineNow()).toEqual(['AY Did: Paint the door (as Hannah Weiss says)'])
  const reopen = (acting: Acting) => reopenAction(acting, circles, id)
  expect(await tried(reopen, 'AY')).toBe('forbidden')
  expect(await tried(reopen, 'HW')).toBe('done')
  expect((await openThere()).some((one) => one.id === id && !one.isDone)).toBe(true)
  expect(await lineNow()).toEqual(['AY Not done yet: Paint the door'])
  expect(await tried(reopen, 'HW')).toBe('conflict')

  await here.cast.inSchool(() => finish('AY', id))
  expect(await lineNow()).toContain('AY Did: Paint the door')
  await here.sql`alter table actions disable trigger actions_kept`
  await here.sql`update actions set ended_at = ended_at - interval '61 minutes' where id = ${id}`
  await here.sql`alter table actions enable trigger actions_kept`
  expect(await tried(reopen, 'AY')).toBe('conflict')
})

test('what one has just said is done stays in its place for a minute, struck through, for oneself alone', async () => {
  const id = await action('Oil the gate')
  await here.cast.inSchool(() => finish('AY', id))
  const seenBy = async (who: string) =>
    here.cast.inSchool(async () =>
      (await openActionsOf(await as(who), await here.cast.initiativeId(circles))).lines
        .filter((one) => one.id === id)
        .map(({ isDone }) => isDone),
    )
  expect([await seenBy('AY'), await seenBy('HW')]).toEqual([[true], []])
})

test('of two who finish an action at once one does, and the ledger says it once', async () => {
  const id = await action('Ring the bell')
  const [owner, lead] = [await as('AY'), await as('HW')]
  const ends = await Promise.all(
    [owner, lead].map((who) => kindOf(here.cast.inSchool(() => finishAction(who, circles, id)))),
  )
  expect(ends.sort()).toEqual(['conflict', 'done'])
  expect(await credited('finished an action', 'Ring the bell')).toEqual(['AY'])
})

test('an action is dropped by its owner, who added it, or those who lead; it stays readable and in no ledger', async () => {
  const id = await action('Film a circle')
  expect(await kindOf(here.cast.inSchool(() => drop('MT', id)))).toBe('forbidden')
  expect(await kindOf(here.cast.inSchool(() => drop('RT', id)))).toBe('done')
  const ended = await here.cast.inSchool(async () =>
    endedActionsOf(await here.cast.initiativeId(circles)),
  )
  expect(ended.find(({ text }) => text === 'Film a circle')).toMatchObject({
    outcome: 'dropped',
    owner: 'Amina Yusuf',
  })
  expect(await credited('finished an action', 'Film a circle')).toEqual([])
})

test('what an action said, and how it ended, is never rewritten', async () => {
  const id = await action('Draw the room')
  expect(await brokenRule(here.sql`update actions set text = 'x' where id = ${id}`)).toBe(
    'actions_kept',
  )
  await here.cast.inSchool(() => finish('AY', id))
  expect(await brokenRule(here.sql`update actions set outcome = 'dropped' where id = ${id}`)).toBe(
    'actions_kept',
  )
  expect(await brokenRule(here.sql`delete from actions where id = ${id}`)).toBe('actions_kept')
})

test('a barrier is brought to the sponsor unless said, and waits there', async () => {
  const [toSponsor, toRay] = [
    await barrier('No room on Wednesdays'),
    await barrier('The blinds are stuck', { by: 'JC', to: 'RT' }),
  ]
  const brought = async (who: string) =>
    (await here.cast.inSchool(async () => barriersBroughtTo(await as(who)))).lines.map(
      ({ id }) => id,
    )
  expect(await brought('RO')).toContain(toSponsor)
  expect(await brought('RT')).toContain(toRay)
  expect(await brought('RO')).not.toContain(toRay)
  expect(
    await tried(
      (acting) => raiseBarrier({ ...acting, access: 'guest' }, circles, { text: 'x' }),
      'AY',
    ),
  ).toBe('forbidden')
})

test('a barrier counts its days from when it was raised, no matter who it is brought to, until it is cleared with a line', async () => {
  const id = await barrier('Doors are locked at four')
  await here.sql`alter table barriers disable trigger barriers_kept`
  await here.sql`update barriers set raised_at = '2026-02-20T20:00:00-08' where id = ${id}`
  await here.sql`alter table barriers enable trigger barriers_kept`
  const { memberId: to } = await as('RT')
  expect(await tried((acting) => bringBarrier(acting, circles, { id, to }), 'FS')).toBe('forbidden')
  expect(await tried((acting) => bringBarrier(acting, circles, { id, to }), 'AY')).toBe('done')
  expect((await inTheWay()).find((one) => one.id === id)).toMatchObject({
    holder: 'Ray Tibbets',
    daysOpen: 10,
    on: '2026-02-20',
  })

  expect(
    await tried((acting) => clearBarrier(acting, circles, { id, line: 'Ray has the key.' }), 'FS'),
  ).toBe('forbidden')
  expect(
    await tried((acting) => clearBarrier(acting, circles, { id, line: 'Ray has the key.' }), 'RT'),
  ).toBe('done')
  expect(await tried((acting) => clearBarrier(acting, circles, { id, line: 'Again.' }), 'RT')).toBe(
    'conflict',
  )
  const cleared = await here.cast.inSchool(async () =>
    clearedBarriersOf(await here.cast.initiativeId(circles)),
  )
  expect(cleared.find((one) => one.id === id)).toMatchObject({
    daysOpen: 10,
    resolver: 'Ray Tibbets',
    resolution: 'Ray has the key.',
  })
})

test('who records that another cleared a barrier leaves the credit to them', async () => {
  const id = await barrier('The copier is broken', { to: 'IP' })
  const { memberId: by } = await as('IP')
  await here.cast.inSchool(async () =>
    clearBarrier(await as('HW'), circles, { id, line: 'Ike found the part.', by }),
  )
  expect(await credited('cleared a barrier', 'Ike found the part.')).toEqual(['IP'])
})

test('what stood in the way, and how it was cleared, is never rewritten', async () => {
  const id = await barrier('No chairs')
  expect(await brokenRule(here.sql`update barriers set text = 'x' where id = ${id}`)).toBe(
    'barriers_kept',
  )
  expect(
    await brokenRule(here.sql`update barriers set resolved_at = skein_now() where id = ${id}`),
  ).toBe('barriers_cleared_with_a_line')
  await here.cast.inSchool(async () =>
    clearBarrier(await as('AY'), circles, { id, line: 'Borrowed.' }),
  )
  expect(await brokenRule(here.sql`update barriers set resolution = 'x' where id = ${id}`)).toBe(
    'barriers_kept',
  )
})

test('the demo’s cart power was open eleven days, brought to the custodian', async () => {
  const cleared = await here.cast.inSchool(async () =>
    clearedBarriersOf(await here.cast.initiativeId(1)),
  )
  expect(cleared.find(({ text }) => text.includes('charging carts'))).toMatchObject({
    daysOpen: 11,
    holder: 'Ray Tibbets',
  })
})
