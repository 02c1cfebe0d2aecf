import { expect, test } from 'vitest'
import { deadlinesOf } from '../../../app/domain/feeds/calendar-deadlines'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

/** Someone asked by an open decision of the demo, who has responded or not. */
async function askedBy(hasResponded: boolean) {
  const [asked] = await here.sql<{ decision: string; member: string; round: number }[]>`
    select d.id as decision, r.member_id as member, d.round
    from decisions d join responses r on (r.decision_id, r.round) = (d.id, d.round)
    where d.state = 'open' and (r.choice is not null or r.voted) = ${hasResponded}
    order by d.number, r.id limit 1`
  return asked ?? { decision: '', member: '', round: 0 }
}

test('a deadline says whether its member has responded, and counts that as a change', async () => {
  for (const hasResponded of [false, true]) {
    const { decision, member, round } = await askedBy(hasResponded)
    const entry = (await here.cast.inSchool(() => deadlinesOf(member))).find(
      ({ id }) => id === decision,
    )
    expect(entry).toMatchObject({ hasResponded, revision: round * 3 + Number(hasResponded) })
  }
})
