import { conflict } from '../../../domain/refusal'
import type { Standing } from '../../../domain/standing'
import { changeInWords, openChanges } from '../../../domain/turn-changes-shown'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/described'
import type { Beside } from './act'
import { hidden, idSaid } from './which'

/** Which change is answered: said by the link that led here. */
export function asked(here: Here): FieldWords {
  return hidden('change', idSaid(here, 'change'))
}

/** What the change is, in words, above the answer. */
export async function whatIsAsked({ acting, url }: Here, at: Standing): Promise<Beside[]> {
  const change = (await openChanges(acting, at.id)).find(
    ({ id }) => id === url.searchParams.get('change'),
  )
  if (!change) conflict('This has been answered already.')
  return [
    {
      title: 'What is asked',
      lines: [
        { text: changeInWords(change) },
        ...(change.reason ? [{ text: `“${change.reason}”` }] : []),
      ],
    },
  ]
}
