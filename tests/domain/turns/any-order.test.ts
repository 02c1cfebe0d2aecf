import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { addClosedDays } from '../../../app/domain/hand-overs/closed-days'
import { addDays } from '../../../app/vocabulary/days'
import { openCall } from '../../../app/domain/calls/calls'
import { choose } from '../../../app/domain/calls/choice'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { acceptOffer, offer } from '../../../app/domain/calls/offers'
import { Refusal, absenceRefusal } from '../../../app/domain/refusal'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { agreeToChange, askForChange } from '../../../app/domain/turns/change-requests'
import { addSeat, follow, leave, shadow, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { refusalOf } from '../../../db/connect'
import { watchTurns } from '../../support/holes'
import { differing } from '../../support/one-truth'
import { openTelling } from '../../support/telling'

// Whatever people do, in whatever order, each act is done or refused in a sentence: none of them
// meets a rule of the database that it did not know of. And none takes from anyone of a roster the
// time they held there, unless they asked for it, or says anew how a turn came about.

const numbers = [1, 2, 3]
const people = ['RO', 'MW', 'TO', 'IP', 'JL', 'ZM', 'DA', 'PN', 'DF', 'LO', 'HW', 'MR', 'MT', 'AY']
const notes = {
  stands: 'Half of it works.',
  next: 'The other half.',
  choiceReason: 'The team chose.',
}

type School = Awaited<ReturnType<typeof openTelling>>
type Step = {
  act: number
  who: number
  other: number
  number: number
  days: number
  more: number
  passes: number
}
type Doing = {
  school: School
  me: Acting
  other: Acting
  number: number
  on: string
  now: string
  more: number
}

const nothing = '00000000-0000-7000-8000-000000000000'
const lastOf = async (rows: PromiseLike<{ id: string }[]>) => (await rows).at(-1)?.id ?? nothing
const handOverIn = ({ school, number, me }: Doing) =>
  lastOf(
    school.sql<
      { id: string }[]
    >`select h.id from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) where i.number = ${number} and h.answer is null order by h.to_member_id = ${me.memberId}`,
  )
const changeIn = ({ school, number, me }: Doing) =>
  lastOf(
    school.sql<
      { id: string }[]
    >`select c.id from turn_changes c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = ${number} and c.answer is null order by c.with_member_id = ${me.memberId}`,
  )
const offerIn = ({ school, number }: Doing) =>
  lastOf(
    school.sql<
      { id: string }[]
    >`select o.id from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where i.number = ${number} and o.answer is null order by o.offered_at`,
  )
const offerToCallIn = ({ school, number }: Doing) =>
  lastOf(
    school.sql<
      { id: string }[]
    >`select o.id from offers o join calls c on (c.school_id, c.id) = (o.school_id, o.call_id) join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where i.number = ${number} and o.answer is null and c.closed_at is null`,
  )
const comingOfOthers = ({ school, me, now }: Doing) =>
  lastOf(
    school.sql<
      { id: string }[]
    >`select id from turns where role = 'lead' and member_id <> ${me.memberId} and began_at > ${now}::timestamptz and not isempty(during) order by id`,
  )
const callIn = ({ school, number }: Doing) =>
  lastOf(
    school.sql<
      { id: string }[]
    >`select c.id from calls c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = ${number} and c.closed_at is null`,
  )
const leadOf = ({ school, number }: Doing, memberId: string) =>
  lastOf(
    school.sql<
      { id: string }[]
    >`select t.id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where i.number = ${number} and t.role = 'lead' and t.member_id = ${memberId} and not isempty(t.during) order by t.began_at`,
  )

const acts: Record<string, (doing: Doing) => Promise<unknown>> = {
  follow: ({ me, number }) => follow(me, number),
  shadow: ({ me, number }) => shadow(me, number),
  'take the lead': ({ me, number }) => takeLead(me, number, { cameAbout: 'offered' }),
  'open a seat': ({ me, number }) => addSeat(me, number),
  'step back': ({ me, number, more }) => stepBack(me, number, { leave: more % 2 > 0 }),
  leave: ({ me, number }) => leave(me, number),
  plan: ({ me, number, on, more, other }) =>
    setPlan(
      me,
      number,
      [
        {
          cadence: 'every few weeks' as const,
          everyWeeks: 1 + (more % 9),
          seats: 1 + (more % 3),
          choosing: 'fairest first' as const,
        },
        {
          cadence: 'at a milestone' as const,
          milestone: 'Done',
          milestoneOn: on,
          seats: 2,
          choosing: 'in this order' as const,
          order: [me.memberId, other.memberId],
        },
        { cadence: 'every term' as const, seats: 2, choosing: 'fairest first' as const },
        { cadence: 'open-ended' as const, seats: 3, choosing: 'fairest first' as const },
      ][more % 4] ?? { cadence: 'open-ended', seats: 1, choosing: 'fairest first' },
    ),
  'hand over': ({ me, number, other, on, more }) =>
    handOver(me, number, {
      ...notes,
      to: other.memberId,
      ...(more % 3 ? { dueOn: on } : {}),
      weeksShadowed: more % 3,
      weeksBeside: more % 4,
    }),
  accept: async (doing) => acceptHandOver(doing.me, doing.number, await handOverIn(doing)),
  decline: async (doing) =>
    declineHandOver(doing.me, doing.number, { id: await handOverIn(doing) }),
  extend: async (doing) =>
    askForChange(doing.me, doing.number, {
      kind: 'extend',
      turnId: await leadOf(doing, doing.me.memberId),
      withMemberId: doing.other.memberId,
      endsOn: doing.on,
    }),
  'stand in': async (doing) =>
    askForChange(doing.me, doing.number, {
      kind: 'stand in',
      turnId: await leadOf(doing, doing.me.memberId),
      withMemberId: doing.other.memberId,
      startsOn: doing.me.school.today,
      endsOn: addDays(doing.me.school.today, doing.more % 9),
    }),
  swap: async (doing) =>
    askForChange(doing.me, doing.number, {
      kind: 'swap',
      turnId: await leadOf(doing, doing.me.memberId),
      otherTurnId: await comingOfOthers(doing),
    }),
  agree: async (doing) => agreeToChange(doing.me, doing.number, await changeIn(doing)),
  offer: ({ me, number, more }) =>
    offer(me, number, {
      readiness: (['ready', 'ready with support', 'shadow first'] as const)[more % 3] ?? 'ready',
    }),
  'take up an offer': async (doing) => acceptOffer(doing.me, doing.number, await offerIn(doing)),
  call: ({ me, number, on, more }) =>
    openCall(me, number, {
      role: (['lead', 'co-lead'] as const)[more % 2] ?? 'lead',
      startsOn: on,
      endsOn: more % 3 ? null : addDays(on, 40),
      audience: 'all',
      asked: [],
    } as never),
  answer: async (doing) =>
    offer(doing.me, doing.number, { readiness: 'ready', call: await callIn(doing) }),
  choose: async (doing) =>
    choose(doing.me, doing.number, {
      call: await callIn(doing),
      offer: await offerToCallIn(doing),
      reason: 'The team chose.',
      thanks: 'Thank you.',
    }),
  'go on leave': ({ me, on, more }) =>
    more % 3
      ? Promise.resolve()
      : goOnLeave(me, me.memberId, { from: on, to: addDays(on, more % 12), leads: [], things: [] }),
  close: ({ me, on, more }) =>
    addClosedDays(me, { name: 'Flood', startsOn: on, endsOn: addDays(on, more % 9) }),
}

const nouns = Object.keys(acts)

// Who could do it, where that is not everyone: most of the time one of them does, so that there is
// more to see than refusals.
const leads = ({ school, number, now }: Doing) => school.sql<{ who: string }[]>`
  select m.initials as who from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) join members m on (m.school_id, m.id) = (t.school_id, t.member_id) where i.number = ${number} and t.role = 'lead' and t.during @> ${now}::timestamptz`
const comingLeads = ({ school, number, now }: Doing) => school.sql<{ who: string }[]>`
  select m.initials as who from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) join members m on (m.school_id, m.id) = (t.school_id, t.member_id) where i.number = ${number} and t.role = 'lead' and t.began_at > ${now}::timestamptz and not isempty(t.during)`
const askedTo = ({ school, number }: Doing) => school.sql<{ who: string }[]>`
  select m.initials as who from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) join members m on (m.school_id, m.id) = (h.school_id, h.to_member_id) where i.number = ${number} and h.answer is null and h.offered_at is not null`
const askedToAgree = ({ school, number }: Doing) => school.sql<{ who: string }[]>`
  select m.initials as who from turn_changes c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) join members m on (m.school_id, m.id) = (c.school_id, c.with_member_id) where i.number = ${number} and c.answer is null`
const principal = () => Promise.resolve([{ who: 'RO' }])
const whoCould: Record<string, (doing: Doing) => PromiseLike<{ who: string }[]>> = {
  'step back': leads,
  plan: leads,
  'hand over': leads,
  extend: leads,
  'stand in': leads,
  call: leads,
  'open a seat': leads,
  swap: comingLeads,
  accept: askedTo,
  decline: askedTo,
  agree: askedToAgree,
  'take up an offer': principal,
  choose: principal,
  close: principal,
}

const step = fc.record({
  act: fc.nat(nouns.length - 1),
  who: fc.nat(people.length - 1),
  other: fc.nat(people.length - 1),
  number: fc.nat(numbers.length - 1),
  days: fc.nat(45),
  more: fc.nat(35),
  passes: fc.nat(5),
})

/** Does one step on a day; answers what it came to, and throws what is neither done nor refused. */
async function perform(
  school: School,
  { act, who, other, number, days, more }: Step,
  { today, now }: { today: string; now: string },
) {
  const acting = async (initials: string) => {
    const one = await school.cast.acting(initials)
    return { ...one, school: { ...one.school, today, now } }
  }
  const noun = nouns[act] ?? 'follow'
  const anyone = people[who] ?? 'RO'
  const [me, beside] = [await acting(anyone), await acting(people[other] ?? 'RO')]
  const doing = {
    school,
    me,
    other: beside,
    number: numbers[number] ?? 1,
    on: addDays(today, days),
    now,
    more,
  }
  const could = more % 6 ? await whoCould[noun]?.(doing) : undefined
  if (could?.length) doing.me = await acting(could[who % could.length]?.who ?? anyone)
  const told = `to ${noun} on ${now}, ${JSON.stringify({ me: doing.me.name, other: beside.name, number: doing.number, on: doing.on, more })}`
  const watch = await watchTurns(school.sql, now)
  const end = await school
    .at(now, () => acts[noun]?.(doing) ?? Promise.resolve())
    .then(
      () => `${noun} done`,
      (error: unknown) =>
        error instanceof Refusal || absenceRefusal(refusalOf(error)?.constraint)
          ? `${noun} refused`
          : Promise.reject(new Error(told, { cause: error })),
    )
  expect(await watch.holes(noun, doing.me.name), told).toEqual([])
  expect(await watch.rewritten(), told).toEqual([])
  return end
}

// And every page says one thing of every lead, on the last day and for some weeks after it.
async function agreeing(school: School, today: string) {
  const reader = await school.cast.acting('OG')
  for (const later of [1, 8, 29]) {
    const day = addDays(today, later)
    const acting = { ...reader, school: { ...reader.school, today: day, now: `${day}T18:00:00Z` } }
    expect(
      await school.at(`${day} 18:00Z`, () =>
        differing(acting, (memberId) => ({ ...acting, memberId })),
      ),
      day,
    ).toEqual([])
  }
}

const numRuns = Number(process.env.RUNS ?? 2)

test('whatever people do, in whatever order, is done or refused in words, leaves nobody a hole they did not ask for, and every page can still say how the lead goes on', async () => {
  const came: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 59 }), async (steps) => {
      const school = await openTelling()
      try {
        let today = '2026-03-02'
        for (const [minute, one] of steps.entries()) {
          today = addDays(today, one.passes > 3 ? one.passes - 3 : 0)
          const now = `${today} 18:${String(minute).padStart(2, '0')}:00Z`
          const end = await perform(school, one, { today, now })
          came[end] = (came[end] ?? 0) + 1
          const reader = await school.cast.acting('OG')
          await school.at(now, async () =>
            rotationOf(
              { ...reader, school: { ...reader.school, today } },
              await initiativeState(numbers[one.number] ?? 1),
            ),
          )
        }
        await agreeing(school, today)
      } finally {
        await school.close()
      }
    }),
    { numRuns, endOnFailure: true },
  )
  expect(Object.keys(came).filter((end) => end.endsWith('done')).length).toBeGreaterThan(8)
}, 3_000_000)
