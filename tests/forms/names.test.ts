import { expect, test } from 'vitest'
import { NewSchool, MyName, SignUp } from '../../app/forms/accounts'
import { InvitationList, NewInvitation } from '../../app/forms/invitations'
import { SchoolItself } from '../../app/forms/schools'
import { plainName } from '../../app/vocabulary/names'

const adverts = [
  'Your mailbox is full, sign in at evil.example',
  'evil．example',
  'evil。example',
  'Sign in: evil.\u200Bexample',
  'i❤.example',
  '(evil).example',
  'call ٠١٢٣٤٥٦٧٨٩',
  'https://evil',
  'www evil www.evil',
  'mail me@evil',
  'call 1-800-555-0199',
  '10.0.0.1',
  'call 5\u20E35\u20E35\u20E30\u20E31\u20E39\u20E39\u20E3',
  'x'.repeat(81),
]
const brokenNames = ['Lock\nYour mailbox is full', 'Lock\u2028School', 'Lock\r\nBcc: x']
const names = [
  'Renata Osei',
  'Jean-Luc O’Neil, Ph.D',
  'St. Mary’s School',
  'P.S. 118',
  'École n° 4',
  '李小龍',
  'Åsa Ö. Lund III',
  'Dr. J. R. Smith',
  'School 2026–27',
]

const forms = {
  'an invitation': (name: string) => NewInvitation.shape.name.safeParse(name),
  'a sign-up': (name: string) => SignUp.shape.name.safeParse(name),
  'an account': (name: string) => MyName.shape.name.safeParse(name),
  'a new school': (name: string) => NewSchool.shape.name.safeParse(name),
  'a school': (name: string) => SchoolItself.shape.name.safeParse(name),
}

test.each(Object.entries(forms))(
  'the name of %s leads nowhere, and is one short line',
  (_, read) => {
    for (const advert of adverts) expect([advert, read(advert).success]).toEqual([advert, false])
    for (const name of brokenNames)
      expect(read(name).data ?? '').not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    for (const name of names) expect([name, read(name).success]).toEqual([name, true])
  },
)

// Whatever Unicode says is shown as nothing, in any place: between the letters of an address, or
// the digits of a number.
const unseen = [...Array(0x110000).keys()].filter(
  (code) =>
    (code < 0xd800 || code > 0xdfff) &&
    /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u.test(String.fromCodePoint(code)),
)

test('no character that nobody sees hides an address or a number in a name', () => {
  expect(unseen.length).toBeGreaterThan(4000)
  const reads = Object.values(forms)
  for (const [place, code] of unseen.entries()) {
    const hidden = String.fromCodePoint(code)
    const read = reads[place % reads.length]
    for (const name of [`Full, see evil.${hidden}com`, `Call 555${hidden}0199${hidden}2222 now`])
      expect([code.toString(16), plainName(name, 'a school'), read?.(name).success]).toEqual([
        code.toString(16),
        'a school',
        false,
      ])
    expect([code.toString(16), plainName(hidden, 'a school')]).toEqual([
      code.toString(16),
      'a school',
    ])
    expect(plainName(`Re${hidden}nata`, 'a school')).toBe('Renata')
  }
})

test('a name that was kept before the rule is left out of letters, and a long one is cut', () => {
  for (const advert of adverts.slice(0, -1)) expect(plainName(advert, 'a school')).toBe('a school')
  expect(plainName('Lock\r\nBcc: x', 'a school')).toBe('Lock Bcc: x')
  expect([...plainName('x'.repeat(100), 'a school')]).toHaveLength(80)
  for (const name of names) expect(plainName(name, 'a school')).toBe(name)
})

test('a list has its bounds', () => {
  expect(InvitationList.safeParse({ list: 'x'.repeat(100_001) }).success).toBe(false)
  expect(InvitationList.safeParse({ file: new File(['x'.repeat(200_001)], 'a.csv') }).success).toBe(
    false,
  )
})
