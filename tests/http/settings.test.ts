import { expect, test } from 'vitest'
import { configure } from '../../app/http/config.server'
import { addressAt } from '../../app/http/listener.server'

test('a wrong setting stops the start with a sentence that names it', () => {
  expect(() => configure({ PORT: 'many' })).toThrow(/PORT must be a port number/)
  expect(() => configure({ DATABASE_URL: 'mysql://x' })).toThrow(
    /DATABASE_URL must be an address like postgres/,
  )
  expect(() => configure({ LOG_LEVEL: 'loud', SMTP_URL: 'http://x' })).toThrow(
    /SMTP_URL .* LOG_LEVEL/,
  )
})

test.each([
  [
    'APP_URL',
    'https://skein.example.org/school',
    'https://skein.example.org?a=b',
    'https://skein.example.org#a',
    'https://u:p@skein.example.org',
    'skein.example.org',
  ],
  ['PORT', ' ', '0x50', '1e3', '-1', '65536'],
  ['SMTP_URL', 'smtp://', 'smtp://user:100%@mail.example.org', 'smtp:'],
  ['DATABASE_URL', 'postgres://skein:100%@db.example.org/skein', 'postgres://skein:word@/skein'],
  [
    'MAIL_FROM',
    '@example.org',
    'skein@',
    'Skein skein@example.org',
    'Skein <skein@example.org',
    'a@example.org, b@example.org',
    'a@example.org\nBcc: b@example.org',
  ],
])('%s that could not be worked with stops the start', (name, ...wrong) => {
  for (const said of wrong)
    expect(() => configure({ [name]: said }), said).toThrow(new RegExp(`^${name} must be`))
})

test('APP_URL is kept as browsers write it, so that what hangs on https holds', () => {
  const kept = (said: string) => configure({ APP_URL: said }).appUrl
  expect([
    kept('HTTPS://Skein.Example.org/'),
    kept('https://bücher.example:443'),
    kept('http://localhost:3000'),
  ]).toEqual([
    'https://skein.example.org',
    'https://xn--bcher-kva.example',
    'http://localhost:3000',
  ])
})

test('letters come from one address, with a name or without', () => {
  for (const said of [
    'skein@example.org',
    'Harbor Ridge <skein@example.org>',
    '"Ridge, Harbor" <skein@example.org>',
    'Häfen <a@b.example>',
    '<skein@localhost>',
  ])
    expect(configure({ MAIL_FROM: said }).mailFrom).toBe(said)
})

test('without settings Skein listens on this machine alone', () => {
  expect(configure({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: undefined,
    mailPage: false,
  })
})

test('the page of letters opens only when a setting asks for it, whatever NODE_ENV says', () => {
  for (const NODE_ENV of [undefined, 'production', 'Production', 'development', 'staging'])
    expect(configure({ NODE_ENV })).toMatchObject({ mailPage: false })
  expect(configure({ MAIL_PAGE: 'on', HOST: '127.0.0.2' })).toMatchObject({ mailPage: true })
  expect(() => configure({ MAIL_PAGE: 'yes' })).toThrow('MAIL_PAGE must be on or off')
})

test('the page of letters is refused where others than this machine could open it', () => {
  for (const HOST of ['0.0.0.0', '::', '10.0.0.4', 'skein.example.org', '127.0.0.1.example.org'])
    expect(() => configure({ MAIL_PAGE: 'on', HOST }), HOST).toThrow(/HOST must be this machine/)
  expect(() => configure({ MAIL_PAGE: 'on', APP_URL: 'https://skein.example.org' })).toThrow(
    /APP_URL must lead to this machine/,
  )
  for (const HOST of ['127.0.0.1', '::1', 'localhost'])
    expect(configure({ MAIL_PAGE: 'on', HOST, APP_URL: 'http://localhost:3000' })).toMatchObject({
      mailPage: true,
    })
})

test.each([
  '0',
  '10',
  'yes',
  'true',
  '*',
  '10.0.0.0/33',
  '0.0.0.0/0',
  '::/0',
  '10.0.0',
  'proxy.example.org',
  '10.0.0.1/8/8',
  'loopback,',
])('TRUST_PROXY=%s stops the start with a sentence', (said) => {
  expect(() => configure({ TRUST_PROXY: said })).toThrow(
    /^TRUST_PROXY must be how many proxies stand in front, like 1, or their addresses/,
  )
})

test('no proxy is trusted unless told, and then by number or by address', () => {
  const trusted = (said?: string) => configure({ TRUST_PROXY: said }).trustProxy
  expect([
    trusted(),
    trusted('2'),
    trusted('loopback'),
    trusted('10.0.0.0/8, 2001:db8::1'),
  ]).toEqual([undefined, 2, ['loopback'], ['10.0.0.0/8', '2001:db8::1']])
})

test.each(['127.0.0.1', '::1', '2001:db8::7', 'localhost', '0.0.0.0'])(
  'HOST=%s makes an address that can be followed',
  (host) => {
    expect(new URL(addressAt({ host, port: 3000 })).port).toBe('3000')
  },
)
