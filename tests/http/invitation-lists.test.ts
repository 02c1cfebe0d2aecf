import { expect, test } from 'vitest'
import { InvitationList } from '../../app/forms/invitations'
import { previewOf } from '../../app/http/invitation-list.server'
import { linesOf } from '../../app/http/invitation-lines.server'
import { accessNamed, positionNamed } from '../../app/vocabulary/positions'
import { processorTime } from '../support/processor'

const fay = { name: 'Fay Lund', email: 'fay@weir.example', position: 'teacher', access: '' }

test.each([
  ['commas', 'Fay Lund, fay@weir.example, teacher'],
  ['semicolons', 'Fay Lund;fay@weir.example;teacher'],
  ['tabs', 'Fay Lund\tfay@weir.example\tteacher'],
  ['quotes', '"Fay Lund","fay@weir.example","teacher"'],
  ['the address first', 'fay@weir.example, Fay Lund, teacher'],
  ['the position first', 'teacher, Fay Lund, fay@weir.example'],
  ['name and address as mail programs write them', 'Fay Lund <fay@weir.example>, teacher'],
  ['a quoted last name first', '"Lund, Fay" <fay@weir.example>, teacher'],
  ['a last name first among semicolons', 'Lund, Fay; fay@weir.example; teacher'],
  ['first and last names apart', 'Fay,Lund,fay@weir.example,teacher'],
  ['nothing but a space', 'Fay Lund fay@weir.example, teacher'],
  ['headings', 'Name,E-mail,Position\nFay Lund,fay@weir.example,teacher'],
  [
    'headings in another order',
    'Position;Email address;Full name\nteacher;fay@weir.example;Fay Lund',
  ],
  [
    'headings of two names',
    'Last name\tFirst name\tRole\tEmail\nLund\tFay\tteacher\tfay@weir.example',
  ],
  [
    'empty rows, a mark of byte order and Windows line ends',
    '\uFEFFName,Mail,Position\r\n\r\nFay Lund,fay@weir.example,teacher\r\n',
  ],
  [
    'commas, saved again by a spreadsheet that separates by semicolons',
    'Name,Email,Position;;\nFay Lund,fay@weir.example,teacher;;',
  ],
  [
    'commas, each row saved again as one cell',
    '"Name,Email,Position"\n"""Lund, Fay"",fay@weir.example,teacher"',
  ],
  [
    'a semicolon in a quoted cell',
    'Name,Email,Position,Note\nFay Lund,fay@weir.example,teacher,"Grade 6; art"',
  ],
  [
    'a line that says the separator',
    'sep=;\nName;Email;Position\nFay Lund;fay@weir.example;teacher',
  ],
  [
    'empty cells and rows',
    'Name,Email,Position,,\n,,,,\nFay Lund,fay@weir.example,teacher,,\n,,,,',
  ],
])('a list is understood with %s', (_, text) => {
  expect(linesOf(text)).toEqual([fay])
})

test('several people in one row are several people', () => {
  const two = [
    ['Fay Lund', 'fay@weir.example'],
    ['Tom Ek', 'tom@weir.example'],
  ]
  for (const text of [
    'Fay Lund <fay@weir.example>; Tom Ek <tom@weir.example>',
    '"Lund, Fay" <fay@weir.example>, Tom Ek <tom@weir.example>',
  ])
    expect(linesOf(text).map(({ name, email }) => [name, email])).toEqual(two)
  expect(linesOf('fay.lund@weir.example; tom.ek@weir.example').map(({ name }) => name)).toEqual([
    'Fay Lund',
    'Tom Ek',
  ])
})

test('a name ends with its row, whatever is quoted, and one that is also a position stays a name', () => {
  expect(linesOf('"Your mailbox\nis full", fay@weir.example').map(({ name }) => name)).toEqual([
    '"Your mailbox',
    'is full"',
  ])
  expect(linesOf('Dean, dean@weir.example, teacher')).toEqual([
    { name: 'Dean', email: 'dean@weir.example', position: 'teacher', access: '' },
  ])
})

test('what no keyboard types is no part of a row', () => {
  expect(linesOf('Fay\u0000 Lund, fay@weir.example\u0000, teacher\uD800')).toEqual([fay])
})

test('what is no address stays in its place, to be corrected', () => {
  expect(linesOf('Fay Lund, fay.weir.example, teacher')).toEqual([
    { ...fay, email: 'fay.weir.example' },
  ])
  expect(linesOf('Fay Lund, fay@weir.example, wizard, admin')).toEqual([
    { ...fay, position: 'wizard', access: 'admin' },
  ])
  expect(linesOf('Fay Lund, fay@weir.example, guest')).toEqual([
    { ...fay, position: '', access: 'guest' },
  ])
  expect(linesOf('"Fay Lund, fay@weir.example, teacher')).toHaveLength(1)
})

test('where a row has no address, the address is what is missing', () => {
  const without = { ...fay, email: '' }
  expect(linesOf('Fay Lund, teacher')).toEqual([without])
  expect(linesOf('Fay Lund')).toEqual([{ ...without, position: '' }])
  expect(linesOf('Fay Lund,, teacher')).toEqual([without])
  expect(linesOf('Fay Lund, teacher, guest')).toEqual([{ ...without, access: 'guest' }])
  expect(linesOf('Name, Email, Position\nFay Lund, , teacher')).toEqual([without])
  expect(linesOf('fay.weir.example')).toEqual([
    { name: '', email: 'fay.weir.example', position: '', access: '' },
  ])
})

test.each([
  ['no sign at all', 'a'.repeat(100_000)],
  ['nothing but signs', `<${'@'.repeat(100_000)}`],
  ['an address with signs behind it', `fay@weir.example${'.'.repeat(100_000)}x`],
  ['a name of spaces', `Fay${' '.repeat(100_000)}Lund <fay@weir.example>`],
  ['many beginnings of an address', '<a@'.repeat(33_000)],
  ['spaces between two words, and no address', `Fay${' '.repeat(100_000)}Lund`],
  ['words with periods', `${'a.'.repeat(50_000)} b`],
  ['forty quotation marks, again and again', `${'"'.repeat(40)}\n`.repeat(1_990)],
  ['quotation marks that never close', `${'"a,'.repeat(15)}\n`.repeat(1_990)],
  ['quotation marks alone', '"'.repeat(90_001)],
  ['many small cells', 'a,'.repeat(45_000) + 'a'],
])('a row of %s is read about as fast as rows of people', (_, row) => {
  const people = 'Fay Lund, fay@weir.example, teacher\n'.repeat(2_800)
  const once = (text: string) => {
    const began = processorTime()
    linesOf(text)
    return processorTime() - began
  }
  // What else the machine does makes it longer, and never shorter.
  const taken = (text: string) => Math.min(once(text), once(text), once(text))
  expect(taken(row) / taken(people)).toBeLessThan(6)
})

test('a list of more addresses than people is refused before it is taken apart', async () => {
  for (const list of [`${'a@b,'.repeat(12)}\n`.repeat(1_990), 'a@b,'.repeat(25_000)]) {
    const given = InvitationList.parse({ check: 'on', list, access: 'member' })
    const began = processorTime()
    await expect(previewOf({} as never, list, given)).rejects.toThrow('at most 2,000 rows')
    const refused = processorTime()
    linesOf(list)
    expect((refused - began) / (processorTime() - refused)).toBeLessThan(0.7)
  }
})

test('positions and access are understood in plain words, plurals and capitals', () => {
  const words = {
    Teachers: 'teacher',
    PARA: 'para-educator',
    'Para educators': 'para-educator',
    Paraprofessionals: 'para-educator',
    Principal: 'administrator',
    'Support Staff': 'support staff',
    Secretaries: 'support staff',
    STUDENTS: 'student',
    'Parents/Guardians': 'parent',
    Families: 'parent',
    'community partner': 'community',
  }
  for (const [word, position] of Object.entries(words))
    expect([word, positionNamed(word)]).toEqual([word, position])
  for (const word of ['wizard', '', 'constructor']) expect(positionNamed(word)).toBeUndefined()
  expect([accessNamed('Admin'), accessNamed('guests'), accessNamed('root')]).toEqual([
    'admin',
    'guest',
    undefined,
  ])
})
