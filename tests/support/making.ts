import { markOf, marksOf } from '../../app/forms/kit/marks'
import type { served } from './served'

/**
 * A form that makes something: by whom it is sent, where, with what, and the table that then has
 * one row more.
 */
export type Making = {
  file: string
  who: string
  address: string
  fields: Record<string, string | string[]>
  table: string
}

type Sql = ReturnType<typeof served>['sql']

const school = '/s/harbor-ridge'
const today = '2026-03-02'
const word = (text: string) => ({
  name: text,
  title: text,
  text,
  body: text,
  purpose: text,
  note: text,
})

/**
 * Every form of the product that makes something each time it is sent, filled in for the demo
 * school.
 */
export async function formsThatMake(sql: Sql): Promise<Making[]> {
  const idOf = async (initials: string) =>
    (await sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ?? ''
  const [tom, denise] = [await idOf('TO'), await idOf('DA')]
  const [line] = await sql<{ id: string; text: string; on: string }[]>`
    select id, text, happened_on::text as on from contributions c
    where source = 'logged' and not exists (select from contributions where corrects_id = c.id) limit 1`
  const [entry] = await sql<{ id: string; number: number; body: string }[]>`
    select e.id, d.number, e.body
    from thread_entries e join decisions d on (d.school_id, d.id) = (e.school_id, e.decision_id) limit 1`
  const [asked] = await sql<
    { read: string }[]
  >`select version || '.' || round as read from decisions where number = 11`
  const made = [
    [
      'contributions/new',
      'contributions',
      'contributions/new',
      { kind: 'supported', happenedOn: today },
    ],
    [
      'contributions/act',
      'contributions',
      `contributions/${line?.id}/correct`,
      {
        happenedOn: today,
        'read-from': JSON.stringify(marksOf({ text: line?.text, happenedOn: line?.on })),
      },
    ],
    ['initiatives/new', 'initiatives', 'initiatives/new', adaptive],
    ['initiatives/act', 'updates', 'initiatives/5/update', { health: 'on track' }, 'mei.ling.tran'],
    [
      'initiatives/act',
      'actions',
      'initiatives/2/add-action',
      { owner: tom, dueOn: '2026-03-20' },
      'luis.ortega',
    ],
    ['initiatives/act', 'learning_answers', 'initiatives/3/learn', {}, 'hannah.weiss'],
    ['initiatives/act', 'barriers', 'initiatives/3/raise-barrier', {}, 'sam.kowalczyk'],
    ['decisions/decided-in-room', 'decisions', 'decisions/new', decision([tom, denise])],
    ['decisions/propose', 'decisions', 'decisions/propose?method=consent', proposal([tom, denise])],
    [
      'decisions/act',
      'thread_entries',
      'decisions/11/thread',
      { kind: 'view', read: asked?.read ?? '' },
    ],
    [
      'decisions/act',
      'answers',
      `decisions/${entry?.number}/answer`,
      { entry: entry?.id ?? '', said: markOf([entry?.body ?? '']) },
    ],
    [
      'decisions/method-template',
      'method_templates',
      'decisions/methods/new?method=majority',
      template,
    ],
    [
      'calendar/act',
      'closed_days',
      'calendar/new-closed-days',
      { startsOn: '2026-03-27', endsOn: '2026-03-27' },
    ],
    ['calendar/closed-days-list', 'closed_days', 'calendar/list', aDay],
    ['schools/settings', 'sip_goals', 'settings?part=goals', {}],
  ] as const
  return made.map(([file, table, path, fields, who = 'renata.osei']) => ({
    file: `${file}.tsx`,
    who,
    table,
    address: `${school}/${path}`,
    fields: { ...word(`Once ${path}`), ...fields },
  }))
}

const aDay = {
  'rows[0].chosen': 'on',
  'rows[0].name': 'Once',
  'rows[0].startsOn': '2026-03-30',
  'rows[0].endsOn': '2026-03-30',
}
const adaptive = {
  challenge: 'adaptive',
  learningQuestion: 'Do they come?',
  voicesAffected: 'Families',
  noGoalBecause: 'It is a trial.',
}
const template = { method: 'majority', threshold: '50', quorum: '50' }
const decision = (took: string[]) => ({
  question: 'Once?',
  decided: 'Yes.',
  method: 'consent',
  authority: 'decides',
  outcome: 'passed',
  took,
  decidedOn: today,
  reviewOn: '2026-04-20',
})
const proposal = (deciders: string[]) => ({
  question: 'Once?',
  method: 'consent',
  authority: 'decides',
  deciders,
  deadlineDay: '2026-03-20',
  reviewOn: '2026-04-20',
})

/**
 * Routes whose forms mail or make something too, with tests of their own, as their answers tell
 * nothing of it.
 */
export const makeOnce = [
  'accounts/sign-up.tsx',
  'accounts/forgot-password.tsx',
  'accounts/email.tsx',
  'schools/new-school.tsx',
  'members/new-invitation.tsx',
  'members/invitation-list.tsx',
  'members/invitation-act.tsx',
  'feeds/calendar-address.tsx',
]

/**
 * Routes whose forms say how something is to be, or use a link that works once: sent again they
 * change nothing.
 */
export const makeNothing = [
  'accounts/account.tsx',
  'accounts/new-email.tsx',
  'accounts/sessions.ts',
  'accounts/deletion.tsx',
  'accounts/password.tsx',
  'accounts/finish-sign-up.tsx',
  'members/join.tsx',
  'notices/stop-letters.tsx',
  'accounts/reset-password.tsx',
  'accounts/sign-in.tsx',
  'home/caught-up.ts',
  'notices/seen.ts',
  'decisions/respond.tsx',
  'calls/choose.tsx',
  'board/move.tsx',
  'members/act.tsx',
  'members/ally.tsx',
  'turns/reflection.tsx',
]
