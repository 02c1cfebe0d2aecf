import { paths } from '../../app/paths'
import { measure } from './cost'
import type { Subject } from './cost'
import type { Bound, Ground, Skein } from './ground'
import { big, cookie, raise, slug, small } from './schools'
import { ask } from './servers'

const most = { ratio: 3, queries: 30, html: 250 }

/**
 * Every page of a school, at 60 members and at 1,000: what it costs, how many queries it takes and
 * what it weighs. The schools do not change meanwhile, so what is looked up once a version is
 * known; what that costs after news is measured with the news.
 */
export async function pagesPart(ground: Ground, say: (line: string) => void): Promise<Bound[]> {
  const { asking, database, queries, skein } = ground
  say('Raising a school of 60 members and one of 1,000 …')
  await database('sixty', (sql) => raise(sql, small))
  await database('thousand', (sql) => raise(sql, big))
  const [few, many] = [await skein('sixty'), await skein('thousand')]

  say('Measuring every page of both …')
  const subjects: Record<string, Subject> = {}
  for (const [name, path] of Object.entries(pages)) {
    for (const school of [few, many])
      subjects[`${name} ${school.name}`] = asking(school, path, { times: 6 })
  }
  const seen = { ...(await weights(many)) }
  const counts: Record<string, number> = {}
  for (const [name, path] of Object.entries(pages)) {
    counts[name] = await queries(
      'thousand',
      () => ask(many.server.url + path, { Cookie: cookie }),
      3,
    )
  }
  const { ratio, cost } = await measure(subjects, { rounds: 5 })
  for (const { server } of [few, many]) await server.stop()

  const names = Object.keys(pages)
  return names.flatMap((name): Bound[] => [
    {
      what: `${name} at 1,000 members, of the same at 60, with Postgres’s processor time`,
      is: ratio(`${name} thousand`, `${name} sixty`, 'all'),
      most: most.ratio,
    },
    {
      what: '  its queries, BEGIN and COMMIT among them',
      is: counts[name] ?? 0,
      most: most.queries,
      unit: '',
    },
    { what: '  its HTML', is: seen[name] ?? 0, most: most.html, unit: 'kB' },
    {
      what: `    of its own, ${cost(`${name} thousand`, 'own').toFixed(2)} ms`,
      is: cost(`${name} thousand`, 'all'),
      unit: 'ms',
    },
  ])
}

async function weights({ server }: Skein) {
  const weight: Record<string, number> = {}
  for (const [name, path] of Object.entries(pages)) {
    const { status, body } = await ask(server.url + path, { Cookie: cookie })
    if (status !== 200) throw new Error(`${path} answered ${status}.`)
    weight[name] = body.length / 1000
  }
  return weight
}

const school = slug(1)
const me = '00000003-0001-7000-8000-000000000001'
const other = '00000003-0001-7000-8000-000000000008'
const acts = (number: number, ...nouns: string[]) =>
  Object.fromEntries(nouns.map((noun) => [noun, paths.initiativeAct(school, number, noun)]))

/** The pages of a school as member 1, an administrator, sees them. */
export const pages: Record<string, string> = {
  home: paths.home(school),
  board: paths.board(school),
  'needs a lead': paths.needsALead(school),
  lessons: paths.lessons(school),
  'find or do': paths.search(school, { text: 'a' }),
  formation: paths.formation(school),
  'formation as a table': paths.formation(school, { as: 'table' }),
  'new initiative': paths.newInitiative(school),
  initiative: paths.initiative(school, 1),
  ...acts(
    1,
    'hand-over',
    'ask',
    'call',
    'plan',
    'edit',
    'offer',
    'update',
    'add-action',
    'raise-barrier',
    'stand-in',
    'follow',
    'co-lead',
  ),
  choose: paths.initiativeAct(school, 5, 'choose'),
  move: paths.initiativeAct(school, 5, 'move'),
  people: paths.people(school),
  fairness: paths.fairness(school),
  person: paths.person(school, other),
  'own person': paths.person(school, me),
  path: paths.path(school, other),
  'own letters': paths.personAct(school, me, 'letters'),
  'own calendar': paths.ownCalendar(school, me),
  'a member goes away': paths.personAct(school, other, 'away'),
  'a member leaves': paths.personAct(school, other, 'leave'),
  'a member leaves at once': `${paths.personAct(school, other, 'leave')}?lastDay=${new Date().toISOString().slice(0, 10)}`,
  access: paths.personAct(school, other, 'access'),
  'new invitation': paths.newInvitation(school),
  'list of invitations': paths.invitationList(school),
  decisions: paths.decisions(school),
  'new decision': paths.newDecision(school),
  propose: paths.proposeDecision(school, { method: 'consent' }),
  methods: paths.methods(school),
  'new method': paths.methodTemplate(school, 'new', { method: 'majority' }),
  decision: paths.decision(school, 8),
  'open decision': paths.decision(school, 7),
  respond: `${paths.decision(school, 7)}/respond`,
  'invite to a decision': paths.decisionAct(school, 7, 'invite'),
  contributions: paths.contributions(school),
  'contributions of one': paths.contributions(school, { person: other }),
  'finding a name': paths.find(school, { of: 'people', text: 'esp' }),
  'new contribution': paths.newContribution(school),
  'correct a contribution': paths.contributionAct(
    school,
    '0000000a-0001-7000-8000-0000000003e9',
    'correct',
  ),
  calendar: paths.calendar(school),
  'list of closed days': paths.closedDaysList(school),
  'new closed days': paths.calendarAct(school, 'new-closed-days'),
  settings: paths.settings(school),
}
