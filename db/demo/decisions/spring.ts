import { consents } from './demo-decision'
import type { DemoDecision } from './demo-decision'

/** The decisions of the spring, of which some lie ahead of the day of the demo. */
export const spring: DemoDecision[] = [
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
