import { expect, test } from 'vitest'
import { edit, initiativeNumbered } from '../../../app/domain/initiatives/initiatives'
import { answerLearning, editLearning, learningOf } from '../../../app/domain/initiatives/learning'
import { lessonsOf } from '../../../app/domain/initiatives/lessons'
import { Initiative } from '../../../app/forms/initiatives'
import { refusalOf } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'

const here = ownSchool({ anew: true })

const by = async <T>(
  initials: string,
  work: (acting: Awaited<ReturnType<typeof here.cast.acting>>) => Promise<T>,
) => {
  const acting = await here.cast.acting(initials)
  return here.cast.inSchool(() => work(acting))
}
const answer = (initials: string, number: number, text: string) =>
  by(initials, (acting) => answerLearning(acting, number, { text }))
const answers = (number: number, initials = 'TO') =>
  by(initials, async (acting) => learningOf(acting, await here.cast.initiativeId(number)))
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: unknown) => refusalOf(error)?.constraint,
  )

test('those who do the work answer its learning question so far, with the day and their name', async () => {
  await answer('RT', 3, 'An apology is short; coming back takes longer.')
  expect((await answers(3))[0]).toMatchObject({
    name: 'Ray Tibbets',
    text: 'An apology is short; coming back takes longer.',
    on: '2026-03-02',
    question: null,
    isEdited: false,
  })
  expect(await kindOf(answer('JC', 3, 'From outside.'))).toBe('forbidden')
  expect(await kindOf(answer('RO', 6, 'To no question.'))).toBe('conflict')
})

test('an answer is edited by its author alone, and says so', async () => {
  await answer('RT', 3, 'Firts thoughts.')
  const [{ id } = { id: '' }] = await answers(3)
  for (const other of await everyoneBut(here, 'RT')) {
    const text = 'Better thoughts.'
    const writing = here.cast.inSchool(() => editLearning(other, 3, { which: id, text }))
    expect([other.name, await kindOf(writing)]).toEqual([other.name, 'forbidden'])
  }
  await by('RT', (acting) => editLearning(acting, 3, { which: id, text: 'First thoughts.' }))
  expect((await answers(3, 'RT'))[0]).toMatchObject({
    text: 'First thoughts.',
    isEdited: true,
    isMine: true,
    on: '2026-03-02',
  })
})

test('an answer stays with the question that it answered', async () => {
  const asked = (await by('RO', () => initiativeNumbered(3))).learningQuestion
  const said = await by('RO', () => initiativeNumbered(3))
  await by('RO', (acting) =>
    edit(acting, 3, {
      ...said,
      technicalOwner: undefined,
      technicalDueOn: undefined,
      sponsor: said.sponsorId ?? undefined,
      sipGoal: said.sipGoalId ?? undefined,
      learningQuestion: 'Another?',
    }),
  )
  expect((await answers(3)).map(({ question }) => question)).toEqual([asked, asked])
})

test('the database keeps an answer’s author, day and question', async () => {
  for (const change of [
    "question = 'Another?'",
    "written_by = (select id from members where initials = 'RO')",
    "written_at = written_at - interval '1 day'",
    "body = 'Other words.', edited_at = skein_now(), question = 'Another?'",
  ])
    expect(await refused(here.sql.unsafe(`update learning_answers set ${change}`)), change).toBe(
      'learning_answers_kept',
    )
  expect(await refused(here.sql`update learning_answers set body = 'Other words.'`)).toBe(
    'learning_answers_kept',
  )
  expect(await refused(here.sql`delete from learning_answers`)).toBe('learning_answers_kept')
  expect(
    await refused(here.sql`update learning_answers set body = ' ', edited_at = skein_now()`),
  ).toBe('learning_answers_body_length')
})

test('the form of an initiative asks for a goal of the plan or why none; what is written keeps one of them', async () => {
  const said = {
    title: 'x',
    purpose: 'x',
    challenge: 'adaptive',
    learningQuestion: 'x',
    voicesAffected: 'x',
  }
  const missing = (more: object) =>
    Initiative.safeParse({ ...said, ...more }).error?.issues.map(({ path }) => path.join()) ?? []
  expect(missing({})).toEqual(['sipGoal'])
  expect(missing({ noGoalBecause: 'A trial.' })).toEqual([])
  expect(missing({ sipGoal: '00000000-0000-4000-8000-000000000000' })).toEqual([])
  expect(
    await refused(here.sql`update initiatives set no_goal_because = 'None.' where number = 1`),
  ).toBe('initiatives_goal_or_why')
})

test('every initiative of the demo serves one of three goals, and adaptive work says what it asks, of whom, and one or two answers', async () => {
  const rows = await here.sql<
    { goal: string | null; isAdaptive: boolean; asks: boolean; voices: boolean; answers: number }[]
  >`
    select g.title as goal, challenge <> 'technical' as "isAdaptive", learning_question <> '' as asks, voices_affected <> '' as voices,
      (select count(*)::int from learning_answers a where (a.school_id, a.initiative_id) = (i.school_id, i.id) and a.question = i.learning_question) as answers
    from initiatives i left join sip_goals g on (g.school_id, g.id) = (i.school_id, i.sip_goal_id)`
  expect(new Set(rows.map(({ goal }) => goal))).toEqual(
    new Set(['Every student is present', 'Every student is known', 'Every teacher learns']),
  )
  const adaptive = rows.filter(({ isAdaptive }) => isAdaptive)
  expect(
    adaptive.filter(({ asks, voices, answers: many }) => !asks || !voices || many < 1 || many > 2),
  ).toEqual([])
  expect(adaptive).toHaveLength(7)
})

test('the shelf of the demo holds the lesson of last year’s advisory period', async () => {
  expect((await by('TO', () => lessonsOf())).lines).toMatchObject([
    {
      number: 10,
      title: 'Advisory period',
      stage: 'stopped',
      by: 'Lena Brandvold',
      on: '2025-08-11',
    },
  ])
})
