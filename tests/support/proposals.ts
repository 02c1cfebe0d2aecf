import { openDecision } from '../../app/domain/decisions/proposals'
import { propose } from '../../app/domain/decisions/drafts'
import { Proposal } from '../../app/forms/decisions'
import type { OwnSchool } from './own-school'
type More = Partial<Record<keyof Proposal, unknown>>

/** A proposal form of the school, with what matters to a test said and the rest ordinary. */
export const proposalForm = (more: More = {}) =>
  Proposal.parse({
    question: 'Do we plant trees?',
    body: 'We plant four trees by the gate.',
    method: 'consent',
    authority: 'decides',
    deadlineDay: '2026-03-06',
    deadlineTime: '15:30',
    ...more,
  })

/** Proposes and opens, in the name of the first of these people unless told; answers the number. */
export async function opened(
  school: OwnSchool,
  deciders: string[],
  { by = deciders[0] ?? 'RO', ...more }: More & { by?: string } = {},
) {
  const form = proposalForm({ deciders: school.cast.ids(deciders), ...more })
  const acting = school.cast.who(by)
  const number = await school.cast.inSchool(() => propose(acting, form))
  await school.cast.inSchool(() => openDecision(acting, number))
  return number
}
