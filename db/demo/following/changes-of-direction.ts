import type { ResetOutcome } from '../../../app/vocabulary'

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
