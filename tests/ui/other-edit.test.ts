import { createElement } from 'react'
import { expect, test } from 'vitest'
import { plainField } from '../../app/ui/kit/field'
import { LongField, SelectField, TextField } from '../../app/ui/kit/form'
import { markupOf } from '../support/markup-of'

const id = '01920000-0000-7000-8000-000000000001'

async function quoted(control: 'line' | 'long' | 'day' | 'select', value: string) {
  const around = { field: plainField('it', 'mine'), label: 'It' }
  const part = () => {
    if (control === 'long') return createElement(LongField, around)
    if (control === 'select')
      return createElement(SelectField, {
        ...around,
        choices: [{ value: 'a', label: 'The first' }],
      })
    return createElement(TextField, { ...around, type: control === 'day' ? 'date' : 'text' })
  }
  const answer = { otherEdits: { it: { by: 'Renata Osei', isMine: false, values: [value] } } }
  const [, said] = /<blockquote[^>]*>([^<]*)</.exec(await markupOf(part, { answer })) ?? []
  return said
}

test('what another wrote is quoted as it was written, whatever it looks like', async () => {
  for (const typed of ['1234-56-78', '9999-99-99', '2026-03-02', 'plain', id])
    for (const control of ['line', 'long'] as const)
      expect([control, await quoted(control, typed)]).toEqual([control, typed])
})

test('a day that another chose is said as one, and one that is none as it came', async () => {
  expect(await quoted('day', '2026-03-02')).toBe('Monday, March 2, 2026')
  expect(await quoted('day', '9999-99-99')).toBe('9999-99-99')
})

test('what another chose from a list is said by its name, and never by its number', async () => {
  expect([await quoted('select', 'a'), await quoted('select', id)]).toEqual([
    'The first',
    'another',
  ])
})
