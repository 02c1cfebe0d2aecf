import { uuidv7 } from 'uuidv7'
import { contributions } from '../../schema'
import type { Loaded } from '../loaded'

export type Row = typeof contributions.$inferInsert

export const isPast = ({ calendar }: Loaded, on: string) => calendar.day(on) <= calendar.today

type Line = { initiative: string; who: string; on: string; kind: Row['kind']; text: string }

export function line(
  { calendar, memberIds, initiativeIds }: Loaded,
  { initiative, who, on, kind, text }: Line,
): Row {
  const memberId = memberIds[who] ?? ''
  return {
    id: uuidv7(),
    memberId,
    kind,
    text,
    happenedOn: calendar.day(on),
    source: 'act',
    recordedBy: memberId,
    recordedAt: calendar.at(on, '16:30'),
    initiativeId: initiativeIds[initiative],
  }
}
