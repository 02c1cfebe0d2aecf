import { uuidv7 } from 'uuidv7'
import { alliances, allyAsks } from '../schema'
import { db } from '../school'
import type { Calendar } from './calendar'

const allies = [
  {
    student: 'ZM',
    adult: 'JL',
    on: '2025-10-27',
    note: 'The help desk opens next week, and I want to run it, not just sit there.',
    line: 'You run it. I keep the door open.',
  },
  {
    student: 'MR',
    adult: 'HW',
    on: '2026-01-28',
    note: 'You do not talk over me.',
    line: 'I will be beside you, and quiet.',
  },
]

/** Each of the two students chose an adult, who said yes. */
export async function loadAllies({
  calendar,
  memberIds,
}: {
  calendar: Calendar
  memberIds: Record<string, string>
}) {
  const told = allies
    .filter(({ on }) => calendar.day(on) <= calendar.today)
    .map((one) => ({ ...one, id: uuidv7() }))
  if (!told.length) return
  const idOf = (key: string) => memberIds[key] ?? ''
  await db()
    .insert(allyAsks)
    .values(
      told.map(({ id, student, adult, on, note, line }) => ({
        id,
        studentId: idOf(student),
        memberId: idOf(adult),
        note,
        askedAt: calendar.at(on, '12:10'),
        answer: 'accepted' as const,
        answerReason: line,
        answeredAt: calendar.at(on, '14:30'),
      })),
    )
  await db()
    .insert(alliances)
    .values(
      told.map(({ id, student, adult, on }) => ({
        askId: id,
        studentId: idOf(student),
        memberId: idOf(adult),
        beganAt: calendar.at(on, '14:30'),
      })),
    )
}
