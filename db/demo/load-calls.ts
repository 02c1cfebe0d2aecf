import { uuidv7 } from 'uuidv7'
import { asks as askTable, calls as callTable, offers as offerTable } from '../schema'
import { db } from '../school'
import type { DemoSchool } from './demo-school'
import type { TurnBegun } from './ledger'
import { calls } from './calls/calls'
import { offers } from './calls/offers'
import { asks } from './calls/asks'

/**
 * Who was called for, who offered, who was asked, and how each was answered: the facts beside the
 * turns they led to.
 */
export async function loadCalls(loaded: DemoSchool, begun: TurnBegun[]) {
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
