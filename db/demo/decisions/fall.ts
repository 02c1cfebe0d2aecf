import { consents } from './demo-decision'
import type { DemoDecision } from './demo-decision'

/** The decisions of the fall. */
export const fall: DemoDecision[] = [
  {
    key: 'D4',
    opened: '2025-10-16',
    proposer: 'AY',
    on: '2025-10-23',
    review: '2025-12-11',
    by: 'LB',
    initiative: 'I3',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    question: 'Do we try circles in place of lunch detention?',
    decided:
      'For six weeks, with a second adult in the corridor at every circle. We expect a fifth fewer repeats, and look again on December 11.',
    why: 'Lena objected as dean: nobody would cover the corridor. We added cover and shortened the term to six weeks; she confirmed that this answers it.',
    tally: '6 consent, 1 objection integrated',
    took: ['LB', 'AY', 'HW', 'MR', 'MT', 'RT'],
    proposal:
      'From November on, a restorative circle takes the place of lunch detention until winter break.',
    rounds: [
      {
        said: {
          ...consents(['AY', 'HW', 'MR', 'MT']),
          RT: ['has a concern', 'The corridor is loud at lunch.'],
          LB: [
            'objects',
            'Nobody covers the corridor while adults sit in a circle. That is not safe.',
          ],
        },
      },
      {
        version: 2,
        on: '2025-10-21',
        note: 'Cover in the corridor; six weeks in place of a term',
        body: 'For six weeks, a restorative circle takes the place of lunch detention. A second adult is in the corridor at every circle. We expect a fifth fewer repeats, and look again on December 11.',
        said: consents(['LB', 'AY', 'HW', 'MR', 'MT', 'RT']),
      },
    ],
    objection: {
      who: 'LB',
      reason: 'Nobody covers the corridor while adults sit in a circle. That is not safe.',
      line: 'Cover in the corridor; six weeks in place of a term',
      isIntegrated: true,
    },
    thread: [
      {
        who: 'MR',
        on: '2025-10-17',
        kind: 'view',
        body: 'Detention is just sitting. I would rather talk.',
      },
      {
        who: 'TO',
        on: '2025-10-20',
        kind: 'criticism',
        body: 'How will we know after six weeks that it was the circles?',
        answers: [
          {
            who: 'AY',
            on: '2025-10-21',
            body: 'We count repeats in both grades and write down today what we expect: a fifth fewer.',
          },
        ],
      },
    ],
  },
  {
    key: 'D5',
    opened: '2025-11-06',
    on: '2025-11-13',
    review: '2026-02-05',
    by: 'RT',
    initiative: 'I8',
    method: 'lead decides after input',
    authority: 'decides',
    outcome: 'passed',
    question: 'Do we open a second door to the cafeteria?',
    decided: 'Yes: grade 6 enters by the east door, grades 7 and 8 by the main one.',
    why: 'Zoe counted eleven minutes in the line; Mateo asked that friends in two grades may still sit together, and they may.',
    tally: '3 input',
    took: ['RT'],
    advised: ['RO', 'ZM', 'MR'],
    proposal: 'Grade 6 enters the cafeteria by the east door, the others by the main one.',
    rounds: [
      {
        said: {
          ZM: ['gives input', 'I counted eleven minutes in the line, and four left to eat.'],
          MR: ['gives input', 'Friends in two grades should still be able to sit together.'],
          RO: ['gives input', 'The east door needs an adult for the first week.'],
        },
      },
    ],
    answers: {
      ZM: 'This is why we do it; please count again after two weeks.',
      MR: 'They may: two doors, and one room.',
      RO: 'I stand there myself in the first week.',
    },
  },
]
