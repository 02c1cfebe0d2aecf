import { expect, test } from 'vitest'
import { NewSchool } from '../../../app/forms/accounts'
import { SchoolItself } from '../../../app/forms/schools'

const forms = { 'a new school': NewSchool.shape.timeZone, settings: SchoolItself.shape.timeZone }

test.each(Object.entries(forms))('every zone of the list can be chosen for %s', (_, zone) => {
  const refused = [...Intl.supportedValuesOf('timeZone'), 'UTC'].filter(
    (name) => !zone.safeParse(name).success,
  )
  expect(refused).toEqual([])
})

test.each(Object.entries(forms))(
  'no name that others take for another zone, or for none, is kept for %s',
  (_, zone) => {
    const odd = [
      'IST',
      'BST',
      'AST',
      'ACT',
      'PST',
      'SST',
      'SystemV/PST8PDT',
      'Zulu',
      'PRC',
      '+05:00',
      'Nowhere/Here',
    ]
    expect(odd.filter((name) => zone.safeParse(name).success)).toEqual([])
  },
)
