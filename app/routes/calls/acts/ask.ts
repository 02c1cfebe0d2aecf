import { may } from '../../../domain/acting'
import { ask } from '../../../domain/calls/asks'
import { peopleNotAskedYet } from '../../../domain/rotations/people-asked'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { callRoles } from '../../../vocabulary'
import { finding } from '../../acts/search-fields'
import { asChoices } from '../../acts/shared-fields'
import { stopped } from '../../acts/initiative-act'
import type { InitiativeAct } from '../../acts/initiative-act'

const hints = {
  lead: 'Would you lead this? A seat must be free.',
  'co-lead': 'Would you lead together with those who lead now?',
  follow: 'Would you follow this?',
  shadow: 'Would you shadow the lead for a while?',
}

export const act: InitiativeAct<typeof actForms.ask> = {
  title: 'Ask someone',
  lede: 'They find it on their Home, and a no is as easy as a yes. It is kept that they were asked and how they answered; what they write is for you alone.',
  submit: 'Ask',
  schema: actForms.ask,
  place: 'answer',
  isOpen: (acting, at) => may.ask(acting, at) && at.stage !== 'stopped',
  settled: (_here, at) => stopped(at),
  whose: 'Someone is asked by those who lead, follow or sponsor this, or by an administrator.',
  fields,
  perform: ({ acting }, number, value) => ask(acting, number, value),
  names: (_number, { to }) => to,
}

async function fields(here: Here, at: InitiativeState): Promise<FieldWords[]> {
  const { acting } = here
  const notes = new Map((await peopleNotAskedYet()).map((id) => [id, 'not asked yet']))
  const without = [acting.memberId, ...at.leads, ...at.comingLeads]
  return [
    await finding(here, {
      name: 'to',
      of: 'people',
      label: 'Whom',
      none: 'Choose …',
      without,
      among: at.number,
      notes,
      value: here.url.searchParams.get('to') ?? undefined,
    }),
    {
      name: 'role',
      kind: 'choice',
      label: 'What you ask',
      choices: asChoices(callRoles, hints),
      value: at.freeSeats.length ? 'lead' : may.assignLead(acting, at) ? 'co-lead' : 'follow',
    },
    { name: 'note', kind: 'long', label: 'Why you thought of them', optional: true },
  ]
}
