import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { boardOf } from '../../../app/domain/board/board'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { takeLead } from '../../../app/domain/turns/turns'
import { correctUpdate, updatesOf, writeUpdate } from '../../../app/domain/updates/updates'
import { refusalOf } from '../../../db/connect'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'
import { clockAt } from '../../support/clock'

const harbor = ownSchool()

const shown = (number: number) =>
  harbor.cast.inSchool(async () => updatesOf((await initiativeState(number)).id))

async function written() {
  const writer = await harbor.cast.acting('TO')
  const { number } = await freshInitiative(harbor.sql)
  await harbor.cast.inSchool(() => takeLead(writer, number, { cameAbout: 'offered' }))
  await harbor.cast.inSchool(() =>
    writeUpdate(writer, number, { health: 'off track', body: '14 of 40 devices work.' }),
  )
  return { writer, number, update: (await shown(number))[0]?.id ?? '' }
}

test('a corrected update shows the correction, on its own day, with everything that stood before', async () => {
  const { writer, number, update } = await written()
  await harbor.cast.inSchool(() =>
    correctUpdate(writer, number, { update, health: 'at risk', body: '34 of 40 devices work.' }),
  )
  const again = (await shown(number))[0]?.id ?? ''
  await harbor.cast.inSchool(async () => {
    await clockAt('2026-03-05 18:00Z')
    await correctUpdate(writer, number, {
      update: again,
      health: 'on track',
      body: '39 of 40 devices work.',
    })
  })

  const [only, ...others] = await shown(number)
  expect(others).toEqual([])
  expect(only).toMatchObject({ body: '39 of 40 devices work.', memberId: writer.memberId })
  expect([only?.on, only?.correctedOn]).toEqual(['2026-03-02', '2026-03-05'])
  expect(only?.former.map(({ body }) => body)).toEqual([
    '34 of 40 devices work.',
    '14 of 40 devices work.',
  ])
})

test('on the board a correction counts as of the day of what it corrects, however often it is corrected', async () => {
  const { writer, number, update } = await written()
  await harbor.cast.inSchool(() =>
    writeUpdate(writer, number, { health: 'on track', body: 'All work now.' }),
  )
  await harbor.cast.inSchool(() =>
    correctUpdate(writer, number, { update, health: 'at risk', body: '34 work.' }),
  )
  const again = (await shown(number))[1]?.id ?? ''
  await harbor.cast.inSchool(() =>
    correctUpdate(writer, number, { update: again, health: 'off track', body: '24 work.' }),
  )

  const { cards } = await harbor.cast.inSchool(() => boardOf(writer))
  expect(cards.find((card) => card.number === number)?.health).toBe('on track')
})

test('an update is corrected by its writer alone, not from a stale page, and not by the same words', async () => {
  const { writer, number, update } = await written()
  const correct = (acting: Acting, at: number, body: string) =>
    kindOf(
      harbor.cast.inSchool(() => correctUpdate(acting, at, { update, health: 'off track', body })),
    )
  for (const other of await everyoneBut(harbor, 'TO'))
    expect(await correct(other, number, 'Better.'), other.name).toBe('forbidden')
  expect(await correct(writer, 1, 'Better.')).toBe('missing')
  expect(await correct(writer, number, '14 of 40 devices work.')).toBe('conflict')
  expect(
    (await Promise.all(['One.', 'Two.'].map((body) => correct(writer, number, body)))).sort(),
  ).toEqual(['conflict', 'done'])
})

test('the database keeps every writing, and refuses a correction by another hand', async () => {
  const { update } = await written()
  const { sql } = harbor
  const rewriting = [
    sql`update updates set body = 'x' where id = ${update}`,
    sql`update updates set health = 'on track' where id = ${update}`,
    sql`delete from updates where id = ${update}`,
  ]
  for (const one of rewriting)
    expect(await one.catch((error: unknown) => refusalOf(error)?.constraint)).toBe('updates_kept')
  const forging = sql`insert into updates (school_id, id, initiative_id, written_by, health, body, corrects_id)
    select u.school_id, gen_random_uuid(), u.initiative_id, m.id, 'on track', 'x', u.id from updates u, members m where u.id = ${update} and m.initials = 'PN'`
  expect(await forging.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'updates_correct_the_first',
  )
})

test('a correction names what was written first, never another correction', async () => {
  const { writer, number, update } = await written()
  await harbor.cast.inSchool(() =>
    correctUpdate(writer, number, { update, health: 'at risk', body: '34 of 40 devices work.' }),
  )
  const correcting = (id: string) => harbor.sql`
    insert into updates (school_id, id, initiative_id, written_by, health, body, corrects_id)
    select school_id, gen_random_uuid(), initiative_id, written_by, 'on track', 'All.', id
    from updates where id = ${id}`
  const again = (await shown(number))[0]?.id ?? ''
  expect(await correcting(again).catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'updates_correct_the_first',
  )
  expect((await correcting(update)).count).toBe(1)
})

/** Whether the board would hear of the newest update of an initiative. */
const isNews = async (number: number) =>
  (
    await harbor.sql<{ news: boolean }[]>`
      select changes_health(u) as news
      from updates u join initiatives i on (i.school_id, i.id) = (u.school_id, u.initiative_id)
      where i.number = ${number}
      order by u.written_at desc, u.id desc limit 1`
  )[0]?.news

test('the board hears of a first update, and of one that is of another health than the latest before', async () => {
  const { writer, number, update } = await written()
  const say = (health: 'on track' | 'off track') =>
    harbor.cast.inSchool(() => writeUpdate(writer, number, { health, body: 'So it goes.' }))
  expect(await isNews(number)).toBe(true)
  await say('off track')
  expect(await isNews(number)).toBe(false)
  await say('on track')
  expect(await isNews(number)).toBe(true)
  // What is corrected lies before the latest, and says nothing of how it goes now.
  await harbor.cast.inSchool(() =>
    correctUpdate(writer, number, { update, health: 'at risk', body: '34 work.' }),
  )
  expect(await isNews(number)).toBe(false)
  await say('on track')
  expect(await isNews(number)).toBe(false)
})
