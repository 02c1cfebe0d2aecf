import type { Access, Position } from '../../app/words'

type DemoPerson = { key: string; name: string; position: Position; note?: string; access?: Access; joined?: string; strengths?: string; growthEdges?: string }

/** The 24 people of Harbor Ridge (invented). Those who do not say joined with the school year. */
export const people: DemoPerson[] = [
  { key: 'RO', name: 'Renata Osei', position: 'administrator', note: 'principal', access: 'owner' },
  { key: 'MW', name: 'Marcus Whitfield', position: 'administrator', note: 'assistant principal', access: 'admin' },
  { key: 'LB', name: 'Lena Brandvold', position: 'administrator', note: 'dean', access: 'admin' },
  { key: 'TO', name: 'Tom Okafor', position: 'teacher', note: 'science 7' },
  { key: 'PN', name: 'Priya Natarajan', position: 'teacher', note: 'math 6' },
  { key: 'JL', name: 'Jess Lindqvist', position: 'teacher', note: 'ELA 6' },
  { key: 'DF', name: 'Dario Fuentes', position: 'teacher', note: 'social studies 8' },
  { key: 'HW', name: 'Hannah Weiss', position: 'teacher', note: 'special education' },
  { key: 'KM', name: 'Kofi Mensah', position: 'teacher', note: 'PE, building representative' },
  { key: 'MT', name: 'Mei-Ling Tran', position: 'teacher', note: 'ELL' },
  { key: 'CR', name: 'Carla Ruiz', position: 'teacher', note: 'ELA, coach' },
  { key: 'OG', name: 'Olivia Grant', position: 'teacher', note: 'art', joined: '2026-01-05' },
  { key: 'DA', name: 'Denise Abara', position: 'para-educator' },
  { key: 'LO', name: 'Luis Ortega', position: 'para-educator' },
  { key: 'SK', name: 'Sam Kowalczyk', position: 'para-educator', joined: '2026-01-05' },
  { key: 'GH', name: 'Gwen Hollis', position: 'support staff', note: 'attendance clerk' },
  { key: 'RT', name: 'Ray Tibbets', position: 'support staff', note: 'custodian' },
  { key: 'AY', name: 'Amina Yusuf', position: 'support staff', note: 'counsellor' },
  { key: 'IP', name: 'Ike Palmer', position: 'support staff', note: 'technology' },
  { key: 'ZM', name: 'Zoe M.', position: 'student', note: 'grade 8' },
  { key: 'MR', name: 'Mateo R.', position: 'student', note: 'grade 7' },
  { key: 'FS', name: 'Farah Siddiqui', position: 'parent', note: 'PTA' },
  { key: 'JC', name: 'Joel Carver', position: 'parent' },
  { key: 'NE', name: 'Ngozi Eze', position: 'parent' },
]

export function emailOf(name: string) {
  return `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.').replace(/\.$/, '')}@harborridge.example`
}
