import { demoPassword } from '../../db/demo/load'
import type { served } from './served'

type Changed = Record<string, string | string[]>
/**
 * A form that edits: where, who has it open twice, what each changes apart from the other, and what
 * both change, to three different things.
 */
export type Edit = {
  address: string
  who: [string, string]
  apart?: [Changed, Changed]
  both: Changed[]
  with?: Changed
}

type Sql = ReturnType<typeof served>['sql']

const school = '/s/harbor-ridge'
const admins: [string, string] = ['renata.osei', 'marcus.whitfield']
const self: [string, string] = ['renata.osei', 'renata.osei']
const each = (field: string, values = ['Mornings by the gate', 'Evenings by the field', 'Noon']) =>
  values.map((value) => ({ [field]: value }))

/** Every form of the product that edits what two people may have open, for the demo school. */
export async function formsThatEdit(sql: Sql): Promise<Edit[]> {
  const idOf = async (table: string, where = 'true') =>
    (
      await sql.unsafe<{ id: string }[]>(
        `select id from ${table} where ${where} order by id limit 1`,
      )
    )[0]?.id ?? ''
  const [me, tom, lead] = [
    await idOf('members', "initials = 'RO'"),
    await idOf('members', "initials = 'TO'"),
    await leadOf(sql, 3),
  ]
  const [term, closed, year] = [
    await idOf('terms'),
    await idOf('closed_days', "name = 'Winter break'"),
    await idOf('school_years'),
  ]
  const template = await idOf('method_templates')
  const learned = await idOf('learning_answers', "body like 'You owe a conversation%'")
  const line = await idOf(
    'contributions',
    "source = 'logged' and not exists (select from contributions later where later.corrects_id = contributions.id)",
  )
  const [update] = await sql<{ id: string; number: number; writer: string }[]>`
    select u.id, i.number, split_part(a.email, '@', 1) as writer
    from updates u
    join initiatives i on (i.school_id, i.id) = (u.school_id, u.initiative_id)
    join members m on (m.school_id, m.id) = (u.school_id, u.written_by) join accounts a on a.id = m.account_id
    where u.corrects_id is null and u.health <> 'off track' order by u.id limit 1`
  const [entry] = await sql<{ id: string; writer: string }[]>`
    select e.id, split_part(a.email, '@', 1) as writer
    from thread_entries e
    join decisions d on (d.school_id, d.id) = (e.school_id, e.decision_id)
    join members m on (m.school_id, m.id) = (e.school_id, e.written_by) join accounts a on a.id = m.account_id
    where d.number = 11 order by e.id limit 1`
  const forms: (Omit<Edit, 'who'> & { who?: Edit['who'] })[] = [
    {
      address: `${school}/initiatives/1/edit`,
      apart: [{ purpose: 'Calm halls.' }, { theoryIf: 'we stand there' }],
      both: each('title'),
      with: { technicalOwner: tom, technicalDueOn: '2026-04-20' },
    },
    {
      address: `${school}/initiatives/2/plan`,
      apart: [{ everyWeeks: '7' }, { seats: '3' }],
      both: each('everyWeeks', ['8', '9', '10']),
      with: { cadence: 'every few weeks' },
    },
    {
      address: `${school}/initiatives/3/hand-over?from=${lead}`,
      apart: [{ stands: 'Half done.' }, { next: 'The other half.' }],
      both: each('wish'),
      with: { keep: 'on' },
    },
    {
      address: `${school}/initiatives/3/edit-learned?which=${learned}`,
      who: ['mateo.r', 'mateo.r'],
      both: each('text'),
    },
    {
      address: `${school}/decisions/12/edit`,
      apart: [{ body: 'We plant trees.' }, { reviewOn: '2026-05-04' }],
      both: each('question'),
    },
    {
      address: `${school}/people/${me}/profile`,
      who: self,
      apart: [{ strengths: 'Listens.' }, { growthEdges: 'To wait.' }],
      both: each('strengths'),
    },
    {
      address: `${school}/people/${me}/letters`,
      who: self,
      both: each('letters', ['never', 'at once', 'once a day']),
    },
    {
      address: `${school}/people/${tom}/access`,
      apart: [{ positionNote: 'science 8' }, { worksOn: ['0', '1'] }],
      both: each('positionNote'),
      with: { current: demoPassword },
    },
    {
      address: `${school}/calendar/term?id=${term}`,
      apart: [{ name: 'The fall' }, { endsOn: '2025-12-12' }],
      both: each('name'),
    },
    {
      address: `${school}/calendar/closed-days?id=${closed}`,
      apart: [{ name: 'Away' }, { endsOn: '2026-01-05' }],
      both: each('name'),
    },
    {
      address: `${school}/calendar/year?id=${year}`,
      apart: [{ name: 'This year' }, { endsOn: '2026-07-01' }],
      both: each('name'),
    },
    {
      address: `${school}/calendar/working-week`,
      both: [
        { worksOn: ['0', '1', '2', '3'] },
        { worksOn: ['1', '2', '3', '4'] },
        { worksOn: ['0', '1', '2', '3', '4'] },
      ],
    },
    {
      address: `${school}/calendar/quiet-hours`,
      apart: [{ from: '17:15' }, { to: '07:45' }],
      both: each('from', ['16:30', '18:45', '19:00']),
    },
    {
      address: `${school}/settings?part=school`,
      apart: [{ name: 'Harbor Ridge Middle' }, { timeZone: 'America/Denver' }],
      both: each('name'),
    },
    {
      address: `${school}/decisions/methods/${template}`,
      apart: [{ name: 'Our way' }, { 'options[0].label': 'Yes indeed' }],
      both: each('options[1].means'),
    },
    {
      address: `${school}/contributions/${line}/correct`,
      apart: [{ text: 'Set out the chairs' }, { happenedOn: '2025-10-06' }],
      both: each('text'),
    },
    {
      address: `${school}/initiatives/${update?.number}/correction?update=${update?.id}`,
      who: [update?.writer ?? '', update?.writer ?? ''],
      apart: [{ health: 'off track' }, { body: 'Slower than hoped.' }],
      both: each('body'),
    },
    {
      address: `${school}/decisions/11/correct-entry?entry=${entry?.id}`,
      who: [entry?.writer ?? '', entry?.writer ?? ''],
      both: each('body'),
    },
    {
      address: '/account',
      who: self,
      apart: [{ name: 'Renata A. Osei' }, { initials: 'RAO' }],
      both: each('name', ['Renata Ama Osei', 'Renata Osei-Adu', 'Renata Osei']),
    },
  ]
  return forms.map(({ who = admins, ...form }) => ({ who, ...form }))
}

async function leadOf(sql: Sql, number: number) {
  const [lead] = await sql<{ id: string }[]>`
    select t.member_id as id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = ${number} and t.role = 'lead' and t.during @> skein_now()`
  return lead?.id ?? ''
}

/** The address of a form without what tells one thing from another: its kind. */
export const formKind = (address: string) =>
  address
    .replace(/^\/s\/[\w-]+/, '')
    .replace(/\?(?!part|end).*/, '')
    .replaceAll(/(?<=\/)([0-9a-f-]{36}|\d+|x{43})(?=[/?]|$)/g, ':id')

const because = (reason: string, kinds: string) =>
  Object.fromEntries(
    kinds
      .trim()
      .split(/\s+/)
      .map((kind) => [kind, reason]),
  )

/** Forms that edit nothing that another may have open, each for a reason. */
export const makeOrAct: Record<string, string> = {
  ...because(
    'makes something new',
    `
    /calendar/new-closed-days /calendar/new-term /contributions/new /decisions/methods/new /decisions/new /decisions/propose
    /decisions/:id/thread /decisions/:id/answer /initiatives/new /initiatives/:id/add-action /initiatives/:id/raise-barrier
    /initiatives/:id/update /initiatives/:id/learn /initiatives/:id/call /initiatives/:id/ask /initiatives/:id/offer /calendar/list
    /invitations/list /invitations/new /schools/new /settings?part=goals /settings?part=years /sign-up /people/:id/calendar`,
  ),
  ...because(
    'carries the version or the stage that was read',
    `
    /decisions/:id/again /decisions/:id/amend /decisions/:id/close /decisions/:id/confirm /decisions/:id/not-yet /decisions/:id/outcome
    /decisions/:id/respond /decisions/:id/stands /decisions/:id/withdraw-objection /initiatives/:id/move`,
  ),
  ...because(
    'carries the mark of what its page shows',
    `
    /calendar/closed-days-removal /calendar/term-removal /calendar/year-removal /decisions/:id/open /decisions/:id/pass-on
    /decisions/:id/withdraw /initiatives/:id/bring-barrier /initiatives/:id/co-lead /initiatives/:id/reset /initiatives/:id/settle-reset
    /people/:id/ally /people/:id/ally/answer /people/:id/ally/withdraw /people/:id/ally/end /people/:id/back /people/:id/cancel-leave /people/:id/leave
    /people/:id/stay`,
  ),
  ...because(
    'does what can be done once, and is refused when it is done',
    `
    /decisions/:id/review /decisions/methods/:id?end=yes /contributions/:id/decline /initiatives/:id/accept
    /initiatives/:id/agree /initiatives/:id/choose /initiatives/:id/clear-barrier /initiatives/:id/close-call /initiatives/:id/decline
    /initiatives/:id/disagree /initiatives/:id/drop-action /initiatives/:id/finish-action /initiatives/:id/reopen-action
    /initiatives/:id/sponsor /initiatives/:id/take-lead /initiatives/:id/step-back /initiatives/:id/leave /initiatives/:id/follow
    /initiatives/:id/shadow /invitations/:id/resend /invitations/:id/withdraw /settings?part=goal-end /people/:id/path/:id
    /people/:id/reflection /people/:id/calendar/end`,
  ),
  ...because(
    'says what happens in a record of its own, with who said it; those before it are kept',
    `
    /decisions/:id/end-round /decisions/:id/invite /decisions/:id/nudge /decisions/:id/round /decisions/:id/speaker /initiatives/:id/extend
    /initiatives/:id/stance /initiatives/:id/stand-in /initiatives/:id/swap /people/:id/away`,
  ),
  ...because(
    'is one choice of its sender alone, made by the button',
    '/people/:id/calendar/follows',
  ),
  ...because('marks for its sender alone what they have seen', '/caught-up /seen'),
  ...because(
    'proves who someone is, or uses a link that works once',
    `
    /account/delete /account/email /account/email/:id /account/password /account/sessions /forgotten /join/:id /letters/:id /reset/:id
    /sign-in /sign-up/:id`,
  ),
}
