type DemoAsk = [
  who: string,
  initiative: string,
  by: string,
  on: string,
  answered: string,
  no?: string,
]

export const asks: DemoAsk[] = [
  ['CR', 'I9', 'RO', '2025-08-11', '2025-08-11'],
  ['GH', 'I4', 'MW', '2025-09-29', '2025-10-02'],
  ['IP', 'I1', 'TO', '2025-10-06', '2025-10-09'],
  ['IP', 'I8', 'RO', '2025-11-03', '2025-11-05', 'Not while the devices take every lunch.'],
  ['PN', 'I7', 'TO', '2025-11-04', '2025-11-06'],
  ['MT', 'I5', 'FS', '2025-12-01', '2025-12-04'],
  [
    'KM',
    'I6',
    'RO',
    '2025-12-08',
    '2025-12-09',
    'I begin with the fellowship that week; please ask me in spring.',
  ],
  ['CR', 'I6', 'RO', '2025-12-10', '2025-12-12'],
]
