import { expect, test } from 'vitest'
import { edited } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo')

const place = '/s/harbor-ridge/initiatives/2'
const textOf = async (answer: Promise<Response>) => (await answer).text()

test('who is asked to take over later reads from when they shadow, and until when the other leads with and without a yes', async () => {
  const [luis, priya] = [await here.as('luis.ortega'), await here.as('priya.natarajan')]
  await here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update turns set ended_at = day_begins(school_id, '2026-05-30') where role = 'lead' and member_id = ${await here.idOf('LO')} and ended_at > skein_now()`
  })
  await edited(luis, `${place}/hand-over`, {
    to: await here.idOf('PN'),
    stands: 'Four rooms run by themselves.',
    next: 'Grade 7.',
    choiceReason: 'She began it.',
  })
  const [given] = await here.sql<{ id: string }[]>`
    select id from hand_overs where answer is null and to_member_id = ${await here.idOf('PN')}`
  const planned = (dueOn: string | null, weeks: number) =>
    here.sql`
      update hand_overs set due_on = ${dueOn}, weeks_shadowed = ${weeks}
      where id = ${given?.id ?? ''}`
  const accept = () => textOf(priya.get(`${place}/accept?handOver=${given?.id}`))
  const page = () => textOf(priya.get(place))

  await planned('2026-05-26', 2)
  expect(await accept()).toContain('You shadow from May 12 to May 25.')
  expect(await accept()).not.toContain('nothing changes')
  expect(await page()).toContain(
    'If it is accepted, Luis Ortega leads until Monday, May 25; if not, until Friday, May 29, and nobody leads after it.',
  )

  await planned('2026-03-09', 2)
  expect(await accept()).toContain('You shadow from now to Mar 8.')

  await planned('2026-05-30', 0)
  expect(await accept()).toContain('until then nothing changes')
  expect(await page()).toContain('Luis Ortega leads until Friday, May 29 either way')

  await planned(null, 2)
  expect(await accept()).toContain('you lead from now on')
  expect(await page()).toContain(
    'Luis Ortega leads until it is accepted, and until Friday, May 29 at most',
  )
})
