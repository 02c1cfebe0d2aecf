/**
 * What a school's news can be about. The tables tell it (see `tells` in the migrations); a page says which of these it shows.
 * `work` are the contributions that pages of initiatives show: on an initiative, or as a duty. What is
 * `mine` concerns one member alone, and is told to nobody else.
 */
export const topics = ['school', 'members', 'initiatives', 'turns', 'updates', 'calls', 'contributions', 'work', 'decisions', 'mine'] as const
export type Topic = (typeof topics)[number]
