import { expect, test } from 'vitest'
import { acceptAsk, ask, declineAsk } from '../../../app/domain/calls/asks'
import { acceptOffer, declineOffer, offer } from '../../../app/domain/calls/offers'
import { agreeToPair, declinePair } from '../../../app/domain/calls/pairs'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { agreeToChange, declineChange } from '../../../app/domain/turns/change-requests'
import { addAction, finishAction } from '../../../app/domain/initiatives/actions'
import { askToSponsor } from '../../../app/domain/initiatives/sponsors'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { changeAccess } from '../../../app/domain/absences/access'
import { memberById } from '../../../app/domain/members/profile'
import { writeUpdate } from '../../../app/domain/updates/updates'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'

const here = ownSchool()

async function makeGuest(initials: string) {
  const [renata, one] = await Promise.all(['RO', initials].map((who) => here.cast.acting(who)))
  return here.cast.inSchool(async () => {
    const member = await memberById(one!.memberId)
    await changeAccess(renata!, member.id, { ...member, access: 'guest' })
  })
}

test('who leads, or holds what a guest cannot see to, is made a guest only once it is passed on', async () => {
  expect(await sentenceOf(makeGuest('CR'))).toBe(
    'A guest can read but not act, and Carla Ruiz still holds the lead of Common planning time. Please pass that on first.',
  )
  expect(await sentenceOf(makeGuest('FS'))).toMatch(/the lead of Family engagement.*the decision “/)
  expect(await sentenceOf(makeGuest('MW'))).toContain('the sponsorship of One device per student')
  expect(await sentenceOf(makeGuest('NE'))).toContain('the action “')
  expect(await kindOf(makeGuest('OG'))).toBe('done')
})

test('a guest acts on nothing that was theirs as a member', async () => {
  await here.sql`update members set access = 'guest' where initials in ('CR', 'FS')`
  const [carla, farah] = (await Promise.all(['CR', 'FS'].map(here.cast.acting))).map((one) => ({
    ...one,
    access: 'guest' as const,
  }))
  const [action] = await here.sql<{ id: string }[]>`
    update actions a set owner_id = ${farah!.memberId} from initiatives i
    where (i.school_id, i.id) = (a.school_id, a.initiative_id) and i.number = 5 and a.outcome is null returning a.id`
  const acts = [
    () => writeUpdate(carla!, 6, { health: 'on track', body: 'Half of it works.' }),
    () =>
      addAction(farah!, 5, {
        text: 'Print the invitations',
        owner: farah!.memberId,
        dueOn: '2026-05-20',
      }),
    () => finishAction(farah!, 5, action?.id ?? ''),
  ]
  for (const act of acts) expect(await kindOf(here.cast.inSchool(act))).toBe('forbidden')
})

test('a guest answers nothing that they were asked or offered as a member', async () => {
  const [offer] = await here.sql<{ id: string; number: number; initials: string }[]>`
    select o.id, i.number, m.initials from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
    join members m on (m.school_id, m.id) = (o.school_id, o.member_id) where o.answer is null and o.call_id is null limit 1`
  const { id = '', number = 0, initials = '' } = offer ?? {}
  const guest = { ...(await here.cast.acting(initials)), access: 'guest' as const }
  const answers = [
    () => declineOffer(guest, number, { id }),
    () => acceptOffer(guest, number, id),
    () => agreeToPair(guest, number, id),
    () => declinePair(guest, number, id),
    () => acceptAsk(guest, number, id),
    () => declineAsk(guest, number, { id }),
    () => acceptHandOver(guest, number, id),
    () => declineHandOver(guest, number, { id }),
    () => agreeToChange(guest, number, id),
    () => declineChange(guest, number, { id }),
  ]
  const kinds = await Promise.all(
    answers.map((answer) => kindOf(here.cast.inSchool<unknown>(answer))),
  )
  expect(kinds).toEqual(answers.map(() => 'forbidden'))
})

test('someone who is made a guest offers nothing any more, and is asked nothing', async () => {
  await here.sql`update members set access = 'member' where initials = 'OG'`
  const [olivia, renata, tom] = await Promise.all(
    ['OG', 'RO', 'TO'].map((who) => here.cast.acting(who)),
  )
  const { inSchool } = here.cast
  await inSchool(() => offer(olivia!, 4, { readiness: 'ready', note: '', isPrivate: false }))
  const pair = {
    readiness: 'ready' as const,
    note: '',
    isPrivate: false,
    withMember: olivia!.memberId,
  }
  await inSchool(() => offer(tom!, 9, pair))
  await inSchool(() => ask(renata!, 8, { to: olivia!.memberId, role: 'follow', note: '' }))
  await inSchool(async () => {
    const { id } = await initiativeState(6)
    await askToSponsor(renata!, id, olivia!.memberId)
  })
  await makeGuest('OG')

  const waiting = await here.sql<{ what: string }[]>`
    select 'offers' as what from offers where answer is null and ${olivia!.memberId} in (member_id, with_member_id)
    union all select 'asks' from asks where answer is null and member_id = ${olivia!.memberId}
    union all select 'sponsor' from sponsor_asks where answer is null and member_id = ${olivia!.memberId}`
  expect(waiting.map(({ what }) => what)).toEqual([])
  const [toms, ...more] = await here.sql<{ readiness: string; with: string | null }[]>`
    select readiness, with_member_id as with from offers
    where answer is null and member_id = ${tom!.memberId}`
  expect([toms, more]).toEqual([{ readiness: 'ready', with: null }, []])
})
