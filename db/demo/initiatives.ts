import type { CameAbout, Challenge, Stage } from '../../app/vocabulary'

/**
 * A lead turn; `reflection` is what one of its holders wrote at its end, for themselves unless
 * `shared`.
 */
type LeadTurn = {
  who: string[]
  from: string
  to: string
  cameAbout?: CameAbout
  reason?: string
  reflection?: string
  shared?: true
}

export type DemoInitiative = {
  key: string
  title: string
  purpose: string
  theory: [ifWe: string, then: string, because: string]
  challenge: Challenge
  stage: Stage
  sponsor: string
  roster: string[]
  firstFollower?: string
  leads: LeadTurn[]
  ends?: string
}

/** The nine initiatives of Harbor Ridge with every lead turn of the year, days inclusive. */
export const initiatives: DemoInitiative[] = [
  {
    key: 'I1',
    title: 'One device per student',
    sponsor: 'MW',
    stage: 'extend',
    challenge: 'both',
    firstFollower: 'DA',
    purpose:
      'Every student has a working device by October 3, and broken-device days stay under 3 % by May.',
    theory: [
      'we give every student a device and agree what homework asks of it',
      'all students can do the same work at home',
      'what they can do now depends on what their family owns',
    ],
    roster: ['TO', 'IP', 'JL', 'ZM', 'DA', 'MW', 'OG'],
    leads: [
      {
        who: ['TO'],
        from: '2025-08-11',
        to: '2025-10-17',
        cameAbout: 'offered',
        reason: 'I have run the carts before and can start on day one.',
      },
      {
        who: ['IP'],
        from: '2025-10-18',
        to: '2026-01-16',
        cameAbout: 'asked',
        reason: 'The next wave is technical, and Tom asked me.',
      },
      {
        who: ['JL', 'ZM'],
        from: '2026-01-17',
        to: '2026-03-20',
        cameAbout: 'chosen',
        reason: 'Homework norms need a teacher and a student together.',
      },
      { who: ['DA'], from: '2026-03-21', to: '2026-06-05' },
    ],
  },
  {
    key: 'I2',
    title: 'Station-rotation pilot',
    sponsor: 'RO',
    stage: 'extend',
    challenge: 'adaptive',
    purpose:
      'Small groups rotate weekly by what the data says, first in two rooms, then four, then all of grade 7.',
    theory: ['small groups rotate weekly with data', 'gaps close', 'teacher time is targeted'],
    roster: ['PN', 'DF', 'LO', 'RO', 'CR', 'HW'],
    leads: [
      {
        who: ['PN'],
        from: '2025-08-25',
        to: '2025-11-21',
        cameAbout: 'offered',
        reason: 'I want to try it in my own room first.',
      },
      {
        who: ['DF'],
        from: '2025-11-22',
        to: '2026-02-20',
        cameAbout: 'chosen',
        reason: 'Four rooms now, and mine is the loudest.',
      },
      {
        who: ['LO'],
        from: '2026-02-21',
        to: '2026-06-05',
        cameAbout: 'offered',
        reason: 'I am in all of the rooms, and the hours are paid now.',
      },
    ],
  },
  {
    key: 'I3',
    title: 'Restorative circles',
    sponsor: 'RO',
    stage: 'pilot',
    challenge: 'adaptive',
    purpose:
      'A six-week trial of circles in place of lunch detention, to see whether harm is repaired and repeats fall.',
    theory: [
      'we hold circles instead of lunch detention',
      'repeat incidents fall by a fifth',
      'students who repair harm feel they belong again',
    ],
    roster: ['LB', 'AY', 'HW', 'MR', 'MT', 'RT'],
    leads: [
      {
        who: ['LB'],
        from: '2025-08-18',
        to: '2025-11-07',
        cameAbout: 'assigned',
        reason: 'Discipline sits with the dean, so it began with me.',
      },
      {
        who: ['AY'],
        from: '2025-11-08',
        to: '2026-01-30',
        cameAbout: 'offered',
        reason: 'I lead circles every day anyway.',
      },
      {
        who: ['HW', 'MR'],
        from: '2026-01-31',
        to: '2026-04-17',
        cameAbout: 'chosen',
        reason: 'Mateo leads; Hannah is the adult beside him.',
      },
      { who: ['MT'], from: '2026-04-18', to: '2026-06-05' },
    ],
  },
  {
    key: 'I4',
    title: 'Attendance',
    sponsor: 'MW',
    stage: 'extend',
    challenge: 'both',
    purpose:
      'Fewer students miss more than one day in ten, because someone they know notices by the second day.',
    theory: [
      'a person who knows the family calls on the second day',
      'chronic absence falls',
      'families answer people, not recordings',
    ],
    roster: ['MW', 'GH', 'JC', 'KM', 'AY', 'FS'],
    leads: [
      {
        who: ['MW'],
        from: '2025-08-11',
        to: '2025-10-10',
        cameAbout: 'assigned',
        reason: 'The number is on my desk.',
      },
      {
        who: ['GH'],
        from: '2025-10-11',
        to: '2026-01-23',
        cameAbout: 'asked',
        reason: 'Nobody knows the families on the list as I do.',
        reflection: 'I led by asking, and it was enough.',
        shared: true,
      },
      {
        who: ['JC'],
        from: '2026-01-24',
        to: '2026-04-24',
        cameAbout: 'offered',
        reason: 'A parent hears other answers.',
      },
      { who: ['KM'], from: '2026-04-25', to: '2026-06-05' },
    ],
  },
  {
    key: 'I5',
    title: 'Family engagement',
    sponsor: 'LB',
    stage: 'pilot',
    challenge: 'adaptive',
    purpose:
      'Families meet the school in their own language and on their own evenings, and shape what it does next.',
    theory: [
      'we meet families where they are, in their language',
      'more of them take part',
      'the hour and the words were what kept them away',
    ],
    roster: ['FS', 'MT', 'JC', 'NE', 'GH', 'LB'],
    leads: [
      {
        who: ['FS'],
        from: '2025-09-08',
        to: '2025-12-12',
        cameAbout: 'offered',
        reason: 'I know who never comes, and why.',
      },
      {
        who: ['MT'],
        from: '2025-12-13',
        to: '2026-03-13',
        cameAbout: 'asked',
        reason: 'The next step is about language.',
      },
      { who: ['FS'], from: '2026-03-14', to: '2026-06-05', cameAbout: 'chosen' },
    ],
  },
  {
    key: 'I6',
    title: 'Common planning time',
    sponsor: 'RO',
    stage: 'pilot',
    challenge: 'technical',
    purpose: 'Each grade team has one shared planning period a week that nothing else may take.',
    theory: [
      'each team has a protected period together',
      'lessons and support line up',
      'today they plan alone and meet in corridors',
    ],
    roster: ['RO', 'CR', 'KM', 'TO', 'SK'],
    leads: [
      {
        who: ['RO'],
        from: '2025-10-06',
        to: '2025-12-19',
        cameAbout: 'assigned',
        reason: 'The schedule is mine to move.',
      },
      {
        who: ['CR'],
        from: '2025-12-20',
        to: '2026-05-29',
        cameAbout: 'asked',
        reason: 'It should be led by someone who plans lessons.',
      },
    ],
  },
  {
    key: 'I7',
    title: 'Biweekly data and walk-throughs',
    sponsor: 'MW',
    stage: 'extend',
    challenge: 'technical',
    purpose:
      'Every two weeks the team looks at a few numbers and walks the building to see what rooms need, never to rate anyone.',
    theory: [
      'we look together every two weeks',
      'help arrives while it still matters',
      'needs are now noticed at the end of term',
    ],
    roster: ['TO', 'PN', 'DF', 'CR', 'MW'],
    leads: [
      {
        who: ['TO'],
        from: '2025-08-25',
        to: '2025-11-14',
        cameAbout: 'offered',
        reason: 'I like a short page of numbers.',
      },
      {
        who: ['PN'],
        from: '2025-11-15',
        to: '2026-02-13',
        cameAbout: 'asked',
        reason: 'Tom asked me to carry it through the winter.',
        reflection:
          'I should have said in January that I had nothing left to give. A week without a lead did less harm than I feared.',
      },
      {
        who: ['DF'],
        from: '2026-02-21',
        to: '2026-06-05',
        cameAbout: 'offered',
        reason: 'A week without a lead was enough.',
      },
    ],
  },
  {
    key: 'I8',
    title: 'Cafeteria flow',
    sponsor: 'RO',
    stage: 'extend',
    challenge: 'technical',
    ends: '2026-06-05',
    purpose: 'Everyone has a seat and a meal within eight minutes, and lunch is calm.',
    theory: [
      'we open a second door and change the line',
      'students sit within eight minutes',
      'one door makes one long queue',
    ],
    roster: ['RO', 'RT', 'ZM', 'MR', 'IP'],
    leads: [
      {
        who: ['RO'],
        from: '2025-09-02',
        to: '2025-10-31',
        cameAbout: 'assigned',
        reason: 'Someone had to begin.',
      },
      {
        who: ['RT'],
        from: '2025-11-10',
        to: '2026-02-06',
        cameAbout: 'offered',
        reason: 'I stand there every day.',
        reflection:
          'A custodian sees the whole building. I had not thought of that as knowing something.',
        shared: true,
      },
      {
        who: ['ZM'],
        from: '2026-02-07',
        to: '2026-04-03',
        cameAbout: 'offered',
        reason: 'It is our lunch.',
      },
    ],
  },
  {
    key: 'I9',
    title: 'Lead Learners fellowship',
    sponsor: 'RO',
    stage: 'pilot',
    challenge: 'adaptive',
    purpose: 'A small group learns to lead by leading, and brings the next people in.',
    theory: [
      'people lead something real with someone beside them',
      'more people lead next year',
      'leading is learned by doing it in company',
    ],
    roster: ['CR', 'KM', 'PN', 'JL', 'MT', 'DA'],
    leads: [
      {
        who: ['CR'],
        from: '2025-08-11',
        to: '2025-12-19',
        cameAbout: 'asked',
        reason: 'I coach, so I was asked to begin.',
      },
      {
        who: ['KM'],
        from: '2025-12-20',
        to: '2026-04-24',
        cameAbout: 'offered',
        reason: 'I was a fellow first.',
      },
      { who: ['PN'], from: '2026-04-25', to: '2026-06-05' },
    ],
  },
]
