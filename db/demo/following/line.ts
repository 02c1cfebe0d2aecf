import { uuidv7 } from 'uuidv7'
import { contributions } from '../../schema'
import type { DemoSchool } from '../demo-school'

export type Row = typeof contributions.$inferInsert

export const isPast = ({ calendar }: DemoSchool, on: string) => calendar.day(on) <= calendar.today

type Line = { initiative: string; who: string; on: string; kind: Row['kind']; text: string }

export function line(
  { calendar, memberIds, initiativeIds }: DemoSchool,
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
