import type { Acting } from '../../app/domain/acting'
import { decisionStanding } from '../../app/domain/decisions/state'
import { respond } from '../../app/domain/decisions/responses'
import type { OwnSchool } from './own-school'

/**
 * What tests of a decision say and do again and again.
 */
export function decidingIn(school: OwnSchool) {
  const at = (number: number) => school.cast.inSchool(() => decisionStanding(number))
  const by = <T>(who: string, act: (acting: Acting) => Promise<T>) =>
    school.cast.inSchool(() => act(school.cast.who(who)))
  /** An act to be tried, or to be refused. */
  const as =
    <T>(who: string, act: (acting: Acting) => Promise<T>) =>
    () =>
      by(who, act)
  /** The same by someone who is a guest by now, whatever else they are to the decision. */
  const asGuest =
    <T>(who: string, act: (acting: Acting) => Promise<T>) =>
    () =>
      school.cast.inSchool(() => act({ ...school.cast.who(who), access: 'guest' }))
  const says = (who: string, number: number, choice: string, reason = 'x') =>
    by(who, (acting) => respond(acting, number, { choice: choice as never, reason }))
  const past = (number: number) =>
    school.sql`update decisions set opened_at = opened_at, deadline = greatest(opened_at + interval '1 microsecond', skein_now() - interval '1 second') where number = ${number}`
  const objectionOf = async (number: number) => (await at(number)).objections[0]?.id ?? ''
  return { at, by, as, asGuest, says, past, objectionOf }
}

/** What an outcome says, where a test asks for no more. */
export const settled = { decided: 'So it is.', why: '', reviewOn: '2026-04-02' }
