import { expect, test } from 'vitest'
import { newsFor } from '../../../app/domain/home/news'
import { waitingFor } from '../../../app/domain/home/waiting-for-me'
import { cancelLeave, goOnLeave } from '../../../app/domain/absences/absences'
import { edit, initiativeNumbered, putUp } from '../../../app/domain/initiatives/initiatives'
import { makeNotices } from '../../../app/domain/notices/notices'
import { answerSponsoring } from '../../../app/domain/initiatives/sponsors'
import { moveInitiative } from '../../../app/domain/stages/moves'
import { refusalOf } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'
import { someoneElsewhere } from '../../support/everyone'

const here = ownSchool()

const said = {
  title: 'Quiet corridors',
  purpose: 'Calm between lessons.',
  theoryIf: '',
  theoryThen: '',
  theoryBecause: '',
  challenge: 'adaptive' as const,
  learningQuestion: 'What makes noise?',
  voicesAffected: 'Everyone',
}
const why = 'I walk them every day.'

async function putUpFor(sponsor?: string) {
  const [tom, asked] = [
    await here.cast.acting('TO'),
    sponsor ? await here.cast.acting(sponsor) : undefined,
  ]
  return here.cast.inSchool(() => putUp(tom, { ...said, sponsor: asked?.memberId }))
}
const shown = async (number: number) => {
  const { sponsor, sponsorLine, sponsorAsked } = await here.cast.inSchool(() =>
    initiativeNumbered(number),
  )
  return { sponsor, sponsorLine, sponsorAsked }
}
const answer = async (by: string, number: number, yes: boolean, line = why) => {
  const acting = await here.cast.acting(by)
  return here.cast.inSchool(() => answerSponsoring(acting, number, { yes, line }))
}
const nameAnew = async (number: number, by: string, sponsor?: string) => {
  const [acting, asked] = [
    await here.cast.acting(by),
    sponsor ? await here.cast.acting(sponsor) : undefined,
  ]
  return here.cast.inSchool(() => edit(acting, number, { ...said, sponsor: asked?.memberId }))
}

test('who is named as a sponsor is asked, and sponsors from when they say yes with a line', async () => {
  const number = await putUpFor('MW')
  expect(await shown(number)).toEqual({
    sponsor: null,
    sponsorLine: '',
    sponsorAsked: 'Marcus Whitfield',
  })
  const marcus = await here.cast.acting('MW')
  expect((await here.cast.inSchool(() => waitingFor(marcus))).asked.sponsorings).toMatchObject([
    { number, from: 'Tom Okafor' },
  ])
  await here.cast.inSchool(makeNotices)
  expect(await here.sql`select sentence from notices where initiative = ${number}`).toEqual([
    {
      sentence:
        'Tom Okafor asks whether you would sponsor Quiet corridors. You are free to say no.',
    },
  ])

  expect(await kindOf(answer('MW', number, true, ' '))).toBe('conflict')
  await answer('MW', number, true)
  expect(await shown(number)).toEqual({
    sponsor: 'Marcus Whitfield',
    sponsorLine: why,
    sponsorAsked: null,
  })
})

test('who declines is no sponsor, and only who is asked answers', async () => {
  const number = await putUpFor('MW')
  for (const other of await everyoneBut(here, 'MW')) {
    const answering = here.cast.inSchool(() =>
      answerSponsoring(other, number, { yes: true, line: why }),
    )
    expect([other.name, await kindOf(answering)]).toEqual([other.name, 'missing'])
  }
  await answer('MW', number, false, 'Too much this term.')
  expect(await shown(number)).toEqual({ sponsor: null, sponsorLine: '', sponsorAsked: null })
  expect(await kindOf(answer('MW', number, true))).toBe('missing')
})

test('a sponsor stays until another has accepted; nobody named ends both', async () => {
  const number = await putUpFor('MW')
  await answer('MW', number, true)
  await nameAnew(number, 'MW', 'LB')
  expect(await shown(number)).toMatchObject({
    sponsor: 'Marcus Whitfield',
    sponsorAsked: 'Lena Brandvold',
  })

  await nameAnew(number, 'MW', 'LB')
  await answer('LB', number, true, 'They meet me first.')
  expect(await shown(number)).toEqual({
    sponsor: 'Lena Brandvold',
    sponsorLine: 'They meet me first.',
    sponsorAsked: null,
  })

  await nameAnew(number, 'LB', 'MW')
  await nameAnew(number, 'LB')
  expect(await shown(number)).toEqual({ sponsor: null, sponsorLine: '', sponsorAsked: null })
})

test('guests and people of elsewhere cannot be asked', async () => {
  await here.sql`update members set access = 'guest' where initials = 'NE'`
  expect(await kindOf(putUpFor('NE'))).toBe('conflict')
  const tom = await here.cast.acting('TO')
  const { memberId } = await someoneElsewhere(here.sql)
  expect(await kindOf(here.cast.inSchool(() => putUp(tom, { ...said, sponsor: memberId })))).toBe(
    'missing',
  )
})

test('stopping takes the question back', async () => {
  const [number, renata] = [await putUpFor('MW'), await here.cast.acting('RO')]
  await here.cast.inSchool(() =>
    moveInitiative(renata, number, { stage: 'stopped', reason: 'Carpets were enough.' }),
  )
  expect(await kindOf(answer('MW', number, true))).toBe('missing')
})

test('the database keeps no yes without a line, and one open question at a time', async () => {
  const number = await putUpFor('MW')
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => 'kept',
      (error: unknown) => refusalOf(error)?.constraint,
    )
  expect(
    await refused(
      here.sql`update sponsor_asks set answer = 'accepted', answered_at = skein_now() where answer is null`,
    ),
  ).toBe('sponsor_asks_accepted_with_a_line')
  const again = here.sql`insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by)
    select school_id, gen_random_uuid(), id, created_by, created_by from initiatives where number = ${number}`
  expect(await refused(again)).toBe('sponsor_asks_one_open')
})

test('who sponsored it before is told when another has said yes', async () => {
  const number = await putUpFor('MW')
  await answer('MW', number, true)
  await nameAnew(number, 'MW', 'LB')
  const toldMarcus = () =>
    here.sql`select sentence from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where m.initials = 'MW' and n.key like 'sponsor after%' and initiative = ${number}`
  expect(await toldMarcus()).toEqual([])
  await answer('LB', number, true)
  expect(await toldMarcus()).toEqual([
    { sentence: 'Lena Brandvold sponsors Quiet corridors now. Thank you for having sponsored it.' },
  ])
})

test('who is to sponsor from someone’s leave on is asked, takes over with a yes, and is asked no longer when the leave is cancelled', async () => {
  const [first, second] = [await putUpFor('MW'), await putUpFor('MW')]
  for (const number of [first, second]) await answer('MW', number, true)
  const [marcus, lena] = [await here.cast.acting('MW'), await here.cast.acting('LB')]
  const things = await Promise.all(
    [first, second].map(async (number) => ({
      kind: 'sponsorship' as const,
      id: await here.cast.initiativeId(number),
      to: lena.memberId,
    })),
  )
  await here.cast.inSchool(() =>
    goOnLeave(marcus, marcus.memberId, { from: '2026-04-20', to: '2026-04-24', leads: [], things }),
  )
  expect(await shown(first)).toMatchObject({
    sponsor: 'Marcus Whitfield',
    sponsorAsked: 'Lena Brandvold',
  })

  await answer('LB', first, true)
  const [leave] = await here.sql<
    { id: string }[]
  >`select id from leaves where member_id = ${marcus.memberId} and cancelled_at is null`
  await here.cast.inSchool(() => cancelLeave(marcus, marcus.memberId, leave?.id ?? ''))
  expect(await shown(first)).toMatchObject({ sponsor: 'Lena Brandvold', sponsorAsked: null })
  expect(await shown(second)).toMatchObject({ sponsor: 'Marcus Whitfield', sponsorAsked: null })
})

test('the database keeps no sponsor who has not said yes, and none but who said it last', async () => {
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => 'kept',
      (error: unknown) => refusalOf(error)?.constraint,
    )
  const number = await putUpFor('MW')
  const make = (who: string) =>
    here.sql`update initiatives set sponsor_id = m.id from members m where m.initials = ${who} and number = ${number}`
  expect(await refused(make('MW'))).toBe('initiatives_sponsor_accepted')
  await answer('MW', number, true)
  await nameAnew(number, 'MW', 'LB')
  await answer('LB', number, true)
  expect(await refused(make('MW'))).toBe('initiatives_sponsor_accepted')
  const unasked = here.sql`insert into initiatives (school_id, id, number, title, purpose, challenge, sponsor_id, created_by)
    select school_id, gen_random_uuid(), 900, 'Unasked', 'x', 'adaptive', id, id from members where initials = 'RO'`
  expect(await refused(unasked)).toBe('initiatives_sponsor_accepted')
})

test('every sponsor of the demo accepted with a line', async () => {
  const rows = await here.sql<{ line: string }[]>`
    select (select answer_reason from sponsor_asks a where (a.school_id, a.initiative_id) = (i.school_id, i.id) and a.member_id = i.sponsor_id and a.answer = 'accepted') as line
    from initiatives i where number <= 9`
  expect(rows.filter(({ line }) => !line)).toEqual([])
  expect(rows).toHaveLength(9)
})

test('who asked is told of a no, with its line; nobody else is', async () => {
  const number = await putUpFor('MW')
  await answer('MW', number, false, 'Not before the audit is through.')
  const noTo = async (initials: string) => {
    const acting = await here.cast.acting(initials)
    const news = await here.cast.inSchool(() => newsFor(acting))
    return news.filter((one) => one.kind === 'will not sponsor' && one.number === number)
  }
  expect(await noTo('TO')).toMatchObject([
    { who: 'Marcus Whitfield', text: 'Not before the audit is through.', title: 'Quiet corridors' },
  ])
  expect([...(await noTo('MW')), ...(await noTo('PN'))]).toEqual([])
})
