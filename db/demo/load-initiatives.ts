import { uuidv7 } from 'uuidv7'
import {
  initiatives as initiativeTable,
  learningAnswers,
  sipGoals,
  sponsorAsks,
  turns,
} from '../schema'
import { db } from '../school'
import type { Calendar } from './calendar'
import { initiatives } from './initiatives'
import type { DemoInitiative } from './initiatives/demo-initiative'
import type { TurnBegun } from './ledger'
import { demoGoals, purposes } from './purposes'
import type { Learned } from './purposes'
import { loadStopped } from './stopped'
import { turnsOf } from './turns'
import type { Ids } from './demo-school'

export async function loadInitiatives(calendar: Calendar, memberIds: Ids) {
  const initiativeIds = Object.fromEntries(initiatives.map(({ key }) => [key, uuidv7()]))
  const begun: TurnBegun[] = []
  const goalIds = Object.fromEntries(demoGoals.map((title) => [title, uuidv7()]))
  await db()
    .insert(sipGoals)
    .values(demoGoals.map((title) => ({ id: goalIds[title], title })))
  for (const [place, initiative] of calendar.retold(initiatives).entries()) {
    const id = initiativeIds[initiative.key] ?? ''
    const [theoryIf, theoryThen, theoryBecause] = initiative.theory
    const { title, purpose, challenge, stage } = initiative
    const starts = initiative.leads[0]?.from ?? '2025-08-11'
    const {
      question: learningQuestion = '',
      voices: voicesAffected,
      goal = '',
      sponsorLine = '',
      learned = [],
      owner,
      due,
    } = purposes[initiative.key] ?? {}
    await db()
      .insert(initiativeTable)
      .values({
        id,
        number: place + 1,
        title,
        purpose,
        theoryIf,
        theoryThen,
        theoryBecause,
        challenge,
        stage,
        place,
        learningQuestion,
        voicesAffected,
        sipGoalId: goalIds[goal],
        technicalOwnerId: owner && memberIds[owner],
        technicalDueOn: due && calendar.day(due),
        sponsorId: memberIds[initiative.sponsor],
        createdBy: memberIds[initiative.sponsor] ?? '',
        createdAt: calendar.at(starts, '08:00'),
        leadSeats: Math.max(...initiative.leads.map(({ who }) => who.length)),
      })
    await db()
      .insert(sponsorAsks)
      .values({
        initiativeId: id,
        memberId: memberIds[initiative.sponsor] ?? '',
        askedBy: memberIds[initiative.roster[0] ?? ''] ?? '',
        askedAt: calendar.at(starts, '07:30'),
        answer: 'accepted',
        answerReason: sponsorLine,
        answeredAt: calendar.at(starts, '07:45'),
      })
    await loadLearned({ id, question: learningQuestion, learned, calendar, memberIds })
    begun.push(...(await loadTurns({ id, initiative, calendar, memberIds })))
  }
  await loadStopped({ calendar, memberIds, goalIds, number: initiatives.length + 1 })
  return { initiativeIds, begun }
}

type ToLoad = {
  id: string
  question: string
  learned: Learned[]
  calendar: Calendar
  memberIds: Ids
}

async function loadLearned({ id, question, learned, calendar, memberIds }: ToLoad) {
  const known = learned.filter(({ on }) => calendar.day(on) <= calendar.today)
  if (!known.length) return
  await db()
    .insert(learningAnswers)
    .values(
      known.map(({ by, on, text: body }) => ({
        initiativeId: id,
        question,
        body,
        writtenBy: memberIds[by] ?? '',
        writtenAt: calendar.at(on, '15:50'),
      })),
    )
}

// What is still to come was planned when the initiative began.
function plannedOn({
  from,
  initiative,
  calendar,
}: Pick<TurnsToLoad, 'initiative' | 'calendar'> & { from: string }) {
  return calendar.day(from) < calendar.today ? from : (initiative.leads[0]?.from ?? from)
}

type TurnsToLoad = { id: string; initiative: DemoInitiative; calendar: Calendar; memberIds: Ids }

async function loadTurns({
  id,
  initiative,
  calendar,
  memberIds,
}: TurnsToLoad): Promise<TurnBegun[]> {
  const all = turnsOf(initiative).map((turn) => ({ ...turn, id: uuidv7() }))
  await db()
    .insert(turns)
    .values(
      all.map(({ who, from, to, recorded, ...rest }) => ({
        ...rest,
        initiativeId: id,
        memberId: memberIds[who] ?? '',
        beganAt: calendar.at(from),
        endedAt: calendar.after(to),
        recordedBy: memberIds[initiative.sponsor] ?? '',
        recordedAt: calendar.at(recorded ?? plannedOn({ from, initiative, calendar }), '08:00'),
      })),
    )
  return all.map(({ id: turn, who, role, from }) => ({
    id: turn,
    who,
    role,
    on: from,
    initiative: initiative.key,
    returning: role === 'follow' && all.some((other) => other.who === who && other.from < from),
  }))
}
