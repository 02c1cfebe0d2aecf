import type { NextHandOver } from './next-hand-over'
import type { LeadPart } from '../../vocabulary/came-about'

export type NextLead = {
  memberId: string
  name: string
  initials: string
  on: string | null
  how: 'planned' | 'asked' | 'in the order' | 'suggested' | 'shadow first'
  /** Of what is planned: someone stands in, or goes on after it. */
  part?: LeadPart | null
  reasons: string[]
}

/**
 * Who is next, as every page says it: someone is planned or asked, or only stands in or leads on;
 * who is next by order or fairness alone was never asked, and leads next, perhaps. `on` is a local
 * day; `then` is who comes after them.
 */
export type NextSaid = {
  names: string[]
  is: 'planned' | 'asked' | 'stands in' | 'goes on' | 'perhaps'
  on: string | null
  then: { name: string; isPlanned: boolean } | null
}

type Known = { next: NextHandOver | undefined; leads: readonly NextLead[] }

export function nextSaid({ next, leads }: Known): NextSaid | null {
  const planned = leads.filter(({ how }) => how === 'planned')
  const [first] = planned
  const isAsked =
    next?.step === 'offered' && next.to && !planned.some(({ name }) => name === next.to)
  if (isAsked && next.to)
    return saidOf({ names: [next.to], is: 'asked', on: next.on, then: null }, leads)
  const asked = leads.find(({ how }) => how === 'asked')
  if (asked && !first)
    return saidOf({ names: [asked.name], is: 'asked', on: asked.on, then: null }, leads)
  if (first) {
    const together = planned.filter(({ on }) => on === first.on).map(({ name }) => name)
    return saidOf({ names: together, is: first.part ?? 'planned', on: first.on, then: null }, leads)
  }
  const perhaps = next?.to ?? leads.find(isInSight)?.name
  return perhaps ? saidOf({ names: [perhaps], is: 'perhaps', on: null, then: null }, leads) : null
}

function saidOf(said: NextSaid, leads: readonly NextLead[]): NextSaid {
  const after = leads.find((one) => isInSight(one) && !said.names.includes(one.name))
  return { ...said, then: after ? { name: after.name, isPlanned: after.how === 'planned' } : null }
}

// Who is asked may say no, and who is to shadow first does not lead next.
function isInSight({ how }: NextLead) {
  return how !== 'asked' && how !== 'shadow first'
}
