import ICAL from 'ical.js'
import { parse } from 'csv-parse/sync'
import MarkdownIt from 'markdown-it'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveClock } from '../../support/clock'
import { startMailServer } from '../../support/mail-server'
import { asKept, lettersOf, nastyLines, nastyText } from '../../support/nasty'
import { ledTo, edited } from '../../support/reading'
import { served } from '../../support/served'
import { Visitor, demoEmail } from '../../support/visitor'
import { soon } from '../../support/soon'

// What people type is typed into the real forms here, and then each thing that leaves Skein is read
// by a program that knows nothing of Skein.

const school = '/s/harbor-ridge'
const schoolName = '=Harbor; "Ridge", # <b>Lock</b>\\'
const memberName = '=Ann, "O’Neil"; <b>*x*</b>'
let post: Awaited<ReturnType<typeof startMailServer>>
beforeAll(async () => void (post = await startMailServer()))
afterAll(() => post.stop())
const here = served('skein_demo', {
  before: (sql) => moveClock(sql, '2026-03-09T18:00Z'),
  env: () => ({ SMTP_URL: post.url, LOG_LEVEL: 'info' }),
})
let renata: Visitor
const titles = nastyLines.slice(0, 8).concat(nastyLines.slice(27, 35))

beforeAll(async () => {
  renata = await here.as('renata.osei')
  await typeEverything()
})

async function typed(address: string, fields: Record<string, string | string[]>) {
  const answer = await renata.post(address, fields)
  expect([address, answer.status]).toEqual([address, 303])
  return ledTo(answer)
}

async function typeEverything() {
  const [tom, denise] = [await here.idOf('TO'), await here.idOf('DA')]
  const denises = await here.as('denise.abara')
  const names = [
    await edited(denises, `${school}/people/${denise}/letters`, { letters: 'at once' }),
    await edited(renata, `${school}/settings?part=school`, { name: schoolName }),
    await edited(renata, '/account', { name: memberName }),
  ]
  expect(names.map(({ status }) => status)).toEqual([303, 303, 303])
  await typed(`${school}/invitations/new`, {
    name: memberName,
    email: 'ina@pier.example',
    position: 'teacher',
    access: 'member',
  })
  for (const title of titles) {
    const at = await typed(`${school}/initiatives/new`, {
      title,
      purpose: nastyText.slice(0, 900),
      challenge: 'adaptive',
      learningQuestion: title,
      voicesAffected: title,
      theoryIf: title,
      noGoalBecause: title,
    })
    await typed(`${at}/take-lead`, { cameAbout: 'offered', reason: title })
    await typed(`${at}/update`, { health: 'on track', body: nastyText })
    await typed(`${at}/ask`, { to: denise, role: 'co-lead', note: nastyText.slice(0, 250) })
  }
  for (const question of nastyLines) {
    const decision = {
      question,
      decided: nastyText,
      why: nastyText,
      tally: question,
      method: 'consent',
      authority: 'decides',
      outcome: 'passed',
      took: [tom, denise],
      decidedOn: '2026-03-02',
      reviewOn: '2026-04-20',
    }
    await typed(`${school}/decisions/new`, decision)
  }
  const proposal = {
    question: 'Nasty?',
    body: nastyText,
    method: 'advice process',
    authority: 'decides',
    deciders: [await here.idOf('RO')],
    affected: [tom],
    experts: [denise],
    deadlineDay: '2026-03-20',
    reviewOn: '2026-04-20',
  }
  const draft = await typed(`${school}/decisions/propose?method=advice+process`, proposal)
  await typed(`${draft}/open`, {})
  await typed(`${draft}/amend`, {
    body: `${nastyText}\nAmended.`,
    note: nastyLines.slice(7, 12).join(' '),
    read: '1.1',
  })
  const [{ read } = { read: '' }] = await here.sql<{ read: string }[]>`
    select version || '.' || round as read from decisions where question = 'Nasty?'`
  for (const line of nastyLines) {
    const body = `${line}\n${nastyText}`.slice(0, 4_000)
    await typed(`${draft}/thread`, { kind: 'view', body, read })
  }
  for (const text of nastyLines)
    await typed(`${school}/contributions/new`, {
      text,
      kind: 'supported',
      happenedOn: '2026-03-02',
    })
}

const fileAt = async (path: string) => {
  const answer = await renata.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  expect(answer.headers.get('Content-Disposition')).toMatch(
    /^(attachment|inline); filename="[\w.-]+"$/,
  )
  return answer.text()
}

test('the decision log as CSV holds a row a decision and no formula', async () => {
  const text = await fileAt(`${school}/decisions/log.csv`)
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
  const [{ n } = { n: 0 }] = await here.sql<
    { n: number }[]
  >`select count(*)::int as n from decisions where state <> 'draft'`
  expect(rows).toHaveLength(n)
  const unmarked = (cell = '') => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '')
  const questions = rows.map(({ question }) => unmarked(question))
  expect(questions).toEqual(
    expect.arrayContaining(nastyLines.map((line) => unmarked(asKept(line)))),
  )
  expect(
    rows.flatMap(Object.values).filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(String(cell))),
  ).toEqual([])
})

const reader = new MarkdownIt({ html: true, linkify: true })
type Token = ReturnType<typeof reader.parse>[number]
const withChildren = (tokens: Token[]): Token[] =>
  tokens.flatMap((token) => [token, ...withChildren(token.children ?? [])])
const ofSkein =
  /^(\d+\. .*|What was decided|Why|Proposal, version \d+|The count|Responses|Objections|Rounds aloud|Thread|Reviews|Invited|The chain)$/

function headingsIn(tokens: Token[]) {
  return tokens.flatMap(({ type, level }, place) =>
    type === 'heading_open'
      ? [{ level, text: tokens[place + 1]?.content.replaceAll('\\', '') ?? '' }]
      : [],
  )
}

test('a decision as Markdown has the headings of Skein alone, no HTML, and links to the web alone', async () => {
  const decisions = await here.sql<
    { number: number; question: string }[]
  >`select number, question from decisions order by number desc limit 40`
  const wrong: unknown[] = []
  for (const { number, question } of decisions) {
    const text = await fileAt(`${school}/decisions/${number}/markdown`)
    const tokens = reader.parse(text, {})
    const all = withChildren(tokens)
    const headings = headingsIn(tokens)
    if (headings.some(({ level, text: said }) => level > 0 || !ofSkein.test(said)))
      wrong.push({ number, headings })
    if (new Set(headings.map(({ text: said }) => said)).size !== headings.length)
      wrong.push({ number, twice: headings })
    const html = all.filter(({ type }) => /^(html_|image)/.test(type)).map(({ content }) => content)
    const links = all
      .filter(({ type }) => type === 'link_open')
      .map((token) => String(token.attrGet('href')))
      .filter((href) => !/^(https?:|mailto:)/.test(href))
    if (html.length || links.length) wrong.push({ number, html, links })
    const words = lettersOf(
      all.map(({ type, content }) => (/^(text|code|fence)/.test(type) ? content : ' ')).join(''),
    )
    // A list that was typed as one stays a list, which has numbers of its own.
    const lines =
      number > 12
        ? [question, ...nastyText.split('\n')].map((line) => lettersOf(line.replace(/^\d+\. /, '')))
        : []
    wrong.push(...lines.filter((line) => !words.includes(line)).map((lost) => ({ number, lost })))
  }
  expect(wrong).toEqual([])
})

test('the calendar has an event a turn, its lines short and whole, and each title is the title', async () => {
  const at = `${school}/people/${await here.idOf('RO')}/calendar`
  await typed(at, {})
  const feed = new URL(/value="([^"]+\.ics)"/.exec(await (await renata.get(at)).text())?.[1] ?? '')
    .pathname
  const text = await fileAt(feed)
  expect(
    text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line)),
  ).toEqual([])
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  const events = calendar
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('summary')))
  for (const title of titles)
    expect(
      events.filter((summary) => summary.includes(asKept(title))).length,
      title,
    ).toBeGreaterThan(0)
  expect(events.filter((summary) => /^(forged|SUMMARY)/.test(summary))).toEqual([])
  expect(String(calendar.getFirstPropertyValue('x-wr-calname'))).toContain(schoolName)
})

test('one’s own data is JSON, with every word as it was typed', async () => {
  const data = JSON.parse(await fileAt('/account/data')) as unknown
  const values: string[] = []
  JSON.stringify(
    data,
    (_, value: unknown) => (typeof value === 'string' && values.push(value), value),
  )
  for (const line of nastyLines) expect(values, line).toContain(asKept(line))
  expect(values).toEqual(expect.arrayContaining([memberName, schoolName]))
})

test('pages and their data hold what was typed as words alone', async () => {
  const [{ number } = { number: 0 }] = await here.sql<
    { number: number }[]
  >`select max(number)::int as number from initiatives`
  const [{ decision } = { decision: 0 }] = await here.sql<
    { decision: number }[]
  >`select max(number)::int as decision from decisions`
  const pages = [
    '',
    '/board',
    '/people',
    '/contributions',
    '/decisions',
    '/formation',
    `/initiatives/${number}`,
    `/initiatives/${number}/edit`,
    `/decisions/${decision}`,
    '/settings',
    '/decisions?text=%3C%2Fscript%3E%3Cscript%3E',
  ]
  for (const page of pages) {
    const html = await (await renata.get(school + page)).text()
    expect(html, page).not.toMatch(
      /<script>alert|<img src=x|<b>(Lock|bold|\*x)|href="javascript:|[\u2028\u2029\u202E]/,
    )
    const data = /window\.__remixContext = (\{.*?\});<\/script>/s.exec(html)?.[1] ?? ''
    expect(() => JSON.parse(data) as unknown, page).not.toThrow()
  }
})

test('a letter has the headers that Skein gives it, and its subject is one line of words', async () => {
  const known =
    /^(From|To|Subject|Message-ID|List-Unsubscribe|List-Unsubscribe-Post|Auto-Submitted|Content-Type|Content-Transfer-Encoding|Date|MIME-Version)$/
  await soon(() =>
    expect(post.received.some(({ to }) => to === demoEmail('denise.abara'))).toBe(true),
  )
  await soon(() => expect(post.received.some(({ to }) => to === 'ina@pier.example')).toBe(true))
  for (const { head, to, text } of post.received) {
    const headers = head.split('\r\n').map((line) => line.slice(0, line.indexOf(':')))
    expect(headers.filter((name) => !known.test(name))).toEqual([])
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
    expect(to).toMatch(/^[^,\s]+@[^,\s]+$/)
    expect(text).not.toMatch(/^(Bcc|BEGIN|SUMMARY|#)/m)
  }
  const subjects = post.received.map(({ head }) =>
    decodedWords(/^Subject: (.*)$/m.exec(head)?.[1] ?? ''),
  )
  expect(subjects.filter((subject) => subject.includes(schoolName)).length).toBeGreaterThan(1)
})

// RFC 2047, as every mail program reads it.
function decodedWords(subject: string) {
  return subject
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, how: string, said: string) => {
      if (how.toLowerCase() === 'b') return Buffer.from(said, 'base64').toString()
      return Buffer.from(
        said
          .replaceAll('_', ' ')
          .replaceAll(/=([0-9A-F]{2})/gi, (_all, code: string) =>
            String.fromCharCode(Number.parseInt(code, 16)),
          ),
        'latin1',
      ).toString()
    })
}

test('the log is one line of JSON for each thing, and says nothing that was typed', () => {
  const lines = here.server
    .words()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(20)
  for (const line of lines) expect(() => JSON.parse(line) as unknown, line).not.toThrow()
  expect(
    here.server
      .words()
      .split('\n')
      .filter((line) => line && !line.startsWith('{') && !line.startsWith('SKEIN AT')),
  ).toEqual([])
  expect(here.server.words()).not.toMatch(/HYPERLINK|VEVENT|alert\(1\)|forged|O’Neil/)
})
