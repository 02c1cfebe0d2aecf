import { initiativesToChoose, membersToChoose } from '../../../domain/choices'
import { decisionsStanding } from '../../../domain/decision-log'
import { isLedByOne } from '../../../domain/methods'
import type { FieldWords } from '../../../ui/described'
import { authorities } from '../../../words'
import type { Method } from '../../../words'
import { lastWords } from '../../../words/methods'
import { hidden } from './act'

export type ProposalSaid = {
  method: Method; templateId?: string | undefined; question?: string; body?: string; authority?: string; deciders?: string[]; affected?: string[]; experts?: string[]; advisers?: string[]
  deadlineDay?: string; deadlineTime?: string; reviewOn?: string; initiativeId?: string; supersedesId?: string; isSecret?: boolean
}

const whoIsMeant = [
  { value: 'named', label: 'These people', hint: 'Ticked below.' },
  { value: 'initiative', label: 'The people of the initiative', hint: 'Who leads, follows and shadows now the one chosen above.' },
  { value: 'everyone', label: 'Everyone', hint: 'Every member who is here; not guests, nor people on leave.' },
]
const whom = (label: string): FieldWords => ({ name: 'whom', kind: 'choice', label, choices: whoIsMeant, value: 'named' })

/** What is asked of a proposal by this method, with what it says now. */
export async function proposalFields(said: ProposalSaid): Promise<FieldWords[]> {
  const [people, initiatives, standing] = await Promise.all([membersToChoose(), initiativesToChoose(), decisionsStanding()])
  return [
    hidden('method', said.method), hidden('templateId', said.templateId ?? null),
    { name: 'question', kind: 'line', label: 'Question', hint: 'What is to be settled?', value: said.question },
    { name: 'body', kind: 'long', label: 'What you propose', hint: 'You can use Markdown: **bold**, lists, links.', value: said.body },
    { name: 'authority', kind: 'choice', label: 'Who has the last word?', choices: authorities.map((value) => ({ value, ...lastWords[value] })), value: said.authority ?? 'decides' },
    { name: 'initiativeId', kind: 'select', label: 'Initiative', optional: true, none: 'None', choices: initiatives.map(({ id, title }) => ({ value: id, label: title })), value: said.initiativeId },
    ...peopleFields(said, people),
    { name: 'deadlineDay', kind: 'day', label: 'Respond by', value: said.deadlineDay },
    { name: 'deadlineTime', kind: 'time', label: 'at', hint: 'In the school’s own time. At that minute it closes by itself.', value: said.deadlineTime ?? '15:30' },
    { name: 'reviewOn', kind: 'day', label: 'Review on', hint: said.method === 'consent' ? 'Good enough for now, until when? You may also say it with the outcome.' : 'When to look at it again.', optional: true, value: said.reviewOn },
    { name: 'supersedesId', kind: 'select', label: 'Supersedes, or takes up again', optional: true, none: 'No earlier decision', choices: standing.map(({ id, number, question }) => ({ value: id, label: `${number}. ${question}` })), value: said.supersedesId },
  ]
}

type People = { id: string; name: string; access: string }[]

function peopleFields(said: ProposalSaid, people: People): FieldWords[] {
  const guests = people.filter(({ access }) => access === 'guest')
  const members = people.filter(({ access }) => access !== 'guest')
  const ask = (name: 'deciders' | 'affected' | 'experts' | 'advisers', label: string, hint?: string): FieldWords => ({ name, kind: 'many', label, hint, choices: (name === 'deciders' ? members : isLedByOne(said) ? people : guests).map(({ id, name: words }) => ({ value: id, label: words })), value: said[name] })
  if (said.method === 'advice process')
    return [whom('Whom does it affect?'), { ...ask('affected', 'Whom it affects', 'At least one is heard before you decide.'), only: 'named' }, ask('experts', 'Who knows the matter', 'At least one is heard before you decide.'), ask('deciders', 'Who decides', 'You, unless you tick someone else.')]
  if (isLedByOne(said)) return [whom('Whom do you ask?'), { ...ask('advisers', 'Whom you ask for input'), only: 'named' }, ask('deciders', 'Who decides', 'You, unless you tick someone else.')]
  const secret: FieldWords = { name: 'secret', kind: 'check', label: 'Secret ballot', hint: 'Only the count is shown, after the close, from three ballots on. It does not protect against someone who can read the database while the ballot is open, or its backups from that time.', value: said.isSecret ? 'on' : undefined }
  return [whom('Whom do you ask to decide?'), { ...ask('deciders', 'Who decides', 'They are asked by name; everyone else may speak in the thread.'), only: 'named' }, ...(guests.length ? [{ ...ask('advisers', 'Guests who are invited', 'They may speak in the thread, and do not count.'), optional: true }] : []), ...(said.method === 'majority' ? [secret] : [])]
}
