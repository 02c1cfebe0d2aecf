import { expect, test } from 'vitest'
import { pageOf } from '../../support/reading'
import { served } from '../../support/served'
import type { Served } from '../../support/served'

const demo = served('skein_demo')
const elsewhere = served('skein_demo', {
  before: async (sql) => {
    const [{ name } = { name: '' }] = await sql<{ name: string }[]>`
      select quote_ident(current_database()) as name`
    await sql.unsafe(`alter database ${name} reset skein.clock`)
  },
})

test('every page of a school with a clock of its own says which day it is there, and no other page does', async () => {
  const home = async (here: Served) =>
    pageOf(await (await here.as('tom.okafor')).get('/s/harbor-ridge'))
  expect(await home(demo)).toContain(
    'This school has its own clock: it is Monday, March 2, 2026 here.',
  )
  expect(await home(elsewhere)).not.toContain('its own clock')
})
