import { uuidv7 } from 'uuidv7'
import { test } from 'vitest'
import { guestsOnlyRead } from '../../../app/domain/acting'
import { actsIn } from '../../support/acting-as'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { changing } from '../../support/sources-of-turns'
import { askingIn } from '../../support/turn-changes'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('turns', (file) => changing.includes(file))
const { goes, becomesGuest, sponsoredBy, leadsBeside, idOf } = actsIn(here)
const { initiative, turnOf, asked, ...asking } = askingIn(here)
const { tomAndPriya, standIn, extend, swap, asks, agrees, declines } = asking

const overtaken = 'Someone changed these turns a moment earlier. Please look again.'

test('a change of a turn is asked for by its holder, the sponsor and administrators, and not by others of the team', async () => {
  const number = await tomAndPriya()
  await sponsoredBy(number, 'OG')
  for (const by of ['PN', 'KM', 'HW'])
    await refused(
      'A change of a turn is asked for by the one who holds it, the sponsor or an administrator.',
      asks(by, number, await standIn(number, { by: 'DF' })),
    )
  for (const by of ['TO', 'OG', 'LB']) {
    const each = await tomAndPriya()
    await sponsoredBy(each, 'OG')
    await goes(asks(by, each, await standIn(each)))
  }
})

test('a change is not asked for of a turn that is over, does not exist, or is none of a lead', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-01'],
    ['PN', 'lead', '2026-03-02', '2026-04-30'],
  )
  await refused(
    'Tom Okafor’s lead of Quiet mornings ended on Sunday, March 1, and Priya Natarajan leads it now. Nothing was changed.',
    asks('TO', number, await standIn(number, { by: 'DF' })),
  )
  const [follows] = await here.sql<{ id: string }[]>`
    select id from turns where role = 'follow' limit 1`
  for (const turnId of [uuidv7(), follows?.id ?? ''])
    await refused(
      'This turn does not exist any more, or not in this school.',
      asks('RO', number, { ...(await standIn(number)), turnId }),
    )
  await goes(asks('PN', number, await standIn(number, { of: 'PN', by: 'DF' })))
})

test('nobody stands in for, agrees with or swaps with themselves', async () => {
  const number = await initiative(
    ['KM', 'lead', '2026-05-01', '2026-05-10'],
    ['JL', 'lead', '2026-05-11', '2026-05-31'],
    ['KM', 'lead', '2026-06-01', '2026-06-05'],
  )
  const [, last] = await here.sql<{ id: string }[]>`
    select id from turns where member_id = ${idOf('KM')} and initiative_id = ${await here.cast.initiativeId(number)} order by began_at`
  const days = { startsOn: '2026-05-04', endsOn: '2026-05-08' }
  const self = { of: 'KM', by: 'KM' }
  for (const change of [
    await standIn(number, { ...self, ...days }),
    await extend(number, self),
    { ...(await swap(number)), otherTurnId: last?.id ?? '' },
  ])
    await refused(
      'Please choose someone else than the one who holds the turn.',
      asks('KM', number, change),
    )
  await goes(asks('KM', number, await standIn(number, { of: 'KM', by: 'DF', ...days })))
})

test('only turns that have not begun are swapped', async () => {
  const number = await tomAndPriya()
  for (const change of [
    await swap(number, { of: 'TO', by: 'JL' }),
    await swap(number, { of: 'KM', by: 'TO' }),
  ])
    await refused(
      'Only turns that have not begun are swapped. For one that runs, hand over or ask someone to stand in.',
      asks('RO', number, change),
    )
  await goes(asks('KM', number, await swap(number)))
})

test('a swap leads nobody from a turn of their own straight into the other, before it or after', async () => {
  const there = await initiative(['DF', 'lead', '2026-06-01', '2026-06-05'])
  const said = (when: string) =>
    `Dario Fuentes leads Quiet mornings already${when}. Please choose another turn.`
  for (const [own, when] of [
    [
      ['2026-04-01', '2026-04-30'],
      ' up to Thursday, April 30, and nobody takes over from themselves',
    ],
    [['2026-06-01', '2026-06-05'], ' from Monday, June 1, and nobody hands over to themselves'],
    [['2026-06-01', null], ' from Monday, June 1, and nobody hands over to themselves'],
  ] as const) {
    const number = await initiative(
      ['KM', 'lead', '2026-05-01', '2026-05-31'],
      ['DF', 'lead', own[0], own[1]],
    )
    const change = await swap(number, { by: 'DF', there })
    await refused(said(when), asks('KM', number, change))
  }
  const beside = await initiative(['KM', 'lead', '2026-05-01', '2026-05-31'])
  await leadsBeside(beside, 'DF')
  await refused(
    said(', with no last day'),
    asks('KM', beside, await swap(beside, { by: 'DF', there })),
  )
  const apart = await initiative(
    ['KM', 'lead', '2026-05-01', '2026-05-31'],
    ['DF', 'lead', '2026-06-02', '2026-06-05'],
  )
  await goes(asks('KM', apart, await swap(apart, { by: 'DF', there })))
})

test('someone stands in from today on, first day before last, in days of the turn', async () => {
  const number = await tomAndPriya()
  const said = async (sentence: string, startsOn: string, endsOn: string, of = 'TO') =>
    refused(sentence, asks('RO', number, await standIn(number, { of, by: 'PN', startsOn, endsOn })))
  await said(
    'The last day is before the first. Please look at the two days again.',
    '2026-03-10',
    '2026-03-09',
  )
  await said(
    'The first day is over. Please choose today or a day to come.',
    '2026-03-01',
    '2026-03-09',
  )
  await said(
    'This turn is from Monday, January 5 to Thursday, April 30 now. Please choose days within it.',
    '2026-03-09',
    '2026-05-01',
  )
  await said(
    'This turn is from Friday, May 1 to Sunday, May 31 now. Please choose days within it.',
    '2026-04-30',
    '2026-05-08',
    'KM',
  )
  await goes(
    asks('RO', number, await standIn(number, { startsOn: '2026-03-02', endsOn: '2026-04-30' })),
  )
  await goes(
    asks(
      'RO',
      number,
      await standIn(number, { of: 'KM', startsOn: '2026-05-01', endsOn: '2026-05-01' }),
    ),
  )
})

test('a turn is extended that has a last day, to a later one', async () => {
  const number = await tomAndPriya()
  const open = await initiative(
    ['TO', 'lead', '2026-01-05', null],
    ['PN', 'follow', '2026-01-05', null],
  )
  await refused(
    'This turn has no last day, so there is nothing to extend.',
    asks('TO', open, await extend(open)),
  )
  for (const endsOn of ['2026-04-29', '2026-04-30'])
    await refused(
      'Please choose a day after the last day that is planned.',
      asks('TO', number, await extend(number, { endsOn })),
    )
  await goes(asks('TO', number, await extend(number, { by: 'KM', endsOn: '2026-05-01' })))
})

test('a lead that is planned is moved by nobody’s yes but its holder’s', async () => {
  const number = await tomAndPriya()
  for (const endsOn of ['2026-05-01', '2026-05-15'])
    await refused(
      'Kofi Mensah leads from Friday, May 1. Please ask them, or choose a day before that.',
      asks('TO', number, await extend(number, { endsOn })),
    )
  await goes(asks('TO', number, await extend(number, { by: 'KM' })))

  const later = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const id = await asked(later, 'TO', await extend(later))
  await here.sql`
    insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select school_id, gen_random_uuid(), ${await here.cast.initiativeId(later)}, id, 'lead', 1, '2026-05-01 07:00Z', 'chosen', id
    from members where initials = 'KM'`
  await refused(
    'Kofi Mensah leads from Friday, May 1. Nothing was changed.',
    agrees('PN', later, id),
  )
})

test('a turn is extended no further than the second lead after it, and the end of the school year', async () => {
  const number = await tomAndPriya()
  await refused(
    'Jess Lindqvist leads from Monday, June 1. Please choose a day before that.',
    asks('TO', number, await extend(number, { by: 'KM', endsOn: '2026-06-01' })),
  )
  await goes(asks('TO', number, await extend(number, { by: 'KM', endsOn: '2026-05-31' })))

  const alone = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  await refused(
    'The school year ends on Friday, June 5. Please choose a day in it.',
    asks('TO', alone, await extend(alone, { endsOn: '2026-06-06' })),
  )
  await goes(asks('TO', alone, await extend(alone, { endsOn: '2026-06-05' })))
})

test('a turn is extended once', async () => {
  const number = await tomAndPriya()
  const id = await asked(number, 'TO', await extend(number, { by: 'KM' }))
  await goes(agrees('KM', number, id))
  const again = await extend(number, { by: 'KM', endsOn: '2026-05-20' })
  await refused(
    'A turn is extended once; this one has been. Please hand it over.',
    asks('TO', number, again),
  )
  const { withMemberId, turnId } = again
  const twice = uuidv7()
  await here.sql`insert into turn_changes (school_id, id, initiative_id, kind, turn_id, with_member_id, ends_on, asked_by)
    values (${here.cast.schoolId}, ${twice}, ${await here.cast.initiativeId(number)}, 'extend', ${turnId}, ${withMemberId}, '2026-05-20', ${idOf('TO')})`
  await refused('A turn is extended once; this one has been.', agrees('KM', number, twice))
})

test('a guest, a stranger to the team and who leads already agree to no change', async () => {
  const number = await tomAndPriya()
  await leadsBeside(number, 'RT')
  for (const by of ['TO', 'RT'])
    await refused('They lead this already.', asks('TO', number, await standIn(number, { by })))
  for (const by of ['HW', 'RT', 'TO'])
    await refused(
      'Please ask someone who follows this, or who is planned to lead next.',
      asks('TO', number, await extend(number, { by })),
    )
  await becomesGuest('NE')
  for (const change of [await standIn(number, { by: 'NE' }), await extend(number, { by: 'NE' })])
    await refused('Guests can read but not act, so they cannot lead.', asks('TO', number, change))
  await goes(asks('TO', number, await standIn(number, { by: 'HW' })))
})

test('one change is asked about a turn at a time', async () => {
  const number = await tomAndPriya()
  const id = await asked(number, 'TO', await standIn(number))
  const other = await extend(number, { by: 'KM' })
  await refused(
    'You ask Priya Natarajan to stand in for you as lead of Quiet mornings, Monday, March 9 to Sunday, March 15. That waits for an answer; please withdraw it before you ask anew.',
    asks('TO', number, other),
  )
  await goes(declines('TO', number, id))
  await goes(asks('TO', number, other))
})

test('a change is answered once, by the one who was asked and is no guest; its asker and administrators withdraw it', async () => {
  const number = await tomAndPriya()
  const change = await standIn(number)
  const answered = 'This has been answered already.'
  const withdrawn = [await asked(number, 'TO', change)]
  for (const by of ['TO', 'RO', 'KM', 'HW'])
    await refused('Only the one who was asked can agree.', agrees(by, number, withdrawn[0] ?? ''))
  for (const by of ['KM', 'HW'])
    await refused('This was not asked of you.', declines(by, number, withdrawn[0] ?? ''))
  for (const by of ['TO', 'RO', 'PN']) {
    const id = withdrawn.pop() ?? (await asked(number, 'TO', change))
    await goes(declines(by, number, id))
    await refused(answered, agrees('PN', number, id))
    await refused(answered, declines('PN', number, id))
  }
  const id = await asked(number, 'TO', change)
  await goes(agrees('PN', number, id))
  await refused(answered, agrees('PN', number, id))
  await refused(answered, declines('TO', number, id))

  const guest = await asked(
    number,
    'KM',
    await standIn(number, { of: 'KM', by: 'JC', startsOn: '2026-05-04', endsOn: '2026-05-08' }),
  )
  await becomesGuest('JC')
  await refused(guestsOnlyRead, agrees('JC', number, guest))
  await refused(guestsOnlyRead, declines('JC', number, guest))
})

test('a yes comes too late once the turn or the days are over', async () => {
  const number = await tomAndPriya()
  const id = await asked(number, 'TO', await standIn(number))
  await refused(
    'These days are over by now; nothing was changed.',
    agrees('PN', number, id, '2026-03-16'),
  )
  await refused(
    'Tom Okafor’s lead of Quiet mornings ended on Thursday, April 30, and Kofi Mensah leads it now. Nothing was changed.',
    agrees('PN', number, id, '2026-05-01'),
  )
  await goes(agrees('PN', number, id, '2026-03-15'))
})

test('a yes comes too late once the turns have changed', async () => {
  const number = await tomAndPriya()
  const later = await asked(number, 'KM', await swap(number))
  await refused(overtaken, agrees('JL', number, later, '2026-05-01'))
  await goes(agrees('JL', number, later, '2026-04-30'))

  const shorter = await tomAndPriya()
  const days = await asked(
    shorter,
    'TO',
    await standIn(shorter, { startsOn: '2026-04-20', endsOn: '2026-04-30' }),
  )
  await here.sql`update turns set leaves = true, ended_at = '2026-04-30 07:00Z' where id = ${await turnOf(shorter, 'TO')}`
  await refused(overtaken, agrees('PN', shorter, days))

  const longer = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const more = await asked(longer, 'TO', await extend(longer, { endsOn: '2026-05-15' }))
  const endsAt = async (ended: string | null) =>
    here.sql`update turns set leaves = true, ended_at = ${ended} where id = ${await turnOf(longer, 'TO')}`
  for (const ended of ['2026-05-16 07:00Z', null]) {
    await endsAt(ended)
    await refused(overtaken, agrees('PN', longer, more))
  }
  await endsAt('2026-05-15 07:00Z')
  await goes(agrees('PN', longer, more))
})

everyRefusalIsTried()
