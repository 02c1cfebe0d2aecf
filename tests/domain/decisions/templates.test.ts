import { expect, test } from 'vitest'
import { closeDecision } from '../../../app/domain/decisions/close'
import { decisionStanding, tallyOf } from '../../../app/domain/decisions/state'
import { builtIn, needed } from '../../../app/domain/decisions/methods'
import { respond } from '../../../app/domain/decisions/responses'
import {
  endTemplate,
  keepTemplate,
  templateById,
  templates,
} from '../../../app/domain/decisions/templates'
import { Template } from '../../../app/forms/decision-methods'
import { methods } from '../../../app/vocabulary/decisions'
import { refusalOf } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const keep = (form: Record<string, unknown>) =>
  school.cast.inSchool(() =>
    keepTemplate(school.cast.who('RO'), Template.parse({ quorum: 50, ...form })),
  )
const fieldOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { field?: string }) => error.field,
  )
const constraintOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => refusalOf(error)?.constraint,
  )
const newest = async () => (await school.cast.inSchool(templates)).at(-1)?.id ?? ''
const leftOut = (method: (typeof methods)[number], ...out: string[]) =>
  builtIn[method].options.map(({ meaning }) => (out.includes(meaning) ? { leftOut: 'on' } : {}))

test('an answer that a school leaves out is not offered, not taken and not counted, and the others mean what they meant', async () => {
  await keep({
    name: 'Yes or no',
    method: 'majority',
    threshold: 50,
    reveal: 'as they come',
    earlyClose: 'on',
    options: leftOut('majority', 'abstains'),
  })
  const templateId = await newest()
  const number = await opened(school, ['RO', 'TO'], { method: 'majority', templateId })
  const says = (who: string, choice: string) =>
    kindOf(
      school.cast.inSchool(() =>
        respond(school.cast.who(who), number, { choice: choice as never, reason: '' }),
      ),
    )
  expect([await says('RO', 'yes'), await says('TO', 'abstains'), await says('TO', 'no')]).toEqual([
    'done',
    'conflict',
    'done',
  ])
  const forced = school.sql`update responses set choice = 'abstains', responded_at = now() where decision_id = (select id from decisions where number = ${number})`
  expect(await constraintOf(forced)).toBe('responses_of_its_method')
  await school.cast.inSchool(() => closeDecision(school.cast.who('RO'), number))
  const { counts, verdict } = tallyOf(await school.cast.inSchool(() => decisionStanding(number)))
  expect([counts, verdict]).toEqual([
    [
      { meaning: 'yes', count: 1 },
      { meaning: 'no', count: 1 },
    ],
    'does not pass',
  ])
})

test('a school gives an answer another sign, and may take one back in that it left out', async () => {
  await keep({
    name: 'Zones',
    method: 'consent',
    options: [{ icon: 'speak' }, { leftOut: 'on' }, { label: 'Not yet' }],
  })
  const id = await newest()
  expect(
    (await school.cast.inSchool(() => templateById(id))).rules.options.map(
      ({ meaning, label, icon }) => [meaning, label, icon],
    ),
  ).toEqual([
    ['consents', 'Consent', 'speak'],
    ['objects', 'Not yet', 'stop'],
  ])
  await school.cast.inSchool(() =>
    keepTemplate(
      school.cast.who('RO'),
      Template.parse({ name: 'Zones', method: 'consent', options: [{}, {}, {}] }),
      id,
    ),
  )
  expect(
    (await school.cast.inSchool(() => templateById(id))).rules.options.map(
      ({ meaning }) => meaning,
    ),
  ).toEqual(['consents', 'has a concern', 'objects'])
  expect(
    await fieldOf(keep({ name: 'Twice', method: 'consent', options: [{}, { icon: 'stop' }, {}] })),
  ).toBe('options[2].icon')
})

test('an answer that a method cannot work without is not left out: the form says so beside it, and the database refuses', async () => {
  for (const method of methods)
    for (const [place, { meaning }] of builtIn[method].options.entries())
      expect([
        meaning,
        await fieldOf(
          keep({
            name: `Ours without ${meaning}, ${method}`,
            method,
            threshold: 50,
            options: leftOut(method, meaning),
          }),
        ),
      ]).toEqual([meaning, needed[method].includes(meaning) ? `options[${place}].leftOut` : 'done'])

  const forced = (method: string, rules: object) =>
    constraintOf(
      school.sql`insert into method_templates (school_id, id, name, method, rules, made_by) select ${school.cast.schoolId}, gen_random_uuid(), gen_random_uuid()::text, ${method}, ${school.sql.json(rules as never)}, id from members where initials = 'RO'`,
    )
  const { consent } = builtIn
  expect(await forced('consent', { ...consent, options: consent.options.slice(0, 2) })).toBe(
    'method_templates_rules_hold',
  )
  expect(
    await forced('consent', {
      ...consent,
      options: [...consent.options, builtIn.majority.options[0]],
    }),
  ).toBe('method_templates_rules_hold')
  expect(await forced('consent', builtIn.majority)).toBe('method_templates_rules_hold')
  for (const method of methods)
    expect([method, await forced(method, builtIn[method])]).toEqual([method, 'done'])
  const drafted = school.sql`insert into decisions (school_id, id, number, state, in_the_room, question, method, rules, authority, proposer_id, recorded_by)
    select ${school.cast.schoolId}, gen_random_uuid(), 900, 'draft', false, 'x', 'consent', ${school.sql.json({ ...consent, options: consent.options.slice(0, 1) } as never)}, 'decides', id, id from members where initials = 'RO'`
  expect(await constraintOf(drafted)).toBe('decisions_rules_hold')
})

test('two ways of deciding never carry one name, whatever their capitals; an ended one gives its name back', async () => {
  const fields = async () => [
    await fieldOf(keep({ name: 'In staff meetings', method: 'consent' })),
    await fieldOf(keep({ name: 'in Staff meetings ', method: 'majority', threshold: 50 })),
  ]
  expect(await fields()).toEqual(['done', 'name'])
  const { id = '' } =
    (await school.cast.inSchool(templates)).find(({ name }) => name === 'In staff meetings') ?? {}
  expect(
    await fieldOf(
      school.cast.inSchool(() =>
        keepTemplate(
          school.cast.who('RO'),
          Template.parse({ name: 'IN STAFF MEETINGS', method: 'consent' }),
          id,
        ),
      ),
    ),
  ).toBe('done')
  await school.cast.inSchool(() => endTemplate(school.cast.who('RO'), id))
  expect(await fields()).toEqual(['done', 'name'])
})
