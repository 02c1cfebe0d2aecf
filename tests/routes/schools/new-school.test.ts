import { uuidv7 } from 'uuidv7'
import { beforeEach, expect, test } from 'vitest'
import { hashed } from '../../../app/domain/accounts/tokens'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'

const here = served('skein_empty')
const [school, paula, cora] = [uuidv7(), uuidv7(), uuidv7()]
const [founders, colleagues] = ['f'.repeat(43), 'c'.repeat(43)]

const member = (id: string, name: string, { token, access }: { token: string; access: string }) =>
  here.sql.begin(async (tx) => {
    const account = uuidv7()
    await tx`insert into accounts (id, email, name, password_hash) values (${account}, ${`${access}@one.example`}, ${name}, '-')`
    await tx`insert into sessions (id, account_id, expires_at) values (${hashed(token)}, ${account}, now() + interval '1 day')`
    await tx`insert into members (school_id, id, account_id, name, initials, email, position, access, joined_on)
      values (${school}, ${id}, ${account}, ${name}, 'XX', ${`${access}@one.example`}, 'teacher', ${access}, current_date)`
    await tx`update school_versions set version = version + 1`
  })

let has = { second: false, initiative: false }
async function becomes(wanted: { second?: boolean; initiative?: boolean }) {
  if (wanted.second && !has.second)
    await member(cora, 'Cora Colleague', { token: colleagues, access: 'member' })
  if (wanted.initiative && !has.initiative)
    await here.sql.begin(async (tx) => {
      await tx`insert into initiatives (school_id, id, number, title, purpose, challenge, stage, place, created_by)
        values (${school}, ${uuidv7()}, 1, 'Quiet mornings', 'Calm.', 'adaptive', 'idea', 1, ${paula})`
      await tx`update school_versions set version = version + 1`
    })
  has = { ...has, ...wanted }
}

const read = async (path: string, token = founders) => {
  const html = await (await new Visitor(here.server.url).holding(token).get(`/s/new${path}`)).text()
  return html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replaceAll(/<!-- -->|<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

beforeEach(async () => {
  if ((await here.sql`select from schools where id = ${school}`).length) return
  await here.sql.begin(async (tx) => {
    await tx`insert into schools (id, slug, name, time_zone) values (${school}, 'new', 'New School', 'America/New_York')`
    await tx`insert into school_versions (school_id) values (${school})`
    await tx`insert into school_years (school_id, id, name, starts_on, ends_on)
      values (${school}, ${uuidv7()}, 'This year', current_date - 100, current_date + 100)`
  })
  await member(paula, 'Paula Principal', { token: founders, access: 'owner' })
})

test('where nothing has begun, no page says that all is led, or asks someone to ask themselves', async () => {
  const needs = await read('/needs-a-lead')
  expect(needs).toContain('No initiative yet')
  expect(needs).not.toContain('Everything is led')
  const fairness = await read('/fairness')
  expect(fairness).toContain('You are the only one here so far')
  expect(fairness).toContain('Invite your team')
  expect(fairness).toContain('nobody has offered or been asked so far')
  expect(fairness).not.toContain('Not asked yet')
  expect(await read('/formation')).toMatch(/No lead to show .* one initiative and one person/)
})

test('where all others are students, nobody is said to be the only one here', async () => {
  const zoe = uuidv7()
  const ofStudents = async () => {
    await here.sql`update school_versions set version = version + 1`
    return read('/fairness')
  }
  await here.sql`insert into members (school_id, id, name, initials, position, access, joined_on)
    values (${school}, ${zoe}, 'Zoe M.', 'ZM', 'student', 'member', current_date)`
  const fairness = await ofStudents()
  await here.sql`update members set left_on = current_date where id = ${zoe}`
  expect(fairness).not.toContain('the only one here')
  expect(fairness).toMatch(/You are the only one in this list so far Students are here, too/)
  expect(fairness).not.toContain('Zoe M.')
  expect(await ofStudents()).toContain('You are the only one here so far')
})

test('the guide of the founder has the calendar in it, which ticks itself; another has neither', async () => {
  expect(await read('')).toMatch(/Invite your team.*Fill in the calendar.*New initiative/)
  await becomes({ second: true })
  const theirs = await read('', colleagues)
  expect(theirs).toContain('New initiative')
  expect(theirs).not.toMatch(/Invite your team|Fill in the calendar|Four steps/)
  await here.sql`insert into closed_days (school_id, id, name, starts_on, ends_on)
    values (${school}, ${uuidv7()}, 'Snow day', current_date + 7, current_date + 7)`
  await here.sql`update school_versions set version = version + 1`
  expect(await read('')).toMatch(/Fill in the calendar done/)
})

test('an initiative that nobody has led draws no empty lane, and says so on its page', async () => {
  await becomes({ second: true, initiative: true })
  expect(await read('/needs-a-lead')).toContain('Nobody leads these just now')
  const formation = await read('/formation')
  expect(formation).toMatch(/No lead to show .*See what needs a lead/)
  expect(formation).not.toContain('0 turns')
  const page = await read('/initiatives/1')
  expect(page).toContain('Who follows nobody yet')
  expect(page).toContain('Nobody has led this yet.')
  expect(page).not.toContain('No hand-over is planned')
})

test('beside those who were never asked is the way to ask them, and one’s own to offer', async () => {
  await becomes({ second: true, initiative: true })
  const html = await (
    await new Visitor(here.server.url).holding(founders).get('/s/new/fairness')
  ).text()
  expect(html).toContain(`href="/s/new/initiatives/1/ask?to=${cora}"`)
  expect(html).not.toContain(`ask?to=${paula}`)
  expect(await read('/fairness')).toMatch(/Cora Colleague .*Ask : Cora Colleague .*Offer to lead/)
  const form = await read(`/initiatives/1/ask?to=${cora}`)
  expect(form).toContain('not asked yet')
  expect(await read('/fairness', colleagues)).not.toContain('Ask : ')
})

test('where all has stopped, nothing is said to be led', async () => {
  await becomes({ second: true, initiative: true })
  await here.sql`update initiatives set stage = 'paused'`
  await here.sql`update school_versions set version = version + 1`
  const needs = await read('/needs-a-lead')
  expect(needs).toContain('Nothing is under way')
  expect(needs).not.toContain('Everything is led')
})
