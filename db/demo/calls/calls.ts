type DemoCall = {
  key: string
  initiative: string
  by: string
  opened: string
  from: string
  until?: string
  closes?: string
  closed?: string
  closing?: string
  hours?: string
  recompense?: string
  skills?: string
  support?: string
}

/**
 * The calls of the year: two gaps were called for, one successor with paid hours, and one call is
 * open in the 30th week.
 */
export const calls: DemoCall[] = [
  {
    key: 'lunch',
    initiative: 'I8',
    by: 'RO',
    opened: '2025-10-31',
    from: '2025-11-03',
    hours: 'Every lunch, and half an hour on Fridays',
    support: 'A second door key, and cover for the line',
    closed: '2025-11-07',
    closing: 'He sees every lunch.',
  },
  {
    key: 'stations',
    initiative: 'I2',
    by: 'DF',
    opened: '2026-01-26',
    from: '2026-02-21',
    until: '2026-06-05',
    closes: '2026-02-06',
    hours: 'Two hours a week',
    recompense: 'Paid hours, also for those on hourly contracts',
    skills: 'Knows the four rooms',
    support: 'The 90-minute block stays',
    closed: '2026-02-10',
    closing: 'He is in every room, and the hours are paid now.',
  },
  {
    key: 'walks',
    initiative: 'I7',
    by: 'MW',
    opened: '2026-02-13',
    from: '2026-02-17',
    hours: 'One hour every two weeks',
    recompense: 'Cover for the walk',
    closed: '2026-02-20',
    closing: 'A week without a lead was enough.',
  },
  {
    key: 'after Zoe',
    initiative: 'I8',
    by: 'RO',
    opened: '2026-02-26',
    from: '2026-04-13',
    until: '2026-06-05',
    closes: '2026-03-13',
    hours: 'Two lunches a week',
    recompense: 'A study hall on Fridays, or an hour of released time',
    skills: 'Counting, and asking the tables',
    support: 'Cover for the line on Tuesdays',
  },
]
