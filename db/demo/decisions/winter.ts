import { all, consents } from './demo-decision'
import type { DemoDecision } from './demo-decision'

/** The decisions of the winter. */
export const winter: DemoDecision[] = [
  {
    key: 'D6',
    opened: '2025-12-08',
    on: '2025-12-11',
    review: '2026-03-26',
    by: 'AY',
    initiative: 'I3',
    supersedes: 'D4',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    question: 'Six weeks of circles: keep, amend or end?',
    decided:
      'Keep, amended: circles go on as re-entry circles, for students coming back to a class they left.',
    why: 'Repeats fell by 9 %, not by the 20 % we predicted. Where a student came back to a class the circle worked; as a punishment with chairs it did not.',
    tally: '6 consent',
    took: ['LB', 'AY', 'HW', 'MR', 'MT', 'RT'],
    proposal: 'Circles go on as re-entry circles, for students who come back to a class they left.',
    rounds: [{ said: consents(['LB', 'AY', 'HW', 'MR', 'MT', 'RT']) }],
    thread: [
      {
        who: 'AY',
        on: '2025-12-08',
        kind: 'contribution',
        body: 'Repeats fell by 9 %, not by the 20 % that we predicted. Where a student came back to a class, it worked.',
      },
      {
        who: 'MT',
        on: '2025-12-09',
        kind: 'contribution',
        body: 'Who interprets in a circle?',
        isQuestion: true,
        answers: [
          {
            who: 'HW',
            on: '2025-12-10',
            body: 'We ask the student first. Twice it was a friend, once it was you.',
          },
        ],
      },
    ],
  },
  {
    key: 'D7',
    opened: '2026-01-08',
    on: '2026-01-15',
    review: '2026-04-16',
    by: 'CR',
    initiative: 'I6',
    method: 'gradients of agreement',
    authority: 'recommends',
    outcome: 'passed',
    question: 'Does each grade team get one common planning period a week?',
    decided:
      'Yes, on Wednesdays, from February 2. Nothing else may take that period without asking the grade team.',
    why: '12 of the 14 who did not abstain support it: 86 %, above the 80 % that we agreed on beforehand. The two who wanted more discussion asked about duty cover, and Marcus answers that in writing.',
    tally: '1 ×4, 2 ×5, 3 ×3, 4 ×1, 5 ×2',
    took: [
      'RO',
      'MW',
      'LB',
      'TO',
      'PN',
      'JL',
      'DF',
      'HW',
      'KM',
      'MT',
      'CR',
      'DA',
      'LO',
      'SK',
      'GH',
    ],
    proposal:
      'Each grade team gets one common planning period a week, on Wednesdays, from February 2. Nothing else may take that period without asking the grade team.',
    rounds: [
      {
        said: {
          ...all(['CR', 'TO', 'PN', 'SK'], 'endorses'),
          ...all(['JL', 'DF', 'MT', 'LO', 'DA'], 'agrees with a point'),
          ...all(['RO', 'MW', 'HW'], 'supports with reservations'),
          LB: ['abstains'],
          KM: ['wants discussion', 'PE moves in this plan. Who covers duty then?'],
          GH: ['wants discussion', 'Who answers the office door on Wednesdays?'],
        },
      },
    ],
    answers: {
      KM: 'The duty cover plan is in writing by January 20; PE moves by one period only.',
      GH: 'Marcus, on Wednesdays.',
    },
    thread: [
      {
        who: 'KM',
        on: '2026-01-12',
        kind: 'criticism',
        body: 'The schedule was drawn before PE was asked.',
        answers: [
          {
            who: 'CR',
            on: '2026-01-13',
            body: 'True. We redrew it with you on Monday, and will ask first next year.',
          },
        ],
      },
    ],
  },
  {
    key: 'D8a',
    opened: '2026-02-09',
    on: '2026-02-12',
    by: 'DF',
    initiative: 'I2',
    method: 'consent',
    authority: 'decides',
    outcome: 'referred',
    question: 'Do we extend station rotation to grade 7?',
    decided: 'Back to Dario, who brings a revised proposal in two weeks.',
    why: 'Hannah objected: the block as drawn would cost four students their special-education minutes. Nobody could answer that in the room.',
    tally: '5 consent, 1 objection, 1 objection standing',
    took: ['PN', 'DF', 'LO', 'RO', 'CR', 'HW'],
    proposal: 'From March 2, grade 7 has the same 90-minute block, in four rooms.',
    rounds: [
      {
        said: {
          ...consents(['PN', 'DF', 'LO', 'RO', 'CR']),
          HW: [
            'objects',
            'As the block is drawn, four students would lose their special-education minutes.',
          ],
        },
      },
    ],
    objection: {
      who: 'HW',
      reason: 'As the block is drawn, four students would lose their special-education minutes.',
      line: 'Nobody could answer it in the room; Dario brings a revised proposal in two weeks.',
      isIntegrated: false,
    },
    thread: [
      {
        who: 'LO',
        on: '2026-02-11',
        kind: 'contribution',
        body: 'I know those four students; I could be in the room.',
      },
    ],
  },
]
