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
/** A turn ends with the last day before its holder's leave. */
export const onLeave = 'On leave'
/** A turn ends with its holder's last day. */
export const leftItsHolder = 'Left the school'
/** Someone was to be away or to leave, and is here. */
export const staysAfterAll = 'they stay after all'
/** The one whose lead ends early follows from then on. */
export const afterTheLead = 'After the lead'
/** The one who is to lead shadows until then. */
export const beforeTheLead = 'Before taking the lead'
