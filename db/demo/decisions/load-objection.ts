import { eq } from 'drizzle-orm'
import { objections, stepsOfObjections } from '../../schema'
import { db } from '../../school'
import { member, proposerOf, told } from './step'
import type { Step } from './step'

/** The objection of a decision that has one, and the step it is in. */
type Raised = {
  step: Step
  objection: NonNullable<Step['decision']['objection']>
  objectionId: string
}

type Taken = Pick<
  typeof stepsOfObjections.$inferInsert,
  'step' | 'version' | 'line' | 'takenBy' | 'takenAt'
>

/**
 * Raised in the first round; met by version 2 and confirmed, or recorded as standing when nothing
 * met it.
 */
export async function loadObjection(step: Step, place: number) {
  const { decision, id } = step
  const { objection } = decision
  if (!objection) return
  const raised = { step, objection, objectionId: `${id.slice(0, -4)}0b0b` }
  if (place > 0) return loadIntegration(raised, decision.rounds[place]?.on ?? decision.on)
  await loadRaised(raised)
  if (!objection.isIntegrated) await loadStanding(raised)
}

async function loadRaised({ step, objection, objectionId }: Raised) {
  const { loaded, decision, id } = step
  const { who, reason } = objection
  const [by, at] = [member(loaded, who), loaded.calendar.at(decision.opened, '15:40')]
  await db()
    .insert(objections)
    .values({ id: objectionId, decisionId: id, memberId: by, version: 1, reason, raisedAt: at })
  await take(objectionId, [{ step: 'raised', version: 1, line: reason, takenBy: by, takenAt: at }])
}

async function loadStanding({ step, objection: { line }, objectionId }: Raised) {
  const { loaded, decision, id } = step
  await db().update(objections).set({ state: 'stands' }).where(eq(objections.decisionId, id))
  const takenBy = member(loaded, decision.by)
  const takenAt = loaded.calendar.at(decision.on, '15:55')
  await take(objectionId, [{ step: 'stands', version: 1, line, takenBy, takenAt }])
}

async function loadIntegration({ step, objection, objectionId }: Raised, amended: string) {
  const { loaded, decision, id } = step
  const proposer = proposerOf(decision)
  await db()
    .update(objections)
    .set({ state: 'integrated', integratedVersion: 2 })
    .where(eq(objections.decisionId, id))
  await take(objectionId, [
    {
      step: 'integration offered',
      version: 2,
      line: objection.line,
      takenBy: member(loaded, proposer),
      takenAt: loaded.calendar.at(amended, '08:31'),
    },
    {
      step: 'integrated',
      version: 2,
      line: 'Version 2 meets it.',
      takenBy: member(loaded, objection.who),
      takenAt: loaded.calendar.at(decision.on, '15:35'),
    },
  ])
  const kind = 'integrated'
  told(step, { who: proposer, on: amended, kind, did: 'Worked an objection into' })
  told(step, {
    who: objection.who,
    on: decision.on,
    kind,
    did: 'Confirmed that an objection is worked into',
  })
}

async function take(objectionId: string, steps: Taken[]) {
  await db()
    .insert(stepsOfObjections)
    .values(steps.map((step) => ({ ...step, objectionId })))
}
