import { test } from 'vitest'
import { guestsOnlyRead } from '../../../app/domain/acting'
import { addAction, dropAction, finishAction } from '../../../app/domain/initiatives/actions'
import { reopenAction } from '../../../app/domain/initiatives/done-actions'
import { edit, putUp } from '../../../app/domain/initiatives/initiatives'
import { answerLearning, editLearning } from '../../../app/domain/initiatives/learning'
import { answerSponsoring } from '../../../app/domain/initiatives/sponsors'
import { moveInitiative } from '../../../app/domain/stages/moves'
import { actsIn } from '../../support/acting-as'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('initiatives')
const { initiative, planTurnFor } = rotatingIn(here)
const { as, goes, becomesGuest, sponsoredBy, idOf } = actsIn(here)

const said = {
  title: 'Calm corridors',
  purpose: 'Calm.',
  theoryIf: '',
  theoryThen: '',
  theoryBecause: '',
  challenge: 'adaptive' as const,
  learningQuestion: 'What makes noise?',
  voicesAffected: '',
}
const latest = async (table: 'actions' | 'learning_answers', at: string) =>
  (
    await here.sql.unsafe<{ id: string }[]>(`select id from ${table} order by ${at} desc limit 1`)
  )[0]?.id ?? ''

test('an action is added by the team, the sponsor and administrators, for a day to come', async () => {
  const number = await initiative('PN', 'JC')
  await sponsoredBy(number, 'OG')
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  await becomesGuest('JC')
  const adds = (by: string, dueOn = '2026-03-02') =>
    as(by, (acting) => addAction(acting, number, { text: 'Ask.', owner: idOf('HW'), dueOn }))
  for (const by of ['HW', 'KM', 'JC'])
    await refused('Actions are added by those who lead or follow this.', adds(by))
  await refused(
    'That day has passed. Please choose today or a day to come.',
    adds('PN', '2026-03-01'),
  )
  for (const by of ['PN', 'TO', 'OG', 'RO']) await goes(adds(by))
  await as('RO', (acting) =>
    moveInitiative(acting, number, { stage: 'stopped', reason: 'Late.' }),
  )()
  await refused('This initiative has stopped; its history stays as it is.', adds('RO'))
})

test('an action is done or dropped once, by its owner and those who lead; dropped by who added it as well', async () => {
  const number = await initiative('PN', 'JL')
  const [text, dueOn] = ['Ask.', '2026-03-02']
  const ends = async (by: string, act: typeof finishAction) => {
    const id = await latest('actions', 'added_at')
    return as(by, (acting) => act(acting, number, id))
  }
  const adds = () =>
    as('PN', (acting) => addAction(acting, number, { text, owner: idOf('HW'), dueOn }))()
  const notYours = 'An action is ended by its owner or by those who lead.'
  await adds()
  for (const by of ['JL', 'PN']) await refused(notYours, await ends(by, finishAction))
  await refused(notYours, await ends('JL', dropAction))
  await goes(await ends('HW', finishAction))
  for (const act of [finishAction, dropAction])
    await refused('This action was done already.', await ends('HW', act))
  await adds()
  await goes(await ends('PN', dropAction))
  await refused('This action was dropped already.', await ends('TO', finishAction))
  for (const by of ['TO', 'RO']) {
    await adds()
    await goes(await ends(by, finishAction))
  }
})

test('that an action is done is taken back by the person who said so, within the hour', async () => {
  const number = await initiative('PN', 'JL')
  await as('PN', (acting) =>
    addAction(acting, number, { text: 'Ask.', owner: idOf('HW'), dueOn: '2026-03-02' }),
  )()
  const id = await latest('actions', 'added_at')
  const reopens = (by: string) => as(by, (acting) => reopenAction(acting, number, id))
  await refused('This action is open already.', reopens('HW'))
  await goes(as('HW', (acting) => finishAction(acting, number, id)))
  for (const by of ['PN', 'TO', 'RO'])
    await refused('That it is done is taken back by the person who said so.', reopens(by))
  await goes(reopens('HW'))
  await goes(as('HW', (acting) => finishAction(acting, number, id)))
  await here.sql`alter table actions disable trigger actions_kept`
  await here.sql`update actions set ended_at = ended_at - interval '61 minutes' where id = ${id}`
  await here.sql`alter table actions enable trigger actions_kept`
  await refused(
    'It was done more than an hour ago, and stays so. Add an action for what is left.',
    reopens('HW'),
  )
})

test('an initiative is put up by members, and edited by who leads it, its sponsor or an administrator', async () => {
  const number = await initiative('PN')
  await sponsoredBy(number, 'OG')
  const edits = (by: string) =>
    as(by, (acting) => edit(acting, number, { ...said, sponsor: idOf('OG') }))
  for (const by of ['PN', 'HW'])
    await refused('It is edited by those who lead it, its sponsor or an administrator.', edits(by))
  for (const by of ['TO', 'OG', 'MW']) await goes(edits(by))
  await becomesGuest('NE')
  await here.sql`update schools set last_initiative = (select max(number) from initiatives)`
  await refused(
    guestsOnlyRead,
    as('NE', (acting) => putUp(acting, said)),
  )
  await goes(as('HW', (acting) => putUp(acting, said)))
})

test('a learning question is answered where one is asked, by the team, and the answer edited by its author', async () => {
  const number = await initiative('PN')
  const answers = (by: string) =>
    as(by, (acting) => answerLearning(acting, number, { text: 'The bell.' }))
  await refused(
    'No learning question is asked here. It can be written by editing the initiative.',
    answers('PN'),
  )
  await as('TO', (acting) => edit(acting, number, said))()
  await refused(
    'It is answered by those who lead, follow, shadow or sponsor this, or by an administrator.',
    answers('HW'),
  )
  await goes(answers('PN'))
  const which = await latest('learning_answers', 'id')
  const edits = (by: string) =>
    as(by, (acting) => editLearning(acting, number, { which, text: 'The bells.' }))
  for (const by of ['TO', 'RO'])
    await refused('An answer is edited by the one who wrote it.', edits(by))
  await goes(edits('PN'))
})

test('to sponsor says yes who is asked, with a line, or no without one', async () => {
  const number = await initiative()
  const asks = (sponsor: string) =>
    as('TO', (acting) => edit(acting, number, { ...said, sponsor: idOf(sponsor) }))()
  const says = (by: string, yes: boolean, line: string) =>
    as(by, (acting) => answerSponsoring(acting, number, { yes, line }))
  const notAsked = 'You are not asked to sponsor this now.'
  await asks('OG')
  await refused(notAsked, says('HW', true, 'Gladly.'))
  for (const line of ['', ' \n'])
    await refused('Please write why this matters to you.', says('OG', true, line))
  await goes(says('OG', false, ''))
  await refused(notAsked, says('OG', true, 'Gladly.'))
  await asks('HW')
  await goes(says('HW', true, 'Gladly.'))
})

everyRefusalIsTried()
