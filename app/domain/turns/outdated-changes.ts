import { sql } from '../../../db/school'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'
import type { Acting } from '../acting'
import type { InitiativeState } from '../initiatives/state'
import { changeInWords, openChanges } from './open-change-requests'
import type { LeadTurn } from './lead-turn'

/** What has become of a turn that is over, for someone who meant to change it. */
export async function whatCameAfter({ memberId, title, to }: LeadTurn, { leads }: InitiativeState) {
  const names = await namesOf([memberId, ...leads])
  const holder = names.get(memberId) ?? ''
  const others = leads.filter((id) => id !== memberId).map((id) => names.get(id) ?? '')
  const now = others.length
    ? `${new Intl.ListFormat('en').format(others)} ${others.length > 1 ? 'lead' : 'leads'} it now`
    : 'nobody else leads it now'
  return sentence`${holder}’s lead of ${title} ended${to ? ` on ${dayInWords(to)}` : ''}, and ${now}. Nothing was changed.`
}

/** What waits for an answer about this turn already, as this member reads it. */
export async function whatWaits({ memberId }: Acting, { id, initiativeId }: LeadTurn) {
  const waiting = (await openChanges(initiativeId)).find(({ turnId }) => turnId === id)
  return waiting && changeInWords(waiting, memberId)
}

async function namesOf(ids: string[]) {
  const rows = await sql()<{ id: string; name: string }[]>`
    select id, name from said_members where id = any(${ids}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}
