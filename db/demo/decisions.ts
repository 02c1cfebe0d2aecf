import type {
  Authority,
  EntryKind,
  Meaning,
  Method,
  Outcome,
  Part,
  ReviewResult,
  RoundKind,
  Voice,
} from '../../app/vocabulary'

type Said = [choice: Meaning, reason?: string, on?: string]
/** One round of asking: which version, when, and who said what; who is missing was not heard. */
type DemoRound = {
  version?: number
  note?: string
  body?: string
  on?: string
  said: Record<string, Said>
}
type DemoEntry = {
  who: string
  on: string
  kind: EntryKind
  body: string
  isQuestion?: boolean
  answers?: { who: string; on: string; body: string }[]
}

export type DemoDecision = {
  key: string
  opened: string
  on: string
  review?: string
  /** Who recorded the outcome; who proposed it, when that is someone else. */
  by: string
  proposer?: string
  initiative?: string
  supersedes?: string
  question: string
  proposal: string
  decided: string
  why: string
  method: Method
  authority: Authority
  outcome: Outcome
  tally: string
  took: string[]
  advised?: string[]
  voices?: Record<string, Voice>
  rounds: DemoRound[]
  /** An objection of the first round: against version 1, met by version 2 or not at all. */
  objection?: { who: string; reason: string; line: string; isIntegrated: boolean }
  /** What was done with each piece of advice or input. */
  answers?: Record<string, string>
  thread?: DemoEntry[]
  aloud?: { kind: RoundKind; on: string; by: string; passed?: string[]; missed?: string[] }[]
  reviews?: { on: string; by: string; result: ReviewResult; line: string; next?: string }[]
}

const all = (who: string[], choice: Meaning): Record<string, Said> =>
  Object.fromEntries(who.map((one) => [one, [choice]]))
const consents = (who: string[]) => all(who, 'consents')

/**
 * The decisions of the year, in the order they were taken; a later one may name the one it
 * supersedes.
 */
export const decisions: DemoDecision[] = [
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
  {
    key: 'D8b',
    opened: '2026-02-23',
    proposer: 'DF',
    on: '2026-02-26',
    review: '2026-05-07',
    by: 'LO',
    initiative: 'I2',
    supersedes: 'D8a',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    question:
      'Do we extend station rotation to grade 7, with special-education minutes kept inside the block?',
    decided:
      'Yes, from March 9. Hannah teaches one of the stations, so that the minutes are given in the room and none is lost.',
    why: 'The revised block answers the objection of February 12, and Hannah confirmed it.',
    tally: '6 consent',
    took: ['PN', 'DF', 'LO', 'RO', 'CR', 'HW'],
    proposal:
      'From March 9, grade 7 has the 90-minute block. Hannah teaches one of the stations, so that special-education minutes are given in the room and none is lost.',
    rounds: [{ said: consents(['PN', 'DF', 'LO', 'RO', 'CR', 'HW']) }],
  },
  {
    key: 'D9',
    opened: '2026-02-26',
    on: '2026-03-12',
    by: 'FS',
    initiative: 'I5',
    method: 'majority',
    authority: 'recommends',
    outcome: 'passed',
    question: 'Should staff who visit families at home be paid a stipend?',
    decided: 'We recommend a stipend for each visit. Bargaining decides.',
    why: 'Visits happen in the evening, and today only those who can afford it make them.',
    tally: '11 yes, 3 no, 2 abstain',
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
      'GH',
      'FS',
      'JC',
    ],
    proposal:
      'We recommend that staff who visit families at home are paid $40 a visit, evenings and weekends alike. Bargaining decides.',
    rounds: [
      {
        said: {
          FS: ['yes', 'Families open the door to someone who has time.', '2026-02-26'],
          MT: ['yes', '', '2026-02-26'],
          DA: ['yes', 'Today only those who can afford it go.', '2026-02-27'],
          LO: ['yes', '', '2026-02-27'],
          HW: ['yes', '', '2026-02-27'],
          MW: ['no', 'I cannot see where the money comes from after June.', '2026-02-27'],
          LB: ['abstains', '', '2026-02-27'],
          JL: ['no', 'A visit should not have a price.', '2026-02-27'],
          PN: ['yes', '', '2026-03-04'],
          TO: ['yes', '', '2026-03-05'],
          CR: ['yes', '', '2026-03-05'],
          RO: ['yes', '', '2026-03-09'],
          GH: ['yes', '', '2026-03-09'],
          JC: ['yes', '', '2026-03-10'],
          DF: ['no', 'Pay for it inside the day.', '2026-03-11'],
          KM: ['abstains', 'I bargain for this.', '2026-03-12'],
        },
      },
    ],
    thread: [
      {
        who: 'GH',
        on: '2026-02-26',
        kind: 'contribution',
        body: 'Last year there were 118 visits that I know of.',
      },
      {
        who: 'DA',
        on: '2026-02-27',
        kind: 'view',
        body: 'I would go more often if the bus were paid.',
      },
      {
        who: 'MW',
        on: '2026-02-27',
        kind: 'criticism',
        body: 'Nothing here says who pays after the grant ends in June.',
      },
      {
        who: 'JC',
        on: '2026-02-27',
        kind: 'contribution',
        body: 'Does a visit to two children of one family count once?',
        isQuestion: true,
        answers: [{ who: 'FS', on: '2026-02-27', body: 'Once: it is one evening.' }],
      },
    ],
  },
  {
    key: 'D10',
    opened: '2026-04-23',
    on: '2026-05-07',
    by: 'KM',
    initiative: 'I4',
    method: 'lead decides after input',
    authority: 'decides',
    outcome: 'passed',
    question: 'Do we stop the recorded absence calls?',
    decided:
      'Yes. A person who knows the family calls on the second day; nobody is called by a machine.',
    why: 'Joel and Kofi asked to change direction: families hang up on the recording and answer people.',
    tally: '2 input',
    took: ['KM', 'JC'],
    advised: ['GH', 'MW'],
    proposal:
      'We stop the recorded calls to families’ phones about absences. A person who knows the family calls on the second day.',
    rounds: [
      {
        said: {
          GH: ['gives input', 'I can call twelve families a day, not forty.', '2026-04-27'],
          MW: [
            'gives input',
            'The district counts calls that are made, by whomever.',
            '2026-04-28',
          ],
        },
      },
    ],
    answers: {
      GH: 'Three of us share the list, twelve each.',
      MW: 'Then we write each call down.',
    },
  },
]

export function partsOf({
  took,
  advised = [],
  voices = {},
}: DemoDecision): { who: string; part: Part; voice: Voice | null }[] {
  return [
    ...took.map((who) => ({ who, part: 'decision-maker' as const, voice: null })),
    ...advised.map((who) => ({ who, part: 'adviser' as const, voice: voices[who] ?? null })),
  ]
}
