import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import { fairnessOf } from './fairness-facts'
import { askedToLead } from './people-asked'
import type { AskedHere } from './people-asked'
import type { Suggestion } from './fairness-facts'
import { ledBefore, plansOf, roundFrom, thereOnEach } from './plans'
import type { Plan } from './plans'

/**
 * Someone who might lead; `isNext` is the one whom the agreed order names, `isAsked` who is asked
 * already and has not answered.
 */
export type Suggested = Pick<
  Suggestion,
  'memberId' | 'name' | 'reasons' | 'isOffered' | 'isOnRoster' | 'isShadowFirst'
> & { isNext: boolean; isAsked: boolean }
/** `plan` is that of the initiative, null for none, where it was read before. */
type Wanted = { initiativeId: string; on: string; leaving?: string; plan?: Plan | null }

/**
 * Who might lead an initiative from a local day on, each with reasons: first the one who is next in
 * its agreed order, where it has one, new here or not; then the fairest first (see `fairnessOf`).
 * The one who leads it, is away then or has left is passed over, and so is who is `leaving`.
 * Who is asked already comes last, and is said to be asked.
 */
export async function whoMightLead(
  acting: Acting,
  { leaving, ...wanted }: Wanted,
): Promise<Suggested[]> {
  const [next, fairest, asked] = await Promise.all([
    nextInOrder({ leaving, ...wanted }),
    fairnessOf(acting, wanted),
    askedToLead(acting, wanted.initiativeId),
  ])
  const others = fairest
    .filter(({ memberId }) => memberId !== leaving && memberId !== next?.memberId)
    .map((one) => ({ ...one, isNext: false }))
  return askedLast(next ? [nextOf(next, fairest), ...others] : others, asked)
}

// Who is asked already is not suggested again: they are told as asked, after all others.
function askedLast(
  list: readonly Omit<Suggested, 'isAsked'>[],
  asked: readonly AskedHere[],
): Suggested[] {
  return list
    .map((one) => {
      const isAsked = asked.some(({ memberId }) => memberId === one.memberId)
      return { ...one, isAsked, reasons: isAsked ? ['asked already', ...one.reasons] : one.reasons }
    })
    .toSorted((one, other) => Number(one.isAsked) - Number(other.isAsked))
}

type Next = Pick<Suggested, 'memberId' | 'name'>

function nextOf(next: Next, fairest: readonly Suggestion[]) {
  const {
    reasons = [],
    isOffered = false,
    isOnRoster = false,
    isShadowFirst = false,
  } = fairest.find(({ memberId }) => memberId === next.memberId) ?? {}
  return {
    ...next,
    reasons: ['next in the agreed order', ...reasons],
    isOffered,
    isOnRoster,
    isShadowFirst,
    isNext: true,
  }
}

/**
 * Of these the one to suggest, who is not asked already: who is next in the order, else the first
 * who offered or is of the initiative and need not shadow first.
 */
export function firstOf(list: readonly Suggested[]): Suggested | undefined {
  const near = list.filter(
    ({ isNext, isOffered, isOnRoster, isAsked }) => !isAsked && (isNext || isOffered || isOnRoster),
  )
  return near.find(({ isNext, isShadowFirst }) => isNext || !isShadowFirst) ?? near[0]
}

/**
 * Who is next in the agreed order of an initiative on a local day; nothing where there is no order,
 * or nobody of it is there then.
 */
export async function nextInOrder(wanted: Wanted) {
  const { initiativeId, plan } = wanted
  const known = plan === undefined ? undefined : new Map(plan ? [[initiativeId, plan]] : [])
  return (await nextsInOrder([wanted], known)).get(wanted)
}

/** The same for several, each by what was asked; however many they are, in as many queries. */
export async function nextsInOrder<One extends Wanted>(
  wanted: readonly One[],
  known?: Map<string, Plan>,
) {
  const ids = wanted.map(({ initiativeId }) => initiativeId)
  const plans = known ?? (await plansOf(ids))
  const ordered = wanted.flatMap((one) => {
    const plan = plans.get(one.initiativeId)
    return plan?.choosing === 'in this order' ? [{ one, plan }] : []
  })
  if (!ordered.length) return new Map<One, undefined>()
  const [led, leading] = await Promise.all([
    ledBefore(ordered.map(({ one }) => one)),
    leadingNow(ordered.map(({ plan }) => plan)),
  ])
  const rounds = await thereOnEach(
    ordered.map(({ one, plan }, place) => ({
      day: one.on,
      round: roundFrom(plan, led[place] ?? []),
    })),
  )
  const isFree = ({ initiativeId, leaving }: Wanted, memberId: string) =>
    memberId !== leaving && !leading.has(`${initiativeId} ${memberId}`)
  return new Map(
    ordered.map(({ one }, place) => [
      one,
      rounds[place]?.find(({ memberId }) => isFree(one, memberId)),
    ]),
  )
}

// Who leads them now, as the initiative and the member.
async function leadingNow(initiatives: readonly { initiativeId: string }[]) {
  const rows = await sql()<{ lead: string }[]>`
    select initiative_id || ' ' || member_id as lead from turns
    where initiative_id = any(${initiatives.map(({ initiativeId }) => initiativeId)}::uuid[])
      and role = 'lead' and during @> skein_now()`
  return new Set(rows.map(({ lead }) => lead))
}
