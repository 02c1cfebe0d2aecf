// Every URL of the product and the file that answers it. `paths.ts` builds the same URLs for links and redirects.
type Options = { index?: boolean; id?: string }
export type Route = (path: string | undefined, file: string, options?: Options | (() => void), children?: () => void) => void

export function mapRoutes(route: Route) {
  route(undefined, 'routes/door/door.tsx', () => {
    route('/', 'routes/door/welcome.tsx', { index: true })
    route('sign-in', 'routes/door/sign-in.tsx')
    route('sign-up', 'routes/door/sign-up.tsx')
    route('sign-out', 'routes/door/sign-out.tsx')
    route('forgotten', 'routes/door/forgotten.tsx')
    route('reset/:token', 'routes/door/reset.tsx')
    route('join/:token', 'routes/door/join.tsx')
    route('schools', 'routes/door/schools.tsx')
    route('schools/new', 'routes/door/new-school.tsx')
    route('account', 'routes/door/account.tsx')
    route('mail', 'routes/door/mail.tsx')
  })
  route('s/:school', 'routes/school/school.tsx', () => {
    route(undefined, 'routes/school/home.tsx', { index: true })
    route('caught-up', 'routes/school/caught-up.ts')
    route('board', 'routes/school/board.tsx')
    route('initiatives/new', 'routes/school/new-initiative.tsx')
    route('initiatives/:initiative', 'routes/school/initiative.tsx')
    route('initiatives/:initiative/move', 'routes/school/initiative.move.tsx')
    route('initiatives/:initiative/:act', 'routes/school/initiative.act.tsx')
    route('people', 'routes/school/people.tsx')
    route('fairness', 'routes/school/fairness.tsx')
    route('people/:member', 'routes/school/person.tsx')
    route('people/:member/:act', 'routes/school/person.act.tsx')
    route('invitations/new', 'routes/school/new-invitation.tsx')
    route('invitations/:invitation/:act', 'routes/school/invitation.act.tsx')
    route('decisions', 'routes/school/decisions.tsx')
    route('decisions/new', 'routes/school/new-decision.tsx')
    route('decisions/:decision', 'routes/school/decision.tsx')
    route('contributions', 'routes/school/contributions.tsx')
    route('contributions/new', 'routes/school/new-contribution.tsx')
    route('contributions/:contribution/:act', 'routes/school/contribution.act.tsx')
    route('calendar', 'routes/school/calendar.tsx')
    route('calendar/:act', 'routes/school/calendar.act.tsx')
    route('settings', 'routes/school/settings.tsx')
  })
  route('*', 'routes/door/nothing-here.tsx')
}
