import type { DemoInitiative } from './demo-initiative'

/** How the school is with its students and their families. */
export const studentsAndFamilies: DemoInitiative[] = [
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
]
