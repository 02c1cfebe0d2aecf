import { dial } from './dial'

/**
 * Says what keeps Skein from the database of DATABASE_URL, and what to do; what it does not know
 * stays as it is.
 */
export function inWords(error: unknown, databaseUrl: string) {
  const { code, message } = error as { code?: string; message?: string }
  const say = code === undefined ? undefined : sentences[code]
  return say
    ? new Error(`DATABASE_URL: ${say(placeOf(databaseUrl), message ?? '')}`, { cause: error })
    : error
}

type Place = { at: string; host: string; user: string; database: string }

function placeOf(databaseUrl: string): Place {
  const { hostname, port, username, pathname } = new URL(databaseUrl)
  const user = decodeURIComponent(username)
  return {
    at: `${hostname}:${port || 5432}`,
    host: hostname,
    user,
    database: decodeURIComponent(pathname.slice(1)) || user,
  }
}

type Sentence = (place: Place, message: string) => string

const silent: Sentence = ({ at }) =>
  `no Postgres answers at ${at}. Start it, or correct the address.`
const unknown: Sentence = ({ host }) => `there is no host named ${host}. Correct its name.`
const strange: Sentence = ({ at }) =>
  `what answers at ${at} does not speak like Postgres. Correct the address and the port.`
const untrusted: Sentence = ({ host }) =>
  `the certificate of ${host} is not trusted. Give Node its authority in NODE_EXTRA_CA_CERTS.`
const busy: Sentence = ({ at }) =>
  `Postgres at ${at} takes no more connections, or none yet. Try again in a moment, or raise max_connections.`
const refused: Sentence = ({ user }, said) =>
  /no pg_hba/.test(said)
    ? `Postgres lets nobody in as ${user} from here (${said}). Add it to pg_hba.conf, or ?sslmode=require to the address.`
    : `Postgres refuses the user ${user} or its password. Correct them.`

const missing: Sentence = ({ database, at }) =>
  `there is no database named ${database} at ${at}. Create it, or correct its name.`
const mayNot: Sentence = ({ user, database }, said) =>
  `its user ${user} may not prepare the database (${said}). As an administrator say: alter role "${user}" createrole; ` +
  `alter database "${database}" owner to "${user}"; and where Skein's roles exist already: ` +
  `grant skein_app, skein_door, skein_gate to "${user}" with admin option.`
const lacking: Sentence = (_, said) =>
  `this Postgres lacks what Skein needs (${said}). Install its contrib package.`
const standby: Sentence = ({ at }) =>
  `${at} is a standby, where nothing can be written. Lead it to the primary.`
const pooled: Sentence = ({ at }) =>
  `${at} is a connection pooler. Lead it to Postgres itself, directly.`

const sentences: Record<string, Sentence> = {
  ECONNREFUSED: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ETIMEDOUT: silent,
  CONNECT_TIMEOUT: silent,
  ENOENT: silent,
  ENOTFOUND: unknown,
  EAI_AGAIN: unknown,
  ECONNRESET: strange,
  CONNECTION_CLOSED: strange,
  EPROTO: strange,
  ERR_SSL_WRONG_VERSION_NUMBER: strange,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted,
  CERT_HAS_EXPIRED: untrusted,
  '53300': busy,
  '57P03': busy,
  '28P01': refused,
  '28000': refused,
  '3D000': missing,
  '42501': mayNot,
  '58P01': lacking,
  '0A000': lacking,
  '25006': standby,
  '08P01': pooled,
}

const probing = { max: 1, connect_timeout: 5, prepare: false, fetch_types: false }
const coded = (code: string) => Object.assign(new Error(code), { code })

/**
 * Refuses a pooler that gives each transaction another session: what a session holds (a lock, what
 * it listens to, its role) would be another's. Two sessions that are open at once have two
 * processes of their own, and keep them, unless something stands between.
 */
export async function refusePooler(databaseUrl: string) {
  const [one, other] = [1, 2].map(() => dial(databaseUrl, { ...probing, onnotice: () => {} }))
  if (!one || !other) return
  const pid = async (sql: Pick<typeof one, 'unsafe'>) =>
    (await sql.unsafe('select pg_backend_pid() as pid'))[0]?.pid as number
  let hasAnswered = false
  const look = async () => {
    for (let round = 0; round < 3; round += 1) {
      const mine = await pid(one)
      if (mine === (await pid(other))) throw coded('08P01')
      hasAnswered = true
      const [theirs, again] = await other.begin(async (tx) => [await pid(tx), await pid(one)])
      if (mine === theirs || mine !== again) throw coded('08P01')
    }
  }
  let tooLong: ReturnType<typeof setTimeout> | undefined
  try {
    const silence = new Promise((_, fail) => {
      tooLong = setTimeout(() => fail(coded(hasAnswered ? '08P01' : 'CONNECTION_CLOSED')), 10_000)
    })
    await Promise.race([look(), silence])
  } finally {
    clearTimeout(tooLong)
    await Promise.all([one, other].map((sql) => sql.end({ timeout: 1 })))
  }
}
