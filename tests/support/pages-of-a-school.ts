import { decidingForms } from '../../app/forms/decisions'
import { actForms } from '../../app/forms/initiatives'
import { calendarForms } from '../../app/forms/calendar'
import { paths } from '../../app/paths'
import type { ownerOf } from './database'

const school = 'harbor-ridge'
const personActs = ['profile', 'letters', 'access', 'away', 'leave', 'back', 'cancel-leave', 'stay']

/**
 * Addresses of every page of Harbor Ridge by the file under app/routes that answers them: for one
 * of many, of each kind that the school has.
 */
export async function pagesOfASchool(
  sql: ReturnType<typeof ownerOf>,
): Promise<Record<string, string[]>> {
  const initiatives = (
    await sql<{ number: number }[]>`select number from initiatives order by number`
  ).map(({ number }) => number)
  const decisions = (
    await sql<
      { number: number }[]
    >`select distinct on (state, method, authority) number from decisions order by state, method, authority, number`
  ).map(({ number }) => number)
  const members = (
    await sql<{ id: string }[]>`select id from members where left_on is null order by name`
  ).map(({ id }) => id)
  const [first = ''] = members
  const firstOf = async (table: string) =>
    (await sql.unsafe<{ id: string }[]>(`select id from ${table} order by id limit 1`))[0]?.id ?? ''
  const turns = await sql<
    { id: string; member: string }[]
  >`select distinct on (member_id) id, member_id as member from turns where ended_at < skein_now() order by member_id, ended_at`
  const few = initiatives.slice(0, 6)
  return {
    'home/home': [paths.home(school)],
    'board/board': [paths.board(school)],
    'calls/needs-a-lead': [paths.needsALead(school)],
    'insights/formation': [paths.formation(school)],
    'schools/find-or-do': [paths.search(school), paths.search(school, { text: 'lead' })],
    'initiatives/lessons': [paths.lessons(school), paths.lessons(school, { text: 'bells' })],
    'initiatives/new': [paths.newInitiative(school)],
    'initiatives/page': initiatives.map((number) => paths.initiative(school, number)),
    'calls/choose': few.map((number) => paths.initiativeAct(school, number, 'choose')),
    'board/move': few.map((number) => paths.initiativeAct(school, number, 'move')),
    'initiatives/act': few.flatMap((number) =>
      Object.keys(actForms).map((act) => paths.initiativeAct(school, number, act)),
    ),
    'members/people': [paths.people(school)],
    'insights/fairness': [paths.fairness(school)],
    'members/person': members.map((id) => paths.person(school, id)),
    'turns/path': members.map((id) => paths.path(school, id)),
    'turns/reflection': turns.map(({ id, member }) => paths.reflection(school, member, id)),
    'feeds/calendar-address': members.map((id) => paths.ownCalendar(school, id)),
    'members/ally': members.flatMap((id) => [
      paths.ally(school, id),
      paths.ally(school, id, 'end'),
    ]),
    'members/act': members
      .slice(0, 8)
      .flatMap((id) => personActs.map((act) => paths.personAct(school, id, act))),
    'members/new-invitation': [paths.newInvitation(school)],
    'members/invitation-list': [paths.invitationList(school)],
    'members/invitation-act': [
      paths.invitationAct(school, await firstOf('invitations'), 'withdraw'),
      paths.invitationAct(school, await firstOf('invitations'), 'renew'),
    ],
    'decisions/log': [paths.decisions(school), paths.decisions(school, { text: 'phones' })],
    'decisions/decided-in-room': [paths.newDecision(school)],
    'decisions/propose': [
      paths.proposeDecision(school),
      paths.proposeDecision(school, { method: 'consent' }),
    ],
    'decisions/methods': [paths.methods(school)],
    'decisions/method-template': [
      paths.methodTemplate(school, 'new'),
      `${paths.methodTemplate(school, 'new')}?method=majority`,
      paths.methodTemplate(school, await firstOf('method_templates')),
    ],
    'decisions/page': decisions.map((number) => paths.decision(school, number)),
    'decisions/respond': decisions.map((number) => `${paths.decision(school, number)}/respond`),
    'decisions/act': decisions.flatMap((number) =>
      Object.keys(decidingForms).map((act) => paths.decisionAct(school, number, act)),
    ),
    'contributions/contributions': [
      paths.contributions(school),
      paths.contributions(school, { person: first }),
    ],
    'contributions/new': [paths.newContribution(school)],
    'contributions/act': [
      paths.contributionAct(school, await firstOf('contributions'), 'correct'),
      paths.contributionAct(school, await firstOf('contributions'), 'decline'),
    ],
    'calendar/calendar': [paths.calendar(school)],
    'calendar/closed-days-list': [paths.closedDaysList(school)],
    'calendar/act': Object.keys(calendarForms).map((act) => paths.calendarAct(school, act)),
    'schools/settings': ['school', 'years', 'goals'].map((part) =>
      paths.settings(school, { part }),
    ),
  }
}
