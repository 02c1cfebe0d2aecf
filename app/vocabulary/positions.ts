import { accesses, positions } from '../vocabulary'
import type { Access, Position } from '../vocabulary'
import { inOneSpelling } from './one-spelling'

// How lists from elsewhere name a position; each word also in the plural.
const alsoCalled: Record<Position, string> = {
  administrator:
    'admin, administration, principal, assistant principal, vice principal, deputy principal, head teacher, headteacher, dean, superintendent',
  teacher: 'faculty, faculty member, educator, instructor, classroom teacher, teaching staff',
  'para-educator':
    'para, paraeducator, paraprofessional, aide, teacher aide, teacher’s aide, classroom aide, teaching assistant, teacher assistant, ta',
  'support staff':
    'staff, support, office, office staff, secretary, clerk, custodian, nurse, counselor, counsellor, librarian, staff member',
  student: 'pupil, learner',
  parent: 'guardian, parent guardian, caregiver, carer, family, family member, mother, father',
  community: 'community member, community partner, partner, volunteer, neighbor',
}

const known = new Map(
  positions.flatMap((position) =>
    [position, ...alsoCalled[position].split(', ')].map((word) => [plain(word), position] as const),
  ),
)

/** The position that a word from elsewhere means: capitals, hyphens and plurals do not matter. */
export function positionNamed(word: string): Position | undefined {
  return (
    known.get(plain(word)) ??
    singulars(plain(word))
      .map((one) => known.get(one))
      .find(Boolean)
  )
}

/** The access that a word from elsewhere means. */
export function accessNamed(word: string): Access | undefined {
  const said = plain(word)
  return accesses.find((access) => access === said || `${access}s` === said)
}

function plain(word: string) {
  return inOneSpelling(word, 'NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()
    .replace('para educator', 'paraeducator')
}

function singulars(word: string) {
  return [word.replace(/s$/, ''), word.replace(/ies$/, 'y'), word.replace(/s\b/g, '')]
}
