import { expect, test } from 'vitest'
import { isOneOf, standingOffersOf } from '../../../app/domain/calls/offers'
import { callsIn } from '../../support/calls'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()
const idOf = (who: string) => here.cast.who(who).memberId

type Said = { private?: boolean; answer?: string; pair?: string; pairSays?: string }

/** Who of five sees an offer of Kofi's to a call of Tom's; Gwen is the other of a pair. */
async function seenBy({ private: isPrivate = true, answer, pair, pairSays }: Said) {
  const { initiative, call } = callsIn(here.sql, here.cast)
  const id = await call(await here.cast.acting('RO'), await initiative())
  await here.sql`update calls set opened_by = ${idOf('TO')} where id = ${id}`
  const offer = {
    school_id: here.cast.schoolId,
    call_id: id,
    member_id: idOf('KM'),
    is_private: isPrivate,
    answer: answer ?? null,
    with_member_id: pair ? idOf(pair) : null,
    with_answer: pairSays ?? null,
  }
  const rows = await here.sql<{ initials: string }[]>`
    select m.initials from members m
    where m.initials in ('KM', 'GH', 'TO', 'RO', 'PN')
      and may_see_offer(jsonb_populate_record(null::offers, ${here.sql.json(offer)}), m.id)
    order by m.initials`
  return rows.map(({ initials }) => initials).join(' ')
}

test.each<[string, Said, string]>([
  ['open to all', { private: false }, 'GH KM PN RO TO'],
  ['in confidence', {}, 'KM TO'],
  ['in confidence, and chosen', { answer: 'accepted' }, 'GH KM PN RO TO'],
  ['in confidence, and declined', { answer: 'declined' }, 'KM TO'],
  ['in confidence, and withdrawn', { answer: 'withdrawn' }, 'KM'],
  ['of two in confidence', { pair: 'GH' }, 'GH KM TO'],
  ['of two in confidence, who agreed', { pair: 'GH', pairSays: 'agreed' }, 'GH KM TO'],
  ['of two in confidence, one of whom said no', { pair: 'GH', pairSays: 'declined' }, 'KM TO'],
  ['of two, withdrawn', { pair: 'GH', answer: 'withdrawn' }, 'GH KM'],
])('an offer %s is seen by those whom it concerns', async (_, said, seen) => {
  expect(await seenBy(said)).toBe(seen)
})

test('an offer is of who made it, and of the other of a pair once they have agreed', () => {
  const offer = { memberId: 'one', withMemberId: 'other' }
  const isOf = (withAnswer: 'agreed' | 'declined' | null) =>
    ['one', 'other', 'else'].map((member) => isOneOf({ ...offer, withAnswer }, member))
  expect(isOf('agreed')).toEqual([true, true, false])
  expect(isOf(null)).toEqual([true, false, false])
  expect(isOf('declined')).toEqual([true, false, false])
})

test('a guest sees no offer', async () => {
  const { id } = await freshInitiative(here.sql)
  await here.sql`
    insert into offers (school_id, id, initiative_id, member_id, readiness)
    values (${here.cast.schoolId}, gen_random_uuid(), ${id}, ${idOf('TO')}, 'ready')`
  const seen = (access: 'member' | 'guest') =>
    here.cast.inSchool(() => standingOffersOf({ ...here.cast.who('PN'), access }, id))
  expect((await seen('member')).map(({ memberId }) => memberId)).toEqual([idOf('TO')])
  expect(await seen('guest')).toEqual([])
})
