import { expect, test } from 'vitest'
import { pageOf } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo', {
  before: (sql) => sql`update members set access = 'guest' where initials = 'NE'`,
})
const school = '/s/harbor-ridge'

/** What is found for these words, without JavaScript: each with its kind and where it leads. */
async function foundBy(who: string, words: string) {
  const page = await pageOf(
    await (await here.as(who)).get(`${school}/search?text=${encodeURIComponent(words)}`),
  )
  const rows = page.matchAll(/found__kind">([^<]*)<\/span><a[^>]*href="([^"]*)"[^>]*>([^<]*)</g)
  return [...rows].map(([, kind, to, label]) => ({ kind, to, label }))
}

test('an initiative, a person, a decision, a page and an act are found by the beginnings of their words', async () => {
  const jess = await here.idOf('JL')
  const found = async (words: string) => (await foundBy('tom.okafor', words))[0]
  expect(await found('attend')).toEqual({
    ...{ kind: 'Initiative', label: 'Attendance', to: `${school}/initiatives/4` },
  })
  expect(await found('lind jess')).toMatchObject({
    kind: 'Person',
    to: `${school}/people/${jess}`,
  })
  const decision = await found('devices home')
  expect(decision).toMatchObject({ kind: 'Decision' })
  expect(await found('calendar')).toMatchObject({ kind: 'Page', to: `${school}/calendar` })
  expect(await found('follow attendance')).toMatchObject({
    ...{ kind: 'Do', to: `${school}/initiatives/4/follow` },
  })
  expect(await found('holidays')).toMatchObject({ label: 'School calendar' })
  expect(await foundBy('tom.okafor', 'zzz')).toEqual([])
})

test('what has the words in its name comes before what only answers to them', async () => {
  const labels = (await foundBy('tom.okafor', 'lead')).map(({ label }) => label)
  expect(labels.indexOf('Lead Learners fellowship')).toBe(0)
  expect(labels.indexOf('Needs a lead')).toBeGreaterThan(0)
  expect(labels.indexOf('Formation')).not.toBe(1)
})

test('a guest is offered nothing to do, and finds no draft; members find it', async () => {
  const [draft] = await here.sql<{ question: string }[]>`
    select question from decisions where state = 'draft'`
  const words = draft?.question.split(' ').slice(0, 3).join(' ') ?? ''
  const kinds = async (who: string, said: string) =>
    (await foundBy(who, said)).map(({ kind }) => kind)
  expect(await kinds('tom.okafor', words)).toContain('Decision')
  expect(await kinds('ngozi.eze', words)).not.toContain('Decision')
  expect(await kinds('ngozi.eze', 'update attendance')).toEqual([])
  expect(await kinds('ngozi.eze', 'attendance')).toContain('Initiative')
})

test('each is offered what is theirs to do: no follower to follow, no lead to offer, none but the lead to hand over', async () => {
  const [led] = await here.sql<{ number: number; title: string; lead: string; follower: string }[]>`
    select i.number, i.title, max(m.id::text) filter (where t.role = 'lead') as lead,
      max(m.id::text) filter (where t.role = 'follow' and m.access = 'member') as follower
    from initiatives i
    join turns t on (t.school_id, t.initiative_id) = (i.school_id, i.id)
    join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    where t.began_at <= skein_now() and (t.ended_at is null or t.ended_at > skein_now())
      and i.title = 'Attendance' group by i.id, i.school_id, i.number, i.title`
  const emailOf = async (id = '') =>
    (
      await here.sql<{ email: string }[]>`
        select a.email from accounts a join members m on m.account_id = a.id where m.id = ${id}`
    )[0]?.email.split('@')[0] ?? ''
  const verbs = async (who: string) =>
    (await foundBy(who, 'attendance'))
      .filter(({ kind }) => kind === 'Do')
      .map(({ label }) => label?.split(':')[0])
  const on = ['Write an update', 'Move', 'Add an action', 'Raise a barrier']
  expect(await verbs(await emailOf(led?.lead))).toEqual([
    on[0],
    'Hand over the lead',
    ...on.slice(1),
  ])
  expect(await verbs(await emailOf(led?.follower))).toEqual([
    ...[on[0], 'Offer to lead', ...on.slice(1)],
  ])
})

test('the names that a browser fetches are those of the school, and kept nowhere', async () => {
  const answer = await (await here.as('ngozi.eze')).get(`${school}/search/names`)
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  const names = (await answer.json()) as Record<string, unknown[][]>
  const [{ people, running } = {}] = await here.sql`
    select (select count(*)::int from members where left_on is null) as people,
      (select count(*)::int from decisions where state <> 'draft') as running`
  expect([names.people?.length, names.decisions?.length]).toEqual([people, running])
  expect(names.decisions?.[0]).toHaveLength(2)
})

test('what has stopped is found by the words of its lesson', async () => {
  const [stopped] = await here.sql<{ number: number; title: string; lesson: string }[]>`
    select number, title, lesson from initiatives where stage = 'stopped' and lesson <> '' limit 1`
  const words = /[A-Za-z]{6,}/.exec(stopped?.lesson ?? '')?.[0] ?? ''
  for (const text of [words, `lesson ${words}`])
    expect((await foundBy('tom.okafor', text)).map(({ label }) => label)).toContain(stopped?.title)
})
