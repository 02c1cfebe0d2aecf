import type { InitiativeState } from '../../../domain/initiatives/state'

/**
 * That someone holds this role here already, or the lead, which is not left by taking another role.
 */
export function holding(at: InitiativeState, memberId: string, role: 'follow' | 'shadow') {
  if (at.leads.includes(memberId))
    return 'You lead this. Step back, or hand over the lead, so that everyone knows.'
  return at.held.some((turn) => turn.memberId === memberId && turn.role === role)
    ? `You ${role} this already.`
    : undefined
}
