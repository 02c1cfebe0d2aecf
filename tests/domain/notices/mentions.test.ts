import { expect, test } from 'vitest'
import { speakUp, answerEntry } from '../../../app/domain/decisions/thread'
import { decisionShown } from '../../../app/domain/decisions/page'
import { correctEntry } from '../../../app/domain/decisions/entries'
import { makeNotices } from '../../../app/domain/notices/notices'
import { takeLead } from '../../../app/domain/turns/turns'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { takeStance } from '../../../app/domain/updates/stances'
import { correctUpdate, updatesOf, writeUpdate } from '../../../app/domain/updates/updates'
import { decidingIn } from '../../support/deciding'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'

const here = ownSchool()
const { by } = decidingIn(here)

async function fresh() {
  const { id, number } = await freshInitiative(here.sql)
  const title = `Attempt ${number}`
  await here.sql`update initiatives set title = ${title} where id = ${id}`
  return { number, title }
}

/** Who is told that they are mentioned, so far, by what they are told. */
async function told(about: string) {
  await here.cast.inSchool(() => makeNotices())
  const rows = await here.sql<{ initials: string; sentence: string }[]>`
    select m.initials, n.sentence from notices n join members m on m.id = n.member_id
    where n.key like 'mentioned in %' and strpos(n.sentence, ${about}) > 0 order by m.initials`
  return rows.map(({ initials, sentence }) => `${initials}: ${sentence}`)
}

test('whom an update names by an @ is told, once however often it is corrected, and never its writer', async () => {
  const { number, title } = await fresh()
  await by('TO', (acting) => takeLead(acting, number, { cameAbout: 'offered' }))
  const says = (body: string) => ({ health: 'at risk' as const, body })
  await by('TO', (acting) => writeUpdate(acting, number, says('Ask @Gwen Hollis or @Tom Okafor.')))
  const mine = `GH: Tom Okafor mentions you in an update on ${title}.`
  expect(await told(title)).toEqual([mine])
  const [update] = await here.cast.inSchool(async () =>
    updatesOf((await initiativeState(number)).id),
  )
  await by('TO', (acting) =>
    correctUpdate(acting, number, {
      ...says('Ask @Gwen Hollis and @Denise Abara.'),
      update: update?.id ?? '',
    }),
  )
  const both = [`DA: Tom Okafor mentions you in an update on ${title}.`, mine]
  expect(await told(title)).toEqual(both)
  await by('TO', (acting) => writeUpdate(acting, number, says('Nothing new for anyone.')))
  expect(await told(title)).toEqual(both)
})

test('so is whom a stance, an entry of a thread, and an answer there name', async () => {
  const { number, title } = await fresh()
  await by('TO', (acting) => takeLead(acting, number, { cameAbout: 'offered' }))
  await by('TO', (acting) => writeUpdate(acting, number, { health: 'on track', body: 'Half.' }))
  const [update] = await here.cast.inSchool(async () =>
    updatesOf((await initiativeState(number)).id),
  )
  await here.sql`
    insert into turns (school_id, id, initiative_id, member_id, role, began_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'follow', skein_now() - interval '1 minute', 'offered', m.id
    from initiatives i, members m where i.number = ${number} and m.initials = 'PN'`
  const stance = {
    update: update?.id ?? '',
    stance: 'push' as const,
    reason: '@Gwen Hollis knows.',
  }
  await by('PN', (acting) => takeStance(acting, number, stance))
  expect(await told(title)).toEqual([
    `GH: Priya Natarajan mentions you in an answer to an update on ${title}.`,
  ])

  const decision = await opened(here, ['TO', 'DA'])
  await by('PN', (acting) =>
    speakUp(acting, decision, { kind: 'view', body: '@Gwen Hollis?', isQuestion: true }),
  )
  const shown = await by('PN', (acting) => decisionShown(acting, decision))
  const question = `“${shown.at.question}”`
  const entry = shown.thread[0]?.id ?? ''
  const inThread = `GH: Priya Natarajan mentions you in the thread of ${question}.`
  expect(await told(question)).toEqual([inThread])
  await by('DA', (acting) =>
    answerEntry(acting, decision, { entry, body: '@Priya Natarajan: no.' }),
  )
  await by('PN', (acting) => correctEntry(acting, decision, { entry, body: '@Gwen Hollis!' }))
  expect(await told(question)).toEqual([
    inThread,
    `PN: Denise Abara mentions you in an answer on ${question}.`,
  ])
})

test('nobody is told of a mention that is older than they are here, or than the news', async () => {
  const { number, title } = await fresh()
  const wrote = (body: string, days: number) => here.sql`
    insert into updates (school_id, id, initiative_id, written_by, health, body, written_at)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'on track', ${body}, skein_now() - ${days} * interval '1 day'
    from initiatives i, members m where i.number = ${number} and m.initials = 'TO'`
  await here.sql`update members set joined_on = '2026-03-01' where initials = 'GH'`
  await wrote('@Gwen Hollis', 3)
  await wrote('@Denise Abara', 15)
  await wrote('@Denise Abara, @Priya Natarajan', 13)
  expect((await told(title)).map((one) => one.slice(0, 2))).toEqual(['DA', 'PN'])
})
