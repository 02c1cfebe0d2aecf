import { beforeEach, expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { acceptInvitation } from '../../../app/domain/members/invitation-acceptance'
import { invitationsLeft } from '../../../app/domain/members/invitation-letters'
import {
  invite,
  inviteMany,
  renewInvitation,
  withdrawInvitation,
} from '../../../app/domain/members/invitations'
import { deleteAccount } from '../../../app/domain/personal-data/deletion'
import { Refusal } from '../../../app/domain/refusal'
import { refusalOf } from '../../../db/connect'
import { withSchool, sql } from '../../../db/school'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })

let renata: Acting
beforeEach(async () => void (renata = await here.cast.acting('RO')))

const someone = (n: number | string) =>
  ({
    name: 'Ina New',
    email: `new-${n}@pier.example`,
    position: 'teacher',
    access: 'member',
  }) as const
const many = (count: number, mark = '') =>
  Array.from({ length: count }, (_, n) => someone(`${mark}${n}`))
const young = () =>
  here.sql`update schools set created_at = skein_now() - interval '14 days' + interval '5 minutes'`
const old = () => here.sql`update schools set created_at = skein_now() - interval '14 days'`
const inHere = <T>(work: () => Promise<T>) => here.cast.inSchool(work)
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.kind : error),
  )
const open = async () =>
  (await here.sql`select from invitations where email like '%@pier.example'`).length
const letters = async () =>
  (await here.sql`select from graphile_worker.jobs where task_identifier = 'invitation letter'`)
    .length

test('a young school sends a hundred letters of invitation an hour, and an older one 500', async () => {
  await young()
  expect(await inHere(() => invitationsLeft(renata))).toBe(100)
  await old()
  expect(await inHere(() => invitationsLeft(renata))).toBe(500)
})

test('of a list that is longer than the hour allows, as many are invited as it allows, and the others wait', async () => {
  await young()
  const { invited, waiting } = await inHere(() => inviteMany(renata, many(130)))
  expect([invited, waiting.length, await open(), await letters()]).toEqual([100, 30, 100, 100])
  expect(waiting[0]).toEqual(someone(100))
  expect(await outcome(inHere(() => invite(renata, someone('late'))))).toBe('conflict')
  await here.sql`alter table invitation_letters disable trigger invitation_letters_kept`
  await here.sql`update invitation_letters set sent_at = sent_at - interval '61 minutes'`
  expect((await inHere(() => inviteMany(renata, waiting))).invited).toBe(30)
})

test('a letter that is sent again counts as well', async () => {
  await young()
  await inHere(() => inviteMany(renata, many(99)))
  const [one] = await here.sql<
    { id: string }[]
  >`select id from invitations where email like '%@pier.example' limit 1`
  const again = () => outcome(inHere(() => renewInvitation(renata, one?.id ?? '')))
  expect([await again(), await again()]).toEqual(['done', 'conflict'])
})

test('withdrawing and inviting anew gives no more letters', async () => {
  await young()
  await inHere(() => inviteMany(renata, many(100)))
  const rows = await here.sql<
    { id: string }[]
  >`select id from invitations where email like '%@pier.example'`
  for (const { id } of rows.slice(0, 5)) await inHere(() => withdrawInvitation(renata, id))
  expect(await outcome(inHere(() => invite(renata, someone('other'))))).toBe('conflict')
})

test('the bound is exact when many send at once', async () => {
  await young()
  const lena = await here.cast.acting('LB')
  const ends = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      inHere(() => inviteMany(n % 2 ? renata : lena, many(30, `${n}-`))),
    ),
  )
  expect(ends.reduce((sum, { invited }) => sum + invited, 0)).toBe(100)
  expect([await open(), await letters()]).toEqual([100, 100])
})

test('the database itself refuses a letter beyond the bound', async () => {
  await young()
  await inHere(() => inviteMany(renata, many(100)))
  const beyond = inHere(() =>
    sql()`insert into invitation_letters (id, invitation_id, sent_by) select gen_random_uuid(), id, ${renata.memberId} from invitations limit 1`.then(
      () => {},
    ),
  )
  expect(await beyond.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'invitation_letters_in_an_hour',
  )
})

/** Renata in another school of hers, made so long ago. */
async function inSecond(age: string) {
  const [school] = await here.sql<{ id: string }[]>`
    insert into schools (id, slug, name, time_zone, created_at)
    values (gen_random_uuid(), 'second', 'Second', 'UTC', skein_now() - ${age}::interval) returning id`
  const second = school?.id ?? ''
  await here.sql`insert into school_versions (school_id) values (${second})`
  const [member] = await here.sql<{ id: string }[]>`
    insert into members (school_id, id, account_id, name, initials, position, access, joined_on)
    select ${second}, gen_random_uuid(), account_id, name, initials, position, 'owner', joined_on from members where id = ${renata.memberId} returning id`
  const there = { ...renata, memberId: member?.id ?? '', school: { ...renata.school, id: second } }
  return (count: number) => withSchool(second, () => inviteMany(there, many(count)))
}

test('one account sends no more by founding another school', async () => {
  await young()
  const sends = await inSecond('0 days')
  await inHere(() => inviteMany(renata, many(60)))
  expect((await sends(60)).invited).toBe(40)
})

test('what is sent from an older school is not counted in a young one', async () => {
  await young()
  await (
    await inSecond('15 days')
  )(60)
  expect(await inHere(() => invitationsLeft(renata))).toBe(100)
})

test('where colleagues and oneself have sent more than the bound together, none is left, and none is sent', async () => {
  await young()
  const sends = await inSecond('0 days')
  await sends(60)
  const marcus = await here.cast.acting('MW')
  await inHere(() => inviteMany(marcus, many(60, 'm')))
  expect(await inHere(() => invitationsLeft(renata))).toBe(0)
  expect(await inHere(() => inviteMany(renata, many(30, 'r')))).toMatchObject({ invited: 0 })
})

test('a list that is sent twice at once invites each person once', async () => {
  const ends = await Promise.all([1, 2].map(() => inHere(() => inviteMany(renata, many(20)))))
  expect(ends.map(({ invited }) => invited).sort()).toEqual([0, 20].sort())
  expect([await open(), await letters()]).toEqual([20, 20])
})

test('a list passes over members and whom has been invited, and gives no access above one’s own', async () => {
  const marcus = await here.cast.acting('MW')
  const tom = { ...someone('tom'), email: 'TOM.okafor@harborridge.example' }
  await inHere(() => invite(renata, someone(1)))
  expect((await inHere(() => inviteMany(marcus, [tom, ...many(3)]))).invited).toBe(2)
  expect(
    await outcome(
      inHere(() => inviteMany(marcus, [someone('x'), { ...someone('y'), access: 'owner' }])),
    ),
  ).toBe('forbidden')
  const teacher = await here.cast.acting('TO')
  expect(await outcome(inHere(() => inviteMany(teacher, many(1, 'z'))))).toBe('forbidden')
  expect(await open()).toBe(3)
})

const idOf = async (email: string) =>
  (
    await here.sql<{ id: string }[]>`
      select id from invitations where email = ${email} order by invited_at desc, withdrawn_at nulls first`
  )[0]?.id ?? ''

async function joined({ email, name }: { email: string; name: string }) {
  const [account] = await here.sql<{ id: string }[]>`
    insert into accounts (id, email, name, password_hash)
    values (gen_random_uuid(), ${email}, ${name}, 'x') returning id`
  const accountId = account?.id ?? ''
  const { schoolId } = here.cast
  await acceptInvitation({ schoolId, id: await idOf(email) }, { accountId, email })
  return accountId
}

test('who was invited by letters and asks to be forgotten takes all their invitations along', async () => {
  const ina = someone('ina')
  for (const time of ['withdrawn', 'accepted']) {
    await inHere(() => invite(renata, ina))
    if (time === 'withdrawn')
      await inHere(async () => withdrawInvitation(renata, await idOf(ina.email)))
  }
  await inHere(() => invite(renata, someone('other')))
  const accountId = await joined(ina)
  await deleteAccount(accountId, { isForgotten: true })
  expect(await here.sql`select email from invitations where email like '%@pier.example'`).toEqual([
    { email: 'new-other@pier.example' },
  ])
  expect(await here.sql`select from invitation_letters`).toHaveLength(1)
})

test('who is forgotten leaves an open invitation to another at the same address', async () => {
  const ina = someone('ina')
  await inHere(() => invite(renata, ina))
  const accountId = await joined(ina)
  // As one may be once Ina has left.
  await here.sql`
    insert into invitations
    select (
      jsonb_populate_record(i, jsonb_build_object(
        'id', gen_random_uuid(), 'name', 'Ina’s daughter', 'member_id', null, 'accepted_at', null,
        'token_hash', repeat('a', 64)))
    ).* from invitations i where email = ${ina.email}`
  await deleteAccount(accountId, { isForgotten: true })
  expect(await here.sql`select name from invitations where email = ${ina.email}`).toEqual([
    { name: 'Ina’s daughter' },
  ])
})

test('who only leaves takes no invitation along', async () => {
  const ina = someone('ina')
  await inHere(() => invite(renata, ina))
  const accountId = await joined(ina)
  await deleteAccount(accountId, { isForgotten: false })
  expect(await open()).toBe(1)
})
