import { openDecision } from '../../app/domain/decisions/proposals'
import { propose } from '../../app/domain/decisions/drafts'
import { NewDecision } from '../../app/forms/decided-in-room'
import { Proposal } from '../../app/forms/decisions'
import type { OwnSchool } from './own-school'
type More = Partial<Record<keyof Proposal, unknown>>
type Drafting = More & { by?: string }

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

/** The form of a decision that these people took in a room. */
export const roomForm = (took: string[], more: Partial<NewDecision> = {}) =>
  NewDecision.parse({
    question: 'Do we plant trees?',
    decided: 'Yes, four.',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    decidedOn: '2026-03-02',
    reviewOn: '2026-04-02',
    took,
    ...more,
  })

/** Proposes, in the name of the first of these people unless told; answers the number. */
export function drafted(
  school: OwnSchool,
  deciders: string[],
  { by = deciders[0] ?? 'RO', ...more }: Drafting = {},
) {
  const form = proposalForm({ deciders: school.cast.ids(deciders), ...more })
  return school.cast.inSchool(() => propose(school.cast.who(by), form))
}

/** The same, and opens it. */
export async function opened(school: OwnSchool, deciders: string[], more: Drafting = {}) {
  const number = await drafted(school, deciders, more)
  const acting = school.cast.who(more.by ?? deciders[0] ?? 'RO')
  await school.cast.inSchool(() => openDecision(acting, number))
  return number
}
