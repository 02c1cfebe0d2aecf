import { expect, test } from 'vitest'
import { addAction, finishAction } from '../../../app/domain/initiatives/actions'
import { changeAccess, memberById } from '../../../app/domain/members/members'
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
    where i.id = a.initiative_id and i.number = 5 and a.outcome is null returning a.id`
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
