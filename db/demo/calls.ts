import { uuidv7 } from 'uuidv7'
import type { Readiness } from '../../app/vocabulary'
import { asks as askTable, calls as callTable, offers as offerTable } from '../schema'
import { db } from '../school'
import type { Loaded } from './decisions/step'
import type { TurnBegun } from './ledger'

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
type DemoAsk = [
  who: string,
  initiative: string,
  by: string,
  on: string,
  answered: string,
  no?: string,
]

/**
 * The calls of the year: two gaps were called for, one successor with paid hours, and one call is
 * open in the 30th week.
 */
const calls: DemoCall[] = [
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

const offers: DemoOffer[] = [
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

const asks: DemoAsk[] = [
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

/**
 * Who was called for, who offered, who was asked, and how each was answered: the facts beside the
 * turns they led to.
 */
export async function loadCalls(loaded: Loaded, begun: TurnBegun[]) {
  const { calendar, memberIds, initiativeIds } = loaded
  const { day, at } = calendar
  const callIds = Object.fromEntries(calls.map(({ key }) => [key, uuidv7()]))
  const led = (who: string, initiative: string, on: string) =>
    begun.find(
      (turn) =>
        turn.who === who && turn.initiative === initiative && turn.role === 'lead' && turn.on >= on,
    )?.id
  await db()
    .insert(callTable)
    .values(
      calls.map(
        ({ key, initiative, by, opened, from, until, closes, closed, closing, ...asked }) => ({
          ...asked,
          id: callIds[key],
          initiativeId: initiativeIds[initiative] ?? '',
          role: 'lead' as const,
          audience: 'all' as const,
          openedBy: memberIds[by] ?? '',
          openedAt: at(opened, '15:30'),
          startsOn: day(from),
          endsOn: until && day(until),
          closesOn: closes && day(closes),
          closedAt: closed && at(closed, '15:30'),
          closedBy: closed && memberIds[by],
          closing,
        }),
      ),
    )
  await db()
    .insert(offerTable)
    .values(
      offers.map(
        ({
          who,
          initiative,
          on,
          readiness,
          note,
          call,
          withWho,
          isPrivate,
          answered,
          by,
          thanks,
          reason,
        }) => ({
          initiativeId: initiativeIds[initiative] ?? '',
          callId: call && callIds[call],
          memberId: memberIds[who] ?? '',
          readiness,
          note,
          isPrivate,
          offeredAt: at(on, '16:00'),
          withMemberId: withWho && memberIds[withWho],
          ...(withWho && { withAnswer: 'agreed' as const, withAnsweredAt: at(on, '17:00') }),
          ...(answered && {
            answer: thanks ? ('declined' as const) : ('accepted' as const),
            answerReason: thanks ?? reason,
            answeredBy: by && memberIds[by],
            answeredAt: at(answered, '16:00'),
            turnId: thanks ? null : led(who, initiative, on),
          }),
        }),
      ),
    )
  await db()
    .insert(askTable)
    .values(
      asks.map(([who, initiative, by, on, answered, no]) => ({
        initiativeId: initiativeIds[initiative] ?? '',
        memberId: memberIds[who] ?? '',
        role: 'lead' as const,
        askedBy: memberIds[by] ?? '',
        askedAt: at(on, '08:00'),
        answer: no ? ('declined' as const) : ('accepted' as const),
        answerReason: no,
        answeredAt: at(answered, '15:45'),
        turnId: no ? null : led(who, initiative, on),
      })),
    )
}
