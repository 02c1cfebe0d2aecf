/** By what an address says that an act is done: which, and how many things it made, of how many. */
export const saidInAddress = ['done', 'many', 'of'] as const
