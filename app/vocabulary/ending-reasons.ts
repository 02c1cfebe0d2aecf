// Why something ended that nobody ended by hand, as it is kept. Rows are told apart by these words,
// so each is written here, once.

/** The initiative was stopped, and all that went on there ended with it. */
export const itStopped = 'The initiative was stopped'
