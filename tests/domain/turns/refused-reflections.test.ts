import { test } from 'vitest'
import { reflect } from '../../../app/domain/turns/own-reflections'
import { shareReflection } from '../../../app/domain/turns/reflections'
import { actsIn } from '../../support/acting-as'
import { untilOneWaits } from '../../support/locks'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { lookingBack } from '../../support/sources-of-turns'
import { turnChangesIn } from '../../support/turn-changes'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('turns', (file) => lookingBack.includes(file))
const { initiative, turnOf } = turnChangesIn(here)
const { as, goes } = actsIn(here)

const says = (by: string, id: string, reflection: string, shared = false, day?: string) =>
  as(by, (acting) => reflect(acting, id, { reflection, shared }), day)
const shares = (by: string, id: string) => as(by, (acting) => shareReflection(acting, id))
const ended = async (to = '2026-03-01') =>
  turnOf(await initiative(['TO', 'lead', '2026-01-05', to]), 'TO')

test('a reflection is its own lead’s, and no administrator’s or follower’s', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-01'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const id = await turnOf(number, 'TO')
  for (const by of ['RO', 'PN'])
    await refused(
      'A reflection is written by the one whose turn it was.',
      says(by, id, 'They were tired.'),
    )
  await goes(says('TO', id, 'I was tired.'))
})

test('nothing is said of a turn that runs to the end of today, or is to come', async () => {
  for (const [from, to] of [
    ['2026-01-05', '2026-03-02'],
    ['2026-01-05', null],
    ['2026-03-03', '2026-04-30'],
  ] as const) {
    const id = await turnOf(await initiative(['TO', 'lead', from, to]), 'TO')
    await refused(
      'This turn is not over yet. When it ends, there is a line to look back on it.',
      says('TO', id, 'I held on for too long.'),
    )
    if (to) await goes(says('TO', id, 'I held on for too long.', false, '2026-05-01'))
  }
})

test('a line is asked for, be it shared or not', async () => {
  const id = await ended()
  for (const shared of [false, true])
    await refused('Please write a line.', says('TO', id, '', shared))
  await goes(says('TO', id, 'Ask more.'))
})

test('what was said stays as it is, and is shared as it is, once', async () => {
  const id = await ended()
  await goes(says('TO', id, 'Ask more.'))
  for (const shared of [false, true])
    await refused(
      'You wrote about this already, in other words. It stays as you wrote it first; you can share it.',
      says('TO', id, 'Ask less.', shared),
    )
  for (const words of ['', 'Ask more.'])
    await refused('This stays as you wrote it. You can share it.', says('TO', id, words))
  await goes(says('TO', id, 'Ask more.', true))
  for (const [words, shared] of [
    ['Ask more.', true],
    ['Ask less.', false],
    ['', false],
  ] as const)
    await refused(
      'The school can read this already; it stays as you wrote it.',
      says('TO', id, words, shared),
    )
})

const already = 'The school can read this already.'

test('what the school can read is not shared again', async () => {
  const id = await ended()
  await goes(says('TO', id, 'Ask more.'))
  await goes(shares('TO', id))
  await refused(already, shares('TO', id))
})

test('who presses while the same is shared elsewhere waits for it, and shares nothing', async () => {
  const id = await ended()
  await goes(says('TO', id, 'Ask more.'))
  const second = { said: Promise.resolve() }
  await here.sql.begin(async (first) => {
    await first`update turns set reflection_shared = true where id = ${id}`
    second.said = refused(already, shares('TO', id))
    await untilOneWaits(first)
  })
  await second.said
})

everyRefusalIsTried()
