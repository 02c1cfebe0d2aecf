import { expect } from 'vitest'
import type { Acting } from '../../app/domain/acting'
import { absencesIn } from './absences'
import type { OwnSchool } from './own-school'
import { sentenceOf } from './refusals'
import { withItsYes } from './sponsoring'

export type Act = () => Promise<unknown>

/** Acts of one person each, by their initials, to be refused or to go through. */
export function actsIn(here: OwnSchool) {
  const { then, on } = absencesIn(here)

  /** An act of someone as they are by then, now or at ten in the morning of a later day. */
  const as =
    (who: string, act: (acting: Acting) => Promise<unknown>, day?: string): Act =>
    async () => {
      const acting = await here.cast.acting(who)
      return day ? on(day, () => act(then(acting, day))) : here.cast.inSchool(() => act(acting))
    }

  /** Asks that an act is refused for no reason at all. */
  const goes = async (act: Act) => expect(await sentenceOf(act())).toBe('')

  /** Someone who could act becomes a guest; nothing that they hold or wait for ends. */
  const becomesGuest = (who: string) =>
    here.sql`update members set access = 'guest' where initials = ${who}`

  /** They sponsor it from now on, as they said. */
  async function sponsoredBy(number: number, who: string) {
    await here.sql`
      with made as (
        select i.school_id, i.id, m.id as sponsor_id from initiatives i join members m on m.initials = ${who} where i.number = ${number}
      ) ${withItsYes(here.sql)}`
    await here.sql`update initiatives set sponsor_id = ${idOf(who)} where number = ${number}`
  }

  /** They lead it in the second seat since winter, with no last day. */
  async function leadsBeside(number: number, who: string) {
    await here.sql`update initiatives set lead_seats = 2 where number = ${number}`
    await here.sql`
      insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
      select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 2, '2026-01-05', 'chosen', m.id
      from initiatives i join members m on m.initials = ${who} where i.number = ${number}`
  }

  const idOf = (who: string) => here.cast.who(who).memberId
  return { as, goes, becomesGuest, sponsoredBy, leadsBeside, idOf }
}
