import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import type { FindDialogProps } from './find-dialog'
import type { SchoolHere } from './school-context'
import { keepsSingleKeys } from './single-keys'

type Asked = 'find' | 'keys'

/**
 * The way to everything by its name: a link to the page that finds, and with JavaScript a dialog
 * over the page, by a press or by keys. It is fetched when it is first wanted.
 */
export function FindOrDo({ here }: { here: SchoolHere }) {
  const [asked, ask] = useState<Asked>()
  const come = useDialog(asked !== undefined)
  useKeys(ask)
  return (
    <>
      <Link
        to={paths.search(here.school.slug)}
        className="shell__find"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          ask('find')
        }}
      >
        Find<span className="shell__find-more"> or do</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </Link>
      {asked && come && <come.Dialog here={here} asked={asked} close={() => ask(undefined)} />}
    </>
  )
}

function useDialog(isWanted: boolean) {
  const [come, setCome] = useState<{ Dialog: (props: FindDialogProps) => ReactNode }>()
  useEffect(() => {
    if (isWanted && !come)
      void import('./find-dialog').then(
        ({ FindDialog }) => setCome({ Dialog: FindDialog }),
        () => undefined,
      )
  }, [isWanted, come])
  return come
}

function useKeys(ask: (asked: Asked) => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const asked = askedBy(event)
      if (!asked) return
      event.preventDefault()
      ask(asked)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [ask])
}

const byOneKey: Record<string, Asked> = { '/': 'find', '?': 'keys' }

// Where someone writes, a sign is a sign.
function askedBy({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Asked | undefined {
  if (altKey) return undefined
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'find' : undefined
  const isWriting = (target as Element).closest?.('input, select, textarea, [contenteditable]')
  return isWriting || !keepsSingleKeys() ? undefined : byOneKey[key]
}
