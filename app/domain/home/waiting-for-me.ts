import { sql } from '../../../db/school'
import type { Readiness, Stage } from '../../vocabulary'
import type { Acting } from '../acting'
import { askedOfMe } from '../calls/open-calls'
import type { AskedOfMe } from '../calls/open-calls'
import { openHandOversOf } from '../hand-overs/open-hand-overs'
import { goingOn } from '../calls/needs-a-lead'
import type { GoingOn } from '../calls/needs-a-lead'
import type { OpenHandOver } from '../turns/roster'
import type { Asker } from '../members/alliances'
import { changeInWords, openChanges } from '../turns/open-change-requests'

type AskedHandOver = Pick<OpenHandOver, 'number' | 'title' | 'plannedOn' | 'dueOn'> &
  Pick<OpenHandOver, 'on' | 'fromId' | 'from' | 'toId' | 'offeredBy' | 'by' | 'byInitials'>

export type Waiting = {
  handOvers: AskedHandOver[]
  offers: ({ number: number; title: string; readiness: Readiness } & Asker)[]
  changes: { number: number; title: string; sentence: string; initials: string; on: string }[]
  openSeats: { number: number; title: string; stage: Stage; leads: number }[]
  asked: AskedOfMe
}

/**
 * What waits for me: hand-overs to accept, offers I may answer, what I am asked for, calls of mine
 * to choose for, and running initiatives of mine with a free seat in the lead.
 */
export async function waitingFor(acting: Acting): Promise<Waiting> {
  const [handOvers, offers, changes, openSeats, asked] = await Promise.all([
    handOversTo(acting),
    offersFor(acting),
    openChanges(),
    openSeatsOf(acting),
    askedOfMe(acting),
  ])
  const toMe = changes.filter(({ withId }) => withId === acting.memberId)
  return {
    handOvers,
    offers,
    changes: toMe.map((change) => ({
      number: change.number,
      title: change.title,
      initials: change.initials,
      on: change.on,
      sentence: changeInWords(change, acting.memberId),
    })),
    openSeats,
    asked,
  }
}

async function handOversTo(acting: Acting): Promise<Waiting['handOvers']> {
  const open = await openHandOversOf(acting, { toId: acting.memberId })
  return open.map(
    ({ number, title, plannedOn, dueOn, fromId, from, toId, offeredBy, by, ...one }) => ({
      ...{ number, title, plannedOn, dueOn, fromId, from, toId, offeredBy, by },
      ...{ byInitials: one.byInitials, on: one.on },
    }),
  )
}

// Open offers, but for those to an open call, which wait for its caller. The same people may answer
// as in `may.assignLead`: administrators, the sponsor, the present leads.
async function offersFor({ memberId, access }: Acting) {
  return sql()<Waiting['offers']>`
    select i.number, i.title, m.name as "from", m.initials,
      local_day(o.offered_at)::text as on, o.readiness
    from offers o
      join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
    where o.answer is null
      and o.member_id <> ${memberId}
      and i.stage <> 'stopped'
      and may_see_offer(o, ${memberId})
      and not exists (
        select from calls c
        where (c.school_id, c.id) = (o.school_id, o.call_id) and c.closed_at is null
      )
      and (
        ${access}::text in ('owner', 'admin')
        or i.sponsor_id = ${memberId}
        or exists (
          select from turns t
          where (t.school_id, t.initiative_id) = (i.school_id, i.id)
            and t.role = 'lead'
            and t.member_id = ${memberId}
            and t.during @> skein_now()
        )
      )
    order by o.offered_at`
}

async function openSeatsOf(acting: Acting): Promise<Waiting['openSeats']> {
  const isMine = ({ sponsorId, leads }: GoingOn) =>
    sponsorId === acting.memberId || leads.some(({ id }) => id === acting.memberId)
  const open = (await goingOn(acting)).filter((one) => one.freeSeats > 0 && isMine(one))
  return open.map(({ number, title, stage, leads }) => ({
    number,
    title,
    stage,
    leads: leads.length,
  }))
}
