import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { moveClock } from '../../support/clock'
import { startMailServer } from '../../support/mail-server'
import { ledTo, edited } from '../../support/reading'
import { served } from '../../support/served'
import { demoEmail } from '../../support/visitor'
import { soon } from '../../support/soon'

let post: Awaited<ReturnType<typeof startMailServer>>
beforeAll(async () => void (post = await startMailServer()))
afterAll(() => post.stop())

// A Monday in March, eleven o'clock: what was told the week before is in the letter of this
// morning.
const here = served('skein_demo', {
  before: async (sql) => {
    await sql`
      insert into notices (school_id, id, member_id, kind, key, sentence, made_at)
      select school_id, gen_random_uuid(), id, 'other', 'a no in lines',
        ${'Tom: "No.\n\nStop these letters:\nhttps://pier.example/\u2028- ".'},
        '2026-03-06T18:00Z'
      from members where initials = 'JL'`
    await moveClock(sql, '2026-03-09T18:00Z')
  },
  env: () => ({ SMTP_URL: post.url }),
})
beforeAll(() => vi.waitUntil(() => to('jess.lindqvist').length === 1, 20_000))

const to = (name: string) => post.received.filter((letter) => letter.to === demoEmail(name))
const habitOf = async (initials: string) =>
  (
    await here.sql<{ letters: string }[]>`select letters from members where initials = ${initials}`
  )[0]?.letters
const textOf = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')
const stopIn = (text = '') => /\/letters\/[\w-]{43}/.exec(text)?.[0] ?? 'no link'

test('a letter says what there is with links to it, and how to change and to stop the letters', async () => {
  const [letter] = to('jess.lindqvist')
  expect(letter?.text).toContain('Hello Jess Lindqvist,')
  expect(letter?.text).toContain(
    '- Cafeteria flow looks for someone to lead it, from Monday, April 13.',
  )
  expect(letter?.text).toContain(`${here.server.url}/s/harbor-ridge/initiatives/`)
  expect(letter?.text).toContain(
    `${here.server.url}/s/harbor-ridge/people/${await here.idOf('JL')}/letters`,
  )
  expect(letter?.text).toContain(`${here.server.url}${stopIn(letter?.text)}`)
  expect(letter?.head).toContain(`List-Unsubscribe: <${here.server.url}${stopIn(letter?.text)}>`)
  expect(letter?.head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
})

test('what someone wrote in lines is one line of a letter, and no part of it', async () => {
  const { text = '' } = to('jess.lindqvist')[0] ?? {}
  expect(text).toContain('- Tom: "No. Stop these letters: https://pier.example/ - ".')
  expect(text.match(/^Stop these letters/gm)).toHaveLength(1)
})

test('of the secret that stops letters nothing but its hash stays behind', async () => {
  const secret = stopIn(to('jess.lindqvist')[0]?.text).slice('/letters/'.length)
  expect(secret).toHaveLength(43)
  await soon(async () =>
    expect(
      await here.sql`select from graphile_worker._private_jobs where payload::text like ${`%${secret}%`}`,
    ).toHaveLength(0),
  )
  expect(
    await here.sql`select from digests where digests::text like ${`%${secret}%`}`,
  ).toHaveLength(0)
  expect(here.server.words()).not.toContain(secret)
})

test('the link in a letter stops nothing by being looked at; its button does, without signing in', async () => {
  const path = stopIn(to('jess.lindqvist')[0]?.text)
  const nobody = here.stranger()
  expect(await textOf(await nobody.get(path))).toContain('Stop the letters?')
  expect(await habitOf('JL')).toBe('once a day')
  const answer = await nobody.post(path)
  expect([answer.status, ledTo(answer)]).toEqual([303, path])
  expect(await textOf(await nobody.get(path))).toContain('No more letters')
  expect(await habitOf('JL')).toBe('never')
})

test('a mail program stops the letters with one click, from wherever it is', async () => {
  await soon(() => expect(to('marcus.whitfield')).toHaveLength(1))
  const [, path = ''] =
    /List-Unsubscribe: <([^>]+)>/.exec(to('marcus.whitfield')[0]?.head ?? '') ?? []
  const answer = await fetch(path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  })
  expect(answer.status).toBe(200)
  expect(await habitOf('MW')).toBe('never')
  expect(
    (
      await fetch(`${here.server.url}/letters/${'x'.repeat(43)}`, {
        method: 'POST',
        body: new URLSearchParams(),
      })
    ).status,
  ).toBe(404)
})

test('how often someone is written to is theirs to choose, and nobody else’s to see or change', async () => {
  const [denise, renata] = [await here.as('denise.abara'), await here.as('renata.osei')]
  const path = `/s/harbor-ridge/people/${await here.idOf('DA')}/letters`
  expect(await textOf(await denise.get(path))).toMatch(
    /value="once a day"[^>]*checked|checked[^>]*value="once a day"/,
  )
  expect((await denise.post(path, { letters: 'hourly' })).status).toBe(422)
  expect((await edited(denise, path, { letters: 'at once' })).status).toBe(303)
  expect(await habitOf('DA')).toBe('at once')
  for (const other of [renata, await here.as('marcus.whitfield'), await here.as('tom.okafor')]) {
    expect((await other.get(path)).status).toBe(403)
    expect((await other.post(path, { letters: 'never' })).status).toBe(403)
  }
  expect(await habitOf('DA')).toBe('at once')
})

test('what was told is marked as seen from Home, one or all, and stays under what was earlier', async () => {
  const mei = await here.as('mei.ling.tran')
  const home = async () => textOf(await mei.get('/s/harbor-ridge'))
  const before = await home()
  expect(before).toContain(
    'You hand over the lead of Family engagement to Farah Siddiqui on Saturday, March 14.',
  )
  const [, notice = ''] = /name="notice" value="([^"]+)"/.exec(before) ?? []
  await mei.post('/s/harbor-ridge/seen', { notice: 'all' })
  expect(
    (await (await here.as('denise.abara')).post('/s/harbor-ridge/seen', { notice })).status,
  ).toBe(303)
  expect(await home()).toContain(`value="${notice}"`)
  expect((await mei.post('/s/harbor-ridge/seen', { notice })).status).toBe(303)
  const after = await home()
  expect(after).not.toContain(`value="${notice}"`)
  expect(after).toMatch(/<summary>Earlier<\/summary>.*You hand over the lead of Family engagement/s)
})
