import type { z } from 'zod'
import { AwayDays, Away, Back, LeaveSchool, Unsaid } from '../../app/forms/absences'
import { allyForms } from '../../app/forms/allies'
import { BoardFilters, MoveInitiative } from '../../app/forms/board'
import { calendarForms } from '../../app/forms/calendar'
import { ClosedDaysList } from '../../app/forms/closed-days-list'
import { Choose } from '../../app/forms/calls'
import { Correction, Decline, NewContribution } from '../../app/forms/contributions'
import { Proposal, Respond, decidingForms } from '../../app/forms/decisions'
import { NewDecision } from '../../app/forms/decided-in-room'
import * as door from '../../app/forms/accounts'
import { CaughtUp, Seen } from '../../app/forms/home'
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
  PositionAndAccess,
} from '../../app/forms/members'
import { Template, TemplateEnd } from '../../app/forms/decision-methods'
import { Goal, GoalEnd, SchoolItself, SchoolYear } from '../../app/forms/schools'

type Ids = { member: string; contribution: string; invitation: string; term: string; turn: string }
type Sent = [address: string, schema: z.ZodType]

const school = '/s/harbor-ridge'
const token = 'x'.repeat(43)
const each = <T extends Record<string, z.ZodType>>(
  forms: T,
  at: (noun: string) => string,
): Sent[] => Object.entries(forms).map(([noun, schema]) => [at(noun), schema])

/**
 * Every form of the product, by the file of its route: where it is sent, and by which schema it is
 * read.
 */
export const formsOf = ({
  member,
  contribution,
  invitation,
  term,
  turn,
}: Ids): Record<string, Sent[]> => ({
  'accounts/account.tsx': [['/account', door.MyName]],
  'accounts/email.tsx': [['/account/email', door.NewEmail]],
  'accounts/new-email.tsx': [[`/account/email/${token}`, door.ConfirmEmail]],
  'accounts/sessions.ts': [['/account/sessions', door.EndSession]],
  'accounts/deletion.tsx': [['/account/delete', door.DeleteAccount]],
  'accounts/password.tsx': [['/account/password', door.ChangePassword]],
  'accounts/finish-sign-up.tsx': [[`/sign-up/${token}`, door.FinishSignUp]],
  'accounts/forgot-password.tsx': [['/forgotten', door.Forgotten]],
  'members/join.tsx': [
    [`/join/${token}`, Accept],
    [`/join/${token}`, AcceptWithPassword],
  ],
  'notices/stop-letters.tsx': [[`/letters/${token}`, door.OneClick]],
  'schools/new-school.tsx': [['/schools/new', door.NewSchool]],
  'accounts/reset-password.tsx': [[`/reset/${token}`, door.Reset]],
  'accounts/sign-in.tsx': [['/sign-in', door.SignIn]],
  'accounts/sign-up.tsx': [['/sign-up', door.SignUp]],
  'calendar/act.tsx': each(calendarForms, (noun) => `${school}/calendar/${noun}?id=${term}`),
  'calendar/closed-days-list.tsx': [[`${school}/calendar/list`, ClosedDaysList]],
  'home/caught-up.ts': [[`${school}/caught-up`, CaughtUp]],
  'notices/seen.ts': [[`${school}/seen`, Seen]],
  'contributions/act.tsx': [
    [`${school}/contributions/${contribution}/correct`, Correction],
    [`${school}/contributions/${contribution}/decline`, Decline],
  ],
  'decisions/act.tsx': each(decidingForms, (noun) => `${school}/decisions/11/${noun}`),
  'decisions/respond.tsx': [[`${school}/decisions/11/respond`, Respond]],
  'initiatives/act.tsx': each(actForms, (noun) => `${school}/initiatives/1/${noun}`),
  'calls/choose.tsx': [[`${school}/initiatives/5/choose`, Choose]],
  'board/move.tsx': [[`${school}/initiatives/1/move`, MoveInitiative]],
  'members/invitation-act.tsx': ['resend', 'withdraw'].map((act) => [
    `${school}/invitations/${invitation}/${act}`,
    InvitationAct,
  ]),
  'decisions/method-template.tsx': [
    [`${school}/decisions/methods/new?method=majority`, Template],
    [`${school}/decisions/methods/${turn}?end=yes`, TemplateEnd],
  ],
  'contributions/new.tsx': [[`${school}/contributions/new`, NewContribution]],
  'decisions/decided-in-room.tsx': [[`${school}/decisions/new`, NewDecision]],
  'initiatives/new.tsx': [[`${school}/initiatives/new`, Initiative]],
  'members/invitation-list.tsx': [[`${school}/invitations/list`, InvitationList]],
  'members/new-invitation.tsx': [[`${school}/invitations/new`, NewInvitation]],
  'members/act.tsx': [
    ...each(
      {
        profile: Profile,
        letters: Letters,
        access: PositionAndAccess,
        reflection: Sharing,
        back: Back,
      },
      (noun) => `${school}/people/${member}/${noun}`,
    ),
    ...each(
      { away: Away, leave: LeaveSchool, 'cancel-leave': Unsaid, stay: Unsaid },
      (noun) => `${school}/people/${member}/${noun}`,
    ),
  ],
  'members/ally.tsx': each(
    allyForms,
    (noun) => `${school}/people/${member}/ally${noun === 'ask' ? '' : `/${noun}`}`,
  ),
  'feeds/calendar-address.tsx': [
    [`${school}/people/${member}/calendar`, CalendarAddress],
    [`${school}/people/${member}/calendar/end`, CalendarAddress],
    [`${school}/people/${member}/calendar/follows`, CalendarFollows],
  ],
  'turns/reflection.tsx': [[`${school}/people/${member}/path/${turn}`, Reflection]],
  'decisions/propose.tsx': [[`${school}/decisions/propose?method=consent`, Proposal]],
  'schools/settings.tsx': each(
    { school: SchoolItself, years: SchoolYear, goals: Goal, 'goal-end': GoalEnd },
    (part) => `${school}/settings?part=${part}`,
  ),
})

/** Forms that are tried while someone fills them in: nothing is made, kept or said of them. */
export const formsTried: Record<string, Sent[]> = {
  'turns/drawn-plan.ts': [[`${school}/initiatives/1/plan/drawn`, actForms.plan]],
}

/** Forms that are only the query of a page, read as such. */
export const asked = { AwayDays, BoardFilters }

/** The routes whose act reads no field. */
export const readNothing = [
  'accounts/not-found.tsx',
  'accounts/sign-out.tsx',
  'schools/not-found.tsx',
]
