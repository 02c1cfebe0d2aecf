import { json } from '@remix-run/node'
import { leavesOf } from '../../domain/members/leaves'
import { memberById, turnsOfMember } from '../../domain/members/profile'
import { page } from '../../http/in-school.server'
import type { PersonCardShown } from '../../ui/members/person-card'

/** What is shown of a person beside their name, wherever it stands. */
export const loader = page(async ({ acting, params }) => {
  const member = await memberById(params.member ?? '')
  const [turns, leaves] = await Promise.all([turnsOfMember(member.id), leavesOf(acting, member.id)])
  const { name, initials, position, positionNote, strengths, growthEdges, leftOn } = member
  const titlesOf = (role: string) =>
    turns.flatMap((turn) => (turn.isCurrent && turn.role === role ? turn.title : []))
  const shown: PersonCardShown = {
    ...{ name, initials, position: positionNote || position, strengths, growthEdges, leftOn },
    leads: titlesOf('lead'),
    follows: titlesOf('follow'),
    leave: leaves[0] ?? null,
  }
  // For the person who looks now, not for the next one at this browser.
  return json(shown, { headers: { 'Cache-Control': 'private, no-store' } })
})
