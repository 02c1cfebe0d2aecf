// Why something ended that nobody ended by hand, as it is kept. Rows are told apart by these words,
// so each is written here, once.

/** The initiative was stopped, and all that went on there ended with it. */
export const itStopped = 'The initiative was stopped'
/** A lead was planned for someone, and another has accepted it. */
export const givenToAnother = 'Another accepted this lead'
/** Someone will be away. */
export const awayThen = 'away then'
/** Someone has left the school. */
export const leftTheSchool = 'left the school'
/** Someone only reads from now on. */
export const guestNow = 'is a guest now'
