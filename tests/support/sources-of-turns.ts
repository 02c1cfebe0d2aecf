/**
 * The sources of the room of turns by what they are about, so that each file of tests takes its own
 * and what is in none is left to the first.
 */
export const changing = [
  'agreed-changes.ts',
  'change-requests.ts',
  'extension-rules.ts',
  'lead-turn.ts',
  'swap-rules.ts',
]
export const lookingBack = ['own-reflections.ts', 'path.ts', 'reflections.ts']
export const planning = ['rotation-plan.ts', 'schedule.ts', 'succession.ts']
