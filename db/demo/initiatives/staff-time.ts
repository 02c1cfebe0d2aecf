import type { DemoInitiative } from './demo-initiative'

/** How the staff use their time together. */
export const staffTime: DemoInitiative[] = [
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
]
