import type { CameAbout, Role } from '../vocabulary'

/**
 * How a turn came about, as every page says it; nothing of one who pressed Follow or Shadow, who
 * were offered nothing.
 */
export function cameAboutSaid({ role, cameAbout }: { role: Role; cameAbout: CameAbout }) {
  return role !== 'lead' && cameAbout === 'offered' ? '' : cameAbout
}
