import type { Access, Position } from '../../app/vocabulary'

type DemoPerson = {
  key: string
  name: string
  position: Position
  note?: string
  access?: Access
  joined?: string
  worksOn?: number
  strengths?: string
  growthEdges?: string
}

/**
 * The 24 people of Harbor Ridge (invented). Those who do not say joined with the school year, and
 * work all week.
 */
export const people: DemoPerson[] = [
  {
    key: 'RO',
    name: 'Renata Osei',
    position: 'administrator',
    note: 'principal',
    access: 'owner',
    strengths: 'Sees the whole year at once.',
    growthEdges: 'To wait until others have spoken.',
  },
  {
    key: 'MW',
    name: 'Marcus Whitfield',
    position: 'administrator',
    note: 'assistant principal',
    access: 'admin',
    strengths: 'Keeps what he promises, with a date.',
    growthEdges: 'To say no early.',
  },
  {
    key: 'LB',
    name: 'Lena Brandvold',
    position: 'administrator',
    note: 'dean',
    access: 'admin',
    strengths: 'Calm when it is loud.',
    growthEdges: 'To let a trial fail.',
  },
  {
    key: 'TO',
    name: 'Tom Okafor',
    position: 'teacher',
    note: 'science 7',
    strengths: 'Explains with a drawing.',
    growthEdges: 'To hand over before it is perfect.',
  },
  {
    key: 'PN',
    name: 'Priya Natarajan',
    position: 'teacher',
    note: 'math 6',
    strengths: 'Reads numbers kindly.',
    growthEdges: 'To ask for help in time.',
  },
  {
    key: 'JL',
    name: 'Jess Lindqvist',
    position: 'teacher',
    note: 'ELA 6',
    strengths: 'Writes what everyone meant.',
    growthEdges: 'To speak in a large group.',
  },
  {
    key: 'DF',
    name: 'Dario Fuentes',
    position: 'teacher',
    note: 'social studies 8',
    strengths: 'Gets people to try.',
    growthEdges: 'To finish what was begun.',
  },
  {
    key: 'HW',
    name: 'Hannah Weiss',
    position: 'teacher',
    note: 'special education',
    strengths: 'Notices who is missing.',
    growthEdges: 'To lead without doing it all.',
  },
  {
    key: 'KM',
    name: 'Kofi Mensah',
    position: 'teacher',
    note: 'PE, building representative',
    strengths: 'Fair rounds, on time.',
    growthEdges: 'To listen past the first answer.',
  },
  {
    key: 'MT',
    name: 'Mei-Ling Tran',
    position: 'teacher',
    note: 'ELL',
    strengths: 'Moves between languages and families.',
    growthEdges: 'To push when it matters.',
  },
  {
    key: 'CR',
    name: 'Carla Ruiz',
    position: 'teacher',
    note: 'ELA, coach',
    strengths: 'Asks the next question.',
    growthEdges: 'To follow when I know the way.',
  },
  {
    key: 'OG',
    name: 'Olivia Grant',
    position: 'teacher',
    note: 'art',
    joined: '2026-01-05',
    strengths: 'Makes ideas visible.',
    growthEdges: 'To learn how decisions are made here.',
  },
  {
    key: 'DA',
    name: 'Denise Abara',
    position: 'para-educator',
    strengths: 'Says what others think.',
    growthEdges: 'To lead with people who are paid more.',
  },
  {
    key: 'LO',
    name: 'Luis Ortega',
    position: 'para-educator',
    strengths: 'Knows every student by name.',
    growthEdges: 'To speak for the whole group.',
  },
  {
    key: 'SK',
    name: 'Sam Kowalczyk',
    position: 'para-educator',
    joined: '2026-01-05',
    worksOn: 0b01111,
    strengths: 'Three languages.',
    growthEdges: 'To offer before I am asked.',
  },
  {
    key: 'GH',
    name: 'Gwen Hollis',
    position: 'support staff',
    note: 'attendance clerk',
    strengths: 'Patient on the telephone.',
    growthEdges: 'To hand a list to someone else.',
  },
  {
    key: 'RT',
    name: 'Ray Tibbets',
    position: 'support staff',
    note: 'custodian',
    strengths: 'Fixes it the same day.',
    growthEdges: 'To explain why.',
  },
  {
    key: 'AY',
    name: 'Amina Yusuf',
    position: 'support staff',
    note: 'counselor',
    strengths: 'Hears what is not said.',
    growthEdges: 'To set an end time.',
  },
  {
    key: 'IP',
    name: 'Ike Palmer',
    position: 'support staff',
    note: 'technology',
    strengths: 'Stays until it works.',
    growthEdges: 'To teach in place of fixing.',
  },
  {
    key: 'ZM',
    name: 'Zoe M.',
    position: 'student',
    note: 'grade 8',
    strengths: 'Brave questions.',
    growthEdges: 'To share the work.',
  },
  {
    key: 'MR',
    name: 'Mateo R.',
    position: 'student',
    note: 'grade 7',
    strengths: 'Makes people laugh and then talk.',
    growthEdges: 'To plan a week ahead.',
  },
  {
    key: 'FS',
    name: 'Farah Siddiqui',
    position: 'parent',
    note: 'PTA',
    strengths: 'Brings people in.',
    growthEdges: 'To leave room for quieter parents.',
  },
  {
    key: 'JC',
    name: 'Joel Carver',
    position: 'parent',
    strengths: 'Direct and kind.',
    growthEdges: "To learn the school's calendar.",
  },
  {
    key: 'NE',
    name: 'Ngozi Eze',
    position: 'parent',
    strengths: 'Finds who can help.',
    growthEdges: 'To lead an evening myself.',
  },
]

export function emailOf(name: string) {
  return `${name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.')
    .replace(/\.$/, '')}@harborridge.example`
}
