import { may } from '../../../domain/access'
import { handOver } from '../../../domain/hand-overs'
import { peopleToChoose } from '../../../domain/initiatives'
import type { Standing } from '../../../domain/standing'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/described'
import { named } from './act'
import type { InitiativeAct } from './act'

export const act: InitiativeAct<(typeof actForms)['hand-over']> = {
  title: 'Hand over the lead',
  lede: 'They are asked, and nothing changes until they accept. Then you follow.',
  submit: 'Offer the hand-over',
  schema: actForms['hand-over'],
  isOpen: (acting, at) => may.handOver(acting, at) && at.leads.length > 0 && at.stage !== 'stopped',
  fields,
  perform: ({ acting }, number, value) => handOver(acting, number, value),
}

async function fields({ acting }: Here, at: Standing): Promise<FieldWords[]> {
  const people = await peopleToChoose()
  const leads = named(people.filter(({ id }) => at.leads.includes(id)))
  const whose: FieldWords = { name: 'from', kind: 'select', label: 'Whose lead', choices: leads, value: at.leads.includes(acting.memberId) ? acting.memberId : leads[0]?.value }
  return [
    ...(may.administer(acting) ? [whose] : []),
    { name: 'to', kind: 'select', label: 'To whom', choices: named(people.filter(({ id }) => !at.leads.includes(id))), none: 'Choose …' },
    { name: 'stands', kind: 'long', label: 'Where it stands' },
    { name: 'next', kind: 'long', label: 'What comes next' },
    { name: 'wish', kind: 'long', label: 'What I wish I had known', optional: true },
  ]
}
