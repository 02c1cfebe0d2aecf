import { expect, test } from 'vitest'
import { letGo } from '../../../app/domain/absences/departures'
import { agreeToPair, declinePair } from '../../../app/domain/calls/pairs'
import { offer } from '../../../app/domain/calls/offers'
import { absencesIn } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { on } = absencesIn(here)

test('who offered together with someone who leaves still offers, alone and since the same day', async () => {
  const [mateo, ike] = [await here.cast.acting('MR'), await here.cast.acting('IP')]
  const joins = {
    agreed: [1, agreeToPair],
    declined: [2, declinePair],
    unanswered: [4, undefined],
  } as const
  for (const [number, join] of Object.values(joins)) {
    await on('2026-03-02', () =>
      offer(mateo, number, {
        readiness: 'ready with support',
        note: 'Ike would count with me.',
        withMember: ike.memberId,
      }),
    )
    const [made] = await here.sql<
      { id: string }[]
    >`select o.id from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where i.number = ${number} and o.member_id = ${mateo.memberId} and o.answer is null`
    if (join) await on('2026-03-02', () => join(ike, number, made?.id ?? ''))
  }
  await on('2026-03-09', () => letGo(ike, ike.memberId))

  const standing = await here.sql`
    select i.number, o.note, o.readiness, o.offered_at::date::text as on, coalesce(o.with_answer, 'alone') as pair
    from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where o.member_id = ${mateo.memberId} and o.answer is null and i.number in (1, 2, 4) order by i.number`
  const same = {
    note: 'Ike would count with me.',
    readiness: 'ready with support',
    on: '2026-03-02',
  }
  expect(standing).toEqual([
    { number: 1, ...same, pair: 'alone' },
    { number: 2, ...same, pair: 'declined' },
    { number: 4, ...same, pair: 'alone' },
  ])
  expect(
    await here.sql`select distinct answer_reason as reason from offers where with_member_id = ${ike.memberId} and answer = 'withdrawn' and answered_at::date = '2026-03-09'`,
  ).toEqual([
    {
      reason:
        'Ike Palmer, who was asked to offer with you, left the school. Your offer is for you alone now.',
    },
  ])
})

test('who agreed to offer with someone who leaves still offers, alone; who had not said yes does not', async () => {
  const [mateo, ike] = [await here.cast.acting('MR'), await here.cast.acting('IP')]
  const pair = { readiness: 'ready', note: 'We would.', withMember: ike.memberId } as const
  for (const number of [1, 2]) await on('2026-03-02', () => offer(mateo, number, pair))
  const [made] = await here.sql<{ id: string }[]>`
    select o.id from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
    where i.number = 1 and o.member_id = ${mateo.memberId} and o.answer is null`
  await on('2026-03-02', () => agreeToPair(ike, 1, made?.id ?? ''))
  await on('2026-03-09', () => letGo(mateo, mateo.memberId))
  const offers = await here.sql`
    select i.number, m.initials, o.note, o.offered_at::date::text as on, o.answer, o.answer_reason as reason
    from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
    where i.number in (1, 2) and o.offered_at::date = '2026-03-02' order by o.answer is null, i.number`
  const on2 = '2026-03-02'
  const left = 'left the school'
  expect(offers).toEqual([
    {
      ...{ number: 1, initials: 'MR', note: 'We would.', on: on2, answer: 'withdrawn' },
      reason: `${mateo.name}, who offered with you, ${left}. Your offer is for you alone now.`,
    },
    { number: 2, initials: 'MR', note: 'We would.', on: on2, answer: 'withdrawn', reason: left },
    { number: 1, initials: 'IP', note: '', on: on2, answer: null, reason: '' },
  ])
})
