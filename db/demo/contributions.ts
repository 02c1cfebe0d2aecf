import type { ContributionKind } from '../../app/vocabulary'

type DemoContribution = {
  who: string
  on: string
  kind: ContributionKind
  text: string
  initiative?: string
  thanksBy?: string
  declined?: boolean
  corrects?: string
  key?: string
}

type Line = [who: string, on: string, kind: ContributionKind, text: string, initiative?: string]

const logged: Line[] = [
  ['CR', '2025-08-21', 'facilitated', 'Facilitated the first team meeting of the year'],
  ['DA', '2025-08-21', 'raised a concern', 'Said that the meetings lie outside paid hours'],
  ['RT', '2025-08-28', 'prepared', 'Set up the library so that everyone could see everyone'],
  ['KM', '2025-09-04', 'facilitated', 'Facilitated the round on take-home devices'],
  ['GH', '2025-09-04', 'raised a concern', 'Held up two: families without broadband', 'I1'],
  ['GH', '2025-09-11', 'prepared', 'Counted the families without broadband: 63', 'I1'],
  ['MT', '2025-09-15', 'translated', 'Translated the family evening letter into Vietnamese', 'I5'],
  ['FS', '2025-09-18', 'organised', 'Found twelve hotspots through the PTA', 'I1'],
  ['ZM', '2025-09-18', 'took notes', 'Took the notes at the team meeting, with Jess beside'],
  ['AY', '2025-09-25', 'listened', 'Held the first space session; nobody left early'],
  ['IP', '2025-09-29', 'taught', 'Showed grade 6 teachers how to reset a device', 'I1'],
  [
    'RT',
    '2025-10-02',
    'raised a concern',
    'Said that the carts trip the sockets in the east wing',
    'I1',
  ],
  ['NE', '2025-10-14', 'listened', 'Called eight families who had not answered the letter', 'I5'],
  ['MT', '2025-10-16', 'translated', 'Interpreted at the family evening', 'I5'],
  ['CR', '2025-10-21', 'supported', 'Coached in the pilot room on Tuesday', 'I2'],
  ['RT', '2025-10-24', 'supported', 'Covered the corridor during the first circles', 'I3'],
  [
    'LO',
    '2025-11-04',
    'taught',
    'Ran the reading station while the teacher worked with four students',
    'I2',
  ],
  ['ZM', '2025-11-03', 'organised', 'Opened the student help desk with five others', 'I1'],
  ['MR', '2025-11-12', 'listened', 'Asked the lunch tables what they would change', 'I8'],
  ['DA', '2025-11-20', 'facilitated', 'Facilitated the team meeting on the third Thursday'],
  ['HW', '2025-12-02', 'taught', 'Showed two colleagues how to open a circle', 'I3'],
  ['LB', '2025-12-04', 'organised', 'Kept the second space session free of business'],
  [
    'FS',
    '2025-12-04',
    'took notes',
    'Took the notes of the space session, only what people agreed to share',
  ],
  ['JC', '2025-12-09', 'listened', 'Talked with twelve parents about the recorded calls', 'I4'],
  [
    'OG',
    '2026-01-08',
    'supported',
    'Spent the afternoon at the help desk to learn the devices',
    'I1',
  ],
  [
    'SK',
    '2026-01-14',
    'translated',
    'Translated the notes of the family evening into Polish and Spanish',
    'I6',
  ],
  ['KM', '2026-01-15', 'facilitated', 'Facilitated the gradients on planning time', 'I6'],
  ['DA', '2026-01-15', 'took notes', 'Took the notes and read the tally back', 'I6'],
  ['MW', '2026-01-20', 'prepared', 'Wrote the duty cover plan that was asked for', 'I6'],
  ['SK', '2026-01-28', 'prepared', 'Made the room list for common planning', 'I6'],
  ['OG', '2026-02-03', 'taught', 'Showed art teachers from two schools the device cart', 'I1'],
  [
    'NE',
    '2026-02-05',
    'raised a concern',
    'Said that two family evenings on one night shut families out',
    'I5',
  ],
  ['MR', '2026-02-10', 'facilitated', 'Opened a re-entry circle', 'I3'],
  [
    'HW',
    '2026-02-12',
    'raised a concern',
    'Four students would lose special-education minutes',
    'I2',
  ],
  ['TO', '2026-02-17', 'supported', 'Walked a new colleague through the data page', 'I7'],
  ['RT', '2026-02-19', 'facilitated', 'Facilitated the third space session'],
  ['IP', '2026-02-24', 'other', 'Carried thirty repaired devices back to grade 8', 'I1'],
]

const acts: Line[] = [
  ['LO', '2026-01-29', 'offered', 'Offered to lead, with paid hours', 'I2'],
  ['KM', '2025-12-04', 'offered', 'Offered to lead the fellowship after Carla', 'I9'],
  ['ZM', '2026-01-22', 'offered', 'Offered to lead cafeteria flow', 'I8'],
  ['DA', '2026-02-12', 'offered', 'Offered to lead in spring, with support', 'I1'],
  ['RO', '2025-10-31', 'called', 'Called for a lead of Cafeteria flow', 'I8'],
  ['RT', '2025-11-06', 'offered', 'Offered to lead, with support', 'I8'],
  ['RO', '2025-11-07', 'chose', 'Chose Ray Tibbets: he sees every lunch', 'I8'],
  ['DF', '2026-01-26', 'called', 'Called for a lead from February, with paid hours', 'I2'],
  ['DF', '2026-02-10', 'chose', 'Chose Luis Ortega: he is in every room', 'I2'],
  ['MW', '2026-02-13', 'called', 'Called for a lead of the walk-throughs', 'I7'],
  ['DF', '2026-02-19', 'offered', 'Offered to lead', 'I7'],
  ['MW', '2026-02-20', 'chose', 'Chose Dario Fuentes: a week without was enough', 'I7'],
  ['NE', '2026-02-24', 'offered', 'Offered to lead, walking beside first', 'I5'],
  ['RO', '2026-02-26', 'called', 'Called for a lead of Cafeteria flow after Zoe', 'I8'],
  ['MR', '2026-02-27', 'offered', 'Offered to lead after Zoe, together with Ike', 'I8'],
  ['TO', '2025-10-17', 'handed over', 'Handed the lead over to Ike Palmer', 'I1'],
  ['LB', '2025-11-07', 'handed over', 'Handed the lead over to Amina Yusuf', 'I3'],
  ['MW', '2025-10-10', 'handed over', 'Handed the lead over to Gwen Hollis', 'I4'],
  ['DF', '2026-02-20', 'handed over', 'Handed the lead over to Luis Ortega', 'I2'],
  [
    'PN',
    '2026-02-13',
    'stepped back',
    'Stepped back from the lead; nobody was ready to take it yet',
    'I7',
  ],
  [
    'RO',
    '2025-10-31',
    'stepped back',
    'Stepped back so that someone closer to lunch could lead',
    'I8',
  ],
  [
    'GH',
    '2026-01-23',
    'reflected',
    'Shared a reflection: I led by asking, and it was enough',
    'I4',
  ],
  [
    'RT',
    '2026-02-06',
    'reflected',
    'Shared a reflection: a custodian sees the whole building',
    'I8',
  ],
]

const thanks: DemoContribution[] = [
  {
    who: 'LO',
    on: '2025-12-03',
    kind: 'supported',
    text: 'Stayed with my group when I was called away',
    initiative: 'I2',
    thanksBy: 'PN',
  },
  {
    who: 'GH',
    on: '2025-12-12',
    kind: 'listened',
    text: 'Called a family three times until somebody could talk',
    initiative: 'I4',
    thanksBy: 'JC',
  },
  {
    who: 'SK',
    on: '2026-02-04',
    kind: 'supported',
    text: 'Helped two teams find a room that nobody had booked',
    initiative: 'I6',
    thanksBy: 'CR',
  },
  {
    who: 'NE',
    on: '2026-02-11',
    kind: 'organised',
    text: 'Arranged rides to the family evening',
    initiative: 'I5',
    thanksBy: 'MT',
  },
  {
    who: 'RT',
    on: '2026-02-18',
    kind: 'other',
    text: 'Fixed the blinds in four rooms before anyone asked twice',
    initiative: 'I7',
    thanksBy: 'DF',
  },
  {
    who: 'DA',
    on: '2026-01-30',
    kind: 'supported',
    text: 'Held everything together in the week of the storm',
    thanksBy: 'MW',
    declined: true,
  },
]

const corrections: DemoContribution[] = [
  {
    key: 'nine',
    who: 'JL',
    on: '2025-11-13',
    kind: 'prepared',
    text: 'Wrote the homework survey for 90 families',
    initiative: 'I1',
  },
  {
    corrects: 'nine',
    who: 'JL',
    on: '2025-11-13',
    kind: 'prepared',
    text: 'Wrote the homework survey for 190 families',
    initiative: 'I1',
  },
  {
    key: 'walk',
    who: 'DF',
    on: '2026-02-23',
    kind: 'organised',
    text: 'Organized the walk-through of grade 6',
    initiative: 'I7',
  },
  {
    corrects: 'walk',
    who: 'DF',
    on: '2026-02-24',
    kind: 'organised',
    text: 'Organized the walk-through of grade 7',
    initiative: 'I7',
  },
]

const spelled = ([who, on, kind, text, initiative]: Line): DemoContribution => ({
  who,
  on,
  kind,
  text,
  ...(initiative && { initiative }),
})

/** What people logged by hand or gave thanks for, with two corrections and one declined thanks. */
export const loggedContributions = [...logged.map(spelled), ...thanks, ...corrections]

/** Acts of the year that are neither a turn, an update nor a decision. */
export const actContributions = acts.map(spelled)
