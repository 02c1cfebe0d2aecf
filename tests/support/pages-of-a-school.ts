import { decidingForms } from '../../app/forms/deciding'
import { actForms } from '../../app/forms/initiatives'
import { calendarForms } from '../../app/forms/calendar'
import { paths } from '../../app/paths'
import type { ownerOf } from './database'

const school = 'harbor-ridge'
const personActs = ['profile', 'letters', 'access', 'away', 'leave', 'back', 'cancel-leave', 'stay']

/** Addresses of every page of Harbor Ridge by the file that answers them: for one of many, of each kind that the school has. */
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
    home: [paths.home(school)],
    board: [paths.board(school)],
    'needs-a-lead': [paths.needsALead(school)],
    formation: [paths.formation(school)],
    lessons: [paths.lessons(school), paths.lessons(school, { text: 'bells' })],
    'new-initiative': [paths.newInitiative(school)],
    initiative: initiatives.map((number) => paths.initiative(school, number)),
    'initiative.choose': few.map((number) => paths.initiativeAct(school, number, 'choose')),
    'initiative.move': few.map((number) => paths.initiativeAct(school, number, 'move')),
    'initiative.act': few.flatMap((number) =>
      Object.keys(actForms).map((act) => paths.initiativeAct(school, number, act)),
    ),
    people: [paths.people(school)],
    fairness: [paths.fairness(school)],
    person: members.map((id) => paths.person(school, id)),
    'person.path': members.map((id) => paths.path(school, id)),
    'person.reflection': turns.map(({ id, member }) => paths.reflection(school, member, id)),
    'person.calendar': members.map((id) => paths.ownCalendar(school, id)),
    'person.ally': members.flatMap((id) => [paths.ally(school, id), paths.ally(school, id, 'end')]),
    'person.act': members
      .slice(0, 8)
      .flatMap((id) => personActs.map((act) => paths.personAct(school, id, act))),
    'new-invitation': [paths.newInvitation(school)],
    'invitation-list': [paths.invitationList(school)],
    'invitation.act': [
      paths.invitationAct(school, await firstOf('invitations'), 'withdraw'),
      paths.invitationAct(school, await firstOf('invitations'), 'renew'),
    ],
    decisions: [paths.decisions(school), paths.decisions(school, { text: 'phones' })],
    'new-decision': [paths.newDecision(school)],
    'propose-decision': [
      paths.proposeDecision(school),
      paths.proposeDecision(school, { method: 'consent' }),
    ],
    methods: [paths.methods(school)],
    'method-template': [
      paths.methodTemplate(school, 'new'),
      `${paths.methodTemplate(school, 'new')}?method=majority`,
      paths.methodTemplate(school, await firstOf('method_templates')),
    ],
    decision: decisions.map((number) => paths.decision(school, number)),
    'decision.respond': decisions.map((number) => `${paths.decision(school, number)}/respond`),
    'decision.act': decisions.flatMap((number) =>
      Object.keys(decidingForms).map((act) => paths.decisionAct(school, number, act)),
    ),
    contributions: [paths.contributions(school), paths.contributions(school, { person: first })],
    'new-contribution': [paths.newContribution(school)],
    'contribution.act': [
      paths.contributionAct(school, await firstOf('contributions'), 'correct'),
      paths.contributionAct(school, await firstOf('contributions'), 'decline'),
    ],
    calendar: [paths.calendar(school)],
    'closed-days-list': [paths.closedDaysList(school)],
    'calendar.act': Object.keys(calendarForms).map((act) => paths.calendarAct(school, act)),
    settings: ['school', 'years', 'goals'].map((part) => paths.settings(school, { part })),
  }
}
