import { may } from '../../../domain/access'
import { peopleWithWords } from '../../../domain/choices'
import { fairnessOf } from '../../../domain/fairness'
import { handOver } from '../../../domain/hand-overs'
import { handOverNotes, leftOpen } from '../../../domain/hand-over-notes'
import { peopleToChoose } from '../../../domain/initiatives'
import { rotationOf } from '../../../domain/rotations'
import type { NextLead } from '../../../domain/rotations'
import { dayInWords } from '../../../words/days'
import type { Standing } from '../../../domain/standing'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import { paths } from '../../../paths'
import type { PersonToChoose } from '../../../ui/choosing'
import type { FieldWords } from '../../../ui/described'
import { asChoices, named, reflecting } from './act'
import type { InitiativeAct } from './act'

export const act: InitiativeAct<(typeof actForms)['hand-over']> = {
  title: 'Hand over the lead',
  lede: 'Write your notes, now or in pieces. Whom you choose is asked, and nothing changes until they accept.',
  submit: 'Save, and ask whom I chose',
  schema: actForms['hand-over'],
  place: 'rotation',
  isOpen: (acting, at) => may.handOver(acting, at) && at.leads.length > 0 && at.stage !== 'stopped',
  fields,
  beside: async ({ acting, school }, at) => (await leftOpen(acting, at)).map(({ title, lines }) => ({ title, lines: lines.map(({ text, decision }) => ({ text, to: decision ? paths.decision(school, decision) : undefined })) })),
  perform: ({ acting }, number, value) => handOver(acting, number, value),
}

async function fields({ acting }: Here, at: Standing): Promise<FieldWords[]> {
  const [people, notes, { next, leads: nextLeads }] = await Promise.all([peopleToChoose(), handOverNotes(acting, at), rotationOf(acting, at)])
  const leads = named(people.filter(({ id }) => at.leads.includes(id)))
  const whose: FieldWords = { name: 'from', kind: 'select', label: 'Whose lead', choices: leads, value: at.leads.includes(acting.memberId) ? acting.memberId : leads[0]?.value }
  const ahead = next && next.on > acting.school.today ? next.on : undefined
  return [
    ...(may.administer(acting) ? [whose] : []),
    { name: 'to', kind: 'people', label: 'To whom', hint: 'First those whom it would be fair to ask next, and why. You decide.', people: await receivers(acting, at, { on: ahead, planned: nextLeads.find(({ how }) => how === 'planned') }), none: 'Not yet: keep my notes', value: notes?.to ?? undefined },
    { name: 'choiceReason', kind: 'line', label: 'Why them', hint: 'Only when you choose another than the first. One line; no blame.', optional: true, value: notes?.choiceReason },
    { name: 'dueOn', kind: 'day', label: 'On', hint: 'Leave it empty to hand over as soon as they accept. A day when the school is closed moves to the next open one; a weekend is yours to choose.', optional: true, value: notes?.dueOn ?? ahead },
    { name: 'stands', kind: 'long', label: 'Where it stands', value: notes?.stands },
    { name: 'next', kind: 'long', label: 'What comes next', value: notes?.next },
    { name: 'wish', kind: 'long', label: 'What I wish I had known', optional: true, value: notes?.wish },
    { name: 'weeksShadowed', kind: 'select', label: 'They shadow me before', choices: weeks, value: String(notes?.weeksShadowed ?? 0) },
    { name: 'weeksBeside', kind: 'select', label: 'I stay beside them after', choices: weeks, value: String(notes?.weeksBeside ?? 0) },
    ...(at.leads.includes(acting.memberId) ? reflecting(notes) : []),
  ]
}

const weeks = asChoices(['0', '1', '2', '3', '4']).map(({ value }) => ({ value, label: value === '0' ? 'no' : value === '1' ? '1 week' : `${value} weeks` }))

const openly = 5

type Receiving = { on: string | undefined; planned: NextLead | undefined }

// Everyone but the leads: who is planned next, then in the order in which it would be fair to ask; the first few openly, the rest with their reasons a press away.
async function receivers(acting: Here['acting'], at: Standing, { on = acting.school.today, planned }: Receiving): Promise<PersonToChoose[]> {
  const [suggested, everyone] = await Promise.all([fairnessOf(acting, { initiativeId: at.id, on }), peopleWithWords()])
  const places = new Map(suggested.map(({ memberId }, place) => [memberId, place]))
  const isPlanned = ({ id }: { id: string }) => id === planned?.memberId
  const placeOf = ({ id }: { id: string }) => (isPlanned({ id }) ? -1 : (places.get(id) ?? suggested.length))
  const others = everyone.filter(({ id }) => !at.leads.includes(id)).toSorted((one, other) => placeOf(one) - placeOf(other))
  return others.map((person, place) => ({ ...person, reasons: isPlanned(person) ? [`planned to lead next${planned?.on ? `, from ${dayInWords(planned.on)}` : ''}`] : suggested[placeOf(person)]?.reasons, isAside: place >= openly }))
}
