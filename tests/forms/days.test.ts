import { expect, test } from 'vitest'
import { z } from 'zod'
import { formsOf } from '../support/forms'

const nothing = '00000000-0000-7000-8000-000000000000'
const forms = formsOf({
  member: nothing,
  contribution: nothing,
  invitation: nothing,
  term: nothing,
  turn: nothing,
})

type Parts = { shape?: Record<string, z.ZodType>; element?: z.ZodType; unwrap?: () => z.ZodType }

/** Every field of every form that takes a day, also within lists of a form. */
function dayFields(schema: z.ZodType, at: string): [string, z.ZodType][] {
  const { shape, element, unwrap } = schema as Parts
  if (shape)
    return Object.entries(shape).flatMap(([name, field]) => dayFields(field, `${at} ${name}`))
  if (element) return dayFields(element, at)
  if (schema.safeParse('2026-03-02').success && !schema.safeParse('tomorrow').success)
    return [[at, schema]]
  return unwrap ? dayFields(unwrap.call(schema), at) : []
}

const fields = Object.entries(forms)
  .flatMap(([file, sent]) => sent.map(([, schema]) => dayFields(schema, file)))
  .flat()

test('26 means 2026 wherever a day is typed', () => {
  expect(fields.length).toBeGreaterThan(25)
  for (const [at, field] of fields) expect(field.parse('0026-08-17'), at).toBe('2026-08-17')
})

test.each(['1926-08-17', '0202-08-17', '0126-08-17', '2226-08-17', '2026-02-30', '8/17/26'])(
  '%s is asked about again',
  (said) => {
    for (const [at, field] of fields) expect(field.safeParse(said).success, at).toBe(false)
  },
)

test('a day that no month has gets one sentence', () => {
  for (const [at, field] of fields)
    expect(field.safeParse('2026-02-30').error?.issues, at).toHaveLength(1)
})

test('a form with a day that no month has says nothing about the order of its days', () => {
  const [, year] = forms['schools/new-school.tsx']?.[0] ?? []
  const said = { name: 'Pier', timeZone: 'UTC', startsOn: '2026-02-30', endsOn: '2026-01-01' }
  expect(year?.safeParse(said).error?.issues.map(({ path }) => path)).toEqual([['startsOn']])
})

test('a year that is far away is named in the sentence', () => {
  for (const [at, field] of fields)
    expect(field.safeParse('1926-08-17').error?.issues[0]?.message, at).toBe(
      'The year 1926 is far away. Please check it.',
    )
})

test('a school year ends after it begins, and is about a year', () => {
  const [, year] = forms['schools/new-school.tsx']?.[0] ?? []
  const school = (startsOn: string, endsOn: string) =>
    year?.safeParse({ name: 'Pier', timeZone: 'UTC', startsOn, endsOn }).success
  expect([school('2026-08-17', '2027-06-04'), school('0026-08-17', '0027-06-04')]).toEqual([
    true,
    true,
  ])
  expect([school('2026-08-17', '2026-06-04'), school('2026-08-17', '2028-06-04')]).toEqual([
    false,
    false,
  ])
})

test('a day is from 1990 to the end of the twentieth year from now', () => {
  const last = new Date().getUTCFullYear() + 20
  const days = ['1989-12-31', '1990-01-01', `${last}-12-31`, `${last + 1}-01-01`]
  for (const [at, field] of fields)
    expect([at, days.map((day) => field.safeParse(day).success)]).toEqual([
      at,
      [false, true, true, false],
    ])
})
