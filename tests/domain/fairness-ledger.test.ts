import { expect, test } from 'vitest'
import { fairnessLedger } from '../../app/domain/fairness-ledger'
import { handOver, declineHandOver } from '../../app/domain/hand-overs'
import { ownSchool } from '../support/own-school'

const here = ownSchool()

const ledgerFor = async (by: string) => {
  const acting = await here.cast.acting(by)
  return here.cast.inSchool(async () => (await fairnessLedger(acting)).entries)
}
const rowOf = async (initials: string, by = 'RO') => (await ledgerFor(by)).find((entry) => entry.initials === initials)

test('leads and duties of the year are counted together, and the list is by name', async () => {
  expect(await rowOf('DA')).toMatchObject({ leads: 0, duties: 2, lastHeldOn: '2026-01-15' })
  expect(await rowOf('PN')).toMatchObject({ leads: 2, leadsNow: 0, lastHeldOn: '2026-02-13' })
  const names = (await ledgerFor('RO')).map(({ name }) => name)
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')))
})

test('students are never shown one by one, but see their own row', async () => {
  expect(await rowOf('ZM')).toBeUndefined()
  expect(await rowOf('ZM', 'ZM')).toMatchObject({ leads: 2 })
  expect(await rowOf('MR', 'ZM')).toBeUndefined()
})

test('being asked and declining are facts that stay', async () => {
  const [giver, taker] = [await here.cast.acting('LO'), await here.cast.acting('CR')]
  const before = await rowOf('CR')
  await here.cast.inSchool(() => handOver(giver, 2, { to: taker.memberId, stands: 'Half.', next: 'The rest.', choiceReason: 'She coaches.' }))
  const [open] = await here.sql<{ id: string }[]>`select id from hand_overs where answer is null and to_member_id = ${taker.memberId}`
  await here.cast.inSchool(() => declineHandOver(taker, 2, { id: open?.id ?? '', reason: 'Not now.' }))
  expect(await rowOf('CR')).toMatchObject({ asked: (before?.asked ?? 0) + 1, declined: (before?.declined ?? 0) + 1 })
})
