import { expect, test } from 'vitest'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { waitingFor } from '../../../app/domain/home/waiting-for-me'
import { makeNotices } from '../../../app/domain/notices/notices'
import { handOverInWords } from '../../../app/ui/hand-overs/open-hand-overs'
import { ownSchool } from '../../support/own-school'
import { notes, rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, openIn } = rotatingIn(here)

const linesOf = async (number: number) => {
  const rows = await here.sql<{ who: string; text: string }[]>`
    select m.initials as who, c.text from contributions c
      join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
      join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
    where i.number = ${number} and c.kind = 'handed over'`
  return rows.map(({ who, text }) => `${who}: ${text}`)
}

async function asked(by: string, to: string, dueOn?: string) {
  const number = await initiative('PN')
  const [tom, asker, taker] = [
    await here.cast.acting('TO'),
    await here.cast.acting(by),
    await here.cast.acting(to),
  ]
  await here.cast.inSchool(() =>
    handOver(asker, number, {
      ...notes,
      ...{ from: tom.memberId, to: taker.memberId, choiceReason: 'Agreed.', dueOn },
    }),
  )
  const { handOvers } = await here.cast.inSchool(() => waitingFor(taker))
  const home = handOvers.flatMap((one) =>
    one.number === number ? [handOverInWords(one, 'you')] : [],
  )
  await here.cast.inSchool(makeNotices)
  const told = await here.sql<{ sentence: string }[]>`
    select sentence from notices where initiative = ${number} and key like 'open asked %'
      and member_id = ${taker.memberId}`
  const id = await openIn(number)
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  return { home, told: told.map(({ sentence }) => sentence), lines: await linesOf(number) }
}

test('who is asked to lead for another reads who asks and from which day, and the ledger says who asked', async () => {
  expect(await asked('RO', 'PN', '2026-03-23')).toEqual({
    home: ['Renata Osei asks you to take over the lead for Tom Okafor from Monday, March 23'],
    told: [
      'Renata Osei asks you to take over the lead of Quiet mornings for Tom Okafor on Monday, March 23. You are free to say no.',
    ],
    lines: [
      'RO: Asked Priya Natarajan to take over the lead of Quiet mornings for Tom Okafor on Mar 23, 2026',
    ],
  })
  expect((await asked('RO', 'PN')).lines).toEqual([
    'RO: Asked Priya Natarajan to take over the lead of Quiet mornings for Tom Okafor',
  ])
})

test('an administrator who takes over for another is not said to have been asked by them', async () => {
  const { home, lines } = await asked('RO', 'RO', '2026-03-23')
  expect(home).toEqual(['The lead of Tom Okafor waits for you from Monday, March 23'])
  expect(lines).toEqual([
    'RO: Arranged to take over the lead of Quiet mornings for Tom Okafor on Mar 23, 2026',
  ])
})

test('one’s own lead is asked about, and handed over, by oneself', async () => {
  expect(await asked('TO', 'PN', '2026-03-23')).toEqual({
    home: ['Tom Okafor asks you to take over the lead from Monday, March 23'],
    told: [
      'Tom Okafor asks you to take over the lead of Quiet mornings on Monday, March 23. You are free to say no.',
    ],
    lines: [
      'TO: Agreed to hand over the lead of Quiet mornings to Priya Natarajan on Mar 23, 2026',
    ],
  })
})
