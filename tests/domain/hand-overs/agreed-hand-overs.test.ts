import { createElement } from 'react'
import { expect, test } from 'vitest'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { waiting } from '../../../app/routes/initiatives/page-waiting'
import { AgreedHandOvers } from '../../../app/ui/hand-overs/agreed-hand-overs'
import { clockAt } from '../../support/clock'
import { markupOf } from '../../support/markup-of'
import { ownSchool } from '../../support/own-school'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, offered } = rotatingIn(here)

const agreedFor = async (who: string, number: number, at = '2026-03-02 18:00Z') => {
  const acting = await here.cast.acting(who)
  return here.cast.inSchool(async () => {
    await clockAt(at)
    return (await waiting({ acting } as never, await initiativeState(number))).agreed
  })
}

test('the notes of a hand-over that was accepted stay on the page for everyone who could read them before', async () => {
  const number = await initiative('PN', 'RT')
  const wish = 'The key sticks.'
  const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-23', wish })
  expect(await agreedFor('RT', number)).toEqual([])
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))

  const kept = {
    ...{ from: 'Tom Okafor', to: 'Priya Natarajan', agreedOn: '2026-03-02', on: '2026-03-23' },
    ...{ stands: 'Half of it works.', next: 'The other half.', wish, isInstead: false },
  }
  for (const who of ['TO', 'PN', 'RT', 'MW'])
    expect(await agreedFor(who, number)).toMatchObject([{ ...kept, isAhead: true }])
  expect(await agreedFor('PN', number, '2026-03-24 18:00Z')).toMatchObject([
    { ...kept, isAhead: false },
  ])
  await here.sql`update members set access = 'guest' where initials = 'DF'`
  expect(await agreedFor('DF', number)).toEqual([])
})

test('the notes are folded under who hands over to whom and when, and all but the newest three a press away', async () => {
  const notes = { stands: 'Half of it works.', next: 'The other half.', wish: '' }
  const given = (id: string, on: string | null) => ({
    ...{ id, from: 'Tom', to: id, agreedOn: '2026-03-02', on, ...notes },
    ...{ isAhead: id === 'Priya', isInstead: id === 'Gwen' },
  })
  const agreed = [
    given('Priya', '2026-04-13'),
    given('Gwen', '2026-03-02'),
    given('Kofi', null),
    given('Ana', '2025-09-01'),
  ]
  const markup = await markupOf(() =>
    createElement(AgreedHandOvers, { agreed, here: { slug: 's', number: 1, today: '2026-03-16' } }),
  )
  expect([...markup.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, said]) => said)).toEqual([
    'Tom hands over the lead to Priya on Monday, April 13',
    'Gwen led from Monday, March 2 instead of Tom',
    'Kofi agreed on Monday, March 2 to take over from Tom; it came otherwise',
    'Earlier hand-overs (1)',
    'Tom handed over the lead to Ana on Monday, September 1, 2025',
  ])
  expect(markup.match(/What comes next/g)).toHaveLength(4)
})
