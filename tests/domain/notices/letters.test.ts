import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { allowReset, askForReset, resetPassword } from '../../../app/domain/accounts/accounts'
import { invite } from '../../../app/domain/members/invitations'
import { hashed } from '../../../app/domain/accounts/tokens'
import { allowSignUp, askToSignUp, finishSignUp } from '../../../app/domain/accounts/sign-ups'
import { atTheDoor } from '../../../db/front-door'
import { withSchool } from '../../../db/school'
import { openOwnDatabase, ownerOf } from '../../support/database'
import { kindOf } from '../../support/refusals'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let sql: ReturnType<typeof ownerOf>
let renata: Acting

beforeAll(async () => {
  own = await openOwnDatabase('skein_demo')
  sql = ownerOf(own.url)
  const [school] = await sql`select id, name, time_zone as "timeZone" from schools`
  const [member] =
    await sql`select id as "memberId", name, access, position from members where initials = 'RO'`
  renata = { ...member, school } as unknown as Acting
})
afterAll(async () => {
  await sql.end()
  await own.close()
})
beforeEach(() => sql`delete from graphile_worker._private_jobs`)

const known = 'renata.osei@harborridge.example'
const letters = () => sql<{ task: string; payload: { email?: string; token: string } }[]>`
  select t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`

test('for a known and an unknown address the same work is put off', async () => {
  for (const email of [known, 'nobody@pier.example'])
    await atTheDoor(() => askForReset({ email, address: '10.0.0.1' }))
  const token = expect.stringMatching(/^[\w-]{43}$/) as string
  expect([...(await letters())]).toEqual(
    [known, 'nobody@pier.example'].map((email) => ({
      task: 'reset letter',
      payload: { email, token, school: null },
    })),
  )
})

test('signing up with a known and an unknown address puts the same work off', async () => {
  for (const email of [known, 'nobody@pier.example'])
    await atTheDoor(() => askToSignUp({ name: 'Ana', email, address: '10.0.0.3' }))
  const [first, second] = await letters()
  expect([first?.task, second?.task]).toEqual(['sign-up letter', 'sign-up letter'])
  expect(Object.keys(first?.payload ?? {}).sort()).toEqual(
    Object.keys(second?.payload ?? {}).sort(),
  )
})

test('a mailbox is not filled by a stranger: five letters in a quarter of an hour, however the address is written', async () => {
  const ask = (email: string, n: number) =>
    kindOf(atTheDoor(() => askForReset({ email, address: `10.0.${n}.2` })))
  const kinds = []
  for (let n = 0; n < 8; n += 1)
    kinds.push(await ask(n % 2 ? 'Full@pier.example' : 'full@pier.example', n))
  expect(kinds).toEqual([...Array(5).fill('done'), ...Array(3).fill('forbidden')])
  expect(await letters()).toHaveLength(5)
})

test('an invitation that is refused leaves no letter', async () => {
  const again = {
    name: 'Tom',
    email: 'tom.okafor@harborridge.example',
    position: 'teacher',
    access: 'member',
  } as const
  await expect(withSchool(renata.school.id, () => invite(renata, again))).rejects.toThrow(
    'already belongs',
  )
  expect(await letters()).toHaveLength(0)
})

test('a letter that is tried again allows the same reset, and none once its link was used', async () => {
  const allow = () => atTheDoor(() => allowReset(known, hashed('the token')))
  expect(await allow()).toMatchObject({ email: known })
  expect(await allow()).toMatchObject({ email: known })
  await atTheDoor(() => resetPassword(hashed('the token'), 'a hash'))
  expect(await allow()).toBeUndefined()
  expect(await sql`select from password_resets`).toHaveLength(1)
})

test('a letter to sign up that is tried again opens the same, and nothing once its link was used', async () => {
  const allow = () =>
    atTheDoor(() => allowSignUp({ name: 'Ana', email: 'ana@pier.example', tokenHash: 'hash' }))
  expect([await allow(), await allow()]).toEqual(['link', 'link'])
  await atTheDoor(() => finishSignUp('hash', 'a hash'))
  expect(await allow()).toBeUndefined()
  expect(
    await atTheDoor(() =>
      allowSignUp({ name: 'Ana', email: 'ANA@pier.example', tokenHash: 'another' }),
    ),
  ).toBe('known')
})
