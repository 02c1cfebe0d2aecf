import { expect, test } from 'vitest'
import { peopleNotAskedYet } from '../../../app/domain/rotations/people-asked'
import { ask, declineAsk } from '../../../app/domain/calls/asks'
import { callsAndOffers } from '../../../app/domain/calls/calls-of-initiative'
import { fairnessOf } from '../../../app/domain/rotations/fairness-facts'
import { fairnessLedger } from '../../../app/domain/insights/fairness-ledger'
import { declineHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { openHandOversOf } from '../../../app/domain/hand-overs/open-hand-overs'
import { contributionsTo } from '../../../app/domain/initiatives/initiatives'
import { ledger } from '../../../app/domain/contributions/ledger-lines'
import { contributionsOfMember } from '../../../app/domain/members/profile'
import { offer } from '../../../app/domain/calls/offers'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { rotatingIn } from '../../support/rotating'
import { everyoneBut } from '../../support/everyone'

const here = ownSchool()
const { initiative, offered } = rotatingIn(here)

const ledgerFor = async (by: string) => {
  const acting = await here.cast.acting(by)
  return here.cast.inSchool(async () => (await fairnessLedger(acting)).part.lines)
}

const rowOf = async (initials: string, by = 'RO') =>
  (await ledgerFor(by)).find((entry) => entry.initials === initials)

test('leads and duties of the year are counted together, and the list is by name', async () => {
  expect(await rowOf('DA')).toMatchObject({ leads: 0, duties: 2, lastHeldOn: '2026-01-15' })
  expect(await rowOf('PN')).toMatchObject({ leads: 2, leadsNow: 0, lastHeldOn: '2026-02-13' })
  const names = (await ledgerFor('RO')).map(({ name }) => name)
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')))
})

test('students are never shown one by one, but see their own row', async () => {
  for (const reader of await everyoneBut(here)) {
    const lines = await here.cast.inSchool(async () => (await fairnessLedger(reader)).part.lines)
    const students = lines.filter(({ position }) => position === 'student')
    expect(
      students.map(({ memberId }) => memberId),
      reader.name,
    ).toEqual(reader.position === 'student' ? [reader.memberId] : [])
  }
  expect(await rowOf('ZM', 'ZM')).toMatchObject({ leads: 2 })
})

test('whether there are students who are not listed is said, and of a reader who is one, of others', async () => {
  const isSaid = async (by: string) => {
    const acting = await here.cast.acting(by)
    return (await here.cast.inSchool(() => fairnessLedger(acting))).hasUnlisted
  }
  expect([await isSaid('RO'), await isSaid('ZM')]).toEqual([true, true])
})

test('being asked and declining are facts that stay, counted for the school and said of nobody', async () => {
  const [giver, taker] = [await here.cast.acting('LO'), await here.cast.acting('CR')]
  const counts = async () => here.cast.inSchool(async () => (await fairnessLedger(giver)).counts)
  const before = await counts()
  await here.cast.inSchool(() =>
    handOver(giver, 2, {
      to: taker.memberId,
      stands: 'Half.',
      next: 'The rest.',
      choiceReason: 'She coaches.',
    }),
  )
  const [open] = await here.sql<
    { id: string }[]
  >`select id from hand_overs where answer is null and to_member_id = ${taker.memberId}`
  await here.cast.inSchool(() =>
    declineHandOver(taker, 2, { id: open?.id ?? '', reason: 'Not now.' }),
  )

  expect(await counts()).toEqual({
    ...before,
    asked: before.asked + 1,
    declined: before.declined + 1,
  })
  expect(Object.keys((await rowOf('CR')) ?? {}).toSorted()).toEqual([
    'duties',
    'initials',
    'isNotAsked',
    'lastHeldOn',
    'leads',
    'leadsNow',
    'memberId',
    'name',
    'position',
  ])
})

test('the same people are not asked yet in the ledger and where someone is asked', async () => {
  const listed = (await ledgerFor('RO'))
    .filter(({ isNotAsked }) => isNotAsked)
    .map(({ memberId }) => memberId)
  expect(listed.length).toBeGreaterThan(0)
  expect(listed.toSorted()).toEqual((await here.cast.inSchool(peopleNotAskedYet)).toSorted())
  const suggested = await here.cast.inSchool(async () =>
    fairnessOf(await here.cast.acting('RO'), {
      initiativeId: await here.cast.initiativeId(7),
      on: '2026-03-02',
    }),
  )
  const never = suggested
    .filter(({ reasons, position }) => reasons.includes('not asked yet') && position !== 'student')
    .map(({ memberId }) => memberId)
  expect(never.toSorted()).toEqual(
    listed.filter((id) => suggested.some(({ memberId }) => memberId === id)).toSorted(),
  )
})

test('a guest is told nothing of who was asked, offered or declined: what they are sent does not change with it', async () => {
  const guest = { ...(await here.cast.acting('NE')), access: 'guest' as const }
  const [tom, luis, priya] = await Promise.all(
    ['TO', 'LO', 'PN'].map((who) => here.cast.acting(who)),
  )
  const number = await initiative('RT')
  const seen = () =>
    here.cast.inSchool(async () => {
      const at = await initiativeState(number)
      return JSON.stringify(
        await Promise.all([
          callsAndOffers(guest, at),
          openHandOversOf(guest, { initiativeId: at.id }),
          rotationOf(guest, at),
          fairnessOf(guest, { initiativeId: at.id, on: '2026-03-02' }),
          contributionsTo(guest, at.id),
          contributionsOfMember(guest, luis!.memberId),
          ledger(guest, {}),
        ]),
      )
    })
  await expect(kindOf(here.cast.inSchool(() => fairnessLedger(guest)))).resolves.toBe('forbidden')
  const before = await seen()

  await here.cast.inSchool(() => offer(luis!, number, { readiness: 'ready' }))
  expect(await seen()).toBe(before)
  await here.cast.inSchool(() =>
    ask(tom!, number, { to: priya!.memberId, role: 'shadow', note: '' }),
  )
  await here.cast.inSchool(async () =>
    declineAsk(priya!, number, {
      id:
        (
          await here.sql<
            { id: string }[]
          >`select id from asks where answer is null and member_id = ${priya!.memberId} order by id desc limit 1`
        )[0]?.id ?? '',
    }),
  )
  expect(await seen()).toBe(before)
  await offered(number, 'RT', { dueOn: '2026-03-20' })
  const { next } = await here.cast.inSchool(async () =>
    rotationOf(guest, await initiativeState(number)),
  )
  expect(next).toMatchObject({ to: null, step: 'prepared' })
  expect(await seen()).not.toContain(`"to":"Ray Tibbets"`)
})
