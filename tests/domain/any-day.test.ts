import { expect, test } from 'vitest'
import { goOnLeave } from '../../app/domain/absences/absences'
import { acceptOffer, offer } from '../../app/domain/calls/offers'
import { recordOutcome } from '../../app/domain/decisions/outcomes'
import { openDecision } from '../../app/domain/decisions/proposals'
import { propose } from '../../app/domain/decisions/drafts'
import { respond } from '../../app/domain/decisions/responses'
import { handOver } from '../../app/domain/hand-overs/hand-overs'
import { acceptHandOver } from '../../app/domain/hand-overs/answers'
import { putUp } from '../../app/domain/initiatives/initiatives'
import { answerSponsoring } from '../../app/domain/initiatives/sponsors'
import { endLeave } from '../../app/domain/members/leaves'
import { moveInitiative } from '../../app/domain/stages/moves'
import { clearBarrier, raiseBarrier } from '../../app/domain/support/barriers'
import { agreeToChange, askForChange } from '../../app/domain/turns/change-requests'
import type { ChangeAsked } from '../../app/domain/turns/change-requests'
import { setPlan } from '../../app/domain/turns/rotation-plan'
import { addSeat, follow, takeLead } from '../../app/domain/turns/turns'
import { writeUpdate } from '../../app/domain/updates/updates'
import { addDays } from '../../app/vocabulary/days'
import { onAnyDay } from '../support/any-day'
import { ownSchool } from '../support/own-school'
import { proposalForm } from '../support/proposals'

const here = ownSchool({ anew: true })
const { act, pass, addYears, leads, daysWithoutOneLead, told } = onAnyDay(here)

const said = {
  title: 'Quiet mornings',
  purpose: 'Calm starts.',
  theoryIf: '',
  theoryThen: '',
  theoryBecause: '',
  challenge: 'adaptive' as const,
  learningQuestion: 'What calms?',
  voicesAffected: 'Everyone',
  noGoalBecause: 'A try.',
}
const notes = { stands: 'Half.', next: 'The rest.', choiceReason: 'Knows it best.' }
const everySixWeeks = {
  cadence: 'every few weeks' as const,
  everyWeeks: 6,
  choosing: 'fairest first' as const,
}
const idOf = async (who: string) => (await here.cast.acting(who)).memberId
const latest = async (table: 'offers' | 'hand_overs' | 'turn_changes' | 'barriers' | 'leaves') =>
  (await here.sql<{ id: string }[]>`select id from ${here.sql(table)} order by id desc limit 1`)[0]
    ?.id ?? ''
const lastLeadOf = async (number: number, who: string) =>
  (
    await here.sql<{ id: string }[]>`
    select t.id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    where i.number = ${number} and m.initials = ${who} and t.role = 'lead' and not isempty(t.during) order by t.began_at desc limit 1`
  )[0]?.id ?? ''

/** Tom leads, Priya and Kofi follow; leads change every six weeks. */
async function begun(day: string, title = said.title) {
  const sponsor = await idOf('RO')
  const number = await act(day, 'RO', (me) => putUp(me, { ...said, title, sponsor }))
  await act(day, 'RO', (me) => answerSponsoring(me, number, { yes: true, line: 'It matters.' }))
  await act(day, 'RO', (me) => moveInitiative(me, number, { stage: 'pilot', reason: 'Go' }))
  await act(day, 'TO', (me) => takeLead(me, number, { cameAbout: 'offered' }))
  for (const who of ['PN', 'KM']) await act(day, who, (me) => follow(me, number))
  await act(day, 'RO', (me) => setPlan(me, number, { ...everySixWeeks, seats: 1 }))
  return number
}

/** Tom hands over to someone in so many days, and they accept; answers the day. */
async function handedOver(day: string, number: number, { to, days }: { to: string; days: number }) {
  const dueOn = addDays(day, days)
  const memberId = await idOf(to)
  const due = await act(day, 'TO', (me) => handOver(me, number, { ...notes, to: memberId, dueOn }))
  const given = await latest('hand_overs')
  await act(day, to, (me) => acceptHandOver(me, number, given))
  return due
}

async function agreed(
  day: string,
  number: number,
  { by, of, ...change }: { by: string; of: string } & ChangeAsked,
) {
  await act(day, by, (me) => askForChange(me, number, change))
  const asked = await latest('turn_changes')
  await act(day, of, (me) => agreeToChange(me, number, asked))
}

/** Kofi offers, and leads beside Tom. */
async function coLed(day: string, number: number) {
  await act(day, 'KM', (me) => offer(me, number, { readiness: 'ready' }))
  await act(day, 'TO', (me) => addSeat(me, number))
  const offered = await latest('offers')
  await act(day, 'TO', (me) => acceptOffer(me, number, offered))
}

/** Kofi goes on leave, comes back before its end, and leads again. */
async function awayAndBack(number: number, { from, back }: { from: string; back: string }) {
  const memberId = await idOf('KM')
  const leave = { from, to: addDays(back, 5), leads: [], things: [] }
  await act(addDays(from, -4), 'KM', (me) => goOnLeave(me, memberId, leave))
  await pass(from)
  const away = await latest('leaves')
  await act(addDays(back, -1), 'KM', (me) => endLeave(me, away, back))
  await act(back, 'KM', (me) => takeLead(me, number, { cameAbout: 'offered' }))
}

/** Tom proposes, and all who decide consent; answers the number. */
async function decided(day: string, deadlineDay: string) {
  const deciders = here.cast.ids(['TO', 'PN', 'KM'])
  const form = proposalForm({ deciders, deadlineDay })
  const number = await act(day, 'TO', (me) => propose(me, form))
  await act(day, 'TO', (me) => openDecision(me, number))
  for (const who of ['TO', 'PN', 'KM'])
    await act(day, who, (me) => respond(me, number, { choice: 'consents', reason: '' }))
  return number
}

const stateOf = async (number: number) =>
  (await here.sql<{ state: string }[]>`select state from decisions where number = ${number}`)[0]
    ?.state

// The last day of a lead that begins after the six weeks of the one before, and in the summer none
// begins: `begins` is after an extension by a week, `ends` as it was planned.
test.each([
  {
    name: 'the first day of the year',
    day: '2025-08-11',
    due: { on: '2025-09-02', insteadOf: '2025-09-01', because: 'Labor Day' },
    tom: { begins: '2025-09-09', ends: '2025-10-13' },
    other: { begins: '2025-09-08', ends: '2025-10-19' },
  },
  {
    name: 'the last day of the first term, a Friday before a break',
    day: '2025-12-19',
    due: { on: '2026-01-09' },
    tom: { begins: '2026-01-16', ends: '2026-02-19' },
    other: { begins: '2026-01-16', ends: '2026-02-26' },
  },
  {
    name: 'a Friday before a week off',
    day: '2026-04-03',
    due: { on: '2026-04-24' },
    tom: { begins: '2026-05-01', ends: '2026-06-04' },
    other: { begins: '2026-05-01', ends: '2026-08-09' },
  },
  {
    name: 'a day in June',
    day: '2026-06-01',
    due: { on: '2026-08-10', insteadOf: '2026-06-22', because: 'the time between school years' },
    tom: { begins: '2026-08-17', ends: '2026-09-20' },
    other: { begins: '2026-08-10', ends: '2026-09-20' },
  },
  {
    name: 'the last day of the year',
    day: '2026-06-05',
    due: { on: '2026-08-10', insteadOf: '2026-06-26', because: 'the time between school years' },
    tom: { begins: '2026-08-17', ends: '2026-09-20' },
    other: { begins: '2026-08-10', ends: '2026-09-20' },
  },
  {
    name: 'a leap day',
    day: '2028-02-29',
    due: { on: '2028-03-21' },
    tom: { begins: '2028-03-28', ends: '2028-05-01' },
    other: { begins: '2028-03-28', ends: '2028-05-08' },
  },
])(
  'on $name a lead is held by one person each day, and passes on when the school is open',
  async ({ day, due, tom, other }) => {
    const later = (days: number) => addDays(day, days)
    await addYears()
    const [number, second] = [await begun(day), await begun(day, 'Loud afternoons')]
    await coLed(day, number)
    expect(await handedOver(day, number, { to: 'PN', days: 21 })).toEqual(due)
    expect((await handedOver(day, second, { to: 'HW', days: 28 }))?.on).toBe(other.begins)
    await agreed(day, number, {
      ...{ by: 'TO', of: 'HW', kind: 'stand in', withMemberId: await idOf('HW') },
      ...{ turnId: await lastLeadOf(number, 'TO'), startsOn: later(1), endsOn: later(3) },
    })
    await agreed(day, number, {
      ...{ by: 'TO', of: 'PN', kind: 'extend', withMemberId: await idOf('PN') },
      ...{ turnId: await lastLeadOf(number, 'TO'), endsOn: addDays(due.on, 6) },
    })
    await agreed(day, number, {
      ...{ by: 'PN', of: 'HW', kind: 'swap', turnId: await lastLeadOf(number, 'PN') },
      otherTurnId: await lastLeadOf(second, 'HW'),
    })
    await awayAndBack(number, { from: later(4), back: later(7) })

    const until = (on: string) => addDays(on, -1)
    expect(await leads(number)).toEqual([
      { seat: 1, who: 'TO', from: day, to: day },
      { seat: 1, who: 'HW', from: later(1), to: later(3) },
      { seat: 1, who: 'TO', from: later(4), to: until(tom.begins) },
      { seat: 1, who: 'HW', from: tom.begins, to: tom.ends },
      { seat: 2, who: 'KM', from: day, to: later(3) },
      expect.objectContaining({ seat: 2, who: 'KM', from: later(7) }),
    ])
    expect(await leads(second)).toEqual([
      { seat: 1, who: 'TO', from: day, to: until(other.begins) },
      { seat: 1, who: 'PN', from: other.begins, to: other.ends },
    ])
    const uncovered = (seat: number, to: string) =>
      daysWithoutOneLead(number, { seat, from: day, to })
    expect(await uncovered(1, tom.ends)).toEqual([])
    expect(await uncovered(2, later(10))).toEqual([later(4), later(5), later(6)])
  },
)

// What is to be said two weeks and two days before is said on the last open day up to then.
test.each([
  ['2025-12-19', 'Friday, January 9', '2025-12-19', '2026-01-07', '2026-01-09'],
  ['2026-06-01', 'Monday, August 10', undefined, '2026-06-05', '2026-08-10'],
  ['2026-06-05', 'Monday, August 10', undefined, '2026-06-05', '2026-08-10'],
  ['2028-02-29', 'Tuesday, March 21', '2028-03-07', '2028-03-17', '2028-03-21'],
])(
  'a hand-over of %s is told of to both, on %s, and that on its days',
  async (day, on, ahead, near, due) => {
    await addYears()
    const number = await begun(day)
    await handedOver(day, number, { to: 'PN', days: 21 })
    const priya = [`PN: You take over the lead of Quiet mornings from Tom Okafor on ${on}.`]
    const both = [
      ...priya,
      `TO: You hand over the lead of Quiet mornings to Priya Natarajan on ${on}.`,
    ]
    for (const [kind, from] of [
      ['ahead', ahead],
      ['near', near],
    ] as const) {
      if (!from) continue
      const before = addDays(from, -1)
      if (before >= day) await pass(before)
      expect(await told(number, `lead ${kind}%`)).toEqual([])
      await pass(from)
      expect(await told(number, `lead ${kind}%`)).toEqual(both)
    }
    if (!ahead) expect(await told(number, 'lead ahead%')).toEqual([])
    await pass(due)
    expect((await leads(number)).map(({ who, from }) => [who, from])).toEqual([
      ['TO', day],
      ['PN', due],
    ])
  },
)

test.each(['2025-08-11', '2026-06-05', '2028-02-29'])(
  'what is due after %s is due on its day and not before, until all of it stops',
  async (day) => {
    const later = (days: number) => addDays(day, days)
    await addYears()
    const number = await begun(day)
    await handedOver(day, number, { to: 'PN', days: 21 })
    await act(day, 'TO', (me) => writeUpdate(me, number, { health: 'on track', body: 'Calm.' }))
    await act(day, 'PN', (me) => raiseBarrier(me, number, { text: 'No keys' }))
    const barrier = await latest('barriers')
    await act(later(1), 'RO', (me) => clearBarrier(me, number, { id: barrier, line: 'Keys.' }))

    const decision = await decided(day, later(4))
    await pass(later(4))
    expect(await stateOf(decision)).toBe('open')
    await pass(later(5))
    expect(await stateOf(decision)).toBe('closing')
    const outcome = { outcome: 'passed' as const, decided: 'So it is.', why: '' }
    await act(later(5), 'TO', (me) =>
      recordOutcome(me, decision, { ...outcome, reviewOn: later(30) }),
    )
    const returned = async (on: string) => {
      await pass(on)
      return (
        await here.sql`select from review_reminders r join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${decision}`
      ).length
    }
    expect([await returned(later(29)), await returned(later(30))]).toEqual([0, 1])

    await act(later(35), 'RO', (me) =>
      moveInitiative(me, number, { stage: 'stopped', reason: 'It worked.' }),
    )
    const held = await leads(number)
    expect(held.filter(({ to }) => to === null || to > later(35))).toEqual([])
    expect(held.some(({ from }) => from > later(35))).toBe(false)
  },
)
