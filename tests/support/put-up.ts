import { ledTo } from './reading'
import type { Visitor } from './visitor'

/** A new initiative of Harbor Ridge, put up by its form; answers where it is. */
export async function putUp(
  visitor: Visitor,
  { title, sponsor }: { title: string; sponsor: string },
) {
  const answer = await visitor.post('/s/harbor-ridge/initiatives/new', {
    title,
    purpose: 'To try.',
    challenge: 'adaptive',
    learningQuestion: 'What?',
    voicesAffected: 'All',
    noGoalBecause: 'A trial.',
    sponsor,
  })
  return Number(ledTo(answer).split('/').at(-1))
}
