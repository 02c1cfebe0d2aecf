import { test } from 'vitest'
import { guestsOnlyRead } from '../../../app/domain/acting'
import { moveInitiative } from '../../../app/domain/stages/moves'
import { bringBarrier, clearBarrier, raiseBarrier } from '../../../app/domain/support/barriers'
import { actsIn } from '../../support/acting-as'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('support')
const { initiative } = rotatingIn(here)
const { as, goes, becomesGuest, sponsoredBy, idOf } = actsIn(here)

const raises = (by: string, number: number, to?: string) =>
  as(by, (acting) => raiseBarrier(acting, number, { text: 'No keys.', to: to && idOf(to) }))
async function raised(by: string, number: number, to: string) {
  await raises(by, number, to)()
  const [row] = await here.sql<{ id: string }[]>`
    select id from barriers order by raised_at desc, id desc limit 1`
  return row?.id ?? ''
}
const brings = (by: string, number: number, id: string, to: string) =>
  as(by, (acting) => bringBarrier(acting, number, { id, to: idOf(to) }))
const clears = (by: string, number: number, id: string) =>
  as(by, (acting) => clearBarrier(acting, number, { id, line: 'Keys were cut.' }))

test('a barrier is raised by anyone but guests, while the initiative goes on', async () => {
  const number = await initiative('NE')
  await becomesGuest('NE')
  await refused(guestsOnlyRead, raises('NE', number))
  await goes(raises('HW', number))
  await as('RO', (acting) =>
    moveInitiative(acting, number, { stage: 'stopped', reason: 'Late.' }),
  )()
  await refused('This initiative has stopped; its history stays as it is.', raises('HW', number))
})

test('a barrier is moved by who raised it, has it, leads or sponsors, to someone else', async () => {
  const number = await initiative('PN')
  await sponsoredBy(number, 'OG')
  const id = await raised('HW', number, 'KM')
  const notYours =
    'A barrier is moved by the one who raised it, the one who has it, those who lead, or the sponsor.'
  for (const by of ['PN', 'GH']) {
    await refused(notYours, brings(by, number, id, 'DF'))
    await refused(notYours, clears(by, number, id))
  }
  await refused('This was brought to Kofi Mensah already.', brings('TO', number, id, 'KM'))
  for (const [by, to] of [
    ['KM', 'DF'],
    ['HW', 'GH'],
    ['TO', 'JC'],
    ['OG', 'LO'],
    ['RO', 'KM'],
  ] as const)
    await goes(brings(by, number, id, to))
  await refused(notYours, clears('DF', number, id))
})

test('a barrier is cleared once', async () => {
  const number = await initiative()
  const id = await raised('HW', number, 'KM')
  await goes(clears('KM', number, id))
  await refused('This barrier is cleared already.', clears('KM', number, id))
  await refused('This barrier is cleared already.', brings('KM', number, id, 'DF'))
})

everyRefusalIsTried()
