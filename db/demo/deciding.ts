import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { ContributionKind } from '../../app/vocabulary'
import { builtIn } from '../../app/vocabulary/decision-methods'
import {
  answers,
  askings,
  decisionParticipants,
  decisionReviews,
  decisions as decisionTable,
  objections,
  proposals,
  responseChanges,
  responses,
  rounds as roundTable,
  schools,
  speakers,
  stepsOfObjections,
  threadEntries,
} from '../schema'
import { db } from '../school'
import type { Calendar } from './calendar'
import { decisions, partsOf } from './decisions'
import type { DemoDecision } from './decisions'

/** The demo's own keys ("RO", "I3") and the ids they were given. */
export type Loaded = {
  calendar: Calendar
  memberIds: Record<string, string>
  initiativeIds: Record<string, string>
}

/** What a step of a decision leaves in the ledger. */
export type DecisionLine = {
  who: string
  on: string
  kind: ContributionKind
  text: string
  initiative?: string | undefined
  decisionId: string
}

type Step = {
  loaded: Loaded
  decision: DemoDecision
  id: string
  number: number
  lines: DecisionLine[]
}
type Ids = Record<string, string>

/**
 * The decisions of the year, each as far as the day of the demo: settled, open with the responses
 * given so far, or still a draft.
 */
export async function loadDecisions(loaded: Loaded): Promise<DecisionLine[]> {
  const ids: Ids = {}
  const lines: DecisionLine[] = []
  for (const [place, decision] of loaded.calendar.retold(decisions).entries()) {
    const id = (ids[decision.key] = uuidv7())
    const step = { loaded, decision, id, number: place + 1, lines }
    await draft(step, ids)
    if (hasCome(loaded, decision.opened)) await open(step, ids)
  }
  await db().update(schools).set({ lastDecision: decisions.length })
  return lines
}

const hasCome = ({ calendar }: Loaded, day: string) => calendar.day(day) <= calendar.today
const member = ({ memberIds }: Loaded, who: string) => memberIds[who] ?? ''
const proposerOf = ({ proposer, by }: DemoDecision) => proposer ?? by

async function draft({ loaded, decision, id, number }: Step, ids: Ids) {
  const { calendar, initiativeIds } = loaded
  const proposer = member(loaded, proposerOf(decision))
  const written = hasCome(loaded, decision.opened)
    ? calendar.at(decision.opened, '09:00')
    : calendar.at('2026-02-27', '16:05')
  const { question, method, authority, initiative, supersedes } = decision
  await db()
    .insert(decisionTable)
    .values({
      id,
      number,
      state: 'draft',
      inTheRoom: false,
      question,
      method,
      rules: builtIn[method],
      authority,
      proposerId: proposer,
      recordedBy: proposer,
      recordedAt: written,
      deadline: calendar.at(decision.on, '16:00'),
      reviewOn: decision.review && calendar.day(decision.review),
      initiativeId: initiative && initiativeIds[initiative],
      supersedesId: supersedes && ids[supersedes],
    })
  await db()
    .insert(decisionParticipants)
    .values(
      partsOf(decision).map(({ who, ...part }) => ({
        ...part,
        decisionId: id,
        memberId: member(loaded, who),
      })),
    )
  await db().insert(proposals).values({
    decisionId: id,
    version: 1,
    body: decision.proposal,
    writtenBy: proposer,
    writtenAt: written,
  })
}

async function open(step: Step, ids: Ids) {
  const { loaded, decision, id } = step
  told(step, { who: proposerOf(decision), on: decision.opened, kind: 'proposed', did: 'Proposed' })
  await db()
    .update(decisionTable)
    .set({ state: 'open', round: 1, openedAt: loaded.calendar.at(decision.opened, '09:00') })
    .where(eq(decisionTable.id, id))
  for (const place of decision.rounds.keys()) await askRound(step, place)
  await loadThread(step)
  await loadAloud(step)
  if (hasCome(loaded, decision.on)) await settle(step, ids)
}

async function askRound(step: Step, place: number) {
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

// Raised in the first round; met by version 2 and confirmed, or recorded as standing when nothing
// met it.
async function loadObjection(step: Step, place: number) {
  const {
    loaded,
    decision: { objection, ...decision },
    id,
  } = step
  if (!objection) return
  const { calendar } = loaded
  const objector = member(loaded, objection.who)
  const at = (
    day: string,
    time: string,
    more: {
      step: (typeof stepsOfObjections.$inferInsert)['step']
      version: number
      line: string
      takenBy: string
    },
  ) => ({ ...more, objectionId: `${id.slice(0, -4)}0b0b`, takenAt: calendar.at(day, time) })
  if (place === 0) {
    await db()
      .insert(objections)
      .values({
        id: `${id.slice(0, -4)}0b0b`,
        decisionId: id,
        memberId: objector,
        version: 1,
        reason: objection.reason,
        raisedAt: calendar.at(decision.opened, '15:40'),
      })
    await db()
      .insert(stepsOfObjections)
      .values(
        at(decision.opened, '15:40', {
          step: 'raised',
          version: 1,
          line: objection.reason,
          takenBy: objector,
        }),
      )
    if (objection.isIntegrated) return
    await db().update(objections).set({ state: 'stands' }).where(eq(objections.decisionId, id))
    await db()
      .insert(stepsOfObjections)
      .values(
        at(decision.on, '15:55', {
          step: 'stands',
          version: 1,
          line: objection.line,
          takenBy: member(loaded, decision.by),
        }),
      )
    return
  }
  const amended = decision.rounds[place]?.on ?? decision.on
  await db()
    .update(objections)
    .set({ state: 'integrated', integratedVersion: 2 })
    .where(eq(objections.decisionId, id))
  await db()
    .insert(stepsOfObjections)
    .values([
      at(amended, '08:31', {
        step: 'integration offered',
        version: 2,
        line: objection.line,
        takenBy: member(loaded, proposerOf(step.decision)),
      }),
      at(decision.on, '15:35', {
        step: 'integrated',
        version: 2,
        line: 'Version 2 meets it.',
        takenBy: objector,
      }),
    ])
  told(step, {
    who: proposerOf(step.decision),
    on: amended,
    kind: 'integrated',
    did: 'Worked an objection into',
  })
  told(step, {
    who: objection.who,
    on: decision.on,
    kind: 'integrated',
    did: 'Confirmed that an objection is worked into',
  })
}

async function loadThread(step: Step) {
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

async function loadAloud({ loaded, decision, id }: Step) {
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

async function settle(step: Step, ids: Ids) {
  const { loaded, decision, id } = step
  const { calendar } = loaded
  const { outcome, decided, why, tally, review, by, on } = decision
  await db()
    .update(decisionTable)
    .set({
      state: 'closing',
      closedAt: calendar.at(on, '15:58'),
      closedHow: 'early',
      closedBy: member(loaded, by),
    })
    .where(eq(decisionTable.id, id))
  await db()
    .update(decisionTable)
    .set({
      state: 'decided',
      outcome,
      decided,
      why,
      tally,
      decidedOn: calendar.day(on),
      reviewOn: review ? calendar.day(review) : null,
      recordedBy: member(loaded, by),
      recordedAt: calendar.at(on, '16:20'),
    })
    .where(eq(decisionTable.id, id))
  told(step, { who: by, on, kind: 'decided', did: 'Recorded the outcome of' })
  await loadReviews(step, ids)
}

async function loadReviews(step: Step, ids: Ids) {
  const { loaded, decision, id } = step
  const former = decisions.find(({ key }) => key === decision.supersedes)
  const { calendar } = loaded
  for (const { on, by, result, line, next } of decision.reviews ?? []) {
    if (!hasCome(loaded, on)) continue
    await db()
      .insert(decisionReviews)
      .values({
        decisionId: id,
        dueOn: calendar.day(decision.review ?? on),
        result,
        line,
        nextReviewOn: next && calendar.day(next),
        reviewedBy: member(loaded, by),
        reviewedOn: calendar.day(on),
        reviewedAt: calendar.at(on, '16:10'),
      })
    told(step, { who: by, on, kind: 'reviewed', did: 'Kept, at its review,' })
  }
  if (former?.review && former.outcome === 'passed' && decision.outcome === 'passed')
    await db()
      .insert(decisionReviews)
      .values({
        decisionId: ids[former.key] ?? '',
        dueOn: calendar.day(former.review),
        result: 'amended',
        line: '',
        reviewedBy: member(loaded, decision.by),
        reviewedOn: calendar.day(decision.on),
        reviewedAt: calendar.at(decision.on, '16:20'),
      })
}

function told(
  { decision, id, number, lines }: Step,
  { did, ...line }: { who: string; on: string; kind: ContributionKind; did: string },
) {
  lines.push({
    ...line,
    text: `${did} decision ${number}: ${decision.question}`,
    initiative: decision.initiative,
    decisionId: id,
  })
}
