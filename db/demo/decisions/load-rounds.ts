import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import {
  answers,
  askings,
  decisions as decisionTable,
  proposals,
  responseChanges,
  responses,
} from '../../schema'
import { db } from '../../school'
import { partsOf } from './demo-decision'
import type { Step } from './step'
import { member, proposerOf, told } from './step'
import { loadObjection } from './load-objection'
import { hasCome } from '../demo-school'

export async function askRound(step: Step, place: number) {
  const {
    loaded: { calendar, ...loaded },
    decision,
    id,
  } = step
  const round = decision.rounds[place]
  if (!round) return
  const on = round.on ?? decision.opened
  const version = round.version ?? 1
  const proposer = member({ calendar, ...loaded }, proposerOf(decision))
  if (place > 0) {
    await db()
      .update(decisionTable)
      .set({ round: place + 1, version })
      .where(eq(decisionTable.id, id))
    await db()
      .insert(proposals)
      .values({
        decisionId: id,
        version,
        body: round.body ?? decision.proposal,
        note: round.note ?? '',
        writtenBy: proposer,
        writtenAt: calendar.at(on, '08:30'),
      })
  }
  await db()
    .insert(askings)
    .values({
      decisionId: id,
      round: place + 1,
      version,
      askedBy: proposer,
      askedAt: calendar.at(on, '09:00'),
      reason: round.note ?? 'Opened',
    })
  await loadResponses(step, { place, on })
  if (decision.objection) await loadObjection(step, place)
}

async function loadResponses(step: Step, { place, on: asked }: { place: number; on: string }) {
  const { loaded, decision, id } = step
  const part =
    decision.method === 'advice process' || decision.method === 'lead decides after input'
      ? 'adviser'
      : 'decision-maker'
  const version = decision.rounds[place]?.version ?? 1
  const which = version > 1 ? `to version ${version} of` : 'to'
  const rows = partsOf(decision)
    .filter((one) => one.part === part)
    .map(({ who }) => {
      const [
        choice,
        reason = '',
        on = place > 0 || decision.rounds.length === 1 ? decision.on : asked,
      ] = decision.rounds[place]?.said[who] ?? []
      const isHeard = choice !== undefined && hasCome(loaded, on)
      if (isHeard)
        told(step, {
          who,
          on,
          kind: choice === 'objects' ? 'objected' : 'responded',
          did: `${choice === 'objects' ? 'Objected' : 'Responded'} ${which}`,
        })
      const heard = { choice, reason, respondedAt: loaded.calendar.at(on, '15:40') }
      return {
        id: uuidv7(),
        decisionId: id,
        round: place + 1,
        memberId: member(loaded, who),
        who,
        ...(isHeard && heard),
      }
    })
  await db()
    .insert(responses)
    .values(rows.map(({ who: _, ...row }) => row))
  const changes = rows.flatMap(({ id: responseId, choice, reason = '', respondedAt }) =>
    choice ? [{ responseId, choice, reason, saidAt: respondedAt }] : [],
  )
  if (changes.length) await db().insert(responseChanges).values(changes)
  await loadAnswers(step, rows)
}

async function loadAnswers(step: Step, heard: { id: string; who: string }[]) {
  const { loaded, decision, id } = step
  const given = heard.flatMap((one) =>
    decision.answers?.[one.who] ? [{ ...one, body: decision.answers[one.who] ?? '' }] : [],
  )
  if (!given.length || !hasCome(loaded, decision.on)) return
  await db()
    .insert(answers)
    .values(
      given.map(({ id: responseId, body }) => ({
        decisionId: id,
        responseId,
        body,
        writtenBy: member(loaded, decision.by),
        writtenAt: loaded.calendar.at(decision.on, '15:50'),
      })),
    )
  for (const { who } of given)
    if (who === given[0]?.who)
      told(step, {
        who: decision.by,
        on: decision.on,
        kind: 'answered',
        did: 'Answered every response to',
      })
}
