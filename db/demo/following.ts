import type { ResetOutcome, Stance } from '../../app/vocabulary'

/** An answer to the update that `to` wrote on that initiative on that day. */
type DemoStance = {
  initiative: string
  to: [by: string, on: string]
  who: string
  on: string
  stance: Stance
  reason: string
}
type DemoReset = {
  initiative: string
  opener: string
  on: string
  oldWay: string
  evidence: string
  newWay: string
  dropped?: string
  settled?: { outcome: ResetOutcome; by: string; on: string }
}
type DemoAction = {
  initiative: string
  text: string
  owner: string
  by: string
  on: string
  due: string
  done?: string
  dropped?: string
}
type DemoBarrier = {
  initiative: string
  text: string
  by: string
  to: string
  on: string
  cleared?: { by: string; on: string; line: string }
}
type DemoReflection = {
  initiative: string
  who: string
  role?: 'shadow'
  until: string
  shared: boolean
  text: string
}

/** How people answered updates, in the order in which they did; one of them changed her mind. */
export const stances: DemoStance[] = [
  {
    initiative: 'I1',
    to: ['TO', '2025-09-25'],
    who: 'DA',
    on: '2025-09-26',
    stance: 'support',
    reason: 'I stay after the last bell and plug the carts in by turns until the power is fixed.',
  },
  {
    initiative: 'I2',
    to: ['PN', '2025-10-02'],
    who: 'CR',
    on: '2025-10-03',
    stance: 'back up',
    reason: 'Two rooms first. We wait for the tables before anyone else begins.',
  },
  {
    initiative: 'I2',
    to: ['PN', '2025-10-02'],
    who: 'HW',
    on: '2025-10-06',
    stance: 'support',
    reason: 'My students are in both rooms; I am there on Tuesdays.',
  },
  {
    initiative: 'I3',
    to: ['LB', '2025-12-02'],
    who: 'HW',
    on: '2025-12-02',
    stance: 'support',
    reason: 'Two of my students speak in a circle who speak nowhere else.',
  },
  {
    initiative: 'I3',
    to: ['LB', '2025-12-02'],
    who: 'MT',
    on: '2025-12-02',
    stance: 'support',
    reason: 'I can interpret on Wednesdays.',
  },
  {
    initiative: 'I3',
    to: ['LB', '2025-12-02'],
    who: 'AY',
    on: '2025-12-03',
    stance: 'change direction',
    reason:
      'We predicted a fifth fewer repeats and see 9 %. Where a student came back to a class it worked; at lunch it is detention with chairs.',
  },
  {
    initiative: 'I3',
    to: ['LB', '2025-12-02'],
    who: 'MT',
    on: '2025-12-04',
    stance: 'back up',
    reason:
      'After hearing Amina: let us wait with new circles until we have looked at this on the eleventh.',
  },
  {
    initiative: 'I3',
    to: ['LB', '2025-12-02'],
    who: 'MR',
    on: '2025-12-04',
    stance: 'push',
    reason: 'Students should open the circles, not the office.',
  },
  {
    initiative: 'I4',
    to: ['GH', '2025-12-11'],
    who: 'FS',
    on: '2025-12-12',
    stance: 'push',
    reason: 'The third family in three is the one to reach. Let parents make those calls.',
  },
  {
    initiative: 'I4',
    to: ['JC', '2026-02-05'],
    who: 'GH',
    on: '2026-02-06',
    stance: 'support',
    reason: 'I hear the same on the telephone. I can give you the words they use.',
  },
  {
    initiative: 'I7',
    to: ['PN', '2026-01-29'],
    who: 'MW',
    on: '2026-01-30',
    stance: 'support',
    reason: 'The skipped check-in was my calendar. I have moved the next one.',
  },
  {
    initiative: 'I7',
    to: ['PN', '2026-01-29'],
    who: 'TO',
    on: '2026-02-03',
    stance: 'change direction',
    reason:
      'Five pages every two weeks and nobody looks at them together. I began it that way, and it does not work.',
  },
  {
    initiative: 'I7',
    to: ['PN', '2026-01-29'],
    who: 'CR',
    on: '2026-02-05',
    stance: 'change direction',
    reason: 'Teachers ask me for one number that they can do something about.',
  },
  {
    initiative: 'I1',
    to: ['JL', '2026-02-19'],
    who: 'DA',
    on: '2026-02-20',
    stance: 'push',
    reason:
      'Ask the two teams this week. The students who wait at the library door know which ones they are.',
  },
  {
    initiative: 'I1',
    to: ['JL', '2026-02-19'],
    who: 'ZM',
    on: '2026-02-20',
    stance: 'support',
    reason: 'The help desk can count who asks for a hotspot on which evening.',
  },
  {
    initiative: 'I1',
    to: ['JL', '2026-02-19'],
    who: 'TO',
    on: '2026-02-23',
    stance: 'back up',
    reason: 'One of the two teams is mine. Give us until spring break to change the units.',
  },
  {
    initiative: 'I2',
    to: ['LO', '2026-02-26'],
    who: 'DF',
    on: '2026-02-27',
    stance: 'support',
    reason: 'I walk with you on the first two visits and then stay out of the way.',
  },
  {
    initiative: 'I9',
    to: ['KM', '2026-02-12'],
    who: 'DA',
    on: '2026-02-13',
    stance: 'push',
    reason: 'An hour inside the contract day exists. Somebody has to ask for it in writing.',
  },
]

/** Two changes of direction: one settled in December, one that is open. */
export const resets: DemoReset[] = [
  {
    initiative: 'I3',
    opener: 'AY',
    on: '2025-12-03',
    oldWay: 'A circle in place of lunch detention, for everyone who was sent out of a class.',
    evidence:
      'Repeats fell by 9 %, where we had predicted 20 %. In the eleven circles that a student held on coming back to a class, one repeat; in the others, as many as before.',
    newWay:
      'Re-entry circles: for a student who comes back to a class they left, with the teacher of that class in the circle.',
    dropped: 'The circle as a consequence at lunch, and the list on the dean’s door.',
    settled: { outcome: 'changed', by: 'AY', on: '2025-12-11' },
  },
  {
    initiative: 'I7',
    opener: 'TO',
    on: '2026-02-03',
    oldWay: 'Five pages of numbers every two weeks, sent to everyone on the Monday.',
    evidence:
      'The January check-in was skipped. Nobody has looked at the pages together since December 11; of nine teachers asked, two had opened the last one.',
    newWay:
      'One page with two numbers that a room can do something about, looked at together for ten minutes, and then a walk.',
  },
]

/** What people said they would do: some of it done, some open, one a little late. */
export const actions: DemoAction[] = [
  {
    initiative: 'I1',
    text: 'Count the families without broadband',
    owner: 'GH',
    by: 'TO',
    on: '2025-09-04',
    due: '2025-09-12',
    done: '2025-09-11',
  },
  {
    initiative: 'I1',
    text: 'Order twelve spare chargers',
    owner: 'IP',
    by: 'JL',
    on: '2026-02-12',
    due: '2026-02-27',
  },
  {
    initiative: 'I1',
    text: 'Draft the homework norms with both teams',
    owner: 'JL',
    by: 'JL',
    on: '2026-02-19',
    due: '2026-03-13',
  },
  {
    initiative: 'I1',
    text: 'Ask the help desk what breaks most',
    owner: 'ZM',
    by: 'JL',
    on: '2026-02-12',
    due: '2026-02-24',
    done: '2026-02-23',
  },
  {
    initiative: 'I2',
    text: 'Visit each grade 7 room once',
    owner: 'LO',
    by: 'LO',
    on: '2026-02-26',
    due: '2026-03-06',
  },
  {
    initiative: 'I2',
    text: 'Plan the station with the special-education minutes',
    owner: 'HW',
    by: 'LO',
    on: '2026-02-26',
    due: '2026-03-09',
  },
  {
    initiative: 'I2',
    text: 'Film a lesson for the district',
    owner: 'DF',
    by: 'PN',
    on: '2025-11-06',
    due: '2025-12-05',
    dropped: '2025-12-04',
  },
  {
    initiative: 'I3',
    text: 'Write one page on how to open a circle',
    owner: 'HW',
    by: 'MR',
    on: '2026-02-12',
    due: '2026-03-12',
  },
  {
    initiative: 'I4',
    text: 'Bring what twelve parents said',
    owner: 'JC',
    by: 'JC',
    on: '2026-02-05',
    due: '2026-03-05',
  },
  {
    initiative: 'I5',
    text: 'Lay our evenings beside the district’s for the spring',
    owner: 'NE',
    by: 'MT',
    on: '2026-02-05',
    due: '2026-03-04',
  },
  {
    initiative: 'I7',
    text: 'Make the one page for the next two weeks',
    owner: 'DF',
    by: 'DF',
    on: '2026-02-23',
    due: '2026-03-05',
  },
  {
    initiative: 'I8',
    text: 'Ask grade 6 which music they mean',
    owner: 'MR',
    by: 'ZM',
    on: '2026-02-19',
    due: '2026-02-26',
    done: '2026-02-25',
  },
]

/** What stood in the way, whom it was brought to, and how it came out of the way. */
export const barriers: DemoBarrier[] = [
  {
    initiative: 'I1',
    text: 'The sockets of the east wing trip when two charging carts are on',
    by: 'TO',
    to: 'RT',
    on: '2025-09-25',
    cleared: {
      by: 'RT',
      on: '2025-10-06',
      line: 'Two circuits in place of one; the carts charge by turns, and the panel is labelled.',
    },
  },
  {
    initiative: 'I1',
    text: 'The hotspots that were promised for 63 families have not come',
    by: 'GH',
    to: 'MW',
    on: '2025-10-03',
    cleared: {
      by: 'MW',
      on: '2025-11-14',
      line: 'The district sent forty, late; with the twelve from the PTA and eleven shared ones every family has a way.',
    },
  },
  {
    initiative: 'I2',
    text: 'Technology on call was promised and is not there',
    by: 'PN',
    to: 'RO',
    on: '2025-10-02',
    cleared: {
      by: 'RO',
      on: '2025-11-20',
      line: 'Ike is free in the block on Tuesdays and Thursdays; his tickets wait until noon.',
    },
  },
  {
    initiative: 'I5',
    text: 'The district sets its evenings after ours are printed',
    by: 'MT',
    to: 'LB',
    on: '2026-02-05',
  },
  {
    initiative: 'I9',
    text: 'No paid hour for para-educators to meet',
    by: 'KM',
    to: 'RO',
    on: '2026-02-12',
  },
]

/** What people said when a turn ended: some of it for themselves alone. */
export const reflections: DemoReflection[] = [
  {
    initiative: 'I1',
    who: 'TO',
    until: '2025-10-17',
    shared: false,
    text: 'I handed over two weeks late because it was not perfect. It was good enough in September.',
  },
  {
    initiative: 'I3',
    who: 'LB',
    until: '2025-11-07',
    shared: false,
    text: 'I was afraid of the corridor and called it a safety question. Both were true.',
  },
  {
    initiative: 'I2',
    who: 'PN',
    until: '2025-11-21',
    shared: true,
    text: 'The block was the only thing we were given, and it was enough to begin.',
  },
  {
    initiative: 'I2',
    who: 'LO',
    role: 'shadow',
    until: '2026-02-20',
    shared: true,
    text: 'Dario asks and then counts to ten. I had always answered for them.',
  },
  {
    initiative: 'I3',
    who: 'AY',
    until: '2026-01-30',
    shared: true,
    text: 'Saying that my own trial did not work was easier than I thought, because it was written down what we expected.',
  },
]
