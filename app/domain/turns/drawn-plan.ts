import type { Acting } from '../acting'
import { initiativeState } from '../initiatives/state'
import { leadTurnsOf } from '../rotations/lead-turns'
import { rotationOf } from '../rotations/outlook'
import type { NextLead } from '../rotations/next-said'
import { setPlan } from './rotation-plan'
import type { PlanSaid } from './rotation-plan'

/** A lead of now, in local days, both included; it ends on no day where nobody knows one. */
export type LeadNow = { name: string; initials: string; from: string; to: string | null }

/** The turns to come by a plan: who leads now, and who next, each from a local day or from none. */
export type DrawnPlan = { now: LeadNow[]; coming: NextLead[] }

/** How the lead of an initiative goes on as it is planned now, with the next `upTo` leads. */
export async function drawnPlan(
  acting: Acting,
  number: number,
  { upTo = 3 } = {},
): Promise<DrawnPlan> {
  const at = await initiativeState(number)
  const [{ now }, { leads }] = await Promise.all([
    leadTurnsOf(at),
    rotationOf(acting, at, { upTo }),
  ])
  return {
    now: now.map(({ name, initials, from, to }) => ({ name, initials, from, to })),
    coming: leads,
  }
}

/**
 * How it would go on by another plan: everyone of its order, and three leads at least. It sets that
 * plan, and refuses what `setPlan` refuses; ask for it in a scope that keeps nothing
 * (`triedInSchool`).
 */
export async function drawnBy(acting: Acting, number: number, plan: PlanSaid): Promise<DrawnPlan> {
  await setPlan(acting, number, plan)
  return drawnPlan(acting, number, { upTo: Math.max(3, (plan.order?.length ?? 0) + 2) })
}
