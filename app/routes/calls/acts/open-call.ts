import { may } from '../../../domain/acting'
import { openCall } from '../../../domain/calls/calls'
import { openCalls } from '../../../domain/calls/open-calls'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import { paths } from '../../../paths'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { exactDay } from '../../../vocabulary/dates'
import { audiences, callNouns, callRoles } from '../../../vocabulary'
import { finding } from '../../acts/search-fields'
import { asChoices } from '../../acts/shared-fields'
import { stopped } from '../../acts/initiative-act'
import type { InitiativeAct } from '../../acts/initiative-act'

const roles = {
  lead: 'Takes the lead.',
  'co-lead': 'Leads together with those who lead; a place is opened if need be.',
  follow: 'Knows the work, pushes, supports and slows down.',
  shadow: 'Shadows the lead to learn.',
}
const reach = {
  all: 'Anyone in the school may offer.',
  some: 'Those you name are asked. Everyone else can still offer.',
}

export const act: InitiativeAct<typeof actForms.call> = {
  title: 'Open a call',
  lede: 'Say what is asked and what is given for it. Offers come to you, and you choose.',
  submit: 'Open the call',
  schema: actForms.call,
  place: 'answer',
  isOpen: (acting, at) => may.openCall(acting, at) && at.stage !== 'stopped',
  settled: (_here, at) => stopped(at),
  whose: 'A call is opened by a lead, the sponsor or an administrator.',
  fields,
  async beside({ acting, school }, at) {
    const lines = (await openCalls(acting, at.id)).map(({ id, role, startsOn }) => ({
      text: `A call for ${callNouns[role]}, from ${exactDay(startsOn)}`,
      to: `${paths.initiative(school, at.number)}#call-${id}`,
    }))
    return lines.length ? [{ title: 'Open already', lines }] : []
  },
  perform: ({ acting }, number, value) => openCall(acting, number, value),
}

async function fields(here: Here, at: InitiativeState): Promise<FieldWords[]> {
  const { acting, url } = here
  const open = new Set((await openCalls(acting, at.id)).map(({ role }) => role))
  const asked = asChoices(callRoles, roles).map((choice, place) =>
    open.has(callRoles[place] ?? 'lead')
      ? { ...choice, hint: 'A call for this is open already.' }
      : choice,
  )
  return [
    {
      name: 'role',
      kind: 'choice',
      label: 'What is asked',
      choices: asked,
      value: callRoles.find((role) => !open.has(role)),
    },
    {
      name: 'startsOn',
      kind: 'day',
      label: 'From',
      hint: 'A day when the school is closed moves to the next open one; a weekend is yours to choose.',
      value: url.searchParams.get('from') ?? acting.school.today,
    },
    { name: 'endsOn', kind: 'day', label: 'Last day', optional: true },
    {
      name: 'closesOn',
      kind: 'day',
      label: 'Offers are welcome until',
      hint: 'The call closes when you choose, or when someone takes over the lead it is for; you are told then.',
      optional: true,
    },
    {
      name: 'hours',
      kind: 'line',
      label: 'Hours',
      hint: 'For example: two hours per week.',
      optional: true,
    },
    { name: 'recompense', kind: 'line', label: 'Released time or stipend', optional: true },
    {
      name: 'skills',
      kind: 'line',
      label: 'Skills',
      hint: 'What helps, and what can be learned on the way.',
      optional: true,
    },
    { name: 'support', kind: 'line', label: 'Support the sponsor gives', optional: true },
    {
      name: 'audience',
      kind: 'choice',
      label: 'Whom it goes to',
      choices: asChoices(audiences, reach),
      value: 'all',
    },
    await finding(here, {
      name: 'asked',
      of: 'people',
      isMany: true,
      label: 'Whom you ask',
      hint: 'It is kept that they were asked, and they can say no as easily as yes.',
      without: [acting.memberId, ...at.leads],
      only: 'some',
    }),
  ]
}
