import { expect, test } from 'vitest'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { act } from '../../../app/routes/hand-overs/acts/hand-over'
import { makeNotices } from '../../../app/domain/notices/notices'
import { ownSchool } from '../../support/own-school'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, said, offered } = rotatingIn(here)

async function agreed(number: number, who: string, rest: Parameters<typeof offered>[2]) {
  const { taker, id } = await offered(number, who, rest)
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
}
const toldTo = async (who: string, number: number) => {
  await here.cast.inSchool(makeNotices)
  const rows = await here.sql<{ sentence: string }[]>`
    select n.sentence from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
    where m.initials = ${who} and n.initiative = ${number} and n.key like 'lead given%'`
  return rows.map(({ sentence }) => sentence)
}

const ofPriya = async (number: number) =>
  (await said(number)).filter((line) => line.startsWith('PN'))

test('one whose agreed lead is given to another is told by whom and of which day, and follows as before', async () => {
  for (const weeksShadowed of [2, 0]) {
    const shadowed = await initiative('PN', 'RT')
    await agreed(shadowed, 'PN', { dueOn: '2026-03-23', weeksShadowed })
    await agreed(shadowed, 'RT', { dueOn: '2026-03-23' })
    expect(await ofPriya(shadowed)).toEqual(['PN follow 2026-03-02'])
  }
  const number = await initiative('PN', 'RT')
  await agreed(number, 'PN', { dueOn: '2026-03-23' })
  await agreed(number, 'RT', { dueOn: '2026-03-23' })
  expect(await toldTo('PN', number)).toEqual([
    'The lead of Quiet mornings that you had agreed to take from Monday, March 23 passes to Ray Tibbets instead, whom Tom Okafor asked. Thank you for your yes. You go on following it.',
  ])
  const lines = await here.sql<{ text: string }[]>`
    select c.text from contributions c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
    where i.number = ${number} and c.kind = 'handed over'`
  expect(lines.map(({ text }) => text)).toContain(
    'Agreed to hand over the lead of Quiet mornings to Ray Tibbets on Mar 23, 2026, not to Priya Natarajan as planned before',
  )
})

test('one who did not follow before the agreement does not follow after it is undone, and is not told so', async () => {
  const number = await initiative('RT')
  await agreed(number, 'PN', { dueOn: '2026-03-23' })
  await agreed(number, 'RT', { dueOn: '2026-03-23' })
  expect(await ofPriya(number)).toEqual([])
  expect((await toldTo('PN', number)).at(-1)).toMatch(/Thank you for your yes\.$/)
})

test('what the agreed lead with an end brought after it goes with it', async () => {
  for (const [follower, before] of [
    ['PN', ['PN follow 2026-03-02']],
    ['RT', []],
  ] as const) {
    const number = await initiative(follower)
    await agreed(number, 'PN', { dueOn: '2026-03-23' })
    await here.sql.begin(async (sql) => {
      await sql`
      update turns t set ended_at = '2026-04-20 07:00Z' from initiatives i
      where (i.school_id, i.id) = (t.school_id, t.initiative_id) and i.number = ${number}
        and t.role = 'lead' and t.began_at > '2026-03-20'`
      await sql`
      insert into turns (school_id, id, initiative_id, member_id, role, began_at, came_about, reason, recorded_by)
      select t.school_id, gen_random_uuid(), t.initiative_id, t.member_id, 'follow', t.ended_at, 'offered', 'After the lead', t.member_id
      from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      where i.number = ${number} and t.role = 'lead' and t.ended_at = '2026-04-20 07:00Z'`
    })
    await agreed(number, 'RT', { dueOn: '2026-03-23' })
    expect(await ofPriya(number)).toEqual(before)
  }
})

test('the form says who has agreed to the day already, and that they are told', async () => {
  const number = await initiative('PN')
  const tom = await here.cast.acting('TO')
  const lede = async () =>
    here.cast.inSchool(async () => {
      const at = await initiativeState(number)
      const asked = { acting: tom, url: new URL('http://skein.example/'), school: 's' } as never
      return (await act.words?.(asked, at, await act.about?.(asked, at)))?.lede ?? ''
    })
  expect(await lede()).not.toContain('Priya')
  await agreed(number, 'PN', { dueOn: '2026-03-23' })
  expect(await lede()).toContain(
    'Priya Natarajan has agreed to lead from Monday, March 23: if another accepts for about that day, or a later one, they lead instead, and Priya Natarajan is told.',
  )
})
