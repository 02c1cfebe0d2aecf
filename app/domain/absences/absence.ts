/**
 * The days someone is away, local days of the school: the first one, and the last one if there is
 * one.
 */
export type Absence = { from: string; to: string | null }
