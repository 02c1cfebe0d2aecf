import type { z } from 'zod'
import { AwayDays, Away, Back, LeaveSchool, Unsaid } from '../../app/forms/absences'
import { allyForms } from '../../app/forms/allies'
import { BoardFilters, MoveInitiative } from '../../app/forms/board'
import { calendarForms } from '../../app/forms/calendar'
import { ClosedDaysList } from '../../app/forms/closed-days-list'
import { Choose } from '../../app/forms/calls'
import { Correction, Decline, NewContribution } from '../../app/forms/contributions'
import { Proposal, Respond, decidingForms } from '../../app/forms/deciding'
import { NewDecision } from '../../app/forms/decisions'
import * as door from '../../app/forms/door'
import { CaughtUp, Seen } from '../../app/forms/homes'
import { Initiative, actForms } from '../../app/forms/initiatives'
import {
  Accept,
  AcceptWithPassword,
  InvitationAct,
  InvitationList,
  NewInvitation,
} from '../../app/forms/invitations'
import {
  CalendarAddress,
  CalendarFollows,
  Letters,
  Profile,
  Reflection,
  Sharing,
  Standing,
} from '../../app/forms/members'
import { Template, TemplateEnd } from '../../app/forms/methods'
import { Goal, GoalEnd, SchoolItself, SchoolYear } from '../../app/forms/settings'

type Ids = { member: string; contribution: string; invitation: string; term: string; turn: string }
type Sent = [address: string, schema: z.ZodType]

const school = '/s/harbor-ridge'
const token = 'x'.repeat(43)
const each = <T extends Record<string, z.ZodType>>(
  forms: T,
  at: (noun: string) => string,
): Sent[] => Object.entries(forms).map(([noun, schema]) => [at(noun), schema])

/** Every form of the product, by the file of its route: where it is sent, and by which schema it is read. */
export const formsOf = ({
  member,
  contribution,
  invitation,
  term,
  turn,
}: Ids): Record<string, Sent[]> => ({
  'door/account.tsx': [['/account', door.MyName]],
  'door/account.email.tsx': [['/account/email', door.NewEmail]],
  'door/account.new-email.tsx': [[`/account/email/${token}`, door.ConfirmEmail]],
  'door/account.sessions.ts': [['/account/sessions', door.EndSession]],
  'door/account.delete.tsx': [['/account/delete', door.DeleteAccount]],
  'door/password.tsx': [['/account/password', door.ChangePassword]],
  'door/finish-sign-up.tsx': [[`/sign-up/${token}`, door.FinishSignUp]],
  'door/forgotten.tsx': [['/forgotten', door.Forgotten]],
  'door/join.tsx': [
    [`/join/${token}`, Accept],
    [`/join/${token}`, AcceptWithPassword],
  ],
  'door/letters.tsx': [[`/letters/${token}`, door.OneClick]],
  'door/new-school.tsx': [['/schools/new', door.NewSchool]],
  'door/reset.tsx': [[`/reset/${token}`, door.Reset]],
  'door/sign-in.tsx': [['/sign-in', door.SignIn]],
  'door/sign-up.tsx': [['/sign-up', door.SignUp]],
  'school/calendar.act.tsx': each(calendarForms, (noun) => `${school}/calendar/${noun}?id=${term}`),
  'school/closed-days-list.tsx': [[`${school}/calendar/list`, ClosedDaysList]],
  'school/caught-up.ts': [[`${school}/caught-up`, CaughtUp]],
  'school/seen.ts': [[`${school}/seen`, Seen]],
  'school/contribution.act.tsx': [
    [`${school}/contributions/${contribution}/correct`, Correction],
    [`${school}/contributions/${contribution}/decline`, Decline],
  ],
  'school/decision.act.tsx': each(decidingForms, (noun) => `${school}/decisions/11/${noun}`),
  'school/decision.respond.tsx': [[`${school}/decisions/11/respond`, Respond]],
  'school/initiative.act.tsx': each(actForms, (noun) => `${school}/initiatives/1/${noun}`),
  'school/initiative.choose.tsx': [[`${school}/initiatives/5/choose`, Choose]],
  'school/initiative.move.tsx': [[`${school}/initiatives/1/move`, MoveInitiative]],
  'school/invitation.act.tsx': ['resend', 'withdraw'].map((act) => [
    `${school}/invitations/${invitation}/${act}`,
    InvitationAct,
  ]),
  'school/method-template.tsx': [
    [`${school}/decisions/methods/new?method=majority`, Template],
    [`${school}/decisions/methods/${turn}?end=yes`, TemplateEnd],
  ],
  'school/new-contribution.tsx': [[`${school}/contributions/new`, NewContribution]],
  'school/new-decision.tsx': [[`${school}/decisions/new`, NewDecision]],
  'school/new-initiative.tsx': [[`${school}/initiatives/new`, Initiative]],
  'school/invitation-list.tsx': [[`${school}/invitations/list`, InvitationList]],
  'school/new-invitation.tsx': [[`${school}/invitations/new`, NewInvitation]],
  'school/person.act.tsx': [
    ...each(
      { profile: Profile, letters: Letters, access: Standing, reflection: Sharing, back: Back },
      (noun) => `${school}/people/${member}/${noun}`,
    ),
    ...each(
      { away: Away, leave: LeaveSchool, 'cancel-leave': Unsaid, stay: Unsaid },
      (noun) => `${school}/people/${member}/${noun}`,
    ),
  ],
  'school/person.ally.tsx': each(
    allyForms,
    (noun) => `${school}/people/${member}/ally${noun === 'ask' ? '' : `/${noun}`}`,
  ),
  'school/person.calendar.tsx': [
    [`${school}/people/${member}/calendar`, CalendarAddress],
    [`${school}/people/${member}/calendar/end`, CalendarAddress],
    [`${school}/people/${member}/calendar/follows`, CalendarFollows],
  ],
  'school/person.reflection.tsx': [[`${school}/people/${member}/path/${turn}`, Reflection]],
  'school/propose-decision.tsx': [[`${school}/decisions/propose?method=consent`, Proposal]],
  'school/settings.tsx': each(
    { school: SchoolItself, years: SchoolYear, goals: Goal, 'goal-end': GoalEnd },
    (part) => `${school}/settings?part=${part}`,
  ),
})

/** Forms that are only the query of a page, read as such. */
export const asked = { AwayDays, BoardFilters }

/** The routes whose act reads no field. */
export const readNothing = ['door/nothing-here.tsx', 'door/sign-out.tsx', 'school/nothing-here.tsx']
