import { expect, test } from 'vitest'
import { waitingFor } from '../../app/domain/homes'
import { edit, initiativeNumbered, putUp } from '../../app/domain/initiatives'
import { makeNotices } from '../../app/domain/notices'
import { answerSponsoring } from '../../app/domain/sponsors'
import { moveInitiative } from '../../app/domain/stages'
import { refusalOf } from '../../db/connect'
import { kindOf } from '../support/harbor'
import { ownSchool } from '../support/own-school'

const here = ownSchool()

const said = {
  title: 'Quiet corridors', purpose: 'Calm between lessons.', theoryIf: '', theoryThen: '', theoryBecause: '',
  challenge: 'adaptive' as const, learningQuestion: 'What makes noise?', voicesAffected: 'Everyone',
}
const why = 'I walk them every day.'

async function putUpFor(sponsor?: string) {
  const [tom, asked] = [await here.cast.acting('TO'), sponsor ? await here.cast.acting(sponsor) : undefined]
  return here.cast.inSchool(() => putUp(tom, { ...said, sponsor: asked?.memberId }))
}
const shown = async (number: number) => {
  const tom = await here.cast.acting('TO')
  const { sponsor, sponsorLine, sponsorAsked } = await here.cast.inSchool(() => initiativeNumbered(tom, number))
  return { sponsor, sponsorLine, sponsorAsked }
}
const answer = async (by: string, number: number, yes: boolean, line = why) => {
  const acting = await here.cast.acting(by)
  return here.cast.inSchool(() => answerSponsoring(acting, number, { yes, line }))
}
const nameAnew = async (number: number, by: string, sponsor?: string) => {
  const [acting, asked] = [await here.cast.acting(by), sponsor ? await here.cast.acting(sponsor) : undefined]
  return here.cast.inSchool(() => edit(acting, number, { ...said, sponsor: asked?.memberId }))
}

test('who is named as a sponsor is asked, and sponsors from when they say yes with a line', async () => {
  const number = await putUpFor('MW')
  expect(await shown(number)).toEqual({ sponsor: null, sponsorLine: '', sponsorAsked: 'Marcus Whitfield' })
  const marcus = await here.cast.acting('MW')
  expect((await here.cast.inSchool(() => waitingFor(marcus))).asked.sponsorings).toMatchObject([{ number, from: 'Tom Okafor' }])
  await here.cast.inSchool(makeNotices)
  expect(await here.sql`select sentence from notices where initiative = ${number}`).toEqual([{ sentence: 'Tom Okafor asks whether you would sponsor Quiet corridors. You are free to say no.' }])

  expect(await kindOf(answer('MW', number, true, ' '))).toBe('conflict')
  await answer('MW', number, true)
  expect(await shown(number)).toEqual({ sponsor: 'Marcus Whitfield', sponsorLine: why, sponsorAsked: null })
})

test('who declines is no sponsor, and only who is asked answers', async () => {
  const number = await putUpFor('MW')
  expect(await kindOf(answer('RO', number, true))).toBe('missing')
  await answer('MW', number, false, 'Too much this term.')
  expect(await shown(number)).toEqual({ sponsor: null, sponsorLine: '', sponsorAsked: null })
  expect(await kindOf(answer('MW', number, true))).toBe('missing')
})

test('a sponsor stays until another has accepted; nobody named ends both', async () => {
  const number = await putUpFor('MW')
  await answer('MW', number, true)
  await nameAnew(number, 'MW', 'LB')
  expect(await shown(number)).toMatchObject({ sponsor: 'Marcus Whitfield', sponsorAsked: 'Lena Brandvold' })

  await nameAnew(number, 'MW', 'LB')
  await answer('LB', number, true, 'They meet me first.')
  expect(await shown(number)).toEqual({ sponsor: 'Lena Brandvold', sponsorLine: 'They meet me first.', sponsorAsked: null })

  await nameAnew(number, 'LB', 'MW')
  await nameAnew(number, 'LB')
  expect(await shown(number)).toEqual({ sponsor: null, sponsorLine: '', sponsorAsked: null })
})

test('guests and people of elsewhere cannot be asked', async () => {
  await here.sql`update members set access = 'guest' where initials = 'NE'`
  expect(await kindOf(putUpFor('NE'))).toBe('conflict')
})

test('stopping takes the question back', async () => {
  const [number, renata] = [await putUpFor('MW'), await here.cast.acting('RO')]
  await here.cast.inSchool(() => moveInitiative(renata, number, { stage: 'stopped', reason: 'Carpets were enough.' }))
  expect(await kindOf(answer('MW', number, true))).toBe('missing')
})

test('the database keeps no yes without a line, and one open question at a time', async () => {
  const number = await putUpFor('MW')
  const refused = (work: Promise<unknown>) => work.then(() => 'kept', (error: unknown) => refusalOf(error)?.constraint)
  expect(await refused(here.sql`update sponsor_asks set answer = 'accepted', answered_at = skein_now() where answer is null`)).toBe('sponsor_asks_accepted_with_a_line')
  const again = here.sql`insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by)
    select school_id, gen_random_uuid(), id, created_by, created_by from initiatives where number = ${number}`
  expect(await refused(again)).toBe('sponsor_asks_one_open')
})

test('every sponsor of the demo accepted with a line', async () => {
  const rows = await here.sql<{ line: string }[]>`
    select (select answer_reason from sponsor_asks a where a.initiative_id = i.id and a.member_id = i.sponsor_id and a.answer = 'accepted') as line
    from initiatives i where number <= 9`
  expect(rows.filter(({ line }) => !line)).toEqual([])
  expect(rows).toHaveLength(9)
})
