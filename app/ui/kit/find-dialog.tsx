import { useNavigate } from '@remix-run/react'
import { useCombobox } from 'downshift'
import { Dialog } from 'radix-ui'
import { useEffect, useMemo, useState } from 'react'
import { paths } from '../../paths'
import { matching } from './matching'
import { placesOf } from './places'
import type { Names, Place } from './places'
import type { SchoolHere } from './school-context'
import { Shortcuts } from './shortcuts'

export type FindDialogProps = { here: SchoolHere; asked: 'find' | 'keys'; close: () => void }

/** Finds as one types, over any page, or shows which keys do what; Esc closes it. */
export function FindDialog({ here, asked, close }: FindDialogProps) {
  const [before] = useState(() => document.activeElement as HTMLElement | null)
  const goBack = (event: Event) => (event.preventDefault(), before?.focus({ preventScroll: true }))
  return (
    <Dialog.Root open modal={false} onOpenChange={(isOpen) => isOpen || close()}>
      <Dialog.Content className="find" aria-describedby={undefined} onCloseAutoFocus={goBack}>
        <Dialog.Title className="spoken">{asked === 'find' ? 'Find or do' : 'Keys'}</Dialog.Title>
        {asked === 'find' ? <Finds here={here} close={close} /> : <Shortcuts />}
        <Dialog.Close className="button button--small find__close">Close</Dialog.Close>
      </Dialog.Content>
    </Dialog.Root>
  )
}

function Finds({ here, close }: { here: SchoolHere; close: () => void }) {
  const [text, setText] = useState('')
  const { names, isLost } = useNames(here)
  const places = useMemo(() => names && placesOf(here, names), [here, names])
  const found = useMemo(() => matching(places ?? [], text), [places, text])
  const navigate = useNavigate()
  const { getInputProps, getMenuProps, getItemProps, getLabelProps, highlightedIndex } =
    useCombobox<Place>({
      id: 'find-or-do',
      items: found,
      isOpen: true,
      inputValue: text,
      selectedItem: null,
      defaultHighlightedIndex: 0,
      itemToString: () => text,
      onSelectedItemChange({ selectedItem }) {
        close()
        if (selectedItem) navigate(selectedItem.to)
      },
    })
  return (
    <>
      <label className="spoken" htmlFor="find-or-do-input" {...getLabelProps()}>
        Find an initiative, a person, a decision, a page or something to do
      </label>
      <input
        className="input find__input"
        placeholder="An initiative, a person, a decision, something to do"
        {...getInputProps({
          maxLength: 100,
          autoFocus: true,
          onChange: ({ currentTarget }) => setText(currentTarget.value),
        })}
      />
      <ul className="found" {...getMenuProps()}>
        {found.map((place, index) => (
          <li
            key={`${place.kind} ${place.to}`}
            className="found__one"
            data-here={highlightedIndex === index || undefined}
            {...getItemProps({ item: place, index })}
          >
            <span className="found__kind">{place.kind}</span>
            <span className="found__label">{place.label}</span>
            {place.note && <span className="quiet small">{place.note}</span>}
          </li>
        ))}
      </ul>
      <p className="quiet small find__said" role="status">
        {saidOf({ text, count: found.length, isCome: names !== undefined, isLost })}
      </p>
    </>
  )
}

type Looking = { text: string; count: number; isCome: boolean; isLost: boolean }

function saidOf({ text, count, isCome, isLost }: Looking) {
  if (isLost) return 'The names could not be fetched. Close this, and try again in a moment.'
  if (!isCome) return 'Fetching the names …'
  if (!text.trim()) return 'Type the beginning of a word. Arrows choose, Enter goes there.'
  if (!count) return 'Nothing is called that.'
  return count === 1 ? '1 found' : `${count} found`
}

let kept: { school: string; version: number; names: Names } | undefined

// Fetched once for as long as nothing has changed in the school.
function useNames({ school: { slug }, version }: SchoolHere) {
  const isFresh = kept?.school === slug && kept.version === version
  const [names, setNames] = useState(isFresh ? kept?.names : undefined)
  const [isLost, lose] = useState(false)
  useEffect(() => {
    if (names) return
    const fetched = async () => {
      const answer = await fetch(paths.names(slug))
      if (!answer.ok) throw new Error(String(answer.status))
      kept = { school: slug, version, names: (await answer.json()) as Names }
      setNames(kept.names)
    }
    fetched().catch(() => lose(true))
  }, [names, slug, version])
  return { names, isLost }
}
