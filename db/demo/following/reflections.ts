type DemoReflection = {
  initiative: string
  who: string
  role?: 'shadow'
  until: string
  shared: boolean
  text: string
}

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
