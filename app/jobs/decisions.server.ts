import { schoolsWithDecisionsDue } from '../../db/front-door'
import { withSchool } from '../../db/school'
import { reviewLetter, settleDue, todayHere } from '../domain/decisions-due'
import { nudgeLetter } from '../domain/nudges'
import { paths } from '../paths'
import type { Told } from './job'

export type DecisionLetters = {
  'nudge letter': { decision: number; round: number; member: string }
  'review letter': { decision: number }
}

/** Every minute: closes decisions at their deadline, sends nudges, lets reviews return; one school's trouble is not another's. */
export async function settleDecisions() {
  const failed: unknown[] = []
  for (const { id, today, now } of await schoolsWithDecisionsDue()) await withSchool(id, () => settleDue({ today, now })).catch((error: unknown) => failed.push(error))
  if (failed.length) throw failed[0]
}

export async function nudgeMail({ school, ...told }: Told<DecisionLetters['nudge letter']>) {
  const letter = school && (await withSchool(school, () => nudgeLetter(told), { readOnly: true }))
  if (!letter) return undefined
  const text = `Hello ${letter.name},\n\n${letter.by} asks for your response:\n\n${letter.question}\n\nIt is open until ${letter.deadline}. This is the only reminder.`
  return { to: letter.to, subject: `Your response: ${letter.question}`, text, path: paths.decision(letter.slug, told.decision) }
}

export async function reviewMail({ school, decision }: Told<DecisionLetters['review letter']>) {
  const letter = school && (await withSchool(school, async () => reviewLetter({ decision, today: await todayHere() }), { readOnly: true }))
  if (!letter) return undefined
  const text = `Hello ${letter.name},\n\na decision comes back today, as you agreed:\n\n${letter.question}\n\nKeep it, amend it, or end it:`
  return { to: letter.to, subject: `To review: ${letter.question}`, text, path: paths.decision(letter.slug, decision) }
}
