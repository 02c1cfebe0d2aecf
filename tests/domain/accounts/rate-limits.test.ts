import { expect, test } from 'vitest'
import {
  countHashing,
  countLetter,
  forgiveAccount,
  tried,
} from '../../../app/domain/accounts/rate-limits'
import type { Rank, Try } from '../../../app/domain/accounts/rate-limits'
import { atTheDoor } from '../../../db/front-door'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'

const here = ownSchool({ anew: true })
const school = '203.0.113.7'

/**
 * Tries that are right or wrong, as said, all at once; how each ended, and how often a password was
 * looked at.
 */
async function tries(trying: Try, said: boolean[]) {
  let looks = 0
  const look = (isRight: boolean) => async () => {
    looks += 1
    await new Promise((done) => setTimeout(done, Math.random() * 5))
    return isRight
  }
  const ends = await Promise.all(
    said.map((isRight) =>
      tried(trying, look(isRight)).then(
        (is) => (is ? 'in' : 'wrong'),
        () => 'refused',
      ),
    ),
  )
  const count = (end: string) => ends.filter((one) => one === end).length
  return { in: count('in'), wrong: count('wrong'), refused: count('refused'), looks }
}
const many = (times: number, isRight: boolean) => Array.from({ length: times }, () => isRight)

test('of fifty wrong passwords at once exactly ten are looked at', async () => {
  expect(await tries({ account: 'ana@weir.example', address: school }, many(50, false))).toEqual({
    in: 0,
    wrong: 10,
    refused: 40,
    looks: 10,
  })
  expect(await tries({ account: 'ANA@weir.example', address: school }, [true])).toEqual({
    in: 0,
    wrong: 0,
    refused: 1,
    looks: 0,
  })
})

test('fifty right passwords at once all pass, and leave ten wrong ones', async () => {
  const ana = { account: 'ana@weir.example', address: school }
  expect(await tries(ana, many(50, true))).toEqual({ in: 50, wrong: 0, refused: 0, looks: 50 })
  expect(await tries(ana, many(50, false))).toMatchObject({ wrong: 10, refused: 40 })
})

test('a right password among nine wrong ones passes, wherever it stands, and takes nobody’s place', async () => {
  const ana = { account: 'ana@weir.example', address: school }
  for (const place of [0, 5, 9]) {
    const said = many(9, false)
    said.splice(place, 0, true)
    expect(await tries(ana, said)).toEqual({ in: 1, wrong: 9, refused: 0, looks: 10 })
    await forgiveAccount(ana.account)
  }
})

test('a check that could not be made counts for nothing', async () => {
  const ana = { account: 'ana@weir.example', address: school }
  for (let i = 0; i < 12; i++)
    await tried(ana, () => Promise.reject(new Error('no room'))).catch(() => {})
  expect(await tries(ana, many(11, false))).toMatchObject({ wrong: 10, refused: 1 })
})

test('wrong tries from elsewhere keep nobody out, and an account has a hundred a day from everywhere', async () => {
  const from = (address: string) => ({ account: 'ana@weir.example', address })
  expect(await tries(from('198.51.100.9'), many(12, false))).toMatchObject({ wrong: 10 })
  expect(await tries(from(school), [true])).toMatchObject({ in: 1 })
  const elsewhere = await Promise.all(
    Array.from({ length: 12 }, (_, i) => tries(from(`198.51.100.${100 + i}`), many(10, false))),
  )
  expect(elsewhere.reduce((sum, { wrong }) => sum + wrong, 0)).toBe(90)
  expect(await tries(from(school), [true])).toMatchObject({ refused: 1 })
})

test('a browser that has signed in before passes what strangers have used up, and has ten failures of its own', async () => {
  const from = (address: string, device?: string) => ({
    account: 'ana@weir.example',
    address,
    device,
  })
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => tries(from(`198.51.100.${i}`), many(10, false))),
  )
  await tries(from(school), many(10, false))
  expect(await tries(from(school, 'hers'), many(3, true))).toMatchObject({ in: 3 })
  expect(await tries(from(school, 'hers'), many(12, false))).toMatchObject({
    wrong: 10,
    refused: 2,
  })
})

test('failures behind one address refuse no right password there; they make its strangers wait last', async () => {
  const ranks: Rank[] = []
  const note = (rank: Rank) => (ranks.push(rank), Promise.resolve(true))
  for (let i = 0; i < 11; i++)
    await tries({ account: `guess-${i}@weir.example`, address: school }, many(10, false))
  expect(await tried({ account: 'ana@weir.example', address: school }, note)).toBe(true)
  await tried({ account: 'ana@weir.example', address: school, device: 'hers' }, note)
  await tried({ account: 'ana@weir.example', address: '192.0.2.1' }, note)
  expect(ranks).toEqual(['crowd', 'known', 'stranger'])
})

test('the one who has one address of an IPv6 network has them all, so all count as one', async () => {
  const from = (address: string) => ({ account: 'ana@weir.example', address })
  for (let i = 0; i < 11; i++) await tries(from(`2001:db8:0:1:${i}::${i}`), [false])
  expect(await tries(from('2001:db8:0:1:ffff::1'), [true])).toMatchObject({ refused: 1 })
  expect(await tries(from('2001:db8:0:2::1'), [true])).toMatchObject({ in: 1 })
})

test('one mailed link keeps five passwords, and an address gets five letters', async () => {
  const kinds = await Promise.all(many(8, true).map(() => kindOf(countHashing('a link'))))
  expect(kinds.filter((kind) => kind === 'done')).toHaveLength(5)
  const ask = () =>
    atTheDoor(() => countLetter('reset', { email: 'ana@weir.example', address: school }))
  const letters = await Promise.all(many(8, true).map(() => kindOf(ask())))
  expect(letters.filter((kind) => kind === 'done')).toHaveLength(5)
  expect(letters.filter((kind) => kind === 'forbidden')).toHaveLength(3)
})

test('neither an address of mail nor one of the network is kept', async () => {
  await tries({ account: 'ana@weir.example', address: school, device: 'hers' }, [false])
  await countHashing('a link')
  await atTheDoor(() => countLetter('reset', { email: 'ana@weir.example', address: school }))
  const [{ kept } = { kept: '' }] = await here.sql<
    { kept: string }[]
  >`select string_agg(key, ' ') as kept from door_tries`
  expect(kept.split(' ').length).toBeGreaterThan(4)
  expect(kept).toMatch(/^([0-9a-f]{64}:[0-9a-f]{64} ?)+$/)
})
