import type { DemoInitiative } from './demo-initiative'

/** What changes in the classrooms. */
export const classrooms: DemoInitiative[] = [
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
]
