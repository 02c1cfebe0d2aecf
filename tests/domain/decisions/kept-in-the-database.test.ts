import { expect, test } from 'vitest'
import { sql } from '../../../db/school'
import { ownSchool } from '../../support/own-school'
import { drafted, opened } from '../../support/proposals'
import { triedIn } from '../../support/tried'

const here = ownSchool()
const { tried, found } = triedIn(here)
const four = ['RO', 'TO', 'DA', 'PN']

const change = (number: number, set: string) =>
  `update decisions set ${set} where number = ${number}`
const closing = (number: number) =>
  change(number, `state = 'closing', closed_at = skein_now(), closed_how = 'early'`)
const decide = (number: number, outcome: string) =>
  change(
    number,
    `state = 'decided', outcome = '${outcome}', decided = 'So it is.', decided_on = today(),
      review_on = today() + 30`,
  )
const answers = (number: number, set: string, who = 'TO') => `
  update responses set ${set}
  where decision_id = (select id from decisions where number = ${number})
    and member_id = (select id from members where initials = '${who}')`
const says = (number: number, choice: string, who = 'TO') =>
  answers(number, `choice = '${choice}', reason = 'x', responded_at = skein_now()`, who)

test('the round and the version of a decision only rise', async () => {
  const number = await opened(here, four)
  for (const one of ['round', 'version']) {
    const up = change(number, `${one} = ${one} + 1`)
    expect([one, await tried(up)]).toEqual([one, 'may'])
    expect([one, await tried(up, change(number, `${one} = ${one} - 1`))]).toEqual([
      one,
      'decisions_opened_kept',
    ])
  }
})

test('a decision goes from draft to open, to closing, to decided, and from closing back to open', async () => {
  const [number, draft] = [await opened(here, four), await drafted(here, four)]
  const life = 'decisions_life'
  expect(await tried(closing(number))).toBe('may')
  expect(
    await tried(
      closing(number),
      change(number, `state = 'open', closed_at = null, closed_how = null`),
    ),
  ).toBe('may')
  expect(await tried(change(number, `state = 'draft'`))).toBe(life)
  expect(await tried(closing(number), change(number, `state = 'draft'`))).toBe(life)
  expect(await tried(decide(number, 'withdrawn'))).toBe('may')
  expect(await tried(decide(number, 'referred'))).toBe('may')
  expect(await tried(decide(draft, 'withdrawn'))).toBe('may')
  expect(await tried(decide(draft, 'referred'))).toBe(life)
  expect(await tried(decide(number, 'withdrawn'), change(number, `why = 'x'`))).toBe(
    'decisions_kept',
  )
})

test('only what is counted passes, or does not', async () => {
  const number = await opened(here, four)
  for (const outcome of ['passed', 'not passed']) {
    expect([outcome, await tried(decide(number, outcome))]).toEqual([outcome, 'decisions_life'])
    expect([outcome, await tried(closing(number), decide(number, outcome))]).toEqual([
      outcome,
      'may',
    ])
  }
})

const objection = (number: number, state: string) => `
  insert into objections (id, decision_id, member_id, version, reason, state)
  select gen_random_uuid(), d.id, m.id, d.version, 'It floods.', '${state}'
  from decisions d join members m on m.initials = 'TO' where d.number = ${number}`

test('no consent passes over an objection that is open, or that stands; another method counts', async () => {
  const [consent, majority] = [
    await opened(here, four),
    await opened(here, four, { method: 'majority' }),
  ]
  const passes = (number: number, state: string, outcome = 'passed') =>
    tried(objection(number, state), closing(number), decide(number, outcome))
  for (const state of ['open', 'stands']) {
    expect([state, await passes(consent, state)]).toEqual([state, 'decisions_no_open_objection'])
    expect([state, await passes(consent, state, 'not passed')]).toEqual([state, 'may'])
    expect([state, await passes(majority, state)]).toEqual([state, 'may'])
  }
  expect(await passes(consent, 'withdrawn')).toBe('may')
})

test('one person decides once all that was said is answered; who said nothing waits for no answer', async () => {
  const number = await opened(here, ['RO'], {
    method: 'advice process',
    affected: here.cast.ids(['TO']),
    experts: here.cast.ids(['DA']),
  })
  const done = [closing(number), decide(number, 'passed')]
  const answer = (at: string) => `
    insert into answers (id, decision_id, response_id, body, written_by, written_at)
    select gen_random_uuid(), r.decision_id, r.id, 'We move it.', d.proposer_id, ${at}
    from responses r join decisions d on d.id = r.decision_id
    where d.number = ${number} and r.choice is not null`
  const unanswered = 'decisions_all_answered'
  expect(await tried(...done)).toBe('may')
  expect(await tried(says(number, 'cautions'), ...done)).toBe(unanswered)
  expect(await tried(says(number, 'cautions'), answer('skein_now()'), ...done)).toBe('may')
  const before = answer(`skein_now() - interval '1 minute'`)
  expect(await tried(says(number, 'cautions'), before, ...done)).toBe(unanswered)
})

test('a response is to the round that is open, and may change but not vanish', async () => {
  const number = await opened(here, four)
  const kept = 'responses_kept'
  expect(await tried(says(number, 'consents'), says(number, 'has a concern'))).toBe('may')
  const unsaid = answers(number, `choice = null, reason = '', responded_at = null`)
  expect(await tried(says(number, 'consents'), unsaid)).toBe(kept)
  const voted = answers(number, 'voted = true')
  expect(await tried(voted)).toBe('may')
  expect(await tried(voted, answers(number, 'voted = false'))).toBe(kept)
  expect(await tried(answers(number, 'round = round + 1'))).toBe('responses_while_open')
  expect(await tried(change(number, 'round = round + 1'), says(number, 'consents'))).toBe(
    'responses_while_open',
  )
  expect(await tried(closing(number), says(number, 'consents'))).toBe('responses_while_open')
  expect(await tried(says(number, 'yes'))).toBe('responses_of_its_method')
})

test('a decision does not close while someone is answering it: its row is held', async () => {
  const number = await opened(here, four)
  const wanted = here.cast.inSchool(async () => {
    await sql().unsafe(says(number, 'consents'))
    await here.sql`select from decisions where number = ${number} for no key update nowait`
  })
  await expect(wanted).rejects.toThrow('could not obtain lock')
})

test('who writes down an outcome: who decides and is here, and otherwise who sees it through', async () => {
  const settlers = async (number: number, ...statements: string[]) =>
    (
      await found<{ initials: string }>(
        statements,
        `select m.initials
        from decisions d, settlers_of(d) s join members m on m.id = s
        where d.number = ${number} order by 1`,
      )
    ).map(({ initials }) => initials)
  const of = (who: string, set: string) => `update members set ${set} where initials = '${who}'`
  const advised = await opened(here, ['TO'], {
    by: 'RO',
    method: 'lead decides after input',
    advisers: here.cast.ids(['DA']),
  })
  expect(await settlers(advised)).toEqual(['TO'])
  expect(await settlers(advised, of('TO', `access = 'guest'`))).toEqual(['RO'])
  expect(await settlers(advised, of('TO', `last_day_on = today() - 1`))).toEqual(['RO'])
  const kept = change(advised, `keeper_id = (select id from members where initials = 'PN')`)
  expect(await settlers(advised, kept, of('TO', `access = 'guest'`))).toEqual(['PN'])
  expect(await settlers(await opened(here, four))).toEqual(['RO'])
})

test('a draft has no thread', async () => {
  const says = (number: number) => `
    insert into thread_entries (id, decision_id, version, kind, body, written_by)
    select gen_random_uuid(), id, version, 'view', 'Why trees?', proposer_id
    from decisions where number = ${number}`
  expect(await tried(says(await drafted(here, four)))).toBe('thread_entries_not_of_draft')
  expect(await tried(says(await opened(here, four)))).toBe('may')
})
