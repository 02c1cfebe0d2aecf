import { and, inArray, isNull } from 'drizzle-orm'
import { decisionParticipants, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Proposal } from '../../forms/decisions'
import type { Part, Voice } from '../../vocabulary/decisions'
import { isLedByOne } from './methods'
import { conflict, found } from '../refusal'

/**
 * The proposal with the people it means by name: everyone who is here, or all who lead, follow or
 * shadow its initiative now, where it says so instead of naming them. Guests and
 * people on leave are not among them. An initiative that has nobody is a conflict.
 */
export async function withPeople(form: Proposal): Promise<Proposal> {
  if (form.whom === 'named') return form
  const ids = await (form.whom === 'everyone' ? everyone() : peopleOf(form.initiativeId))
  if (!ids.length)
    conflict('Nobody leads or follows it just now. Please tick whom you mean.', 'whom')
  return { ...form, [askedIn(form)]: ids }
}

// Those who are asked to respond: who decides, or where one person does, who is affected or gives
// input.
function askedIn({ method }: Proposal) {
  return method === 'advice process' ? 'affected' : isLedByOne({ method }) ? 'advisers' : 'deciders'
}

async function everyone() {
  return (
    await sql()<{ id: string }[]>`select id from members m where access <> 'guest' and is_here(m)`
  ).map(({ id }) => id)
}

async function peopleOf(initiativeId: string | undefined) {
  const people = await sql()<{ id: string }[]>`
    select id from members m
    where access <> 'guest'
      and is_here(m)
      and exists (
        select from turns t
        where (t.school_id, t.member_id) = (m.school_id, m.id)
          and t.initiative_id = ${initiativeId ?? null}::uuid
          and t.during @> skein_now()
      )`
  return people.map(({ id }) => id)
}

const nobodyElse =
  'All of those you ask are to decide, so nobody would be asked. Please choose others for one of the two.'

type Invited = { memberId: string; part: Part; voice: Voice | null }

/**
 * Invites those whom a proposal names, each to decide or to advise; guests comment. Refuses people
 * of elsewhere, or who have left, as missing; guests who are to decide, and someone who is named
 * both to decide and to advise, as conflicts.
 */
export async function invite(decisionId: string, form: Proposal, proposerId: string) {
  const invited = invitedIn(form, proposerId)
  const ids = invited.map(({ memberId }) => memberId)
  const known = await db()
    .select({ id: members.id, access: members.access, name: members.name })
    .from(members)
    .where(and(isNull(members.leftOn), inArray(members.id, ids)))
  if (known.length < invited.length) found(undefined)
  const deciding = invited.flatMap(({ memberId, part }) =>
    part === 'decision-maker' ? [memberId] : [],
  )
  refuseBoth(
    form,
    known.filter(({ id }) => deciding.includes(id)),
  )
  const guests = new Set(known.filter(({ access }) => access === 'guest').map(({ id }) => id))
  if (invited.some(({ memberId, part }) => part === 'decision-maker' && guests.has(memberId)))
    conflict('Guests advise and comment; they do not decide. Please choose members.', 'deciders')
  const partOf = ({ memberId, part }: Invited) =>
    guests.has(memberId) && !isLedByOne(form) ? ('guest' as const) : part
  await db()
    .insert(decisionParticipants)
    .values(invited.map((one) => ({ ...one, part: partOf(one), decisionId })))
}

// Of a group that is asked the one who decides is left out; who was ticked by name is not left out
// in silence.
function refuseBoth(form: Proposal, deciding: { id: string; name: string }[]) {
  for (const list of ['affected', 'experts', 'advisers'] as const) {
    const both = deciding.find(({ id }) => form[list].includes(id))
    if (both && (form.whom === 'named' || list !== askedIn(form)))
      conflict(
        `${both.name} decides, and is not asked for advice as well. Please untick them here, or choose someone else to decide.`,
        list,
      )
  }
}

// Where one person decides, it is the proposer unless others are named; the one who decides does
// not advise as well.
function invitedIn(
  { method, deciders, affected, experts, advisers }: Proposal,
  proposerId: string,
): Invited[] {
  const isLed = isLedByOne({ method })
  const deciding = [...new Set(deciders.length || !isLed ? deciders : [proposerId])]
  const asked = [...new Set([...affected, ...experts, ...advisers])]
  const advising = asked.filter((id) => !deciding.includes(id))
  if (asked.length && !advising.length) conflict(nobodyElse, 'deciders')
  const voice = (id: string): Voice | null =>
    affected.includes(id)
      ? experts.includes(id)
        ? 'affected and expert'
        : 'affected'
      : experts.includes(id)
        ? 'expert'
        : null
  return [
    ...deciding.map((memberId) => ({ memberId, part: 'decision-maker' as const, voice: null })),
    ...advising.map((memberId) => ({ memberId, part: 'adviser' as const, voice: voice(memberId) })),
  ]
}
