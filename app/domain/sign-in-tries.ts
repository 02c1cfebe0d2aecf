import { createHash } from 'node:crypto'
import { written } from '../../db/school'
import { ensure } from './refusal'

type Try = { email: string; address: string }

// A whole school may sit behind one network address; an account is one person.
const most = { account: 10, address: 100 }
const mostLetters = { to: 5, from: 100 }
const tooMany = 'That was too often. Please wait a quarter of an hour, or ask for a new password.'

/**
 * Counts a letter that someone at the door asks for, so that nobody fills a stranger's mailbox: at most five in a quarter of an hour to
 * an address and a hundred from a network address. Answers whether this one is within.
 */
export async function countLetter({ email, address }: Try) {
  const to = await counted(keyOf('letter to', email.toLowerCase()))
  const from = await counted(keyOf('letter from', address))
  return to <= mostLetters.to && from <= mostLetters.from
}

/**
 * Counts a try to sign in, at the door and before the password is looked at, so that parallel tries are all counted. At most ten
 * in a quarter of an hour an account and a hundred an address; answers whether this one is within. What is beyond does not
 * lengthen the quarter, so nobody is locked out for longer.
 */
export async function countTry(given: Try) {
  await forgetOldTries()
  const account = await counted(keysOf(given).account)
  const address = await counted(keysOf(given).address)
  return account <= most.account && address <= most.address
}

/** Refuses (forbidden) a try that `countTry` found beyond the bound. Apart from it: a throw would undo the count. */
export function ensureWithin(isWithin: boolean) {
  ensure(isWithin, tooMany)
}

/** Forgets an account's tries and gives the address its one back: the right person is in. At the door. */
export async function forgiveTries(given: Try) {
  await forgiveAccount(given.email)
  await written()`update sign_in_tries set tries = greatest(tries - 1, 0) where key = ${keysOf(given).address}`
}

/** Forgets an account's tries: a new password, chosen by mail, is a way back in at once. At the door. */
export async function forgiveAccount(email: string) {
  await written()`delete from sign_in_tries where key = ${keyOf('account', email.toLowerCase())}`
}

function keysOf({ email, address }: Try) {
  return { account: keyOf('account', email.toLowerCase()), address: keyOf('address', address) }
}

function keyOf(kind: string, said: string) {
  return createHash('sha256').update(`${kind} ${said}`).digest('hex')
}

async function counted(key: string) {
  const [row] = await written()<{ tries: number }[]>`
    insert into sign_in_tries as t (key, tries, window_ends) values (${key}, 1, skein_now() + interval '15 minutes')
    on conflict (key) do update set
      tries = case when t.window_ends <= skein_now() then 1 else t.tries + 1 end,
      window_ends = case when t.window_ends <= skein_now() then excluded.window_ends else t.window_ends end
    returning tries`
  return row?.tries ?? Infinity
}

async function forgetOldTries() {
  await written()`delete from sign_in_tries where key in (
    select key from sign_in_tries where window_ends < skein_now() - interval '1 hour' limit 20 for update skip locked)`
}
