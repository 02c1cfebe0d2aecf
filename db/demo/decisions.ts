import type { Authority, Method, Outcome, Part } from '../../app/words'

export type DemoDecision = {
  key: string
  on: string
  review?: string
  by: string
  initiative?: string
  supersedes?: string
  question: string
  decided: string
  why: string
  method: Method
  authority: Authority
  outcome: Outcome
  tally?: string
  took: string[]
  advised?: string[]
}

/** The decisions of the year, in the order they were taken; a later one may name the one it supersedes. */
export const decisions: DemoDecision[] = [
  {
    key: 'D1', on: '2025-08-21', review: '2025-12-04', by: 'RO', method: 'consent', authority: 'decides', outcome: 'passed',
    question: 'What are our working norms as a team?',
    decided: 'We start and end on time, everyone speaks once before anyone speaks twice, and we say what we will do by when. Time outside paid hours goes on a timesheet, and the first 30 minutes fall inside the contract day.',
    why: 'Denise objected: the meetings lie outside her paid hours. We added the timesheet and moved the first half hour, and she confirmed that this answers it.',
    tally: '8 consent, 1 objection integrated', took: ['RO', 'MW', 'LB', 'TO', 'PN', 'CR', 'KM', 'DA'],
  },
  {
    key: 'D2a', on: '2025-09-04', by: 'TO', initiative: 'I1', method: 'fist to five', authority: 'decides', outcome: 'not passed',
    question: 'Do students take their devices home?',
    decided: 'Not yet. The device stays at school until families without broadband have a way to use it.',
    why: 'Gwen held up two: a good number of families have no broadband at home, and homework would widen the gap. She offered to count them.',
    tally: '5 5 4 4 3 3 2', took: ['TO', 'IP', 'JL', 'ZM', 'DA', 'MW', 'GH'],
  },
  {
    key: 'D2b', on: '2025-09-18', review: '2026-01-15', by: 'TO', initiative: 'I1', supersedes: 'D2a', method: 'fist to five', authority: 'decides', outcome: 'passed',
    question: 'Do students take their devices home, with a hotspot for every family that needs one?',
    decided: 'Yes. Devices go home from 3 October, and the office lends a hotspot to any family that asks, no form needed.',
    why: 'Hotspots answer what Gwen raised in the first round; every hand was at three or above.',
    tally: '5 5 4 4 4 3 3', took: ['TO', 'IP', 'JL', 'ZM', 'DA', 'MW', 'GH'],
  },
  {
    key: 'D3', on: '2025-10-09', review: '2025-12-11', by: 'PN', initiative: 'I2', method: 'advice process', authority: 'decides', outcome: 'passed',
    question: 'When does the station-rotation pilot begin, and in which rooms?',
    decided: 'On 13 October in two rooms, with a 90-minute block. The tables follow when they arrive.',
    why: 'Ike asked for one practice day with the devices first: done. Carla offered to coach in the room on Tuesdays. Ray moves furniture after school only. Farah asked for a page to families: it went out on the Friday.',
    tally: 'four pieces of advice, all four used', took: ['PN'], advised: ['IP', 'CR', 'RT', 'FS'],
  },
  {
    key: 'D4', on: '2025-10-23', review: '2025-12-11', by: 'LB', initiative: 'I3', method: 'consent', authority: 'decides', outcome: 'passed',
    question: 'Do we try circles in place of lunch detention?',
    decided: 'For six weeks, with a second adult in the corridor at every circle. We expect a fifth fewer repeats, and look again on 11 December.',
    why: 'Lena objected as dean: nobody would cover the corridor. We added cover and shortened the term to six weeks; she confirmed that this answers it.',
    tally: '6 consent, 1 objection integrated', took: ['LB', 'AY', 'HW', 'MR', 'MT', 'RT'],
  },
  {
    key: 'D5', on: '2025-11-13', review: '2026-02-05', by: 'RT', initiative: 'I8', method: 'lead decides after input', authority: 'decides', outcome: 'passed',
    question: 'Do we open a second door to the cafeteria?',
    decided: 'Yes: grade 6 enters by the east door, grades 7 and 8 by the main one.',
    why: 'Zoe counted eleven minutes in the line; Mateo asked that friends in two grades may still sit together, and they may.',
    tally: 'three inputs heard', took: ['RT'], advised: ['RO', 'ZM', 'MR'],
  },
  {
    key: 'D6', on: '2025-12-11', review: '2026-03-26', by: 'AY', initiative: 'I3', supersedes: 'D4', method: 'consent', authority: 'decides', outcome: 'passed',
    question: 'Six weeks of circles: keep, amend or end?',
    decided: 'Keep, amended: circles go on as re-entry circles, for students coming back to a class they left.',
    why: 'Repeats fell by 9 %, not by the 20 % we predicted. Where a student came back to a class the circle worked; as a punishment with chairs it did not.',
    tally: '6 consent', took: ['LB', 'AY', 'HW', 'MR', 'MT', 'RT'],
  },
  {
    key: 'D7', on: '2026-01-15', review: '2026-04-16', by: 'CR', initiative: 'I6', method: 'gradients of agreement', authority: 'recommends', outcome: 'passed',
    question: 'Does each grade team get one common planning period a week?',
    decided: 'Yes, on Wednesdays, from 2 February. Nothing else may take that period without asking the grade team.',
    why: '12 of the 14 who did not abstain support it: 86 %, above the 80 % that we agreed on beforehand. The two who wanted more discussion asked about duty cover, and Marcus answers that in writing.',
    tally: '1 ×4, 2 ×5, 3 ×3, 4 ×1, 5 ×2', took: ['RO', 'MW', 'LB', 'TO', 'PN', 'JL', 'DF', 'HW', 'KM', 'MT', 'CR', 'DA', 'LO', 'SK', 'GH'],
  },
  {
    key: 'D8a', on: '2026-02-12', by: 'DF', initiative: 'I2', method: 'consent', authority: 'decides', outcome: 'referred',
    question: 'Do we extend station rotation to grade 7?',
    decided: 'Back to Dario, who brings a revised proposal in two weeks.',
    why: 'Hannah objected: the block as drawn would cost four students their special-education minutes. Nobody could answer that in the room.',
    tally: '5 consent, 1 objection open', took: ['PN', 'DF', 'LO', 'RO', 'CR', 'HW'],
  },
  {
    key: 'D8b', on: '2026-02-26', review: '2026-05-07', by: 'LO', initiative: 'I2', supersedes: 'D8a', method: 'consent', authority: 'decides', outcome: 'passed',
    question: 'Do we extend station rotation to grade 7, with special-education minutes kept inside the block?',
    decided: 'Yes, from 9 March. Hannah teaches one of the stations, so that the minutes are given in the room and none is lost.',
    why: 'The revised block answers the objection of 12 February, and Hannah confirmed it.',
    tally: '6 consent', took: ['PN', 'DF', 'LO', 'RO', 'CR', 'HW'],
  },
  {
    key: 'D9', on: '2026-03-12', by: 'FS', initiative: 'I5', method: 'majority', authority: 'recommends', outcome: 'passed',
    question: 'Should staff who visit families at home be paid a stipend?',
    decided: 'We recommend a stipend for each visit. Bargaining decides.',
    why: 'Visits happen in the evening, and today only those who can afford it make them.',
    tally: '11 yes, 3 no, 2 abstain', took: ['RO', 'MW', 'LB', 'TO', 'PN', 'JL', 'DF', 'HW', 'KM', 'MT', 'CR', 'DA', 'LO', 'GH', 'FS', 'JC'],
  },
  {
    key: 'D10', on: '2026-05-07', by: 'KM', initiative: 'I4', method: 'lead decides after input', authority: 'decides', outcome: 'passed',
    question: 'Do we stop the recorded absence calls?',
    decided: 'Yes. A person who knows the family calls on the second day; nobody is called by a machine.',
    why: 'Joel and Kofi asked to change direction: families hang up on the recording and answer people.',
    tally: 'two inputs heard', took: ['KM', 'JC'], advised: ['GH', 'MW'],
  },
]

export function partsOf({ took, advised = [] }: DemoDecision): { who: string; part: Part }[] {
  return [...took.map((who) => ({ who, part: 'decision-maker' as const })), ...advised.map((who) => ({ who, part: 'adviser' as const }))]
}
