import { expect, test } from 'vitest'
import { emailOf } from '../../../db/demo/people'
import { comersTo, password, to } from '../../support/comers'
import { served } from '../../support/served'

const here = served('skein_demo')

const { visitor, linkIn, newcomer } = comersTo(() => here.server)
const slug = 'harbor-ridge'
const principal = () => visitor().signIn(emailOf('Renata Osei'))
const assistant = () => visitor().signIn(emailOf('Marcus Whitfield'))
const invited = { name: 'Fay Lund', position: 'teacher', access: 'member' }

async function inviteTo(email: string, more: object = {}) {
  const answer = await (
    await principal()
  ).post(`/s/${slug}/invitations/new`, { ...invited, email, ...more })
  expect(answer.status).toBe(303)
  return linkIn(email, 'join')
}

test('someone invited chooses a password and is a member, once', async () => {
  const link = await inviteTo('fay@weir.example')
  const fay = visitor()
  expect(await (await fay.get(link)).text()).toContain('Choose a password')
  expect(to(await fay.post(link, { password }))).toBe(`/s/${slug}`)
  expect((await fay.get(`/s/${slug}`)).status).toBe(200)
  expect(to(await visitor().post(link, { password }))).toMatch(/^\/sign-in/)
  expect(await here.sql`select from members where email = 'fay@weir.example'`).toHaveLength(1)
})

test('a used link leads the one who used it to the school, over sign-in where nobody is signed in', async () => {
  const link = await inviteTo('una@weir.example')
  const una = visitor()
  await una.post(link, { password })
  for (const again of [await una.get(link), await una.post(link)])
    expect([again.status, to(again)]).toEqual([303, `/s/${slug}`])
  const signIn = to(await visitor().get(link)) ?? ''
  expect(signIn).toBe(`/sign-in?next=%2Fs%2F${slug}&used=yes`)
  expect(await (await visitor().get(signIn)).text()).toContain(
    'You have used this invitation already.',
  )
})

test('a used link tells someone else that it is used, and lets them in nowhere', async () => {
  const link = await inviteTo('ula@weir.example')
  await visitor().post(link, { password })
  const other = await newcomer('someone-else@weir.example')
  const answer = await other.get(link)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toMatch(
    /This invitation was for .*ula@weir\.example.* and has been used/,
  )
  expect((await other.post(link)).status).toBe(404)
  expect((await other.get(`/s/${slug}`)).status).toBe(404)
})

test('a link that has ended says how, and what to do', async () => {
  const said = async (link: string) => {
    const answer = await visitor().get(link)
    return [answer.status, (await answer.text()).replaceAll('<!-- -->', '')] as const
  }
  const link = await inviteTo('olga@weir.example')
  await here.sql`update invitations set expires_at = skein_now() - interval '1 second' where email = 'olga@weir.example'`
  expect(await said(link)).toEqual([
    404,
    expect.stringContaining(
      'worked for fourteen days, and they are over. Please ask Renata Osei to send it again.',
    ),
  ])
  await here.sql`update invitations set withdrawn_at = skein_now() where email = 'olga@weir.example'`
  expect(await said(link)).toEqual([404, expect.stringContaining('This invitation was withdrawn.')])
  expect(await said(`/join/${'x'.repeat(43)}`)).toEqual([
    404,
    expect.stringContaining('follow the link in the latest one'),
  ])
})

test('someone invited who has an account signs in first; nobody joins with another account', async () => {
  const gil = await newcomer('gil@weir.example', 'Gil')
  const link = await inviteTo('Gil@weir.example')
  expect(await (await visitor().get(link)).text()).toContain('Sign in and join')
  const stranger = await newcomer('other@weir.example')
  expect((await stranger.post(link)).status).toBe(409)
  expect(to(await gil.post(link))).toBe(`/s/${slug}`)
})

test('nobody invites above their own access, and a member cannot invite', async () => {
  const above = await (
    await assistant()
  ).post(`/s/${slug}/invitations/new`, { ...invited, email: 'hal@weir.example', access: 'owner' })
  expect(above.status).toBe(403)
  const teacher = await visitor().signIn(emailOf('Tom Okafor'))
  expect(
    (await teacher.post(`/s/${slug}/invitations/new`, { ...invited, email: 'hal@weir.example' }))
      .status,
  ).toBe(403)
  expect((await teacher.get(`/s/${slug}/invitations/new`)).status).toBe(403)
  expect(await here.sql`select 1 from invitations where email = 'hal@weir.example'`).toHaveLength(0)
})

test('an invitation sent again has a new link, and one withdrawn has none', async () => {
  const first = await inviteTo('ida@weir.example')
  const [row] = await here.sql`select id from invitations where email = 'ida@weir.example'`
  const renata = await principal()
  await renata.post(`/s/${slug}/invitations/${row?.id}/resend`)
  const second = await linkIn('ida@weir.example', 'join', first)
  expect((await visitor().get(first)).status).toBe(404)
  expect((await visitor().get(second)).status).toBe(200)
  await renata.post(`/s/${slug}/invitations/${row?.id}/withdraw`)
  expect((await visitor().get(second)).status).toBe(404)
  expect((await renata.post(`/s/${slug}/invitations/not-an-id/withdraw`)).status).toBe(404)
})
