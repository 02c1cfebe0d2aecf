import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { decidingForms } from '../../app/forms/decisions'
import { anotherSchool } from '../support/another-school'
import { schoolFiles } from '../support/page-files'
import { served } from '../support/served'
import type { Visitor } from '../support/visitor'
import { demoEmail } from '../support/visitor'

type Who = 'owner' | 'admin' | 'member' | 'guest' | 'stranger' | 'nobody'
const school = '/s/harbor-ridge'
const nothing = '00000000-0000-7000-8000-000000000000'

/**
 * Every route of a school: an address of it, who may see it, and the acts it takes with something
 * to send.
 */
type Place = { at: (ids: Ids) => string[]; sees?: readonly Who[]; sends?: Record<string, string> }
type Ids = { member: string; contribution: string; invitation: string; term: string }
const everyone = ['owner', 'admin', 'member', 'guest'] as const
const contributors = ['owner', 'admin', 'member'] as const
const administrators = ['owner', 'admin'] as const

const places: Record<string, Place> = {
  'routes/home/home.tsx': { at: () => [school], sees: everyone },
  'routes/home/caught-up.ts': { at: () => [`${school}/caught-up`] },
  'routes/notices/seen.ts': { at: () => [`${school}/seen`] },
  'routes/schools/find-or-do.tsx': { at: () => [`${school}/search?text=a`], sees: everyone },
  'routes/schools/names.ts': { at: () => [`${school}/search/names`], sees: everyone },
  'routes/schools/search.ts': { at: () => [`${school}/find?of=people&text=a`], sees: everyone },
  'routes/board/board.tsx': { at: () => [`${school}/board`], sees: everyone },
  'routes/calls/needs-a-lead.tsx': { at: () => [`${school}/needs-a-lead`], sees: everyone },
  'routes/insights/formation.tsx': {
    at: () => [`${school}/formation`, `${school}/formation?as=table`],
    sees: everyone,
  },
  'routes/initiatives/lessons.tsx': { at: () => [`${school}/lessons`], sees: everyone },
  'routes/initiatives/new.tsx': {
    at: () => [`${school}/initiatives/new`],
    sees: contributors,
    sends: { title: 'x', purpose: 'x', challenge: 'both' },
  },
  'routes/initiatives/page.tsx': { at: () => [`${school}/initiatives/1`], sees: everyone },
  'routes/calls/choose.tsx': {
    at: () => [
      `${school}/initiatives/5/choose`,
      `${school}/initiatives/5/choose?call=00000000-0000-7000-8000-000000000000`,
    ],
    sends: { offer: '00000000-0000-7000-8000-000000000000', reason: 'x', thanks: 'x' },
  },
  'routes/board/move.tsx': {
    at: () => [`${school}/initiatives/1/move`],
    sends: { read: 'extend', stage: 'embed' },
  },
  'routes/members/card.ts': {
    at: ({ member }) => [`${school}/people/${member}/card`],
    sees: everyone,
  },
  'routes/turns/drawn-plan.ts': {
    at: () => [`${school}/initiatives/1/plan/drawn`],
    sends: { cadence: 'every term', seats: '2', choosing: 'fairest first' },
  },
  'routes/initiatives/act.tsx': {
    at: () =>
      [
        'follow',
        'shadow',
        'offer',
        'take-lead',
        'co-lead',
        'hand-over',
        'accept',
        'decline',
        'step-back',
        'leave',
        'update',
        'edit',
        'sponsor',
        'plan',
        'swap',
        'stand-in',
        'extend',
        'agree',
        'disagree',
        'correction',
        'call',
        'close-call',
        'ask',
        'stance',
        'reset',
        'settle-reset',
        'add-action',
        'finish-action',
        'reopen-action',
        'drop-action',
        'raise-barrier',
        'bring-barrier',
        'clear-barrier',
        'learn',
        'edit-learned',
      ].map((act) => `${school}/initiatives/1/${act}`),
    sends: {
      reason: 'x',
      readiness: 'ready',
      health: 'on track',
      stance: 'push',
      text: 'x',
      line: 'x',
      outcome: 'kept',
      dueOn: '2026-03-09',
      update: nothing,
      which: nothing,
      owner: nothing,
      body: 'x',
      title: 'x',
      purpose: 'x',
      challenge: 'both',
      stands: 'x',
      next: 'x',
      role: 'lead',
      startsOn: '2026-03-09',
      audience: 'all',
      closing: 'x',
      thanks: 'x',
    },
  },
  'routes/members/people.tsx': { at: () => [`${school}/people`], sees: everyone },
  'routes/insights/fairness.tsx': { at: () => [`${school}/fairness`], sees: contributors },
  'routes/members/person.tsx': {
    at: ({ member }) => [`${school}/people/${member}`],
    sees: everyone,
  },
  'routes/turns/path.tsx': {
    at: ({ member }) => [`${school}/people/${member}/path`],
    sees: everyone,
  },
  'routes/turns/reflection.tsx': {
    at: ({ member }) => [`${school}/people/${member}/path/${nothing}`],
    sends: { reflection: 'x' },
  },
  'routes/feeds/calendar-address.tsx': {
    at: ({ member }) =>
      ['calendar', 'calendar/end', 'calendar/follows'].map(
        (act) => `${school}/people/${member}/${act}`,
      ),
    sees: ['owner'],
  },
  'routes/members/ally.tsx': {
    at: ({ member }) =>
      ['ally', 'ally/answer', 'ally/withdraw', 'ally/end'].map(
        (act) => `${school}/people/${member}/${act}`,
      ),
    sends: { ally: nothing, answer: 'no' },
  },
  'routes/members/act.tsx': {
    at: ({ member }) =>
      [
        'profile',
        'letters',
        'access',
        'reflection',
        'away',
        'leave',
        'back',
        'cancel-leave',
        'stay',
      ].map((act) => `${school}/people/${member}/${act}`),
    sends: {
      position: 'teacher',
      access: 'guest',
      strengths: 'x',
      growthEdges: 'x',
      worksOn: '0',
      letters: 'never',
      from: '2026-03-23',
      lastDay: '2026-06-05',
      backOn: '2026-03-02',
    },
  },
  'routes/members/new-invitation.tsx': {
    at: () => [`${school}/invitations/new`],
    sees: administrators,
    sends: { name: 'x', email: 'x@example.org', position: 'teacher', access: 'member' },
  },
  'routes/members/invitation-list.tsx': {
    at: () => [`${school}/invitations/list`],
    sees: administrators,
    sends: { list: 'Many, many@example.org, teacher', check: 'on' },
  },
  'routes/members/invitation-act.tsx': {
    at: ({ invitation }) =>
      ['resend', 'withdraw'].map((act) => `${school}/invitations/${invitation}/${act}`),
  },
  'routes/decisions/log.tsx': { at: () => [`${school}/decisions`], sees: everyone },
  'routes/decisions/decided-in-room.tsx': {
    at: () => [`${school}/decisions/new`],
    sees: contributors,
    sends: {
      question: 'x',
      decided: 'x',
      method: 'consent',
      authority: 'decides',
      outcome: 'passed',
      decidedOn: '2026-03-02',
    },
  },
  'routes/decisions/propose.tsx': {
    at: () => [`${school}/decisions/propose?method=consent`],
    sees: contributors,
    sends: {
      question: 'x',
      body: 'x',
      method: 'lead decides after input',
      authority: 'decides',
      deadlineDay: '2026-03-06',
    },
  },
  'routes/decisions/methods.tsx': { at: () => [`${school}/decisions/methods`], sees: everyone },
  'routes/decisions/method-template.tsx': {
    at: () => [`${school}/decisions/methods/new?method=majority`],
    sees: administrators,
    sends: { name: 'x', method: 'majority', threshold: '50', quorum: '50' },
  },
  'routes/decisions/log.csv.ts': { at: () => [`${school}/decisions/log.csv`], sees: everyone },
  'routes/decisions/page.tsx': { at: () => [`${school}/decisions/1`], sees: everyone },
  'routes/decisions/page.markdown.ts': {
    at: () => [`${school}/decisions/1/markdown`],
    sees: everyone,
  },
  'routes/decisions/respond.tsx': {
    at: () => [11, 12, 1].map((number) => `${school}/decisions/${number}/respond`),
    sends: { choice: 'yes', reason: 'x' },
  },
  'routes/decisions/act.tsx': {
    at: () =>
      [11, 12, 1].flatMap((number) =>
        Object.keys(decidingForms).map((act) => `${school}/decisions/${number}/${act}`),
      ),
    sends: {
      choice: 'yes',
      reason: 'x',
      body: 'x',
      kind: 'view',
      line: 'x',
      turn: 'spoke',
      outcome: 'passed',
      decided: 'x',
      result: 'kept',
      entry: randomUUID(),
      objection: randomUUID(),
      member: randomUUID(),
    },
  },
  'routes/contributions/contributions.tsx': {
    at: () => [`${school}/contributions`],
    sees: everyone,
  },
  'routes/contributions/new.tsx': {
    at: () => [`${school}/contributions/new`],
    sees: contributors,
    sends: { text: 'x', kind: 'other', happenedOn: '2026-03-02' },
  },
  'routes/contributions/act.tsx': {
    at: ({ contribution }) =>
      ['decline', 'correct'].map((act) => `${school}/contributions/${contribution}/${act}`),
    sends: { text: 'x', kind: 'other', happenedOn: '2026-03-02' },
  },
  'routes/calendar/calendar.tsx': { at: () => [`${school}/calendar`], sees: everyone },
  'routes/calendar/act.tsx': {
    at: ({ term }) =>
      [
        'new-term',
        'new-closed-days',
        'quiet-hours',
        `term?id=${term}`,
        `term-removal?id=${term}`,
      ].map((act) => `${school}/calendar/${act}`),
    sees: administrators,
    sends: { name: 'x', startsOn: '2026-03-09', endsOn: '2026-03-10', from: '18:00', to: '07:00' },
  },
  'routes/calendar/closed-days-list.tsx': {
    at: () => [`${school}/calendar/list`],
    sees: administrators,
    sends: {
      'rows[0].chosen': 'on',
      'rows[0].name': 'x',
      'rows[0].startsOn': '2026-03-09',
      'rows[0].endsOn': '2026-03-09',
    },
  },
  'routes/schools/settings.tsx': {
    at: () => [`${school}/settings`],
    sees: administrators,
    sends: { name: 'x', timeZone: 'UTC' },
  },
  'routes/schools/not-found.tsx': { at: () => [`${school}/nothing/at/all`], sees: [] },
}

const here = served('skein_demo', { before })
let ids: Ids
const visitors = {} as Record<Who, Visitor>

async function before(sql: typeof here.sql) {
  await sql`update members set access = 'guest' where initials = 'NE'`
  await anotherSchool(sql)
  ids = await someIds(sql)
}

beforeAll(async () => {
  const emails = {
    owner: demoEmail('renata.osei'),
    admin: demoEmail('lena.brandvold'),
    member: demoEmail('priya.natarajan'),
    guest: demoEmail('ngozi.eze'),
    stranger: 'stranger@example.org',
  }
  for (const [who, email] of Object.entries(emails))
    visitors[who as Who] = await here.stranger().signIn(email)
  visitors.nobody = here.stranger()
})

async function someIds(sql: typeof here.sql): Promise<Ids> {
  const [osei] = await sql<
    { id: string; school_id: string }[]
  >`select id, school_id from members where initials = 'RO'`
  const [row] = await sql<{ id: string }[]>`select id from contributions limit 1`
  const invitation = randomUUID()
  await sql`insert into invitations (school_id, id, email, name, position, access, token_hash, invited_by, expires_at)
    values (${osei?.school_id ?? ''}, ${invitation}, 'soon@example.org', 'Soon Here', 'teacher', 'member', 'x', ${osei?.id ?? ''}, now() + interval '30 days')`
  const [term] = await sql<{ id: string }[]>`select id from terms limit 1`
  return {
    term: term?.id ?? '',
    member: osei?.id ?? '',
    contribution: row?.id ?? randomUUID(),
    invitation,
  }
}

const versions = async () =>
  (
    await here.sql<{ version: string }[]>`select version from school_versions order by school_id`
  ).map(({ version }) => version)

test('every route of a school stands in this list, and the list names no other', () => {
  expect(Object.keys(places).sort()).toEqual(schoolFiles().sort())
})

describe.each(Object.entries(places))('%s', (_file, { at, sees, sends }) => {
  test('sends nobody in particular to the door, and is not there for another school', async () => {
    for (const address of at(ids)) {
      const nobody = await visitors.nobody.get(address)
      expect([302, 303], `${address} for nobody: ${nobody.status}`).toContain(nobody.status)
      expect(nobody.headers.get('location')).toMatch(/^\/sign-in/)
      expect((await visitors.stranger.get(address)).status, `${address} for a stranger`).toBe(404)
    }
  })

  test('is seen by those who may see it, and breaks for no one', async () => {
    for (const address of at(ids)) {
      for (const who of ['owner', 'admin', 'member', 'guest'] as const) {
        const { status } = await visitors[who].get(address)
        expect(status, `${address} for ${who}`).toBeLessThan(500)
        if (sees)
          expect(
            sees.includes(who) ? status === 200 : [403, 404].includes(status),
            `${address} for ${who}: ${status}`,
          ).toBe(true)
      }
    }
  })

  test('takes no act from nobody, a stranger, or another site', async () => {
    const before = await versions()
    for (const address of at(ids)) {
      expect([302, 303, 405], address).toContain(
        (await visitors.nobody.post(address, sends)).status,
      )
      expect([404, 405], address).toContain((await visitors.stranger.post(address, sends)).status)
      expect([403, 405], address).toContain(
        (await visitors.owner.post(address, sends, { 'Sec-Fetch-Site': 'cross-site' })).status,
      )
    }
    expect(await versions()).toEqual(before)
  })
})

describe('a page that is not there, or takes nothing in', () => {
  const framed = async (answer: Response) => [
    answer.status,
    (answer.headers.get('content-type') ?? '').split(';')[0],
    (await answer.text()).includes('aria-label="Rooms of the school"'),
  ]

  test('says so inside the school to the one who is of it, with the way back', async () => {
    const { member } = visitors
    expect(await framed(await member.post(`${school}/board`, { x: 'y' }))).toEqual([
      405,
      'text/html',
      true,
    ])
    expect(await framed(await member.post(`${school}/decisions/log.csv`, { x: 'y' }))).toEqual([
      405,
      'text/html',
      true,
    ])
    for (const path of [
      'nothing',
      'nothing/at/all',
      'decisions/1/burn',
      'decisions/999/respond',
      'contributions/x/decline',
    ])
      expect([
        path,
        ...(await framed(await member.post(`${school}/${path}`, sendsOf(path)))),
      ]).toEqual([path, 404, 'text/html', true])
    expect(await framed(await member.get(`${school}/decisions/999/markdown`))).toEqual([
      404,
      'text/html',
      true,
    ])
    const one = await (await member.post(`${school}/decisions/1`, { x: 'y' })).text()
    expect(one).toMatch(/href="\/s\/harbor-ridge\/decisions\/1"[^>]*>Back to the decision/)
    expect(
      await (await member.get(`${school}/decisions/methods/new?method=consent`)).text(),
    ).not.toContain('NaN')
  })

  test('shows a stranger none of the school, and the way to the start', async () => {
    for (const path of ['decisions/log.csv', 'decisions/1/markdown', 'board', 'caught-up']) {
      const answer = await visitors.stranger.get(`${school}/${path}`)
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        404,
        'text/html; charset=utf-8',
      ])
      const text = await answer.text()
      expect([path, text.includes('Harbor Ridge'), text.includes('Go to the start')]).toEqual([
        path,
        false,
        true,
      ])
    }
  })

  test('and what is no form is nobody’s fault, and changes nothing', async () => {
    const before = await versions()
    const answer = await fetch(new URL(`${school}/contributions/new`, here.server.url), {
      method: 'POST',
      headers: {
        Cookie: visitors.member.cookie(),
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/json',
      },
      body: '{}',
    })
    expect(await framed(answer)).toEqual([400, 'text/html', true])
    expect(await versions()).toEqual(before)
  })
})

const sendsOf = (path: string): Record<string, string> =>
  path.endsWith('respond') ? { choice: 'yes' } : { x: 'y' }
