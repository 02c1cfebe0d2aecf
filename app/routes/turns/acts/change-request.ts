import { conflict } from '../../../domain/refusal'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { changeInWords, openChanges } from '../../../domain/turns/open-change-requests'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/kit/form-fields'
import type { Beside } from '../../acts/act'
import { hidden } from '../../acts/shared-fields'
import { idSaid } from '../../acts/subject-id'

/** Which change is answered: said by the link that led here. */
export function asked(here: Here): FieldWords {
  return hidden('change', idSaid(here, 'change'))
}

/** What the change is, in words, above the answer. */
export async function whatIsAsked({ url, acting }: Here, at: InitiativeState): Promise<Beside[]> {
  const change = (await openChanges(at.id)).find(({ id }) => id === url.searchParams.get('change'))
  if (!change) conflict('This has been answered already.')
  return [
    {
      title: 'What is asked',
      lines: [
        { text: changeInWords(change, acting.memberId) },
        ...(change.reason ? [{ text: `“${change.reason}”` }] : []),
      ],
    },
  ]
}
