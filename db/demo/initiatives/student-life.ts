import type { DemoInitiative } from './demo-initiative'

/** What students live, and lead, outside of lessons. */
export const studentLife: DemoInitiative[] = [
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
        to: '2026-04-12',
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
      'people lead something real with someone at their side',
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
