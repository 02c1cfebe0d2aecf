type DemoBarrier = {
  initiative: string
  text: string
  by: string
  to: string
  on: string
  cleared?: { by: string; on: string; line: string }
}

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
