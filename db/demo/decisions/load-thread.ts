import { uuidv7 } from 'uuidv7'
import { answers, rounds as roundTable, speakers, threadEntries } from '../../schema'
import { db } from '../../school'
import type { Step } from './step'
import { member, told } from './step'
import { hasCome } from '../demo-school'

export async function loadThread(step: Step) {
  const { loaded, decision, id } = step
  for (const { who, on, kind, body, isQuestion = false, answers: given = [] } of decision.thread ??
    []) {
    if (!hasCome(loaded, on)) continue
    const entry = uuidv7()
    const version =
      decision.rounds.filter((round) => round.on && round.on <= on).at(-1)?.version ?? 1
    await db()
      .insert(threadEntries)
      .values({
        id: entry,
        decisionId: id,
        version,
        kind,
        isQuestion,
        body,
        writtenBy: member(loaded, who),
        writtenAt: loaded.calendar.at(on, '12:10'),
      })
    told(step, {
      who,
      on,
      kind: 'spoke up',
      did:
        kind === 'criticism'
          ? 'Criticized'
          : kind === 'view'
            ? 'Offered a view on'
            : isQuestion
              ? 'Asked about'
              : 'Contributed to',
    })
    for (const answer of given) {
      await db()
        .insert(answers)
        .values({
          decisionId: id,
          entryId: entry,
          body: answer.body,
          writtenBy: member(loaded, answer.who),
          writtenAt: loaded.calendar.at(answer.on, '15:05'),
        })
      told(step, { who: answer.who, on: answer.on, kind: 'answered', did: 'Answered in' })
    }
  }
}

export async function loadAloud({ loaded, decision, id }: Step) {
  for (const [place, { kind, on, by, passed = [], missed = [] }] of (
    decision.aloud ?? []
  ).entries()) {
    const roundId = uuidv7()
    const [began, ended] = [
      loaded.calendar.at(on, `15:${20 + place * 5}`),
      loaded.calendar.at(on, `15:${25 + place * 5}`),
    ]
    await db()
      .insert(roundTable)
      .values({
        id: roundId,
        decisionId: id,
        number: place + 1,
        kind,
        heldBy: member(loaded, by),
        beganAt: began,
        endedAt: ended,
      })
    await db()
      .insert(speakers)
      .values(
        decision.took.map((who, nth) => ({
          roundId,
          memberId: member(loaded, who),
          place: nth + 1,
          turn: passed.includes(who)
            ? ('passed' as const)
            : missed.includes(who)
              ? ('not reached' as const)
              : ('spoke' as const),
          notedAt: ended,
        })),
      )
  }
}
