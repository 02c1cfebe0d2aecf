/**
 * What a school's news can be about. The tables tell it (see `tells` in the migrations); a page says which of these it shows. What is
 * `mine` concerns one member alone, and is told to nobody else.
 */
export const topics = ['school', 'members', 'initiatives', 'turns', 'updates', 'calls', 'contributions', 'decisions', 'mine'] as const
export type Topic = (typeof topics)[number]
