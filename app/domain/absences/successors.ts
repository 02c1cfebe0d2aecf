import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import type { Absence } from './absence'
import type { HeldLead } from './responsibilities'
import type { HeldThing } from './held-things'
import { firstOf, whoMightLead } from '../rotations/suggestions'

const [manyToGive, fewToGive] = [100, 12]

export type Person = { id: string; name: string }
export type LeadToGive = HeldLead & {
  choices: (Person & { reason: string })[]
  suggestedId?: string | undefined
}
export type ThingToGive = HeldThing & { suggestedId?: string | undefined }

/**
 * To whom each lead might go, with a reason each: first whom to suggest (who is being asked
 * already, who is planned next, or the first in the order, or of those who offered or are of the
 * initiative), then the others, next in the agreed order or fairest first. Nobody who is away on
 * the day it needs another. Of more than a hundred these are the first dozen.
 */
export async function successorsOf(
  acting: Acting,
  memberId: string,
  leads: readonly HeldLead[],
): Promise<LeadToGive[]> {
  const lists = await Promise.all(
    leads.map(({ initiativeId, dueOn }) =>
      whoMightLead(acting, { initiativeId, on: dueOn, leaving: memberId }),
    ),
  )
  return leads.map((lead, place) => {
    const list = lists[place] ?? []
    const first = firstOf(list)?.memberId
    const isIn = (id: string | null | undefined) => list.some((one) => one.memberId === id)
    const suggestedId = [lead.handOver?.toId, lead.nextId, first].find(isIn) ?? undefined
    const isFirst = ({ memberId: id }: { memberId: string }) => id === suggestedId
    const ranked = [...list.filter(isFirst), ...list.filter((one) => !isFirst(one))]
    const few = ranked.slice(0, list.length <= manyToGive ? undefined : fewToGive)
    return {
      ...lead,
      choices: few.map(({ memberId: id, name, reasons }) => ({
        id,
        name,
        reason: [...(id === lead.nextId ? ['planned next'] : []), ...reasons].join(', '),
      })),
      suggestedId,
    }
  })
}

/**
 * Who can take what else someone holds: members who are there on that day, guests aside; and whom
 * to suggest for each thing. Of more than a hundred these are those who are suggested. Who is away
 * is said as `is_away` says it, but once for all.
 */
export async function takersOf(
  memberId: string,
  { from }: Absence,
  things: readonly HeldThing[],
): Promise<{ people: Person[]; things: ThingToGive[] }> {
  const people = await sql()<(Person & { sponsors: number | null })[]>`
    select m.id, m.name,
      case
        when m.access in ('owner', 'admin') then (
          select count(*)::int
          from initiatives i
          where (i.school_id, i.sponsor_id) = (m.school_id, m.id) and i.stage <> 'stopped'
        )
      end as sponsors
    from members m
    where m.left_on is null
      and m.access <> 'guest'
      and m.id <> ${memberId}
      and coalesce(m.last_day_on >= ${from}::date, true)
      and m.id not in (
        select member_id
        from leaves
        where cancelled_at is null
          and starts_on <= ${from}::date
          and (ends_on is null or ends_on >= ${from}::date)
      )
    order by m.name`
  const here = new Set(people.map(({ id }) => id))
  const sponsor = people
    .filter(({ sponsors }) => sponsors !== null)
    .toSorted((a, b) => (a.sponsors ?? 0) - (b.sponsors ?? 0))[0]?.id
  const suggestion = ({ kind, candidates }: HeldThing) =>
    kind === 'sponsorship' ? sponsor : candidates.find((id) => here.has(id))
  const suggested = things.map((thing) => ({ ...thing, suggestedId: suggestion(thing) }))
  const near = new Set(suggested.map(({ suggestedId }) => suggestedId))
  const isNear = ({ id }: Person) => people.length <= manyToGive || near.has(id)
  return { people: people.filter(isNear).map(({ id, name }) => ({ id, name })), things: suggested }
}
