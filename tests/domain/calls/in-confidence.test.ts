import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { offerToAnswer } from '../../../app/domain/calls/pending-answer'
import { boardOf } from '../../../app/domain/board/board'
import { callsAndOffers } from '../../../app/domain/calls/calls-of-initiative'
import { candidatesFor, choose } from '../../../app/domain/calls/choice'
import { fairnessOf } from '../../../app/domain/rotations/fairness-facts'
import { fairnessLedger } from '../../../app/domain/insights/fairness-ledger'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { newsFor } from '../../../app/domain/home/news'
import { waitingFor } from '../../../app/domain/home/waiting-for-me'
import { contributionsTo } from '../../../app/domain/initiatives/initiatives'
import { ledger } from '../../../app/domain/contributions/ledger-lines'
import { contributionsOfMember } from '../../../app/domain/members/profile'
import { makeNotices, noticesFor } from '../../../app/domain/notices/notices'
import { needsOf } from '../../../app/domain/calls/needs-a-lead'
import { acceptOffer, declineOffer, offer } from '../../../app/domain/calls/offers'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { takeLead } from '../../../app/domain/turns/turns'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import type { OwnSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'

const school = ownSchool()
let sql: OwnSchool['sql']
let cast: OwnSchool['cast']
let calls: ReturnType<typeof callsIn>
const secret = 'A secret wish of mine'

beforeAll(() => {
  ;({ sql, cast } = school)
  calls = callsIn(sql, cast)
})

/**
 * Everything that reads offers, as one member reads it; without what changes when nothing of theirs
 * does.
 */
async function everythingSeenBy(
  acting: Acting,
  number: number,
  { call, id, by }: { call: string; id: string; by: string },
) {
  const at = await cast.inSchool(() => initiativeState(number))
  const reads: [string, () => Promise<unknown>][] = [
    ['board', () => boardOf(acting)],
    ['initiative', () => callsAndOffers(acting, at)],
    ['waiting', () => waitingFor(acting)],
    ['news', () => newsFor(acting)],
    ['told', async () => (await makeNotices(), noticesFor(acting))],
    ['needs', () => needsOf(acting)],
    ['ledger', () => ledger(acting)],
    ['lately', () => contributionsTo(acting, at.id)],
    ['person', () => contributionsOfMember(acting, by)],
    [
      'candidates',
      () => candidatesFor(acting, at, { id: call, role: 'lead', startsOn: '2026-03-02' }),
    ],
    ['rotation', () => rotationOf(acting, at)],
    ['fairness ledger', () => fairnessLedger(acting)],
    ['fairness', () => fairnessOf(acting, { initiativeId: at.id, on: '2026-03-02' })],
    ['absence', () => holdingsOf(by, { from: '2026-03-02', to: null })],
    ['answer', () => offerToAnswer(acting, at, id).catch(() => 'missing')],
  ]
  const seen: Record<string, string> = {}
  for (const [name, read] of reads) seen[name] = JSON.stringify(await cast.inSchool(read))
  return seen
}

async function offeredInConfidence() {
  const [caller, luis] = [await cast.acting('TO'), await cast.acting('LO')]
  const number = await calls.initiative({ seats: 2 })
  await cast.inSchool(() => takeLead(caller, number, { cameAbout: 'offered' }))
  const call = await calls.call(caller, number, {
    audience: 'some',
    asked: [luis.memberId, (await cast.acting('PN')).memberId],
  })
  return {
    caller,
    luis,
    number,
    call,
    make: () =>
      cast.inSchool(() =>
        offer(luis, number, { readiness: 'ready', note: secret, call, isPrivate: true }),
      ),
  }
}

test('an offer in confidence changes nothing that an administrator, the sponsor or a colleague sees, until it is chosen', async () => {
  const { caller, luis, number, call, make } = await offeredInConfidence()
  const others = await Promise.all(
    ['RO', 'LB', 'MW', 'PN', 'NE'].map((initials) => cast.acting(initials)),
  )
  const nowhere = '00000000-0000-7000-8000-000000000000'
  const before = await Promise.all(
    others.map((acting) =>
      everythingSeenBy(acting, number, { call, id: nowhere, by: luis.memberId }),
    ),
  )

  await make()
  const { id } = await calls.offerOf('LO', number)

  const after = await Promise.all(
    others.map((acting) => everythingSeenBy(acting, number, { call, id, by: luis.memberId })),
  )
  for (const [place, seen] of after.entries())
    expect(seen, others[place]?.name).toEqual(before[place])
  for (const acting of [caller, luis])
    expect(
      (await everythingSeenBy(acting, number, { call, id, by: luis.memberId })).initiative,
      acting.name,
    ).toContain(secret)

  await cast.inSchool(() =>
    choose(caller, number, {
      call,
      offer: id,
      reason: 'He is in every room.',
      thanks: 'Thank you.',
    }),
  )
  expect(
    (await calls.linesOf(number)).filter(({ who }) => who === 'LO').map(({ kind }) => kind),
  ).toEqual(['offered', 'led'])
  expect(
    (await sql`select answer from asks where call_id = ${call} and member_id = ${luis.memberId}`)[0]
      ?.answer,
  ).toBe('accepted')
  const [turn] = await sql<
    { reason: string }[]
  >`select reason from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where i.number = ${number} and t.member_id = ${luis.memberId}`
  expect(turn?.reason).toBe('He is in every room.')
})

test('what is offered, asked and not asked yet is counted in the same way for all who read it', async () => {
  const { caller, luis, make } = await offeredInConfidence()
  await make()
  const readers = [caller, luis, ...(await everyoneBut(school))]
  const read = await Promise.all(
    readers.map(async (acting) => {
      const { counts, notAsked } = await cast.inSchool(() => fairnessLedger(acting))
      return JSON.stringify({ counts, notAsked: notAsked.length })
    }),
  )
  expect(new Set(read).size).toBe(1)
})

test('an offer in confidence that is not chosen stays between the two for good', async () => {
  const { caller, luis, number, call, make } = await offeredInConfidence()
  const priya = await cast.acting('PN')
  await make()
  await cast.inSchool(() => offer(priya, number, { readiness: 'ready', call }))
  await cast.inSchool(async () =>
    choose(caller, number, {
      call,
      offer: (await calls.offerOf('PN', number)).id,
      reason: 'Her turn.',
      thanks: 'Thank you both.',
    }),
  )

  const { id } = await calls.offerOf('LO', number)
  for (const acting of await everyoneBut(school, 'TO', 'LO')) {
    const seen = await everythingSeenBy(acting, number, { call, id, by: luis.memberId })
    expect(Object.values(seen).join(''), acting.name).not.toContain(secret)
    expect(seen.answer, acting.name).toBe('"missing"')
  }
  expect((await calls.linesOf(number)).some(({ who }) => who === 'LO')).toBe(false)
  const thanks = (await cast.inSchool(() => newsFor(luis))).filter(
    (piece) => piece.kind === 'thanks for offering' && piece.number === number,
  )
  expect(thanks.map(({ text }) => text)).toEqual(['Thank you both.'])
})

test('nobody but the caller and the one who offered can answer it, or learns that it is there', async () => {
  const { number, make, luis, call } = await offeredInConfidence()
  await make()
  const { id } = await calls.offerOf('LO', number)
  for (const acting of await everyoneBut(school, 'TO', 'LO')) {
    await expect(kindOf(cast.inSchool(() => acceptOffer(acting, number, id)))).resolves.toBe(
      'missing',
    )
    await expect(kindOf(cast.inSchool(() => declineOffer(acting, number, { id })))).resolves.toBe(
      'missing',
    )
    const chosen = { offer: id, reason: 'x', thanks: 'x' }
    const choosing = (among: object) =>
      kindOf(cast.inSchool(() => choose(acting, number, { ...chosen, ...among })))
    expect([acting.name, await choosing({ call })]).toEqual([acting.name, 'forbidden'])
    expect(await choosing({})).toMatch(/^(missing|forbidden)$/)
  }
  expect((await calls.offerOf('LO', number)).answer).toBe(null)
  await expect(kindOf(cast.inSchool(() => declineOffer(luis, number, { id })))).resolves.toBe(
    'done',
  )
})

test('who takes the lead by themselves does not uncover what they had offered in confidence', async () => {
  const { number, make, luis } = await offeredInConfidence()
  await make()
  await cast.inSchool(() => takeLead(luis, number, { cameAbout: 'offered' }))

  expect((await calls.offerOf('LO', number)).answer).toBe('withdrawn')
  const { id } = await calls.offerOf('LO', number)
  await expect(
    cast.inSchool(async () =>
      offerToAnswer(await cast.acting('RO'), { id: await cast.initiativeId(number) }, id),
    ),
  ).rejects.toThrow('does not exist')
})
