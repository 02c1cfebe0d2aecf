import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase, ownerOf } from '../support/database'
import { startServer } from '../support/server'
import type { TestServer } from '../support/server'
import { Visitor, demoEmail } from '../support/visitor'

let own: Awaited<ReturnType<typeof ownDatabase>>
let server: TestServer
let sql: ReturnType<typeof ownerOf>

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  server = await startServer(own.url)
  sql = ownerOf(own.url)
})
afterAll(async () => {
  await sql.end()
  await server.stop()
  await own.drop()
})

const signedIn = (name: string) => new Visitor(server.url).signIn(demoEmail(name))
const school = '/s/harbor-ridge'

test('an initiative is put up with the next number, edited, led, updated, handed over and left, without JavaScript', async () => {
  const [tom, priya] = [await signedIn('tom.okafor'), await signedIn('priya.natarajan')]
  const said = { title: 'Quiet mornings', purpose: 'Calm starts.', challenge: 'adaptive', learningQuestion: 'What calms?', voicesAffected: 'Students' }

  const putUp = await tom.post(`${school}/initiatives/new`, said)
  const place = putUp.headers.get('Location') ?? ''
  expect(place).toBe(`${school}/initiatives/10`)
  expect((await tom.post(`${place}/take-lead`, { cameAbout: 'chosen' })).status).toBe(303)
  expect((await tom.post(`${place}/edit`, { ...said, title: 'Quieter mornings' })).status).toBe(303)
  expect((await tom.post(`${place}/update`, { health: 'at risk', body: '**Slow** <script>alert(1)</script>' })).status).toBe(303)
  const [{ id: to } = { id: '' }] = await sql<{ id: string }[]>`select id from members where initials = 'PN'`
  expect((await tom.post(`${place}/hand-over`, { to, stands: 'Half.', next: 'Half.' })).status).toBe(303)

  const shown = await (await priya.get(place)).text()
  expect(shown).toContain('Quieter mornings')
  expect(shown).toContain('<strong>Slow</strong>')
  expect(shown).not.toContain('<script>alert')
  const [{ id: handOver } = { id: '' }] = await sql<{ id: string }[]>`select id from hand_overs where answer is null and to_member_id = ${to}`
  expect(await (await priya.get(`${place}/accept?handOver=${handOver}`)).text()).toContain(handOver)
  expect((await priya.post(`${place}/accept`, { handOver })).status).toBe(303)
  expect((await tom.post(`${place}/leave`)).status).toBe(303)
})

test('every act of an initiative shows its page, or says why not, and an unknown act is not there', async () => {
  const renata = await signedIn('renata.osei')
  const nouns = ['follow', 'shadow', 'offer', 'take-lead', 'co-lead', 'hand-over', 'accept', 'decline', 'step-back', 'leave', 'update', 'edit', 'call', 'ask', 'close-call', 'choose', 'correction']
  for (const noun of nouns) expect(noun === 'correction' ? [404] : [200, 403], noun).toContain((await renata.get(`${school}/initiatives/5/${noun}`)).status)
  for (const place of ['5/constructor', '5/nothing', '999', 'abc', '999/follow']) expect((await renata.get(`${school}/initiatives/${place}`)).status, place).toBe(404)
})

test('a page that cannot be shown leaves the ways back open: to what was acted on, to its room, and Home', async () => {
  const jess = await signedIn('jess.lindqvist')
  const waysFrom = async (place: string, status: number) => {
    const answer = await jess.get(`${school}/${place}`)
    expect(answer.status, place).toBe(status)
    return [...(/<section class="trouble">(.*?)<\/section>/s.exec(await answer.text())?.[1] ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
  }
  expect(await waysFrom('initiatives/1/take-lead', 403)).toEqual([`${school}/initiatives/1`, `${school}/board`, school])
  expect(await waysFrom('initiatives/999/follow', 404)).toEqual([`${school}/board`, school])
  expect(await waysFrom('decisions/999', 404)).toEqual([`${school}/decisions`, school])
  expect(await waysFrom('nothing/at/all', 404)).toEqual([`${school}/board`, school])
})

test('adaptive work without its question is asked for it, and nothing typed is lost', async () => {
  const tom = await signedIn('tom.okafor')
  const answer = await tom.post(`${school}/initiatives/new`, { title: 'Half said', purpose: 'To see.', challenge: 'adaptive' })
  const shown = await answer.text()
  expect(answer.status).toBe(422)
  expect(shown).toContain('What do you need to learn?')
  expect(shown).toContain('Half said')
})

// What a form would send as it stands: one press.
function asItStands(form: string) {
  const selects = [...form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name = '', options = '']) => [name, /<option(?=[^>]*selected)[^>]*value="([^"]*)"/.exec(options)?.[1] ?? ''])
  const days = [...form.matchAll(/<input[^>]*type="date"[^>]*>/g)].map(([input]) => [/name="([^"]+)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? ''])
  const kept = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(([, name = '', value = '']) => [name, value])
  const press = /<button[^>]*name="(other)" value="([^"]+)"[^>]*><span>Farah/.exec(form)?.slice(1)
  return Object.fromEntries([...selects, ...days, ...kept, ...(press ? [press] : [])]) as Record<string, string>
}

test.each(['extend', 'stand-in', 'swap'])('to %s is one press from the initiative and one more to send; what is asked and done stands in its history', async (noun) => {
  const [jess, denise] = [await signedIn('jess.lindqvist'), await signedIn('denise.abara')]
  const place = `${school}/initiatives/1`
  const [asks, answers] = noun === 'swap' ? [denise, await signedIn('farah.siddiqui')] : [jess, denise]
  expect((await (await asks.get(place)).text()).replaceAll(/<details[\s\S]*?<\/details>/g, '')).toContain(`href="${place}/${noun}"`)
  const form = asItStands(await (await asks.get(`${place}/${noun}`)).text())
  expect((await asks.post(`${place}/${noun}`, form)).status).toBe(303)
  const [, change = ''] = /agree\?change=([^"]+)"/.exec(await (await answers.get(place)).text()) ?? []
  expect((await answers.post(`${place}/agree`, { change })).status).toBe(303)
  const [line] = await sql<{ text: string }[]>`select c.text from contributions c join initiatives i on i.id = c.initiative_id where i.number = 1 order by c.recorded_at desc, c.id desc limit 1`
  expect(line?.text).toMatch({ 'stand-in': /^Stands in as lead of One device/, extend: /^Extended the lead of One device/, swap: /^Swapped a coming turn: One device/ }[noun] ?? '')
})

test('who hands over finds whom the plan names first, and why', async () => {
  const page = await (await (await signedIn('jess.lindqvist')).get(`${school}/initiatives/4/hand-over`)).text()
  expect(page).not.toContain('planned to lead next')
  const joel = await (await (await signedIn('joel.carver')).get(`${school}/initiatives/4/hand-over`)).text()
  expect(joel.indexOf('planned to lead next, from Saturday, April 25')).toBeGreaterThan(joel.indexOf('Kofi Mensah'))
  expect(joel.indexOf('Kofi Mensah')).toBeLessThan(joel.indexOf('Marcus Whitfield'))
})

test('who leads next, and from when, stands beside who leads now, above everything else', async () => {
  const page = (await (await (await signedIn('jess.lindqvist')).get(`${school}/initiatives/4`)).text()).replaceAll(/<!--.*?-->/g, '')
  expect(page.slice(0, page.indexOf('</h1>'))).toContain('led by <a href="#formation">Joel Carver</a> · next: <a href="#rotation">Kofi Mensah</a> on Apr 25, then Amina Yusuf')
  expect(page).toContain('id="rotation"')
})

test('an update is corrected by a plain form, and the page keeps what stood before', async () => {
  const [jess, priya] = [await signedIn('jess.lindqvist'), await signedIn('priya.natarajan')]
  const page = await (await jess.get(`${school}/initiatives/1`)).text()
  const [, address = ''] = /href="([^"]+correction\?update=[^"]+)"/.exec(page) ?? []
  const update = new URLSearchParams(address.split('?')[1]).get('update') ?? ''
  expect(await (await jess.get(address)).text()).toContain('Broken-device days are at 4 %')
  expect((await priya.get(address)).status).toBe(403)
  expect((await jess.get(`${school}/initiatives/2/correction?update=${update}`)).status).toBe(404)
  expect((await jess.post(address, { update, health: 'on track', body: 'Broken-device days are at 5 %.' })).status).toBe(303)

  const shown = await (await priya.get(`${school}/initiatives/1`)).text()
  expect(shown).toMatch(/5 %[\s\S]*read what stood before[\s\S]*at 4 %/)
  expect(shown).not.toContain('correction?update')
})
