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
