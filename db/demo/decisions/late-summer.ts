import { consents } from './demo-decision'
import type { DemoDecision } from './demo-decision'

/** The first decisions of the school year, before the fall. */
export const lateSummer: DemoDecision[] = [
  {
    key: 'D1',
    opened: '2025-08-18',
    on: '2025-08-21',
    review: '2025-12-04',
    by: 'RO',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    question: 'What are our working norms as a team?',
    decided:
      'We start and end on time, everyone speaks once before anyone speaks twice, and we say what we will do by when. Phones stay in our bags, unless someone is on call. Time outside paid hours goes on a timesheet, and the first 30 minutes fall inside the contract day.',
    why: 'Denise objected: the meetings lie outside her paid hours. We added the timesheet and moved the first half hour, and she confirmed that this answers it.',
    tally: '8 consent, 1 objection integrated',
    took: ['RO', 'MW', 'LB', 'TO', 'PN', 'CR', 'KM', 'DA'],
    proposal:
      'We start and end on time. Everyone speaks once before anyone speaks twice. We say what we will do by when. Phones stay in our bags, unless someone is on call.\n\nWe meet from 15:15 to 16:25.',
    rounds: [
      {
        said: {
          ...consents(['RO', 'MW', 'LB', 'TO', 'PN', 'KM']),
          DA: [
            'objects',
            'These meetings lie outside my paid hours. The norm would work for those who are paid to stay.',
          ],
        },
      },
      {
        version: 2,
        on: '2025-08-20',
        note: 'A timesheet, and the first half hour in the contract day',
        body: 'We start and end on time. Everyone speaks once before anyone speaks twice. We say what we will do by when. Phones stay in our bags, unless someone is on call.\n\nWe meet from 15:15 to 16:25. The first 30 minutes fall inside the contract day, and time outside paid hours goes on a timesheet.',
        said: consents(['RO', 'MW', 'LB', 'TO', 'PN', 'CR', 'KM', 'DA']),
      },
    ],
    objection: {
      who: 'DA',
      reason:
        'These meetings lie outside my paid hours. The norm would work for those who are paid to stay.',
      line: 'A timesheet, and the first half hour in the contract day',
      isIntegrated: true,
    },
    thread: [
      {
        who: 'KM',
        on: '2025-08-19',
        kind: 'contribution',
        body: 'The contract lets para-educators claim up to two hours a week for committee work.',
      },
      {
        who: 'TO',
        on: '2025-08-19',
        kind: 'view',
        body: 'Speaking once before anyone speaks twice is the one I would keep if we could keep one.',
      },
    ],
    aloud: [
      { kind: 'present', on: '2025-08-21', by: 'CR' },
      { kind: 'clarifying questions', on: '2025-08-21', by: 'CR', passed: ['LB', 'MW'] },
      { kind: 'reactions', on: '2025-08-21', by: 'CR', passed: ['RO'] },
      { kind: 'consent', on: '2025-08-21', by: 'CR' },
    ],
    reviews: [
      {
        on: '2025-12-04',
        by: 'CR',
        result: 'kept',
        line: 'We kept time in nine meetings of ten, and the timesheets were paid.',
        next: '2026-05-21',
      },
    ],
  },
  {
    key: 'D2a',
    opened: '2025-09-02',
    on: '2025-09-04',
    by: 'TO',
    initiative: 'I1',
    method: 'fist to five',
    authority: 'decides',
    outcome: 'not passed',
    question: 'Do students take their devices home?',
    decided:
      'Not yet. The device stays at school until families without broadband have a way to use it.',
    why: 'Gwen held up two: a good number of families have no broadband at home, and homework would widen the gap. She offered to count them.',
    tally: '5 5 4 4 3 3 2',
    took: ['TO', 'IP', 'JL', 'ZM', 'DA', 'MW', 'GH'],
    proposal: 'Students take their devices home every day and bring them back charged.',
    rounds: [
      {
        said: {
          TO: ['five'],
          IP: ['five'],
          JL: ['four'],
          ZM: ['four'],
          DA: ['three'],
          MW: ['three'],
          GH: [
            'two',
            'A good number of families have no broadband at home. Homework would widen the gap.',
          ],
        },
      },
    ],
    thread: [
      {
        who: 'GH',
        on: '2025-09-04',
        kind: 'criticism',
        body: 'We do not even know how many families have no broadband.',
        answers: [
          {
            who: 'TO',
            on: '2025-09-04',
            body: 'You are right. Gwen offers to count them before we ask again.',
          },
        ],
      },
    ],
  },
  {
    key: 'D2b',
    opened: '2025-09-15',
    on: '2025-09-18',
    review: '2026-01-15',
    by: 'TO',
    initiative: 'I1',
    supersedes: 'D2a',
    method: 'fist to five',
    authority: 'decides',
    outcome: 'passed',
    question:
      'Do students take their devices home, with a hotspot for every family that needs one?',
    decided:
      'Yes. Devices go home from October 3, and the office lends a hotspot to any family that asks, no form needed.',
    why: 'Hotspots answer what Gwen raised in the first round; every hand was at three or above.',
    tally: '5 5 4 4 4 3 3',
    took: ['TO', 'IP', 'JL', 'ZM', 'DA', 'MW', 'GH'],
    proposal:
      'Students take their devices home every day and bring them back charged. The office lends a hotspot to any family that asks, with no form to fill in.',
    rounds: [
      {
        said: {
          TO: ['five'],
          IP: ['five'],
          JL: ['four'],
          ZM: ['four'],
          GH: ['four', 'Twelve hotspots are found; the rest are on order.'],
          DA: ['three'],
          MW: ['three'],
        },
      },
    ],
    reviews: [
      {
        on: '2026-01-15',
        by: 'IP',
        result: 'kept',
        line: 'Nine in ten come back charged; eleven hotspots are out.',
      },
    ],
  },
  {
    key: 'D3',
    opened: '2025-09-29',
    on: '2025-10-09',
    review: '2025-12-11',
    by: 'PN',
    initiative: 'I2',
    method: 'advice process',
    authority: 'decides',
    outcome: 'passed',
    question: 'When does the station-rotation pilot begin, and in which rooms?',
    decided:
      'On October 13 in two rooms, with a 90-minute block. The tables follow when they arrive.',
    why: 'Ike asked for one practice day with the devices first: done. Carla offered to coach in the room on Tuesdays. Ray moves furniture after school only. Farah asked for a page to families: it went out on the Friday.',
    tally: '1 support, 2 caution, 1 another way',
    took: ['PN'],
    advised: ['IP', 'CR', 'RT', 'FS'],
    proposal: 'The pilot begins on October 6 in two rooms of grade 6, with a block of 90 minutes.',
    voices: { IP: 'expert', CR: 'expert', RT: 'affected', FS: 'affected' },
    rounds: [
      {
        said: {
          IP: [
            'suggests another way',
            'Begin a week later, with one practice day with the devices first.',
          ],
          CR: ['supports', 'I can coach in the room on Tuesdays.'],
          RT: ['cautions', 'Furniture can only be moved after school.'],
          FS: [
            'cautions',
            'Families should hear it from you before they hear it from their children.',
          ],
        },
      },
    ],
    answers: {
      IP: 'Used: it begins on October 13, with a practice day the week before.',
      CR: 'Used, with thanks: Tuesdays it is.',
      RT: 'Used: Ray moves furniture after school only.',
      FS: 'Used: a page to families goes out on the Friday before.',
    },
    reviews: [
      {
        on: '2025-12-11',
        by: 'DF',
        result: 'kept',
        line: 'Both rooms rotate weekly; the tables came in November.',
      },
    ],
  },
]
