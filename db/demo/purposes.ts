export type Learned = { by: string; on: string; text: string }
type Purpose = {
  sponsorLine: string
  goal: string
  question?: string
  voices?: string
  learned?: Learned[]
  owner?: string
  due?: string
}

/** The three goals of the plan of Harbor Ridge. */
const goals = {
  present: 'Every student is present',
  known: 'Every student is known',
  learns: 'Every teacher learns',
}

export const demoGoals = Object.values(goals)

/**
 * What each initiative is for, by its key: why it matters to its sponsor, the goal it serves, and,
 * where it is adaptive, what it must learn, from whom, and what was answered so far; where it is
 * technical, who sees it done, by when.
 */
export const purposes: Record<string, Purpose> = {
  I1: {
    owner: 'IP',
    due: '2026-05-29',
    sponsorLine: 'I have watched students do homework on a phone in the car.',
    goal: goals.known,
    question: 'What may homework ask of a family that we have never visited?',
    voices: 'Students without broadband at home, and the families who share one device',
    learned: [
      {
        by: 'DA',
        on: '2025-12-04',
        text: 'An hour at the kitchen table told us more than a survey: the device is there, the table is not.',
      },
      {
        by: 'JL',
        on: '2026-02-12',
        text: 'We may ask for thinking, and for less typing. What needs the network is done at school.',
      },
    ],
  },
  I2: {
    sponsorLine: 'I taught the middle of the class for years, and lost both ends.',
    goal: goals.learns,
    question: 'What do we stop doing when four students need us at one table?',
    voices: 'Students who are pulled out for services, and para-educators in the rooms',
    learned: [
      {
        by: 'DF',
        on: '2026-01-15',
        text: 'We stop the whole-class review. Nobody has asked for it back.',
      },
    ],
  },
  I3: {
    sponsorLine: 'I have suspended the same student four times, and repaired nothing.',
    goal: goals.known,
    question: 'What do we believe a student owes after harm, and what do we owe them?',
    voices: 'Students who were harmed, students who did harm, and lunch staff',
    learned: [
      { by: 'AY', on: '2025-12-12', text: 'Repair takes the adults longer than the students.' },
      {
        by: 'MR',
        on: '2026-02-20',
        text: 'You owe a conversation you cannot leave. And we owe you a way back in.',
      },
    ],
  },
  I4: {
    owner: 'GH',
    due: '2026-06-05',
    sponsorLine: 'My own brother stopped coming to school, and nobody called.',
    goal: goals.present,
    question: 'What makes a morning at our school worth coming for?',
    voices: 'Students who miss one day in ten, and their families',
    learned: [
      {
        by: 'GH',
        on: '2025-11-20',
        text: 'A person at the door who says your name. Three families told us so, in other words.',
      },
    ],
  },
  I5: {
    sponsorLine: 'Families tell me in the parking lot what we need to hear inside.',
    goal: goals.present,
    question:
      'What would make this building feel like theirs to families who were not well at school?',
    voices: 'Families who have not come to an evening yet, in three languages',
    learned: [
      { by: 'FS', on: '2025-11-06', text: 'Food, and a room where children may be loud.' },
      { by: 'MT', on: '2026-02-05', text: 'Being asked something that we do not know ourselves.' },
    ],
  },
  I6: {
    owner: 'RO',
    due: '2026-05-29',
    sponsorLine: 'Teachers plan alone at ten at night. That is mine to change.',
    goal: goals.learns,
  },
  I7: {
    owner: 'TO',
    due: '2026-06-05',
    sponsorLine: 'I would rather see the needs of a room than a score of it.',
    goal: goals.learns,
  },
  I8: {
    owner: 'RT',
    due: '2026-04-03',
    sponsorLine: 'I eat there twice a week. Twenty minutes is too short to stand in line.',
    goal: goals.known,
  },
  I9: {
    sponsorLine: 'The best lead I followed was never a principal.',
    goal: goals.learns,
    question: 'What do I have to let go of, so that someone else can lead?',
    voices: 'Staff who were never asked to lead, and the fellows themselves',
    learned: [{ by: 'CR', on: '2025-12-18', text: 'Being the one who is asked first.' }],
  },
}
