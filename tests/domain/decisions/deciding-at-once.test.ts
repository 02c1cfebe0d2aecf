import { expect, test } from 'vitest'
import { closeDecision, closeDue } from '../../../app/domain/decisions/close'
import { decisionStanding } from '../../../app/domain/decisions/state'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { amend } from '../../../app/domain/decisions/proposals'
import { respond } from '../../../app/domain/decisions/responses'
import { refusalOf } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const team = ['RO', 'MW', 'LB', 'TO', 'PN', 'JL', 'DF', 'HW', 'KM', 'MT', 'CR', 'DA']
const says = (who: string, number: number, choice: string) =>
  school.cast.inSchool(() =>
    respond(school.cast.who(who), number, { choice: choice as never, reason: 'x' }),
  )
const at = (number: number) => school.cast.inSchool(() => decisionStanding(number))

test('twelve people who respond at once, each twice, are each counted once, with both answers kept', async () => {
  const number = await opened(school, team, { method: 'majority' })
  await Promise.all(team.flatMap((who) => [says(who, number, 'no'), says(who, number, 'yes')]))
  const [counts] =
    await school.sql`select count(distinct r.id)::int as responses, count(c.id)::int as changes from responses r join response_changes c on (c.school_id, c.response_id) = (r.school_id, r.id) join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${number}`
  expect(counts).toEqual({ responses: 12, changes: 24 })
  const [lines] =
    await school.sql`select count(*)::int as n from contributions c join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id) where d.number = ${number} and c.kind = 'responded'`
  expect(lines?.n).toBe(12)
})

test('the one who responds while others amend and close is either counted in the round that was open or told that it is closed', async () => {
  for (let round = 0; round < 5; round++) {
    const number = await opened(school, team.slice(0, 6), { method: 'majority' })
    const people = team.slice(0, 6)
    const acts = [
      ...people.map((who) => kindOf(says(who, number, 'yes'))),
      kindOf(
        school.cast.inSchool(() =>
          amend(school.cast.who('RO'), number, { body: 'Otherwise.', note: '', integrates: [] }),
        ),
      ),
      kindOf(school.cast.inSchool(() => closeDecision(school.cast.who('RO'), number))),
      kindOf(school.cast.inSchool(() => closeDecision(school.cast.who('MW'), number))),
    ]
    const ended = await Promise.all(acts)
    const [heard] =
      await school.sql`select count(*)::int as n from responses r join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${number} and r.choice is not null`
    expect(heard?.n).toBe(ended.slice(0, 6).filter((one) => one === 'done').length)
    const [asked] =
      await school.sql`select count(*)::int as askings, max(d.round)::int as round, max(d.version)::int as version from askings a join decisions d on (d.school_id, d.id) = (a.school_id, a.decision_id) where d.number = ${number}`
    expect(asked).toEqual({ askings: 2, round: 2, version: 2 })
    expect(ended.slice(7).filter((one) => one === 'done').length).toBeLessThanOrEqual(1)
  }
})

test('two versions proposed at once become versions 2 and 3, and none is lost', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await Promise.all(
    ['One way.', 'Another way.'].map((body) =>
      school.cast.inSchool(() =>
        amend(school.cast.who('RO'), number, { body, note: '', integrates: [] }),
      ),
    ),
  )
  const versions =
    await school.sql`select p.version from proposals p join decisions d on (d.school_id, d.id) = (p.school_id, p.decision_id) where d.number = ${number} order by 1`
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 3])
})

test('ten closings at the deadline close once, and one outcome is recorded', async () => {
  const number = await opened(school, ['RO', 'TO'])
  for (const who of ['RO', 'TO']) await says(who, number, 'consents')
  await school.sql`update decisions set deadline = greatest(opened_at + interval '1 microsecond', skein_now() - interval '1 second') where number = ${number}`
  const closed = await Promise.all(
    Array.from({ length: 10 }, () => school.cast.inSchool(() => closeDue('2026-03-02'))),
  )
  expect(closed.flat().filter((one) => one === number)).toEqual([number])
  const said = { outcome: 'passed' as const, decided: 'Yes.', why: '', reviewOn: '2026-04-02' }
  const ended = await Promise.all(
    Array.from({ length: 5 }, () =>
      kindOf(school.cast.inSchool(() => recordOutcome(school.cast.who('RO'), number, said))),
    ),
  )
  expect(ended.filter((one) => one === 'done')).toHaveLength(1)
})

test('the database itself takes no response after the close, and no second row for one person', async () => {
  const number = await opened(school, ['RO', 'TO'])
  for (const who of ['RO', 'TO']) await says(who, number, 'consents')
  await school.cast.inSchool(() => closeDecision(school.cast.who('RO'), number))
  const late = school.sql`update responses set choice = 'objects' where decision_id = ${(await at(number)).id}`
  expect(await late.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'responses_while_open',
  )
  const open = await opened(school, ['RO', 'TO'])
  const twice = school.sql`insert into responses (school_id, id, decision_id, round, member_id) select school_id, gen_random_uuid(), decision_id, round, member_id from responses where decision_id = ${(await at(open)).id}`
  expect(await twice.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'responses_one_each',
  )
})
