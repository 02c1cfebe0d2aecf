import { expect, test } from 'vitest'
import { withSchool, sql } from '../../../db/school'
import { outcome } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const inSchool = (work: () => Promise<unknown>) => outcome(withSchool(here.cast.schoolId, work))
const gone = (initials: string) =>
  here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update members set left_on = '2026-03-02', account_id = null where initials = ${initials}`
  })
const line = (text: string) => here.sql`
  insert into contributions (school_id, id, member_id, kind, text, happened_on, source, recorded_by)
  select school_id, gen_random_uuid(), id, 'chose', ${text}, '2026-02-20', 'act', id from members where initials = 'RO'`

const chosen = 'Chose Denise Abara for the lead'
const blank = (id: string) =>
  sql()`update members set name = 'Former member', initials = '–', email = null, position_note = '', strengths = '', growth_edges = '', forgotten_at = skein_now() where id = ${id}`

test('a line of the ledger changes in nothing but the name of someone who is being forgotten', async () => {
  await line('Chose Denise Abara for the lead')
  const [denise] = await here.sql<{ id: string }[]>`select id from members where initials = 'DA'`
  const rewrite = (text: string) =>
    sql()`update contributions set text = ${text} where text = 'Chose Denise Abara for the lead'`
  expect(await inSchool(() => rewrite('Chose Former member for the lead'))).toBe(
    'contributions_kept',
  )
  await gone('DA')
  const whileForgetting = (text: string) =>
    inSchool(async () => {
      await blank(denise?.id ?? '')
      await rewrite(text)
      await sql()`select forget_member(${denise?.id ?? ''})`
    })
  expect(await whileForgetting('Chose Former member for nothing')).toBe('contributions_kept')
  for (const change of [
    "happened_on = happened_on - 1, text = 'Chose Former member for the lead'",
    "kind = 'led', text = 'Chose Former member for the lead'",
    "recorded_at = skein_now(), text = 'Chose Former member for the lead'",
  ])
    expect(
      await inSchool(async () => {
        await blank(denise?.id ?? '')
        await sql().unsafe(`update contributions set ${change} where text = '${chosen}'`)
        await sql()`select forget_member(${denise?.id ?? ''})`
      }),
      change,
    ).toBe('contributions_kept')
  expect(await whileForgetting('Chose Former member for the lead')).toBe('done')
  expect(
    await inSchool(
      () =>
        sql()`update contributions set text = 'Chose nobody' where text = 'Chose Former member for the lead'`,
    ),
  ).toBe('contributions_kept')
})

test('a former name is kept, and goes only with who asked to be forgotten', async () => {
  await inSchool(() => sql()`update members set name = 'Tom Okafor-Hall' where initials = 'TO'`)
  expect(await here.sql`select name from former_names`).toEqual([{ name: 'Tom Okafor' }])
  expect(await inSchool(() => sql()`update former_names set name = 'Tim'`)).toBe(
    'former_names_kept',
  )
  expect(await inSchool(() => sql()`delete from former_names`)).toBe('former_names_kept')
  await inSchool(() => sql()`update members set name = 'Denise Abara-Hall' where initials = 'DA'`)
  await gone('DA')
  expect(
    await inSchool(() => sql()`select forget_member(id) from members where initials = 'DA'`),
  ).toBe('done')
  expect(await here.sql`select name from former_names`).toEqual([{ name: 'Tom Okafor' }])
})

test('of someone who is forgotten neither a former name nor an invitation is left', async () => {
  const [denise] = await here.sql<{ id: string }[]>`select id from members where initials = 'DA'`
  const id = denise?.id ?? ''
  await here.sql`
    insert into invitations
      (school_id, id, member_id, email, name, position, access, token_hash, invited_by, expires_at,
        accepted_at)
    select school_id, gen_random_uuid(), id, 'da@pier.example', name, position, access, 'used', id,
      skein_now(), skein_now()
    from members where id = ${id}`
  await gone('DA')
  const names = () => sql()`delete from former_names where member_id = ${id}`
  const invitations = () => sql()`delete from invitations where member_id = ${id}`
  const blankAnd = (...rest: (() => Promise<unknown>)[]) =>
    inSchool(async () => {
      await blank(id)
      for (const goes of rest) await goes()
    })
  expect(await blankAnd(names)).toBe('members_leave_no_name')
  expect(await blankAnd(invitations)).toBe('members_leave_no_name')
  expect(await blankAnd(names, invitations)).toBe('done')
})

test('nobody who is here is forgotten, nobody is forgotten in part, and nobody comes back', async () => {
  const forget = (initials: string) =>
    inSchool(() => sql()`select forget_member(id) from members where initials = ${initials}`)
  expect(await forget('DA')).toBe('members_forgotten_whole')
  await gone('DA')
  expect(
    await inSchool(
      () => sql()`update members set forgotten_at = skein_now() where initials = 'DA'`,
    ),
  ).toBe('members_forgotten_whole')
  expect(await forget('DA')).toBe('done')
  expect(
    await inSchool(() => sql()`update members set forgotten_at = null where initials = '–'`),
  ).toBe('members_stay_forgotten')
  expect(
    await inSchool(() => sql()`update members set name = 'Denise Abara' where initials = '–'`),
  ).toBe('members_forgotten_whole')
})

test('a name is left out as a whole, with whatever signs it has', async () => {
  const left = async (said: string, name: string) =>
    (await here.sql<{ left: string }[]>`select without_name(${said}, ${name}) as left`)[0]?.left
  expect(await left('to Zoe M.: Zoe M. leads', 'Zoe M.')).toBe(
    'to Former member: Former member leads',
  )
  expect(await left('Anna asked An', 'An')).toBe('Anna asked Former member')
  expect(await left('A (B) [c] $d ^e \\f and ÁB', 'A (B) [c] $d ^e \\f')).toBe(
    'Former member and ÁB',
  )
  expect(await left('Élodie O’Neil-Świąt was asked', 'Élodie O’Neil-Świąt')).toBe(
    'Former member was asked',
  )
})
