import { expect, test } from 'vitest'
import { ownPath } from '../../app/paths'

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', undefined, '/a\nb', '/x\\y'])('a redirect never leaves for %j', (candidate) => {
  expect(ownPath(candidate, '/safe')).toBe('/safe')
})

test('a path of our own is kept with its query', () => {
  expect(ownPath('/s/harbor-ridge/board?stage=pilot', '/safe')).toBe('/s/harbor-ridge/board?stage=pilot')
})
