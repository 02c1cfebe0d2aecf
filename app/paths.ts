// Builds every URL of the product, so that a page never spells one. `routes.ts` says which file
// answers each.

export const paths = {
  welcome: () => '/',
  signIn: (next?: string, query: Query = {}) => withQuery('/sign-in', { next, ...query }),
  signUp: () => '/sign-up',
  finishSignUp: (token: string) => `/sign-up/${token}`,
  signOut: () => '/sign-out',
  /** Sign-in, as who has just gone sees it. */
  left: (how: 'out' | 'deleted') => withQuery('/sign-in', { left: how }),
  swept: () => '/sign-out/swept',
  forgotten: () => '/forgotten',
  reset: (token: string) => `/reset/${token}`,
  join: (token: string) => `/join/${token}`,
  stopLetters: (token: string) => `/letters/${token}`,
  schools: () => '/schools',
  newSchool: () => '/schools/new',
  account: (query: Query = {}) => withQuery('/account', query),
  changeEmail: () => '/account/email',
  confirmEmail: (token: string) => `/account/email/${token}`,
  mySessions: () => '/account/sessions',
  myData: () => '/account/data',
  /** What someone who has left did and wrote in a school. */
  myFormerPath: (school: string) => `/account/paths/${school}`,
  deleteAccount: () => '/account/delete',
  changePassword: () => '/account/password',
  mail: () => '/mail',
  ready: () => '/readyz',

  home: (school: string) => `/s/${school}`,
  caughtUp: (school: string) => `/s/${school}/caught-up`,
  seen: (school: string) => `/s/${school}/seen`,
  live: (school: string) => `/s/${school}/live`,
  find: (school: string, query: Query) => withQuery(`/s/${school}/find`, query),
  search: (school: string, query: Query = {}) => withQuery(`/s/${school}/search`, query),
  /** The names of all that is found while one types. */
  names: (school: string) => `/s/${school}/search/names`,
  board: (school: string, query: Query = {}) => withQuery(`/s/${school}/board`, query),
  needsALead: (school: string, query: Query = {}) => withQuery(`/s/${school}/needs-a-lead`, query),
  lessons: (school: string, query: Query = {}) => withQuery(`/s/${school}/lessons`, query),
  formation: (school: string, query: Query = {}) => withQuery(`/s/${school}/formation`, query),
  /** What the addresses of all initiatives begin with. */
  initiatives: (school: string) => `/s/${school}/initiatives`,
  newInitiative: (school: string) => `/s/${school}/initiatives/new`,
  initiative: (school: string, number: number, query: Query = {}) =>
    withQuery(`/s/${school}/initiatives/${number}`, query),
  initiativeAct: (school: string, number: number, act: string, query: Query = {}) =>
    withQuery(`/s/${school}/initiatives/${number}/${act}`, query),
  drawnPlan: (school: string, number: number) => `/s/${school}/initiatives/${number}/plan/drawn`,
  people: (school: string, query: Query = {}) => withQuery(`/s/${school}/people`, query),
  fairness: (school: string, query: Query = {}) => withQuery(`/s/${school}/fairness`, query),
  person: (school: string, member: string, query: Query = {}) =>
    withQuery(`/s/${school}/people/${member}`, query),
  personAct: (school: string, member: string, act: string, query: Query = {}) =>
    withQuery(`/s/${school}/people/${member}/${act}`, query),
  path: (school: string, member: string) => `/s/${school}/people/${member}/path`,
  reflection: (school: string, member: string, turn: string) =>
    `/s/${school}/people/${member}/path/${turn}`,
  ownCalendar: (school: string, member: string, act?: 'end' | 'follows') =>
    `/s/${school}/people/${member}/calendar${act ? `/${act}` : ''}`,
  ally: (school: string, student: string, act?: 'answer' | 'withdraw' | 'end') =>
    `/s/${school}/people/${student}/ally${act ? `/${act}` : ''}`,
  calendarFeed: (token: string) => `/feeds/calendar/${token}.ics`,
  /** What the addresses of all invitations begin with. */
  invitations: (school: string) => `/s/${school}/invitations`,
  newInvitation: (school: string) => `/s/${school}/invitations/new`,
  invitationList: (school: string) => `/s/${school}/invitations/list`,
  invitationAct: (school: string, invitation: string, act: string) =>
    `/s/${school}/invitations/${invitation}/${act}`,
  decisions: (school: string, query: Query = {}) => withQuery(`/s/${school}/decisions`, query),
  newDecision: (school: string, query: Query = {}) =>
    withQuery(`/s/${school}/decisions/new`, query),
  proposeDecision: (school: string, query: Query = {}) =>
    withQuery(`/s/${school}/decisions/propose`, query),
  methods: (school: string) => `/s/${school}/decisions/methods`,
  methodTemplate: (school: string, template: string, query: Query = {}) =>
    withQuery(`/s/${school}/decisions/methods/${template}`, query),
  decisionsCsv: (school: string) => `/s/${school}/decisions/log.csv`,
  decision: (school: string, number: number) => `/s/${school}/decisions/${number}`,
  decisionThread: (school: string, number: number, before?: string | number) =>
    `${withQuery(`/s/${school}/decisions/${number}`, { before })}#spoken`,
  decisionSaid: (school: string, number: number, said?: string | number) =>
    `${withQuery(`/s/${school}/decisions/${number}`, { said })}#said`,
  decisionObjections: (school: string, number: number, objection?: string | number) =>
    `${withQuery(`/s/${school}/decisions/${number}`, { objection })}#objections`,
  decisionMarkdown: (school: string, number: number) => `/s/${school}/decisions/${number}/markdown`,
  decisionAct: (school: string, number: number, act: string, query: Query = {}) =>
    withQuery(`/s/${school}/decisions/${number}/${act}`, query),
  contributions: (school: string, query: Query = {}) =>
    withQuery(`/s/${school}/contributions`, query),
  newContribution: (school: string, query: Query = {}) =>
    withQuery(`/s/${school}/contributions/new`, query),
  contributionAct: (school: string, contribution: string, act: string) =>
    `/s/${school}/contributions/${contribution}/${act}`,
  calendar: (school: string, query: Query = {}) => withQuery(`/s/${school}/calendar`, query),
  calendarAct: (school: string, act: string, query: Query = {}) =>
    withQuery(`/s/${school}/calendar/${act}`, query),
  closedDaysList: (school: string) => `/s/${school}/calendar/list`,
  settings: (school: string, query: Query = {}) => withQuery(`/s/${school}/settings`, query),
}

type Query = Record<string, string | number | undefined>

export function withQuery(path: string, query: Query) {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (!said.length) return path
  return `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`
}

const own = 'http://own.invalid'

/**
 * A path of our own out of something from outside, or the fallback. What is judged is what comes
 * out, as a browser will read it: it must be read as one of our own paths, and as the same one
 * again. `//evil`, `/\\evil`, `/.//evil`, `/%2fevil` and other sites never pass.
 */
export function ownPath(candidate: unknown, fallback: string) {
  if (
    typeof candidate !== 'string' ||
    !/^\/[^\\\p{Cc}]*$/u.test(candidate) ||
    !URL.canParse(candidate, own)
  )
    return fallback
  const { origin, pathname, search } = new URL(candidate, own)
  const out = pathname + search
  const isOurs =
    origin === own &&
    !/^\/(\/|%2f|%5c)/i.test(out) &&
    URL.canParse(out, own) &&
    new URL(out, own).href === own + out
  return isOurs ? out : fallback
}
