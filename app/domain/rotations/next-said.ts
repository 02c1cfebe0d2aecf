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

/**
 * Who is next of what is known: who is asked for a lead that is not planned for them, else what is
 * planned first, with who begins on that day in the same part; else the one of order or fairness.
 * Nothing where nobody is in sight. Two of one name are two. Pure; days are local days.
 */
export function nextSaid({ next, leads }: Known): NextSaid | null {
  const planned = leads.filter(({ how }) => how === 'planned')
  const [first] = planned
  const asked = whoIsAsked(next)
  if (asked && !planned.some(({ memberId }) => memberId === asked.memberId))
    return saidOf([asked], { is: 'asked', on: asked.on }, leads)
  const answering = leads.find(({ how }) => how === 'asked')
  if (answering && !first) return saidOf([answering], { is: 'asked', on: answering.on }, leads)
  if (first) {
    const together = planned.filter(({ on, part }) => on === first.on && part === first.part)
    return saidOf(together, { is: first.part ?? 'planned', on: first.on }, leads)
  }
  const perhaps = next?.to ? { memberId: next.toId, name: next.to } : leads.find(isInSight)
  return perhaps ? saidOf([perhaps], { is: 'perhaps', on: null }, leads) : null
}

function whoIsAsked(next: NextHandOver | undefined) {
  if (next?.step !== 'offered' || !next.to) return undefined
  return { memberId: next.toId, name: next.to, on: next.on }
}

type Person = { memberId: string | null; name: string }

function saidOf(who: Person[], said: Pick<NextSaid, 'is' | 'on'>, leads: readonly NextLead[]) {
  const after = leads.find(
    (lead) => isInSight(lead) && !who.some(({ memberId }) => memberId === lead.memberId),
  )
  return {
    names: who.map(({ name }) => name),
    ...said,
    then: after ? { name: after.name, isPlanned: after.how === 'planned' } : null,
  }
}

// Who is asked may say no, and who is to shadow first does not lead next.
function isInSight({ how }: NextLead) {
  return how !== 'asked' && how !== 'shadow first'
}
