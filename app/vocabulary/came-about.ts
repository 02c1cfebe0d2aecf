import type { CameAbout, Role } from '../vocabulary'

/** A turn that is a part of a lead: of another's, or of one's own after others stood in. */
export const leadParts = ['stands in', 'goes on'] as const
export type LeadPart = (typeof leadParts)[number]

/**
 * What comes next of a lead where nobody hands over: such a part, the end of the school year, or
 * days on which nobody leads before the one who was away goes on.
 */
export const endingParts = [...leadParts, 'year ends', 'nobody leads'] as const
export type EndingPart = (typeof endingParts)[number]

/**
 * How a turn came about, as every page says it; nothing where that is not for the reader to see,
 * nor of one who pressed Follow or Shadow, who were offered nothing.
 */
export function cameAboutSaid({ role, cameAbout }: { role: Role; cameAbout: CameAbout | null }) {
  return role !== 'lead' && cameAbout === 'offered' ? '' : (cameAbout ?? '')
}
