import { expect, test } from 'vitest'
import type { z } from 'zod'
import { respondBy } from '../../app/forms/decisions'
import { partsOf } from '../../app/forms/kit/schema-parts'
import { formKind } from '../support/editing'
import { formsOf } from '../support/forms'

const id = '0190f000-0000-7000-8000-000000000000'
const forms = Object.values(
  formsOf({ member: id, contribution: id, invitation: id, term: id, turn: id }),
).flat()

/** Every field of a form that takes words, with how many letters it takes, and how many of €. */
function limitsOf(schema: z.ZodType, name = ''): [name: string, letters: number, euros: number][] {
  const { shape, element, innerType, in: before, out: after } = partsOf(schema)
  if (shape)
    return Object.entries(shape).flatMap(([key, part]) =>
      limitsOf(part, name ? `${name}.${key}` : key),
    )
  if (element) return limitsOf(element, `${name}[]`)
  const takes = (text: string) => schema.safeParse(text).success
  if (takes('é') && takes('Ж ж')) return [[name, longest(takes, 'a'), longest(takes, '€')]]
  const inner = innerType ?? (before && partsOf(before).type === 'transform' ? after : before)
  return inner ? limitsOf(inner, name) : []
}

function longest(takes: (text: string) => boolean, letter: string) {
  let [most, tooMany] = [1, 400_000]
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2)
    if (takes(letter.repeat(middle))) most = middle
    else tooMany = middle
  }
  return most
}

// By the kind of the form. Markdown is bounded by its bytes: a € takes three.
const limits = `
  /account: name 80, initials 3
  /account/password: current 128
  /schools/new: name 80
  /sign-in: password 128, next 2000
  /sign-up: name 80
  /calendar/new-term: name 60
  /calendar/term: name 60
  /calendar/new-closed-days: name 60
  /calendar/closed-days: name 60
  /calendar/year: name 40
  /calendar/list: calendar 200000, rows[].name 2000, rows[].startsOn 20, rows[].endsOn 20
  /contributions/:id/correct: text 500
  /decisions/:id/edit: question 300, body 20480/6826
  /decisions/:id/amend: body 20480/6826, note 300
  /decisions/:id/again: reason 300
  /decisions/:id/outcome: decided 20480/6826, why 5000
  /decisions/:id/withdraw: reason 300
  /decisions/:id/thread: body 5000
  /decisions/:id/answer: body 5000
  /decisions/:id/correct-entry: body 5000
  /decisions/:id/not-yet: line 500
  /decisions/:id/withdraw-objection: line 500
  /decisions/:id/stands: line 500
  /decisions/:id/review: line 500
  /decisions/:id/respond: reason 2000
  /initiatives/:id/follow: reason 300
  /initiatives/:id/shadow: reason 300
  /initiatives/:id/offer: note 500
  /initiatives/:id/call: hours 120, recompense 200, skills 300, support 300
  /initiatives/:id/close-call: closing 300, thanks 500
  /initiatives/:id/ask: note 300
  /initiatives/:id/take-lead: reason 300
  /initiatives/:id/hand-over: choiceReason 300, stands 2000, next 2000, wish 2000, reflection 2000
  /initiatives/:id/plan: milestone 200
  /initiatives/:id/swap: reason 300
  /initiatives/:id/stand-in: reason 300
  /initiatives/:id/extend: reason 300
  /initiatives/:id/disagree: reason 300
  /initiatives/:id/decline: reason 500
  /initiatives/:id/step-back: reason 300, reflection 2000
  /initiatives/:id/leave: reason 300, reflection 2000
  /initiatives/:id/update: body 20480/6826
  /initiatives/:id/correction: body 20480/6826
  /initiatives/:id/edit: title 120, purpose 1000, theoryIf 500, theoryThen 500, theoryBecause 500,
        learningQuestion 500, voicesAffected 500, noGoalBecause 300
  /initiatives/:id/sponsor: line 500
  /initiatives/:id/learn: text 500
  /initiatives/:id/edit-learned: text 500
  /initiatives/:id/stance: reason 1000
  /initiatives/:id/reset: oldWay 2000, evidence 2000, newWay 2000, dropped 2000
  /initiatives/:id/add-action: text 500
  /initiatives/:id/raise-barrier: text 500
  /initiatives/:id/clear-barrier: line 500
  /initiatives/:id/choose: reason 300, thanks 500
  /initiatives/:id/move: reason 1000
  /decisions/methods/new: name 80, options[].label 60, options[].means 160, options[].prompt 160
  /contributions/new: text 500
  /decisions/new: question 300, decided 20480/6826, tally 200, why 5000
  /initiatives/new: title 120, purpose 1000, theoryIf 500, theoryThen 500, theoryBecause 500,
        learningQuestion 500, voicesAffected 500, noGoalBecause 300
  /invitations/list: list 100000, ready 300000, shown 64, corrected[] 300000, others 300000
  /invitations/new: name 80
  /people/:id/profile: strengths 1000, growthEdges 1000
  /people/:id/access: positionNote 80
  /people/:id/away: leads[].why 300, leads[].stands 2000, leads[].next 2000, leads[].wish 2000
  /people/:id/leave: leads[].why 300, leads[].stands 2000, leads[].next 2000, leads[].wish 2000
  /people/:id/ally: note 300
  /people/:id/ally/answer: line 300
  /people/:id/path/:id: reflection 2000
  /decisions/propose: question 300, body 20480/6826
  /settings?part=school: name 80
  /settings?part=years: name 40
  /settings?part=goals: title 200`

test('each text of each form takes as much as is written here, and not one letter more', () => {
  const found = forms.flatMap(([address, schema]) => {
    const fields = limitsOf(schema).map(([name, letters, euros]) =>
      letters === euros ? `${name} ${letters}` : `${name} ${letters}/${euros}`,
    )
    return fields.length ? [`${formKind(address)}: ${fields.join(', ')}`] : []
  })
  const written = limits
    .replaceAll(/\n {6,}/g, ' ')
    .trim()
    .split('\n')
  expect(found).toEqual(written.map((line) => line.trim()))
})

const form = (kind: string) => {
  const [, schema] = forms.find(([address]) => formKind(address) === kind) ?? []
  if (!schema) throw new Error(`There is no form at ${kind}.`)
  return schema
}
/** Where a form finds fault; nothing where it takes what is said. */
const faultsAt = (kind: string, said: object) =>
  (form(kind).safeParse(said).error?.issues ?? []).map(({ path }) => path.join('.'))

test('a new password has 15 to 128 characters', () => {
  const said = (length: number) => 'Wk3-ponder hull '.repeat(9).slice(0, length)
  const faults = [14, 15, 128, 129].map((length) =>
    faultsAt('/account/password', {
      current: 'x',
      password: said(length),
      again: said(length),
    }).includes('password'),
  )
  expect(faults).toEqual([true, false, false, true])
})

test('a term and a school year last 400 days at most, closed days 101, and all end after they begin', () => {
  const lasts = (kind: string, endsOn: string) =>
    faultsAt(kind, { name: 'It', startsOn: '2026-01-01', endsOn })
  for (const kind of ['/calendar/new-term', '/settings?part=years'])
    expect(
      ['2026-01-01', '2026-01-02', '2027-02-05', '2027-02-06'].map((day) => lasts(kind, day)),
    ).toEqual([['endsOn'], [], [], ['endsOn']])
  expect(
    ['2025-12-31', '2026-01-01', '2026-04-11', '2026-04-12'].map((day) =>
      lasts('/calendar/new-closed-days', day),
    ),
  ).toEqual([['endsOn'], [], [], ['endsOn']])
})

test('a call may be for one day, and not end before it begins', () => {
  const call = { role: 'lead', startsOn: '2026-03-09', audience: 'all' }
  const ends = ['2026-03-08', '2026-03-09'].map((endsOn) =>
    faultsAt('/initiatives/:id/call', { ...call, endsOn }),
  )
  expect(ends).toEqual([['endsOn'], []])
})

test('a call to some people names one of them', () => {
  const call = { role: 'lead', startsOn: '2026-03-09', audience: 'some' }
  const asked = [[], [id]].map((some) =>
    faultsAt('/initiatives/:id/call', { ...call, asked: some }),
  )
  expect(asked).toEqual([['asked'], []])
})

test('one shadows and leads beside for twelve weeks at most', () => {
  const weeks = (count: number) =>
    faultsAt('/initiatives/:id/hand-over', { weeksShadowed: count, weeksBeside: count })
  expect([-1, 0, 12, 13].map(weeks)).toEqual([
    ['weeksShadowed', 'weeksBeside'],
    [],
    [],
    ['weeksShadowed', 'weeksBeside'],
  ])
})

test('a plan is for one to three leads, and every 1 to 52 weeks', () => {
  const plan = { cadence: 'every few weeks', choosing: 'fairest first', everyWeeks: 6, seats: 1 }
  const faults = (said: object) => faultsAt('/initiatives/:id/plan', { ...plan, ...said })
  expect([0, 1, 3, 4].map((seats) => faults({ seats }))).toEqual([['seats'], [], [], ['seats']])
  expect([0, 1, 52, 53].map((everyWeeks) => faults({ everyWeeks }))).toEqual([
    ['everyWeeks'],
    [],
    [],
    ['everyWeeks'],
  ])
  expect(faults({ everyWeeks: undefined })).toEqual(['everyWeeks'])
  expect(faults({ cadence: 'at a milestone' })).toEqual(['milestone'])
  expect(faults({ choosing: 'in this order' })).toEqual(['order1'])
})

const proposal = {
  ...{ question: 'Trees?', body: 'Four.', authority: 'decides', deadlineDay: '2026-03-20' },
}
test('each way of deciding names whom it needs', () => {
  const faults = (said: object) =>
    faultsAt('/decisions/propose', { ...proposal, method: 'consent', ...said })
  expect(faults({})).toEqual(['deciders'])
  expect(faults({ deciders: [id] })).toEqual([])
  expect(faults({ whom: 'initiative' })).toEqual(['initiativeId'])
  expect(faults({ method: 'advice process' })).toEqual(['affected', 'experts'])
  expect(faults({ method: 'advice process', affected: [id] })).toEqual(['experts'])
  expect(faults({ method: 'advice process', affected: [id], experts: [id] })).toEqual([])
  expect(faults({ method: 'lead decides after input' })).toEqual(['advisers'])
  expect(faults({ method: 'lead decides after input', advisers: [id] })).toEqual([])
})

test('five hundred people may decide, or be asked by a call, and not one more', () => {
  const deciders = (count: number) =>
    faultsAt('/decisions/propose', {
      ...proposal,
      method: 'consent',
      deciders: Array.from({ length: count }, () => id),
    })
  expect([500, 501].map(deciders)).toEqual([[], ['deciders']])
  const asked = (count: number) =>
    faultsAt('/initiatives/:id/call', {
      ...{ role: 'lead', startsOn: '2026-03-09', audience: 'some' },
      asked: Array.from({ length: count }, () => id),
    })
  expect([500, 501].map(asked)).toEqual([[], ['asked']])
})

test('a share is a whole number of per cent', () => {
  const template = { name: 'Ours', method: 'majority' }
  const share = (threshold: unknown) =>
    faultsAt('/decisions/methods/new', { ...template, threshold, quorum: 0 })
  expect([-1, 0, 100, 101, 50.5].map(share)).toEqual([
    ['threshold'],
    [],
    [],
    ['threshold'],
    ['threshold'],
  ])
})

test('a time zone has a name; an offset is none', () => {
  const zone = (timeZone: string) =>
    faultsAt('/settings?part=school', { name: 'Harbor Ridge', timeZone })
  expect(['America/Chicago', 'UTC', '+02:00', 'GMT+2', 'Nowhere/Else'].map(zone)).toEqual([
    [],
    [],
    ['timeZone'],
    ['timeZone'],
    ['timeZone'],
  ])
})

test('adaptive work has a question and voices, technical work an owner and a day, all of it a goal or a why', () => {
  const faults = (said: object) =>
    faultsAt('/initiatives/new', { title: 'A garden', purpose: 'Beds.', ...said })
  expect(faults({ challenge: 'adaptive', noGoalBecause: 'A trial' })).toEqual([
    'learningQuestion',
    'voicesAffected',
  ])
  expect(faults({ challenge: 'technical', sipGoal: id })).toEqual([
    'technicalOwner',
    'technicalDueOn',
  ])
  expect(
    faults({ challenge: 'technical', technicalOwner: id, technicalDueOn: '2026-04-01' }),
  ).toEqual(['sipGoal'])
})

test('a yes to sponsoring comes with a line, a no without', () => {
  const sponsor = (said: object) => faultsAt('/initiatives/:id/sponsor', said)
  expect(sponsor({ answer: 'yes' })).toEqual(['line'])
  expect([sponsor({ answer: 'yes', line: 'It matters.' }), sponsor({ answer: 'no' })]).toEqual([
    [],
    [],
  ])
})

test('a week has at least one day, and no day twice over', () => {
  const week = (worksOn: string[]) => faultsAt('/people/:id/profile', { worksOn })
  expect([week([]), week(['0']), week([...'0123456']), week([...'01234560'])]).toEqual([
    ['worksOn'],
    [],
    [],
    ['worksOn'],
  ])
})

test('an answer that asks for its reason is not sent without', () => {
  const option = { meaning: 'objects' as const, label: 'Objects', prompt: 'Why?', reason: true }
  const faults = (choice: string, reason: string) =>
    (
      respondBy([option, { ...option, meaning: 'consents', reason: false }]).safeParse({
        choice,
        reason,
      }).error?.issues ?? []
    ).map(({ path }) => path.join('.'))
  expect(faults('objects', '')).toEqual(['reason'])
  expect(faults('objects', 'It floods.')).toEqual([])
  expect(faults('consents', '')).toEqual([])
})
