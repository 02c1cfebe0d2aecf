import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath } from '../app/paths'

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/a/%2e%2e//evil.example',
  '/.\t//evil.example',
  '/..//..//evil.example',
  '/%2fevil.example',
  '/%5cevil.example',
  '/.%2f/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\u0000/evil.example',
  '/\u0085/evil.example',
  'https://evil.example',
  'https:/evil.example',
  'javascript:alert(1)',
  '\u3000//evil.example',
  '//evil.example:80/',
  '//[',
  '//user@evil.example',
  '',
  undefined,
  null,
  7,
  ['/a'],
  '/a\nb',
  '/x\\y',
]

test.each(elsewhere)('a redirect never leaves for %j', (candidate) => {
  expect(leadsTo(ownPath(candidate, '/safe'))).toBe('https://school.example')
  if (typeof candidate !== 'string' || /evil|javascript|^$/.test(candidate))
    expect(new URL(ownPath(candidate, '/safe'), 'https://school.example').hostname).toBe(
      'school.example',
    )
})

test('whatever is typed behind next, a browser stays at the school', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5c',
    '%2e',
    '\t',
    '\n',
    '@',
    ':',
    '?',
    '#',
    ' ',
    'evil.example',
    'a',
    '／',
    '。',
    '\u200b',
    '\ufeff',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
      const out = ownPath(pieces.join(''), '/safe')
      expect(leadsTo(out)).toBe('https://school.example')
      expect(out).toMatch(/^\/(?![/\\]|%2f|%5c)/i)
    }),
    { numRuns: 3000 },
  )
})

test('a path of our own is kept with its query', () => {
  expect(ownPath('/s/harbor-ridge/board?stage=pilot', '/safe')).toBe(
    '/s/harbor-ridge/board?stage=pilot',
  )
  expect(ownPath('/s/harbor-ridge/people?name=Ana%20//Sousa', '/safe')).toBe(
    '/s/harbor-ridge/people?name=Ana%20//Sousa',
  )
})

function leadsTo(path: string) {
  return new URL(path, 'https://school.example/sign-in').origin
}
