import { expect, test } from 'vitest'
import { pageOf } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo')
const school = '/s/harbor-ridge'

test('a move is kept where it can be read: who moved it, from where, when, and why', async () => {
  const renata = await here.as('renata.osei')
  const [{ stage } = { stage: '' }] = await here.sql<{ stage: string }[]>`
    select stage from initiatives where number = 5`
  const to = stage === 'pilot' ? 'extend' : 'pilot'
  const move = { read: stage, stage: to, reason: 'Two more grades asked for it.' }
  const moved = await renata.post(`${school}/initiatives/5/move`, move)
  expect(moved.status).toBe(303)
  const board = await pageOf(await renata.get(moved.headers.get('Location') ?? ''))
  expect(board).toMatch(/<div role="status"><p[^>]*>[^<]+ is moved\.</)
  expect(board).not.toContain('The initiative is moved.')
  const page = await pageOf(await renata.get(`${school}/initiatives/5`))
  const moves = page.slice(page.indexOf('From stage to stage'))
  expect(moves).toMatch(
    new RegExp(
      `From ${stage} to ${to}, <a[^>]*>Renata Osei</a>.*?today.*?Two more grades asked`,
      's',
    ),
  )
})
