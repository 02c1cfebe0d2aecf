import http from 'node:http'
import { expect, test } from 'vitest'
import { addressOf, feedOfJess } from '../../support/calendar-feed'
import { asIfGone } from '../../support/database'
import { demoEmail } from '../../support/visitor'

const here = feedOfJess()

/** As a calendar program asks again; fetch would add that it wants no stored answer. */
function statusFor(etag: string) {
  return new Promise((done, fail) =>
    http
      .get(
        new URL(here.feed, here.server.url),
        { headers: { 'If-None-Match': etag } },
        (answer) => (answer.resume(), done(answer.statusCode)),
      )
      .on('error', fail),
  )
}

test('the answer is for this reader alone, the same while nothing changes, and is not sent twice', async () => {
  const [one, two] = [await here.stranger().get(here.feed), await here.stranger().get(here.feed)]
  expect([one.headers.get('Content-Type'), one.headers.get('Cache-Control')]).toEqual([
    'text/calendar; charset=utf-8',
    'private, no-cache',
  ])
  expect(await one.text()).toBe(await two.text())
  expect(await statusFor(one.headers.get('ETag') ?? '')).toBe(304)
})

test('an address is shown once, and only its hash is kept', async () => {
  const answer = await here.jess.get(here.page)
  const again = await answer.text()
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(again).not.toContain('.ics')
  expect(again).toContain('cannot be shown again')
  const token = /calendar\/([\w-]{43})/.exec(here.feed)?.[1] ?? 'nothing'
  const kept = JSON.stringify(await here.sql`select * from calendar_feeds`)
  expect(kept).not.toContain(token)
  expect(here.server.words()).toContain('/feeds/calendar/…')
  expect(here.server.words()).not.toContain(token)
})

test('an address that was never made, was replaced, taken back, or is of someone who left, is not there', async () => {
  expect((await here.stranger().get(`/feeds/calendar/${'x'.repeat(43)}.ics`)).status).toBe(404)
  expect((await here.stranger().get('/feeds/calendar/constructor.ics')).status).toBe(404)
  const ray = await here.stranger().signIn(demoEmail('ray.tibbets'))
  const at = `/s/harbor-ridge/people/${await here.idOf('RT')}/calendar`
  const [first, second] = [await addressOf(ray, at), await addressOf(ray, at)]
  expect([
    (await here.stranger().get(first)).status,
    (await here.stranger().get(second)).status,
  ]).toEqual([404, 200])
  expect((await ray.post(`${at}/end`)).status).toBe(303)
  expect((await here.stranger().get(second)).status).toBe(404)
  const third = await addressOf(ray, at)
  expect((await here.stranger().get(third)).status).toBe(200)
  await asIfGone(here.sql, 'RT')
  expect((await here.stranger().get(third)).status).toBe(404)
})

test('nobody makes, sees or stops the calendar of another', async () => {
  for (const name of ['renata.osei', 'lena.brandvold', 'tom.okafor', 'zoe.m']) {
    const other = await here.stranger().signIn(demoEmail(name))
    expect([
      name,
      (await other.get(here.page)).status,
      (await other.post(here.page)).status,
      (await other.post(`${here.page}/end`)).status,
    ]).toEqual([name, 403, 403, 403])
  }
  expect((await here.jess.get(`${here.page}/constructor`)).status).toBe(404)
  expect((await here.jess.post(`${here.page}/constructor`)).status).toBe(404)
  expect((await here.stranger().get(here.feed)).status).toBe(200)
})

test('two addresses made at once leave one that works', async () => {
  await Promise.all([
    here.jess.post(here.page),
    here.jess.post(here.page),
    here.jess.post(here.page),
  ])
  const [{ n } = { n: 0 }] = await here.sql<
    { n: number }[]
  >`select count(*)::int as n from calendar_feeds where member_id = ${await here.idOf('JL')} and revoked_at is null`
  expect(n).toBe(1)
  expect((await here.stranger().get(here.feed)).status).toBe(404)
  const shown = await (await here.jess.get(here.page)).text()
  const made = new URL(/value="([^"]+\.ics)"/.exec(shown)?.[1] ?? '').pathname
  expect((await here.stranger().get(made)).status).toBe(200)
})
