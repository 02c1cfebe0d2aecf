import { myAlly } from '../../../domain/members/alliances'
import type { Here } from '../../../http/in-school.server'
import { paths } from '../../../paths'
import type { Beside } from '../../acts/act'

/**
 * Next to a form by which a student comes to lead: who their ally is, or how to ask one. It keeps
 * nobody from leading.
 */
export async function besideStudent({ acting, school }: Here): Promise<Beside[]> {
  const shown = await myAlly(acting)
  if (!shown) return []
  const { studentId, ally, asked } = shown
  const ask = { text: 'Ask an adult to be your ally', to: paths.ally(school, studentId) }
  if (ally) return [{ title: 'Your adult ally', lines: [{ text: `${ally.name} is your ally.` }] }]
  if (asked)
    return [
      {
        title: 'Your adult ally',
        lines: [{ text: `You asked ${asked.name}, who has not answered yet.` }],
      },
    ]
  return [
    {
      title: 'Your adult ally',
      lines: [
        {
          text: 'Students lead with an adult ally, whom they choose. You have none now; you can also ask one later.',
        },
        ask,
      ],
    },
  ]
}
