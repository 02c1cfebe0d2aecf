import { sql } from '../../../db/school'
import type { CallRole, Readiness } from '../../vocabulary'
import type { Acting } from '../acting'
import { found } from '../refusal'
import type { Standing } from '../initiatives/state'

export type Which = {
  handOver?: string | undefined
  offer?: string | undefined
  pair?: string | undefined
  ask?: string | undefined
}

/** What someone is about to answer, whole, so that nobody says yes or no to a bare button. Days are local days of the school. */
export type Answerable = { answer: string | null } & (
  | {
      what: 'hand-over'
      own: boolean
      from: string
      to: string
      on: string
      dueOn: string | null
      stands: string
      next: string
      wish: string
    }
  | ({ what: 'offer' | 'pair'; own: boolean } & OfferSaid)
  | {
      what: 'ask'
      own: boolean
      from: string
      to: string
      on: string
      role: CallRole
      note: string
      callId: string | null
    }
)

type OfferSaid = {
  name: string
  isStudent: boolean
  ally: string | null
  on: string
  role: CallRole
  readiness: Readiness
  note: string
  isPrivate: boolean
  startsOn: string | null
  withName: string | null
  withAnswer: 'agreed' | 'declined' | null
}

/** The hand-over, offer or ask of this id, answered or not; missing when it is not here, or not for this member to see. */
export async function answerable(
  acting: Acting,
  at: Pick<Standing, 'id'>,
  { handOver, offer, pair, ask }: Which,
): Promise<Answerable | undefined> {
  if (handOver) return handOverOf(acting, at, handOver)
  if (offer) return { what: 'offer', ...(await offerOf(acting, at, offer)) }
  if (pair) return pairIn(await offerOf(acting, at, pair))
  if (ask) return askOf(acting, at, ask)
  return undefined
}

async function handOverOf({ memberId }: Acting, at: Pick<Standing, 'id'>, id: string) {
  const [row] = await sql()<(Answerable & { what: 'hand-over' })[]>`
    select 'hand-over' as what, h.answer, h.to_member_id is distinct from ${memberId}::uuid as own, giver.name as from, coalesce(taker.name, 'nobody yet') as to, h.stands, h.next, h.wish,
      h.due_on::text as "dueOn", local_day(coalesce(h.offered_at, h.prepared_at))::text as on
    from hand_overs h join turns t on t.id = h.turn_id join members giver on giver.id = t.member_id left join members taker on taker.id = h.to_member_id
    where h.id = ${uuidOr(id)} and h.initiative_id = ${at.id} and (h.offered_at is not null or ${memberId} in (t.member_id, h.prepared_by))`
  return found(row)
}

async function offerOf({ memberId }: Acting, at: Pick<Standing, 'id'>, id: string) {
  const [row] = await sql()<(OfferSaid & { own: boolean; answer: string | null })[]>`
    select o.member_id = ${memberId} or coalesce(o.with_member_id = ${memberId} and o.with_answer = 'agreed', false) as own, o.answer, m.name, m.position = 'student' as "isStudent", (select y.name from standing_allies y where y.student_id = m.id) as ally, coalesce(c.role, 'lead') as role, o.readiness, o.note,
      o.is_private as "isPrivate", c.starts_on::text as "startsOn", w.name as "withName", o.with_answer as "withAnswer", local_day(o.offered_at)::text as on
    from offers o join members m on m.id = o.member_id left join members w on w.id = o.with_member_id left join calls c on c.id = o.call_id
    where o.id = ${uuidOr(id)} and o.initiative_id = ${at.id} and may_see_offer(o, ${memberId})`
  return found(row)
}

// Whoever is asked to join an offer answers that; the offer itself may be answered over their heads.
function pairIn(offer: Awaited<ReturnType<typeof offerOf>>) {
  return { what: 'pair' as const, ...offer, answer: offer.withAnswer ?? offer.answer }
}

async function askOf({ memberId }: Acting, at: Pick<Standing, 'id'>, id: string) {
  const [row] = await sql()<(Answerable & { what: 'ask' })[]>`
    select 'ask' as what, a.answer, a.member_id <> ${memberId} as own, b.name as from, m.name as to, a.role, a.note, a.call_id as "callId", local_day(a.asked_at)::text as on
    from asks a join members m on m.id = a.member_id join members b on b.id = a.asked_by
    where a.id = ${uuidOr(id)} and a.initiative_id = ${at.id} and ${memberId} in (a.member_id, a.asked_by)`
  return found(row)
}

// What stands in an address may be anything; what is no id is nobody's.
function uuidOr(said: string) {
  return found(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(said) ? said : undefined)
}
