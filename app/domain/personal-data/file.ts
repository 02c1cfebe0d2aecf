import { eq } from 'drizzle-orm'
import { keyOf, limitOf } from '../../../db/limits'
import { members } from '../../../db/schema'
import { db, withSchool, sql } from '../../../db/school'
import type { Belonging } from '../accounts/memberships'
import { heldVotesOf } from '../decisions/ballots'
import { ensure } from '../refusal'
import { kinds, kindsInFile } from './kinds'

type Rows = Record<string, unknown>[]

const files = limitOf({ most: 10, seconds: 60 * 60 })
const tooOften =
  'Your data was made into a file ten times within an hour. Please use the last one, or try again later.'

/** Counts a file that an account asks for. Refuses (forbidden) the eleventh within an hour. */
export async function countFile(accountId: string) {
  ensure(await files.take(keyOf(`file of account ${accountId}`)), tooOften)
}

/**
 * All of a person in one school that is theirs to take along. Opens its own scope, which only
 * reads.
 */
export function fileOfSchool({ acting: { school, memberId } }: Belonging) {
  return withSchool(
    school.id,
    async () => {
      const { name, slug, timeZone } = school
      // Asked all together: one connection answers them in order, without a wait between.
      const [member, votes, ...lists] = await Promise.all([
        memberOf(memberId),
        heldVotesOf(memberId),
        ...Object.values(kinds).map((query) => sql().unsafe<Rows>(query, [memberId])),
      ])
      const parts = Object.fromEntries(kindsInFile.map((kind, place) => [kind, lists[place] ?? []]))
      const responses = withVotes(parts.responses ?? [], votes)
      return { school: { name, slug, timeZone }, member, ...parts, responses }
    },
    { readOnly: true },
  )
}

async function memberOf(id: string) {
  const [member] = await db()
    .select({
      name: members.name,
      initials: members.initials,
      email: members.email,
      position: members.position,
      positionNote: members.positionNote,
      access: members.access,
      joinedOn: members.joinedOn,
      leftOn: members.leftOn,
      lastDayOn: members.lastDayOn,
      worksOn: members.worksOn,
      letters: members.letters,
      strengths: members.strengths,
      growthEdges: members.growthEdges,
    })
    .from(members)
    .where(eq(members.id, id))
  return member
}

// While a secret ballot is open one may still change one's vote, and see it.
function withVotes(responses: Rows, votes: Map<string, string>) {
  return responses.map(({ decision_id: decisionId, ...row }) => ({
    ...row,
    sealedVote: votes.get(String(decisionId)) ?? null,
  }))
}
