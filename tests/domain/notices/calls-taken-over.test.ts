import { expect, test } from 'vitest'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { closeCall } from '../../../app/domain/calls/calls'
import { offer } from '../../../app/domain/calls/offers'
import { newsFor } from '../../../app/domain/home/news'
import { sentences } from '../../../app/ui/home/news-words'
import { callsIn } from '../../support/calls'
import { telling } from '../../support/telling'

const school = telling()
const noon = '2026-03-02 19:00Z'
const dayAfter = '2026-03-03 18:00Z'

/** Renata calls for a lead of what Carla leads, from March 24, and Priya offers. */
async function called() {
  const [opener, priya] = await Promise.all(['RO', 'PN'].map((who) => school.cast.acting(who)))
  const calls = callsIn(school.sql, school.cast)
  const call = await calls.call(opener!, 6, { startsOn: '2026-03-24' })
  await school.at('2026-03-02 18:30Z', () => offer(priya!, 6, { call, readiness: 'ready' }))
  return call
}

async function handedOverTo(who: string, dueOn?: string) {
  const [carla, taker] = [await school.cast.acting('CR'), await school.cast.acting(who)]
  await school.offered(carla, 6, taker, dueOn)
  await school.at(noon, async () => acceptHandOver(taker, 6, await school.openHandOver(6)))
  await school.tell(dayAfter)
}

const told = async (who: string, like: string) =>
  (await school.told(who, like)).map(({ sentence }) => sentence)

test('who opened a call that closes as the lead is taken over is told so once, and by whom', async () => {
  await called()
  await handedOverTo('KM', '2026-03-24')
  await school.tell('2026-03-04 18:00Z')
  expect(await told('RO', 'call taken%')).toEqual([
    'Your call for a lead of Common planning time is closed: Kofi Mensah has agreed to take over the lead on Tuesday, March 24. Those who had offered are thanked.',
  ])
  expect(await told('CR', 'call taken%')).toEqual([])
})

test('who offered to a call that someone else took over reads who leads, in a notice and on Home', async () => {
  await called()
  await handedOverTo('KM', '2026-03-24')
  expect(await told('PN', 'offer answered%')).toEqual([
    'Thank you for your offer for Common planning time. Kofi Mensah takes over the lead; it is remembered.',
  ])
  const priya = await school.cast.acting('PN')
  const news = await school.at(dayAfter, () => newsFor(priya))
  const about = news.filter(({ kind }) => kind === 'another leads')
  expect(about.map((piece) => sentences[piece.kind](piece))).toEqual([
    'Kofi Mensah takes over the lead on Mar 24, 2026. Thank you for offering. It matters to know who is ready, and your offer will be remembered when the next turn comes.',
  ])
})

test('who takes over what they called for themselves is told nothing of it', async () => {
  await called()
  await handedOverTo('RO', '2026-03-24')
  expect(await told('RO', 'call taken%')).toEqual([])
})

test('a call that the new lead closes with a line is not said to be taken over', async () => {
  await handedOverTo('KM')
  const call = await called()
  const kofi = await school.cast.acting('KM')
  await school.at('2026-03-02 20:00Z', () =>
    closeCall(kofi, 6, { call, closing: 'Not this spring.', thanks: 'Thank you.' }),
  )
  await school.tell('2026-03-04 18:00Z')
  expect(await told('RO', 'call taken%')).toEqual([])
  expect(await told('PN', 'offer answered%')).toEqual([
    'Thank you for your offer for Common planning time. This time it went another way; it is remembered.',
  ])
})

test('what its closer did at the same moment does not make a call taken over', async () => {
  await handedOverTo('KM', '2026-03-24')
  const call = await called()
  const kofi = await school.cast.acting('KM')
  await school.sql`
    update calls
    set closed_by = ${kofi.memberId}, closing = 'Not this spring.',
      closed_at = (select max(answered_at) from hand_overs where to_member_id = ${kofi.memberId})
    where id = ${call}`
  await school.tell('2026-03-04 18:00Z')
  expect(await told('RO', 'call taken%')).toEqual([])
})
