/**
 * `elsewhere` is what it is called when the year is laid around another day: Labor Day in May would
 * puzzle the one who looks.
 */
export type DemoStretch = { name: string; elsewhere: string; from: string; to?: string }

/** Harbor Ridge's two semesters. */
export const demoTerms: DemoStretch[] = [
  { name: 'Fall semester', elsewhere: 'First semester', from: '2025-08-11', to: '2025-12-19' },
  { name: 'Spring semester', elsewhere: 'Second semester', from: '2026-01-05', to: '2026-06-05' },
]

/** The days of 2025–26 on which the building is empty. */
export const demoClosedDays: DemoStretch[] = [
  { name: 'Labor Day', elsewhere: 'A public holiday', from: '2025-09-01' },
  { name: 'Veterans Day', elsewhere: 'A public holiday', from: '2025-11-11' },
  { name: 'Thanksgiving week', elsewhere: 'A week off', from: '2025-11-24', to: '2025-11-28' },
  { name: 'Winter break', elsewhere: 'The long break', from: '2025-12-22', to: '2026-01-02' },
  { name: 'Martin Luther King Jr. Day', elsewhere: 'A public holiday', from: '2026-01-19' },
  { name: 'Presidents’ Day', elsewhere: 'A public holiday', from: '2026-02-16' },
  { name: 'Spring break', elsewhere: 'A week off', from: '2026-04-06', to: '2026-04-10' },
  { name: 'Memorial Day', elsewhere: 'A public holiday', from: '2026-05-25' },
]
