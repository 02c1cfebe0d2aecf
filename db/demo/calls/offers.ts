import type { Readiness } from '../../../app/vocabulary'

type DemoOffer = {
  who: string
  initiative: string
  on: string
  readiness: Readiness
  note: string
  call?: string
  withWho?: string
  isPrivate?: boolean
  answered?: string
  by?: string
  thanks?: string
  reason?: string
}

export const offers: DemoOffer[] = [
  {
    who: 'TO',
    initiative: 'I1',
    on: '2025-08-11',
    readiness: 'ready',
    note: 'I have run the carts before.',
    answered: '2025-08-11',
    by: 'MW',
  },
  {
    who: 'PN',
    initiative: 'I2',
    on: '2025-08-18',
    readiness: 'ready',
    note: 'I want to try it in my own room first.',
    answered: '2025-08-21',
    by: 'RO',
  },
  {
    who: 'AY',
    initiative: 'I3',
    on: '2025-10-27',
    readiness: 'ready',
    note: 'I lead circles every day anyway.',
    answered: '2025-11-03',
    by: 'LB',
  },
  {
    who: 'RT',
    initiative: 'I8',
    on: '2025-11-06',
    readiness: 'ready with support',
    note: 'I stand there every day. Someone else may count.',
    call: 'lunch',
    answered: '2025-11-07',
    by: 'RO',
    reason: 'He sees every lunch.',
  },
  {
    who: 'KM',
    initiative: 'I9',
    on: '2025-12-04',
    readiness: 'ready',
    note: 'I was a fellow first.',
    answered: '2025-12-11',
    by: 'CR',
  },
  {
    who: 'JC',
    initiative: 'I4',
    on: '2026-01-08',
    readiness: 'ready with support',
    note: 'A parent hears other answers.',
    answered: '2026-01-15',
    by: 'GH',
  },
  {
    who: 'ZM',
    initiative: 'I8',
    on: '2026-01-22',
    readiness: 'ready',
    note: 'It is our lunch.',
    answered: '2026-01-29',
    by: 'RT',
  },
  {
    who: 'LO',
    initiative: 'I2',
    on: '2026-01-29',
    readiness: 'ready',
    note: 'I am in all of the rooms. The hours would have to be paid.',
    call: 'stations',
    answered: '2026-02-10',
    by: 'DF',
    reason: 'He is in every room, and the hours are paid now.',
  },
  {
    who: 'CR',
    initiative: 'I2',
    on: '2026-02-03',
    readiness: 'ready with support',
    note: 'If nobody else can; I would rather coach.',
    call: 'stations',
    answered: '2026-02-10',
    by: 'DF',
    thanks: 'Thank you, Carla. Knowing that you would have made it easier to wait for Luis.',
  },
  {
    who: 'DA',
    initiative: 'I1',
    on: '2026-02-12',
    readiness: 'ready with support',
    note: 'In spring, with Jess beside me at first.',
    answered: '2026-02-19',
    by: 'JL',
  },
  {
    who: 'DF',
    initiative: 'I7',
    on: '2026-02-19',
    readiness: 'ready',
    note: 'A week without a lead was enough.',
    call: 'walks',
    answered: '2026-02-20',
    by: 'MW',
    reason: 'A week without a lead was enough.',
  },
  {
    who: 'NE',
    initiative: 'I5',
    on: '2026-02-24',
    readiness: 'shadow first',
    note: 'I would like to lead an evening myself one day.',
  },
  {
    who: 'MR',
    initiative: 'I8',
    on: '2026-02-27',
    readiness: 'ready with support',
    note: 'Zoe showed me how. Ike would count with me.',
    call: 'after Zoe',
    withWho: 'IP',
  },
  {
    who: 'RT',
    initiative: 'I8',
    on: '2026-02-27',
    readiness: 'ready',
    note: 'I would do it again. If a student wants it, let it be a student.',
    call: 'after Zoe',
    isPrivate: true,
  },
]
