import { sql } from '../../../db/school'
import type { Audience, CallRole } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { alliesAskedOf } from '../members/alliances'
import { sponsoringsAskedOf } from '../initiatives/sponsors'
import type { Asker } from '../members/alliances'

/**
 * An open call, in local days, as one member sees it: `offers` counts those they may see, `mine` is
 * their own.
 */
export type CallShown = {
  id: string
  number: number
  role: CallRole
  startsOn: string
  endsOn: string | null
  closesOn: string | null
  rolled: string
  hours: string
  recompense: string
  skills: string
  support: string
  audience: Audience
  openedBy: string
  opener: string
  openedOn: string
  offers: number
  mine: string | null
  isOpenToMe: boolean
}

/**
 * The calls that are open, of one initiative or of all that go on, the one that begins first on
 * top.
 */
export async function openCalls(acting: Acting, initiativeId?: string): Promise<CallShown[]> {
  const { memberId } = acting
  return sql()<CallShown[]>`
    select c.id, i.number, c.role, c.starts_on::text as "startsOn", c.ends_on::text as "endsOn",
      c.closes_on::text as "closesOn", c.rolled, c.hours, c.recompense, c.skills, c.support,
      c.audience, c.opened_by as "openedBy", m.name as opener,
      local_day(c.opened_at)::text as "openedOn",
      (
        select count(*)::int
        from offers o
        where (o.school_id, o.call_id) = (c.school_id, c.id)
          and o.answer is null
          and ${may.seeAsked(acting)}::boolean
          and may_see_offer(o, ${memberId})
      ) as offers,
      (
        select o.id
        from offers o
        where (o.school_id, o.call_id) = (c.school_id, c.id)
          and o.answer is null
          and o.member_id = ${memberId}
      ) as mine,
      c.audience = 'all'
        or exists (
          select from asks a
          where (a.school_id, a.call_id) = (c.school_id, c.id) and a.member_id = ${memberId}
        ) as "isOpenToMe"
    from calls c
      join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
      join members m on (m.school_id, m.id) = (c.school_id, c.opened_by)
    where c.closed_at is null
      and (
        ${initiativeId ?? null}::uuid is null or c.initiative_id = ${initiativeId ?? null}::uuid
      )
      and i.stage not in ('paused', 'stopped')
    order by c.starts_on, i.number, c.role`
}

/** The open calls of one initiative with offers that this member may choose among. */
export async function callsToChooseFor(acting: Acting, { id }: { id: string }) {
  return (await openCalls(acting, id)).filter(
    (call) => call.offers > 0 && may.chooseFor(acting, call),
  )
}

export type AskShown = {
  id: string
  role: CallRole
  note: string
  on: string
  askedId: string
  asked: string
  asker: string
}

/**
 * Who was asked there by name and has not answered: for the one who asked and the one who was
 * asked, and nobody else.
 */
export async function openAsksOf({ memberId }: Acting, initiativeId: string): Promise<AskShown[]> {
  return sql()<AskShown[]>`
    select a.id, a.role, a.note, local_day(a.asked_at)::text as on, a.member_id as "askedId",
      m.name as asked, b.name as asker
    from asks a
      join members m on (m.school_id, m.id) = (a.school_id, a.member_id)
      join members b on (b.school_id, b.id) = (a.school_id, a.asked_by)
    where a.initiative_id = ${initiativeId}
      and a.call_id is null
      and a.answer is null
      and ${memberId} in (a.member_id, a.asked_by)
    order by a.asked_at`
}

export type AskedOfMe = {
  asks: ({
    id: string
    number: number
    title: string
    role: CallRole
    note: string
    callId: string | null
  } & Asker)[]
  pairs: ({ id: string; number: number; title: string; role: CallRole } & Asker)[]
  allies: ({ id: string; note: string } & Asker)[]
  sponsorings: ({ number: number; title: string } & Asker)[]
  choices: {
    callId: string
    number: number
    title: string
    role: CallRole
    offers: number
    /** The local day of the first of the offers. */
    on: string
  }[]
}

/**
 * What others ask of me: to take a turn, to join an offer of two; and the calls I opened that have
 * offers to choose from.
 */
export async function askedOfMe({ memberId }: Acting): Promise<AskedOfMe> {
  const [asks, pairs, choices, sponsorings, allies] = await Promise.all([
    sql()<AskedOfMe['asks']>`
      select a.id, i.number, i.title, a.role, a.note, m.name as "from", m.initials,
        local_day(a.asked_at)::text as on, a.call_id as "callId"
      from asks a
        join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id)
        join members m on (m.school_id, m.id) = (a.school_id, a.asked_by)
      where a.member_id = ${memberId}
        and a.answer is null
        and i.stage <> 'stopped'
        and not exists (
          select from offers o
          where o.call_id = a.call_id and o.member_id = a.member_id and o.answer is null
        )
      order by a.asked_at`,
    sql()<AskedOfMe['pairs']>`
      select o.id, i.number, i.title, coalesce(c.role, 'lead') as role, m.name as "from",
        m.initials, local_day(o.offered_at)::text as on
      from offers o
        join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
        join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
        left join calls c on (c.school_id, c.id) = (o.school_id, o.call_id)
      where o.with_member_id = ${memberId} and o.with_answer is null and o.answer is null
      order by o.offered_at`,
    sql()<AskedOfMe['choices']>`
      select c.id as "callId", i.number, i.title, c.role, count(*)::int as offers,
        local_day(min(o.offered_at))::text as on
      from calls c
        join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
        join offers o on (o.school_id, o.call_id) = (c.school_id, c.id) and o.answer is null
      where c.opened_by = ${memberId} and c.closed_at is null
      group by c.school_id, c.id, i.school_id, i.id
      order by c.starts_on`,
    sponsoringsAskedOf(memberId),
    alliesAskedOf(memberId),
  ])
  return { asks: [...asks], pairs: [...pairs], choices: [...choices], sponsorings, allies }
}
