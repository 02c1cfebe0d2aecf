import { written } from '../../db/school'
import type { Acting } from './access'
import { fairnessOf } from './fairness'
import type { Suggestion } from './fairness'
import { ledBefore, planOf, roundFrom, thereOn } from './rotation-plans'

/** Someone who might lead; `isNext` is whoever the agreed order names. */
export type Suggested = Pick<Suggestion, 'memberId' | 'name' | 'reasons' | 'isOffered' | 'isOnRoster' | 'isShadowFirst'> & { isNext: boolean }
type Wanted = { initiativeId: string; on: string; leaving?: string }

/**
 * Who might lead an initiative from a local day on, each with reasons: first whoever is next in its agreed order, where it has one, new here or not; then
 * the fairest first (see `fairnessOf`). Whoever leads it, is away then or has left is passed over, and so is who is `leaving`.
 */
export async function whoMightLead(acting: Acting, { leaving, ...wanted }: Wanted): Promise<Suggested[]> {
  const [next, fairest] = await Promise.all([nextInOrder(acting, { leaving, ...wanted }), fairnessOf(acting, wanted)])
  const others = fairest.filter(({ memberId }) => memberId !== leaving && memberId !== next?.memberId).map((one) => ({ ...one, isNext: false }))
  if (!next) return others
  const { reasons = [], isOffered = false, isOnRoster = false, isShadowFirst = false } = fairest.find(({ memberId }) => memberId === next.memberId) ?? {}
  return [{ ...next, reasons: ['next in the agreed order', ...reasons], isOffered, isOnRoster, isShadowFirst, isNext: true }, ...others]
}

/** Of these the one to suggest: who is next in the order, else the first who offered or is of the initiative and need not shadow first. */
export function firstOf(list: readonly Suggested[]): Suggested | undefined {
  const near = list.filter(({ isNext, isOffered, isOnRoster }) => isNext || isOffered || isOnRoster)
  return near.find(({ isNext, isShadowFirst }) => isNext || !isShadowFirst) ?? near[0]
}

/** Who is next in the agreed order of an initiative on a local day; nothing where there is no order, or nobody of it is there then. */
export async function nextInOrder(acting: { school: { timeZone: string } }, { initiativeId, on, leaving }: Wanted) {
  const plan = await planOf(acting, initiativeId)
  if (plan?.choosing !== 'in this order') return undefined
  const leading = await written()<{ memberId: string }[]>`select member_id as "memberId" from turns where initiative_id = ${initiativeId} and role = 'lead' and during @> skein_now()`
  const round = await thereOn(roundFrom(plan, await ledBefore(initiativeId, on)), on)
  return round.find(({ memberId }) => memberId !== leaving && !leading.some((lead) => lead.memberId === memberId))
}
