import { beforeAll, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import {
  correctContribution,
  declineThanks,
  logContribution,
} from '../../../app/domain/contributions/contributions'
import { ledger } from '../../../app/domain/contributions/ledger-lines'
import { refuseAct } from '../../../app/domain/contributions/past-act'
import { follow, leave } from '../../../app/domain/turns/turns'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('contributions')
const inSchool = <T>(work: () => Promise<T>) => here.cast.inSchool(work)
const happenedOn = '2026-03-02'

let [renata, priya, sam, guest] = [] as unknown as [Acting, Acting, Acting, Acting]
beforeAll(async () => {
  renata = await here.cast.acting('RO')
  priya = await here.cast.acting('PN')
  sam = await here.cast.acting('SK')
  guest = { ...sam, access: 'guest' }
})

async function thanked(text: string) {
  const { memberId } = priya
  await inSchool(() => logContribution(sam, { text, kind: 'supported', memberId, happenedOn }))
  const { lines } = await inSchool(() => ledger(priya, { from: happenedOn }))
  return lines.find((line) => line.text === text)?.id ?? ''
}

test('a guest logs nothing', () =>
  refused('Guests read the ledger; members write in it.', () =>
    inSchool(() => logContribution(guest, { text: 'Carried chairs', kind: 'other', happenedOn })),
  ))

test('thanks are declined once, by the thanked, and not where they were corrected', async () => {
  const id = await thanked('Stayed for the dance')
  await refused('Only the person who was thanked may decline.', () =>
    inSchool(() => declineThanks(sam, id)),
  )
  await inSchool(() => declineThanks(priya, id))
  await refused('You have already declined this.', () => inSchool(() => declineThanks(priya, id)))
  const corrected = await thanked('Stayed for the fair')
  const text = 'Stayed for the science fair'
  await inSchool(() => correctContribution(sam, corrected, { text, happenedOn }))
  await refused('This line was corrected. Please decline the correction.', () =>
    inSchool(() => declineThanks(priya, corrected)),
  )
})

test('a line is corrected once, by who wrote it, whose it is and administrators, and not once it was declined', async () => {
  const id = await thanked('Sat with the band')
  const correct = (who: Acting, line = id) =>
    inSchool(() => correctContribution(who, line, { text: 'Sat with the choir', happenedOn }))
  await refused(
    'Only who wrote this line, whose it is, or an administrator may correct it.',
    async () => correct(await here.cast.acting('DA')),
  )
  await correct(renata)
  await refused('This line was corrected already. Please correct its correction.', () =>
    correct(sam),
  )
  const declined = await thanked('Sat with the team')
  await inSchool(() => declineThanks(priya, declined))
  await refused('A declined thanks is no longer corrected.', () => correct(priya, declined))
})

test('what an act wrote of someone is not corrected by who did the act', async () => {
  await here.sql`
    insert into contributions
      (school_id, id, member_id, kind, text, source, happened_on, recorded_by, recorded_at)
    select school_id, '00000000-0000-7000-8000-0000000000ac', id, 'handed over',
      'Agreed to hand over the lead', 'act', ${happenedOn}, ${priya.memberId}, '2026-03-02 15:00Z'
    from members where id = ${sam.memberId}`
  const correct = (who: Acting) =>
    inSchool(() =>
      correctContribution(who, '00000000-0000-7000-8000-0000000000ac', {
        text: 'Handed over the lead',
        happenedOn,
      }),
    )
  await refused('Only whose line this is, or an administrator, may correct it.', () =>
    correct(priya),
  )
  await correct(sam)
})

test('who comes back to what they just did is told so, and of another act who may', async () => {
  const where = { initiativeId: await here.cast.initiativeId(3) }
  const whose = 'An update is written by the team.'
  await inSchool(() => follow(renata, 3))
  await refused('This is done: Began to follow Restorative circles', () =>
    inSchool(() => refuseAct(renata, where, { noun: 'follow' })),
  )
  for (const noun of ['update', 'hand-over', 'leave'])
    await refused(whose, () => inSchool(() => refuseAct(renata, where, { noun, whose })))
  await inSchool(() => leave(renata, 3))
  await refused('This is done, and there is nothing more to do here.', () =>
    inSchool(() => refuseAct(renata, where, { noun: 'leave' })),
  )
  await refused(whose, () => inSchool(() => refuseAct(renata, where, { noun: 'update', whose })))
  await refused('You can’t do this right now. What you can do is on the page it belongs to.', () =>
    inSchool(() => refuseAct(sam, where, { noun: 'leave' })),
  )
})

everyRefusalIsTried()
