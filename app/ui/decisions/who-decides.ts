import type { DecisionShown } from '../../domain/decisions/page'

/** Who decides, in a few words: those named, the team, or others whom the team advises. */
export function whoDecides({ authority }: DecisionShown['facts'], deciders: string[]) {
  if (authority !== 'decides') return `others; the team ${authority}`
  return deciders.join(', ') || 'the team'
}
