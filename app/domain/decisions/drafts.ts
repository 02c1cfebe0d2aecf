import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import type { DecisionStanding } from './state'
import { found } from '../refusal'
import { templates } from './templates'

/**
 * What a draft says now, in the fields of its form. Its rules are a copy, so the template it came
 * from is told by its content.
 */
export async function draftOf({ school }: Acting, at: DecisionStanding) {
  const [row] = await sql()<
    {
      body: string
      deadlineDay: string
      deadlineTime: string
      reviewOn: string | null
      initiativeId: string | null
      supersedesId: string | null
    }[]
  >`
    select p.body, local_day(d.deadline)::text as "deadlineDay",
      to_char(d.deadline at time zone ${school.timeZone}::text, 'HH24:MI') as "deadlineTime",
      d.review_on::text as "reviewOn", d.initiative_id as "initiativeId",
      d.supersedes_id as "supersedesId"
    from decisions d
      join proposals p on (p.school_id, p.decision_id, p.version) = (d.school_id, d.id, d.version)
    where d.id = ${at.id}`
  const { reviewOn, initiativeId, supersedesId, ...said } = found(row)
  const own = await templates()
  const templateId = own.find(
    ({ rules }) =>
      JSON.stringify({ ...rules, secret: at.rules.secret, reveal: at.rules.reveal }) ===
      JSON.stringify(at.rules),
  )?.id
  const invited = (wanted: (one: DecisionStanding['invited'][number]) => boolean) =>
    at.invited.filter(wanted).map(({ memberId }) => memberId)
  return {
    ...said,
    method: at.method,
    templateId,
    question: at.question,
    authority: at.authority,
    isSecret: at.rules.secret,
    reviewOn: reviewOn ?? undefined,
    initiativeId: initiativeId ?? undefined,
    supersedesId: supersedesId ?? undefined,
    deciders: invited(({ part }) => part === 'decision-maker'),
    advisers: invited(({ part }) => part !== 'decision-maker'),
    affected: invited(({ voice }) => Boolean(voice?.includes('affected'))),
    experts: invited(({ voice }) => Boolean(voice?.includes('expert'))),
  }
}
