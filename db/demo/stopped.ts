import { uuidv7 } from 'uuidv7'
import { initiatives, learningAnswers, stageMoves } from '../schema'
import { db } from '../school'
import type { Calendar } from './calendar'
import { purposes } from './purposes'

const began = '2025-08-11'

/**
 * What was stopped before the school came to Skein: written down on its first day, so that its
 * lesson stands on the shelf.
 */
const advisory = {
  title: 'Advisory period',
  purpose: 'Every student has one adult who knows them, in twenty minutes each morning.',
  theoryIf: 'every student spends the first twenty minutes with one adult',
  theoryThen: 'each is known by someone here',
  theoryBecause: 'nobody learns from a stranger',
  challenge: 'adaptive',
  stage: 'stopped',
  learningQuestion: 'What does it take for a student to say: someone here knows me?',
  voicesAffected: 'Students who changed schools, and the adults who led an advisory',
  lesson:
    'Twenty minutes were too short to know anyone, and long enough to become one more roll call. We matched adults and students by the list, not by who already talked to whom. Next time, begin with the adult whom each student names.',
} as const
const answer =
  'In the last week, four of five students named an adult, and most of these were not the one on their list.'

export async function loadStopped({
  calendar,
  memberIds,
  goalIds,
  number,
}: {
  calendar: Calendar
  memberIds: Record<string, string>
  goalIds: Record<string, string>
  number: number
}) {
  const [id, lena] = [uuidv7(), memberIds.LB ?? '']
  await db()
    .insert(initiatives)
    .values({
      ...advisory,
      id,
      number,
      place: number - 1,
      sipGoalId: goalIds[purposes.I3?.goal ?? ''],
      createdBy: lena,
      createdAt: calendar.at(began, '08:10'),
    })
  await db()
    .insert(stageMoves)
    .values([
      {
        initiativeId: id,
        toStage: 'idea',
        movedBy: lena,
        movedAt: calendar.at(began, '08:10'),
        reason: 'Put up',
      },
      {
        initiativeId: id,
        fromStage: 'idea',
        toStage: 'stopped',
        movedBy: lena,
        movedAt: calendar.at(began, '08:20'),
        reason: advisory.lesson,
      },
    ])
  await db()
    .insert(learningAnswers)
    .values({
      initiativeId: id,
      question: advisory.learningQuestion,
      body: answer,
      writtenBy: lena,
      writtenAt: calendar.at(began, '08:15'),
    })
}
