import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'

/**
 * What Skein's own logins are for: a school's scope, the door, what is one person's in all schools
 * (and so may become either of the two before it), the queue. None owns anything.
 */
export const duties = ['app', 'door', 'account', 'jobs'] as const
export type Duty = (typeof duties)[number]

/** A login of Skein's own: its name, and the address that logs it in. */
export type Login = { name: string; password: string; url: string }

/**
 * The logins that belong to an owner's address (DATABASE_URL). Their passwords are derived from the
 * owner's, so that every process and every database of one owner knows the same ones and nothing
 * has to be kept; from a derived one the owner's cannot be found.
 */
export function loginsOf(ownerUrl: string): Record<Duty, Login> {
  const owner = new URL(ownerUrl)
  return Object.fromEntries(duties.map((duty) => [duty, loginOf(owner, duty)])) as Record<
    Duty,
    Login
  >
}

/**
 * The role that owns the queue; nobody logs in as it, so that nobody changes the functions that the
 * others call.
 */
export function queueOf(ownerUrl: string) {
  return `${beginningOf(new URL(ownerUrl))}_queue`
}

const beginningOf = ({ username }: URL) => decodeURIComponent(username).slice(0, 50)

function loginOf(owner: URL, duty: Duty): Login {
  const name = `${beginningOf(owner)}_${duty}_login`
  const password = createHmac('sha256', decodeURIComponent(owner.password))
    .update(`skein ${name}`)
    .digest('base64url')
  const url = new URL(owner)
  url.username = encodeURIComponent(name)
  url.password = password
  return { name, password, url: url.href }
}

const rounds = 4096

/**
 * A password as Postgres keeps it (RFC 5803), so that the password itself never stands in a
 * statement or in the server's log.
 */
export function verifierOf({ name, password }: Login) {
  const salt = createHash('sha256').update(`${name} ${password}`).digest().subarray(0, 16)
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyed = (word: string) => createHmac('sha256', salted).update(word).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`
}
