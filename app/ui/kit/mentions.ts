import { useRef, useState } from 'react'
import type { ReactNode } from 'react'

/** What is said beside a text in which someone may be named. */
export const mentionHint = 'Write @ and a name to tell someone.'

type NamesProps = { text: HTMLTextAreaElement }

/**
 * Names to choose from, in a text in which someone begins one with an @. They are fetched when the
 * first @ is written; without JavaScript a name is written out.
 */
export function useMentions(isWanted: boolean | undefined) {
  const text = useRef<HTMLTextAreaElement>(null)
  const [come, setCome] = useState<{ Names: (props: NamesProps) => ReactNode }>()
  const onInput = () => {
    if (isWanted && !come && text.current?.value.includes('@'))
      void import('./mention-names').then(
        ({ MentionNames }) => setCome({ Names: MentionNames }),
        () => undefined,
      )
  }
  return { own: isWanted ? { ref: text, onInput } : {}, text, Names: come?.Names }
}
