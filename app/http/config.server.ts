import { resolve } from 'node:path'
import { z } from 'zod'
import { proxiesIn } from './proxies.server'

const databaseUrlLike = 'must be an address like postgres://user:password@host:5432/skein'
const appUrlLike =
  'must be an address like https://skein.example.org, without anything behind the host'
const smtpUrlLike = 'must be an address like smtps://user:password@mail.example.org'
const mailFromLike = 'must be one address like Skein <skein@example.org>'

// One address, alone or in angles behind a name; a name with signs in it stands in quotes.
const oneAddress =
  /^(?:(?:"[^"\p{Cc}]*"|[^"<>@,;\p{Cc}]*) *<[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+>|[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+)$/u

/**
 * Whether an address of a server names one, and its user and password can be read: a percent sign
 * in them is %25.
 */
function isReachable(said: string) {
  const { host, username, password } = new URL(said)
  try {
    return host !== '' && decodeURIComponent(username + password) !== undefined
  } catch {
    return false
  }
}

// Whatever is built with it begins with it, and cookies hang on its being https.
function isBare(said: string) {
  const { pathname, search, hash, username, password } = new URL(said)
  return pathname === '/' && !search && !hash && !username && !password
}

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a port number')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  APP_URL: z
    .url({ protocol: /^https?$/, error: appUrlLike, abort: true })
    .refine(isBare, appUrlLike)
    .transform((said) => new URL(said).origin)
    .optional(),
  // With a password in it, since those of the server's own logins are derived from it.
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: databaseUrlLike, abort: true })
    .refine((url) => isReachable(url) && /^[^:]+:\/\/[^:@/]+:[^@/]+@/.test(url), databaseUrlLike)
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: smtpUrlLike, abort: true })
    .refine(isReachable, smtpUrlLike)
    .optional(),
  MAIL_FROM: z.string().trim().regex(oneAddress, mailFromLike).optional(),
  TRUST_PROXY: z.string().transform(proxiesIn).optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be one of fatal, error, warn, info, debug, trace, silent',
    )
    .default('info'),
  MAIL_PAGE: z.enum(['on', 'off'], 'must be on or off').default('off'),
})

// The one who opens the page of letters reads every link in them, and is let in.
const mailPageAlone = 'MAIL_PAGE=on shows every letter to anyone who opens the page, so'

export type Config = {
  port: number
  host: string
  appUrl: string | undefined
  databaseUrl: string | undefined
  dataDir: string
  smtpUrl: string | undefined
  mailFrom: string | undefined
  logLevel: string
  /** Which proxies in front are believed: how many, or their addresses; none unless told. */
  trustProxy: number | string[] | undefined
  /** Whether the letters that were kept and not sent are shown on a page, to this machine alone. */
  mailPage: boolean
}

/**
 * Reads the settings from the environment; throws one sentence that names each wrong one and says
 * why.
 */
export function configure(env: Record<string, string | undefined>): Config {
  const said = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = variables.safeParse(said)
  if (!read.success) throw new Error(sentencesOf(read.error.issues))
  const v = read.data
  ensureMailPageAlone(v)
  return {
    port: v.PORT,
    host: v.HOST,
    appUrl: v.APP_URL,
    databaseUrl: v.DATABASE_URL,
    dataDir: resolve(v.DATA_DIR),
    smtpUrl: v.SMTP_URL,
    mailFrom: v.MAIL_FROM,
    logLevel: v.LOG_LEVEL,
    trustProxy: v.TRUST_PROXY,
    mailPage: v.MAIL_PAGE === 'on',
  }
}

function sentencesOf(issues: z.core.$ZodIssue[]) {
  const sentences = issues.map(({ path, message }) => `${path.join('.')} ${message}.`)
  return [...new Set(sentences)].join(' ')
}

function ensureMailPageAlone({ MAIL_PAGE, HOST, APP_URL }: z.output<typeof variables>) {
  if (MAIL_PAGE === 'off') return
  if (!isThisMachine(HOST))
    throw new Error(`${mailPageAlone} HOST must be this machine: 127.0.0.1, ::1 or localhost.`)
  if (APP_URL && !isThisMachine(new URL(APP_URL).hostname))
    throw new Error(
      `${mailPageAlone} APP_URL must lead to this machine, like http://localhost:3000.`,
    )
}

/**
 * Whether a host name, with or without brackets, is this machine's own: nobody else reaches what
 * listens there.
 */
export function isThisMachine(host: string) {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}

type Held = { skeinConfig?: Config }

/** The settings this process runs with: set once at its start. */
export function settings(): Config {
  const config = (globalThis as Held).skeinConfig
  if (!config) throw new Error('The settings are not read yet.')
  return config
}

export function settle(config: Config) {
  ;(globalThis as Held).skeinConfig = config
}
