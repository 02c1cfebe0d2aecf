import { expect, test } from 'vitest'
import { moveInitiative } from '../../../app/domain/stages/moves'
import {
  resetsCalledTo,
  settleReset,
  writeReset,
} from '../../../app/domain/updates/changes-of-direction'
import { takeStance } from '../../../app/domain/updates/stances'
import { correctUpdate, writeUpdate } from '../../../app/domain/updates/updates'
import { stepBack } from '../../../app/domain/turns/turns'
import { actsIn } from '../../support/acting-as'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('updates')
const { initiative, planTurnFor } = rotatingIn(here)
const { as, goes, becomesGuest, sponsoredBy } = actsIn(here)

const writes = (by: string, number: number) =>
  as(by, (acting) => writeUpdate(acting, number, { health: 'on track', body: 'Fine.' }))
const latest = async () =>
  (await here.sql<{ id: string }[]>`select id from updates order by written_at desc limit 1`)[0]
    ?.id ?? ''
const written = async (by: string, number: number) => (await writes(by, number)(), latest())
const corrects = (by: string, number: number, update: string, body = 'Fine, on the whole.') =>
  as(by, (acting) => correctUpdate(acting, number, { update, health: 'on track', body }))
const takes = (
  by: string,
  number: number,
  update: string,
  stance: 'push' | 'change direction' = 'push',
) => as(by, (acting) => takeStance(acting, number, { update, stance, reason: 'It helps.' }))

test('an update is written by the team, the sponsor and administrators, while it goes on', async () => {
  const number = await initiative('PN', 'JC')
  await sponsoredBy(number, 'OG')
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  await becomesGuest('JC')
  for (const by of ['HW', 'KM', 'JC'])
    await refused('Updates are written by those who lead or follow this.', writes(by, number))
  for (const by of ['PN', 'TO', 'OG', 'RO']) await goes(writes(by, number))
  await as('RO', (acting) =>
    moveInitiative(acting, number, { stage: 'stopped', reason: 'Late.' }),
  )()
  await refused('This initiative has stopped; its history stays as it is.', writes('RO', number))
})

test('an update is corrected by its writer, by something else, and in its latest words', async () => {
  const number = await initiative('PN')
  const first = await written('PN', number)
  for (const by of ['TO', 'RO'])
    await refused('An update is corrected by the one who wrote it.', corrects(by, number, first))
  await refused(
    'This says what stood there already. Please change what was wrong.',
    corrects('PN', number, first, 'Fine.'),
  )
  await goes(corrects('PN', number, first))
  await refused(
    'This update was corrected a moment ago. Please look at it again.',
    corrects('PN', number, first, 'Fine again.'),
  )
  await goes(corrects('PN', number, await latest(), 'Fine again.'))
})

test('an update is answered by the others of the team, as it reads now', async () => {
  const number = await initiative('PN', 'DF')
  const first = await written('PN', number)
  await refused('You wrote this update; the others answer it.', takes('PN', number, first))
  await becomesGuest('DF')
  for (const by of ['HW', 'RO', 'DF'])
    await refused(
      'Updates are answered by those who lead, follow or shadow this.',
      takes(by, number, first),
    )
  await goes(takes('TO', number, first))
  await corrects('PN', number, first)()
  await refused(
    'This update was corrected in the meantime. Please read it again before you answer.',
    takes('TO', number, first),
  )
  await goes(takes('TO', number, await latest()))
})

test('a change of direction is filled in by who leads or called for it, over nobody’s words', async () => {
  const number = await initiative('PN', 'JL')
  const fills = (by: string, evidence = 'We counted.', seen?: string) =>
    as(by, (acting) =>
      writeReset(acting, number, { oldWay: '', evidence, newWay: '', dropped: '', seen }),
    )
  await refused('No change of direction is open here just now.', fills('TO'))
  await goes(takes('PN', number, await written('TO', number), 'change direction'))
  for (const by of ['JL', 'RO'])
    await refused('This is filled in by those who lead and by those who called for it.', fills(by))
  await goes(fills('PN'))
  await refused(
    'Someone else wrote here while you did. Your words are still below; put theirs, which stand on the page of the initiative, together with yours, and save again.',
    fills('TO', 'We asked.', 'another mark'),
  )
  const [row] = await here.sql<{ seen: string }[]>`
    select md5(concat_ws(chr(31), old_way, evidence, new_way, dropped)) as seen
    from resets where outcome is null and evidence = 'We counted.'`
  await goes(fills('TO', 'We asked.', row?.seen))
})

test('a change of direction is settled by who leads, once its words are there', async () => {
  const number = await initiative('PN')
  await sponsoredBy(number, 'OG')
  const settles = (by: string, outcome: 'changed' | 'kept') =>
    as(by, (acting) => settleReset(acting, number, outcome))
  const words = (evidence: string, rest = '') =>
    as('TO', (acting) =>
      writeReset(acting, number, { oldWay: rest, evidence, newWay: rest, dropped: rest }),
    )()
  await goes(takes('PN', number, await written('TO', number), 'change direction'))
  for (const by of ['PN', 'OG', 'RO'])
    await refused('This is settled by those who lead.', settles(by, 'kept'))
  await refused(
    'Before it is settled as kept, please write what the evidence says.',
    settles('TO', 'kept'),
  )
  await words('We counted.')
  await refused(
    'Before it is settled as changed, please write the old way, the evidence, the new way and what is dropped.',
    settles('TO', 'changed'),
  )
  await goes(settles('TO', 'kept'))
  await refused('No change of direction is open here just now.', settles('TO', 'kept'))

  await goes(takes('PN', number, await written('TO', number), 'change direction'))
  await words('We counted.', 'So.')
  await as('TO', (acting) => stepBack(acting, number, {}))()
  for (const by of ['TO', 'PN'])
    await refused('This is settled by those who lead.', settles(by, 'changed'))
  await goes(settles('OG', 'changed'))
})

test('a change of direction that is open where an initiative stopped is neither written nor settled', async () => {
  const number = await initiative('PN')
  await goes(takes('PN', number, await written('TO', number), 'change direction'))
  const words = { oldWay: 'Bells.', evidence: 'Noise.', newWay: 'Lights.', dropped: 'Bells.' }
  const writesIt = as('PN', (acting) => writeReset(acting, number, words))
  const settlesIt = as('RO', (acting) => settleReset(acting, number, 'kept'))
  await goes(writesIt)
  await as('RO', (acting) =>
    moveInitiative(acting, number, { stage: 'stopped', reason: 'Late.' }),
  )()
  for (const act of [writesIt, settlesIt])
    await refused('This initiative has stopped; its history stays as it is.', act)
  const renata = await here.cast.acting('RO')
  const waits = async () =>
    (await here.cast.inSchool(() => resetsCalledTo(renata))).map((one) => one.number)
  expect(await waits()).not.toContain(number)
  await as('RO', (acting) => moveInitiative(acting, number, { stage: 'pilot' }))()
  expect(await waits()).toContain(number)
  await goes(settlesIt)
})

everyRefusalIsTried()
