/**
 * The rooms in their order: one may import from itself and from those to its left, in domain and in
 * ui. The first ten are files that every room may use. Rooms that are yet to come have their
 * place.
 */
export const order = `
  acting refusal ledger paging ids edits form-keys key-queue search withdrawn
  calendar accounts members schools initiatives updates support
  rotations turns hand-overs calls stages decisions meetings contributions absences
  notices insights network board home feeds personal-data transfer
`
  .trim()
  .split(/\s+/)

/** Imports of domain to a room further right: this list may only become shorter. */
export const toTheRight: string[] = [
  'app/domain/hand-overs/answers.ts → app/domain/calls/calls-handed-over',
]

/**
 * Rooms that write a table of another room instead of asking it: this list may only become shorter.
 */
export const alsoWrite = [
  'absences writes actions',
  'absences writes barriers',
  'absences writes calls',
  'absences writes decisions',
  'absences writes initiatives',
  'absences writes leaves',
  'absences writes members',
  'accounts writes members',
  'calendar writes schools',
  'contributions writes contributions',
  'decisions writes schools',
  'home writes members',
  'initiatives writes notices',
  'initiatives writes schools',
  'notices writes members',
  'personal-data writes accounts',
  'personal-data writes hand_overs',
  'personal-data writes members',
  'personal-data writes turns',
  'schools writes members',
  'schools writes school_years',
  'stages writes asks',
  'stages writes calls',
  'stages writes hand_overs',
  'stages writes initiatives',
  'stages writes notices',
  'stages writes offers',
  'stages writes sponsor_asks',
  'stages writes stage_moves',
  'stages writes turn_changes',
  'stages writes turns',
  'turns writes asks',
  'turns writes hand_overs',
  'turns writes initiatives',
  'turns writes offers',
]
