import { sql } from '../../../db/school'

export type FirstSteps = {
  invited: boolean
  calendar: boolean
  initiative: boolean
  decision: boolean
}

/** Which of the first hour's four steps are done, by what exists. */
export async function firstSteps(): Promise<FirstSteps> {
  const [steps] = await sql()<FirstSteps[]>`
    select exists (select from invitations where withdrawn_at is null)
        or (select count(*) > 1 from members) as invited,
      exists (select from terms) or exists (select from closed_days) as calendar,
      exists (select from initiatives) as initiative,
      exists (select from decisions where state <> 'draft') as decision`
  return steps ?? { invited: false, calendar: false, initiative: false, decision: false }
}
