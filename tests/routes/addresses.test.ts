import { request } from 'node:http'
import { beforeAll, expect, test } from 'vitest'
import { mapRoutes } from '../../app/routes'
import type { Route } from '../../app/routes'
import { actForms } from '../../app/forms/initiatives'
import { decidingForms } from '../../app/forms/decisions'
import { served } from '../support/served'
import { Visitor } from '../support/visitor'

const here = served('skein_demo')
let renata: Visitor
let member = ''

beforeAll(async () => {
  renata = await here.as('renata.osei')
  member =
    (await here.sql<{ id: string }[]>`select id from members where initials = 'RO'`)[0]?.id ?? ''
})

const nasty = [
  '%25',
  '%00x',
  '%ff',
  'x',
  '-1',
  '0',
  '1.5',
  '99999999999999',
  '00000000-0000-0000-0000-000000000000',
  '0190f000-0000-7000-8000-000000000000',
  '..%2f..',
  '__proto__',
  'constructor',
  '%E2%80%AE',
  `${'9'.repeat(300)}`,
]
const inQueries = [
  '__proto__',
  'constructor',
  '%25',
  '%00x',
  'x',
  '99999999999999',
  '0190f000-0000-7000-8000-000000000000',
  '9'.repeat(300),
]
const queries =
  'year person role challenge stage text state method outcome initiative before kind from to update which call change turn template supersedes part id leave end lastDay as form next entry response objection handOver offer pair ask only noun member seen q page after done left sent invited'.split(
    ' ',
  )

/** The line that says a fault of ours was logged. */
const faults = () =>
  here.server
    .words()
    .split('\n')
    .filter((line) => /"level":(50|60)|Error|\n\s+at /.test(line))

/** Sends a path exactly as it is given: fetch would mend it first. */
function asked(
  path: string,
  { method = 'GET', host, cookie = '' }: { method?: string; host?: string; cookie?: string } = {},
) {
  const { hostname, port } = new URL(here.server.url)
  return new Promise<{ status: number; text: string }>((done, fail) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method,
        headers: { Accept: 'text/html', Cookie: cookie, ...(host && { Host: host }) },
      },
      (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () => done({ status: answer.statusCode ?? 0, text }))
      },
    )
    sent.on('error', fail)
    sent.end()
  })
}

test('an address that cannot be read is told so, and is no fault of ours', async () => {
  for (const path of [
    '/%',
    '/s/%ff/board',
    '/%00',
    '/s/harbor-ridge/people/%0A',
    '/feeds/calendar/%',
    '/s/%E0%A4/live',
    '/assets/%',
    '/s/harbor-ridge/board%',
  ]) {
    const { status, text } = await asked(path, { cookie: renata.cookie() })
    expect([path, status, text]).toEqual([
      path,
      400,
      'This address cannot be read. Please check it.\n',
    ])
  }
  expect(faults()).toEqual([])
})

test('nor is a host that is none, an address with a host in it, or a method that no page takes', async () => {
  for (const host of [
    'a b',
    '%zz',
    '[',
    'x:99999',
    '',
    'a@b',
    'a:b@c',
    'a/b',
    'a?b',
    'a#b',
    'a\\b',
    '\u00ff'.repeat(3),
  ])
    expect((await asked('/sign-in', { host })).status, host).toBeLessThan(500)
  for (const path of [
    'http://elsewhere.example/',
    '//',
    '//elsewhere.example',
    '/\\elsewhere',
    '/?_data=routes%2Fx',
    '/?_data=%00',
    '/s/harbor-ridge/board?_data[toString]=1',
    '/s/harbor-ridge/board?_data=__proto__',
    '/s/harbor-ridge/constructor',
    '/s/harbor-ridge/toString/1/x',
    '/sign-in?index&_data=root',
    '/s/harbor-ridge/board?_data=routes/members/people',
  ]) {
    expect((await asked(path, { cookie: renata.cookie() })).status, path).toBeLessThan(500)
  }
  for (const method of ['TRACE', 'PUT', 'PROPFIND', 'OPTIONS', 'DELETE'])
    expect((await asked('/sign-in', { method })).status, method).toBe(405)
  expect(faults()).toEqual([])
})

test('of two hosts none is believed', async () => {
  const { hostname, port, host } = new URL(here.server.url)
  const statusOf = (hosts: string[]) =>
    new Promise((done, fail) => {
      const headers = hosts.flatMap((one) => ['Host', one])
      const sent = request({ hostname, port, path: '/sign-in', headers }, (answer) =>
        done(answer.resume().statusCode),
      )
      sent.on('error', fail).end()
    })
  expect(await statusOf([host])).toBe(200)
  expect(await statusOf([host, 'elsewhere.example'])).toBe(400)
  expect(await statusOf([host, host])).toBe(400)
})

/** Every address of the product with one thing to fill in at each `:`. */
function patterns() {
  const found: string[] = []
  const walk =
    (above: string): Route =>
    (path = '', _file, options, children) => {
      const at = `${above}/${path.replace(/^\//, '')}`.replace(/\/$/, '')
      const inner = typeof options === 'function' ? options : children
      if (!inner) return void found.push(at || '/')
      stack.push(at)
      inner()
      stack.pop()
    }
  const stack = ['']
  mapRoutes((...words) => walk(stack.at(-1) ?? '')(...words))
  return found
}

const given = (name: string) =>
  ({ school: 'harbor-ridge', initiative: '1', decision: '11', member })[name] ??
  '0190f000-0000-7000-8000-000000000000'
const acts = (pattern: string) =>
  pattern.includes('initiatives/:initiative/:act')
    ? Object.keys(actForms)
    : pattern.includes('decisions/:decision/:act')
      ? Object.keys(decidingForms)
      : pattern.includes('people/:member/:act')
        ? [
            'profile',
            'letters',
            'access',
            'reflection',
            'away',
            'leave',
            'back',
            'cancel-leave',
            'stay',
          ]
        : pattern.includes('calendar/:act')
          ? ['term', 'new-term', 'term-removal', 'closed-days', 'quiet-hours']
          : ['x']
const filled = (pattern: string, { name = '', value = '', act = 'x' }) =>
  pattern
    .replaceAll(/:(\w+)\??/g, (_, param: string) =>
      param === name ? value : param === 'act' ? act : given(param),
    )
    .replace('*', 'x')

test('no address breaks, whatever stands in its places: it is there, or it is not', async () => {
  const broken: string[] = []
  for (const pattern of patterns()) {
    for (const [, name = ''] of pattern.matchAll(/:(\w+)/g)) {
      for (const value of nasty) {
        const path = filled(pattern, { name, value })
        for (const method of ['GET', 'POST']) {
          const { status } = await asked(path, { method, cookie: renata.cookie() })
          if (
            status >= 500 ||
            (status === 200 &&
              !/join|reset|sign-up|letters|account.email/.test(pattern) &&
              name !== 'act')
          )
            broken.push(`${method} ${path} ${status}`)
        }
      }
    }
  }
  expect([broken, faults()]).toEqual([[], []])
})

test.each(inQueries.map((value, place) => [place + 1, value] as const))(
  'no page breaks, whatever its query asks for (%i)',
  async (_, value) => {
    const broken: string[] = []
    for (const pattern of patterns()) {
      for (const act of acts(pattern)) {
        const path = `${filled(pattern, { act })}?${queries.map((name) => `${name}=${value}`).join('&')}`
        const answers = [renata.cookie(), ''].map((cookie) => asked(path, { cookie }))
        for (const { status } of await Promise.all(answers))
          if (status >= 500) broken.push(`${path.slice(0, 80)} ${value.slice(0, 20)} ${status}`)
      }
    }
    expect([broken, faults()]).toEqual([[], []])
  },
)
