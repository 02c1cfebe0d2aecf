import { forgetCounted, keyOf, limitOf } from '../../../db/limits'
import { atTheDoor } from '../../../db/school'
import { networkOf } from './network-address'
import { oneByOne } from '../key-queue'
import { ensure } from '../refusal'

/**
 * Who tries to be whom: an account's address of mail or its id, from which network address, on
 * which browser if it has signed in before.
 */
export type Try = { account: string; address: string; device?: string | undefined }

/**
 * How a try may wait for its check: a browser we know goes first, a network with many failures
 * last.
 */
export type Rank = 'known' | 'stranger' | 'crowd'

const quarter = 15 * 60
const nearby = limitOf({ most: 10, seconds: quarter, sweeps: true })
const anywhere = limitOf({ most: 100, seconds: 24 * 60 * 60 })
const network = limitOf({ most: 100, seconds: quarter })
const judging = limitOf({ most: 15, seconds: quarter })
const hashing = limitOf({ most: 5, seconds: quarter })
const lettersTo = limitOf({ most: 5, seconds: quarter })
const lettersFrom = limitOf({ most: 100, seconds: quarter })
const tooMany = 'That was too often. Please wait a quarter of an hour, or ask for a new password.'

/**
 * Tries a password, by `check`; answers whether it was right. Only failures count: at most ten in a
 * quarter of an hour for an account from one network address, and a hundred a day for it from
 * everywhere. A browser that has signed in to the account before passes both and has ten of its
 * own, so that no stranger shuts anybody out of it. Beyond, it refuses (forbidden) without a check.
 *
 * Exact however many try at once: a try takes its place before the check and gives it back when it
 * was right, so that the count is never lower than the failures; and tries for one account from one
 * place go one after another, so that a place taken by a try under way keeps no right password out.
 * Failures of a network are counted too. They refuse nobody, as a school is behind one address:
 * they only make its strangers wait behind all others. Outside of any scope.
 */
export function tried(trying: Try, check: (rank: Rank) => Promise<boolean>) {
  const { account, address, device } = trying
  const [name, from] = [nameOf(account), networkOf(address)]
  const near = keyOf(name, device ? `device ${device}` : `network ${from}`)
  const places: Place[] = device
    ? [[nearby, near]]
    : [
        [nearby, near],
        [anywhere, keyOf(name)],
      ]
  return oneByOne(near, tooMany, async () => {
    const isCrowd = await takePlaces(places, keyOf(`network ${from}`))
    const isRight = await check(device ? 'known' : isCrowd ? 'crowd' : 'stranger').catch(
      async (error) => {
        await giveBackAll(places)
        throw error
      },
    )
    await (isRight ? giveBackAll(places) : network.count(keyOf(`network ${from}`)))
    return isRight
  })
}

/** Forgets an account's failures: a new password, chosen by mail, is a way back in at once. */
export async function forgiveAccount(account: string) {
  await forgetCounted(nameOf(account))
}

/**
 * Refuses (forbidden) the sixth password in a quarter of an hour that one mailed link is used to
 * keep: each costs a hash.
 */
export async function countHashing(tokenHash: string) {
  ensure(await hashing.take(keyOf(`link ${tokenHash}`)), tooMany)
}

/**
 * Refuses (forbidden) the sixteenth password in a quarter of an hour that one mailed link or one
 * account offers as its new one: each is judged, which takes about as long as a hash.
 */
export async function countJudging(by: string) {
  ensure(await judging.take(keyOf(`judged ${by}`)), tooMany)
}

/**
 * Counts a letter that someone at the door asks for, so that nobody fills a stranger's mailbox: at
 * most five in a quarter of an hour to an address and a hundred from a network address. Refuses
 * (forbidden) one more, in the same words whether or not the address has an account. Letters with a
 * way back in are counted by themselves, so that nobody uses them up by asking for others.
 */
export async function countLetter(
  letter: 'reset' | 'other',
  { email, address }: { email: string; address: string },
) {
  ensure(await lettersTo.take(keyOf(`${letter} letter to ${email.toLowerCase()}`)), enoughTo)
  ensure(await lettersFrom.take(keyOf(`letter from ${networkOf(address)}`)), enoughFrom)
}

const enoughTo =
  'This address was given five times in a quarter of an hour, so nothing more is sent to it for now. ' +
  'Please look in your mail, or try again later.'
const enoughFrom =
  'Very many letters were asked for from your network, so none is sent for now. ' +
  'Please try again in a quarter of an hour.'

type Place = [limit: typeof nearby, key: string]

// Answers whether the network has had many failures.
async function takePlaces(places: Place[], networkKey: string) {
  const [isWithin, isCrowd] = await atTheDoor(async () => [
    await takeAll(places),
    await network.isFull(networkKey),
  ])
  ensure(isWithin === true, tooMany)
  return isCrowd === true
}

async function takeAll([first, ...others]: Place[]): Promise<boolean> {
  if (!first) return true
  const [limit, key] = first
  if (!(await limit.take(key))) return false
  const isWithin = await takeAll(others)
  if (!isWithin) await limit.giveBack(key)
  return isWithin
}

async function giveBackAll(places: Place[]) {
  await atTheDoor(async () => {
    for (const [limit, key] of places) await limit.giveBack(key)
  })
}

const nameOf = (account: string) => `account ${account.toLowerCase()}`
