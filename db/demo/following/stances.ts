import type { Stance } from '../../../app/vocabulary'

/** An answer to the update that `to` wrote on that initiative on that day. */
type DemoStance = {
  initiative: string
  to: [by: string, on: string]
  who: string
  on: string
  stance: Stance
  reason: string
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
      'After hearing Amina: let us wait with new circles until we have looked at this on December 11.',
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
