import { useEffect, useState } from 'react'
import { plainly } from '../../vocabulary/plainly'
import { useFound } from './found'
import type { Found } from './found'

type Begun = { start: number; words: string }

/** The people whom the name that is begun at the caret may mean: arrows and Enter, or a press. */
export function MentionNames({ text }: { text: HTMLTextAreaElement }) {
  const begun = useBegun(text)
  const { found, isLooking, look } = useFound('members')
  const [place, setPlace] = useState(0)
  const words = begun?.words
  useEffect(() => {
    setPlace(0)
    if (words !== undefined) look(words)
  }, [words, look])
  // What was found for fewer letters may still stand here.
  const shown = begun ? found.filter(({ name }) => begins(name, begun.words)).slice(0, 6) : []
  const isOpen = shown.length > 0
  const pick = ({ name }: Found) => void (begun && put(text, begun, name))
  useKeys(text, { shown, place, setPlace, pick })
  useSaid(text, isOpen ? `${text.id}-name-${place}` : undefined)
  return (
    <>
      <ul {...listOf(text, isOpen)}>
        {shown.map((one, at) => (
          <li key={one.id} {...optionOf(text, { at, isHere: at === place, pick: () => pick(one) })}>
            {one.name}
          </li>
        ))}
      </ul>
      <span className="spoken" role="status">
        {isOpen && !isLooking && `${shown.length} found. Arrows choose, Enter puts the name in.`}
      </span>
    </>
  )
}

const begins = (name: string, words: string) =>
  plainly(words)
    .split(' ')
    .every((word) => ` ${plainly(name)}`.includes(` ${word}`))

// The text stays where one is; the list and what stands in it are named by its id.
const listOf = ({ id }: HTMLTextAreaElement, isOpen: boolean) => ({
  ...{ id: `${id}-names`, role: 'listbox', 'aria-label': 'People' },
  ...{ className: 'finder__found', hidden: !isOpen },
})

type Option = { at: number; isHere: boolean; pick: () => void }

const optionOf = ({ id }: HTMLTextAreaElement, { at, isHere, pick }: Option) => ({
  ...{ id: `${id}-name-${at}`, role: 'option', 'aria-selected': isHere },
  ...{ className: 'finder__one', 'data-here': isHere || undefined },
  onMouseDown: (event: { preventDefault: () => void }) => (event.preventDefault(), pick()),
})

// A name is begun by an @ before the caret, with no address of mail around it.
const beginning = /(?<![\p{L}\p{N}_.@/-])@(\p{L}[\p{L}\p{M}'’. -]{0,60})?$/u

function useBegun(text: HTMLTextAreaElement) {
  const [begun, setBegun] = useState<Begun>()
  useEffect(() => {
    const look = () => {
      const caret = text.selectionStart
      const found = caret === text.selectionEnd && beginning.exec(text.value.slice(0, caret))
      setBegun(found ? { start: found.index, words: (found[1] ?? '').trim() } : undefined)
    }
    const end = () => setBegun(undefined)
    look()
    text.addEventListener('input', look)
    text.addEventListener('click', look)
    text.addEventListener('blur', end)
    text.addEventListener('mention-end', end)
    return () => {
      text.removeEventListener('input', look)
      text.removeEventListener('click', look)
      text.removeEventListener('blur', end)
      text.removeEventListener('mention-end', end)
    }
  }, [text])
  return begun
}

function put(text: HTMLTextAreaElement, { start }: Begun, name: string) {
  text.setRangeText(`@${name} `, start, text.selectionStart, 'end')
  // As if it were typed: for the draft, and for those who count the letters.
  text.dispatchEvent(new InputEvent('input', { bubbles: true }))
  text.dispatchEvent(new Event('mention-end'))
}

type Keys = {
  shown: Found[]
  place: number
  setPlace: (place: number) => void
  pick: (found: Found) => void
}

function useKeys(text: HTMLTextAreaElement, { shown, place, setPlace, pick }: Keys) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { length } = shown
      const one = shown[place]
      if (!one || event.isComposing) return
      if (event.key === 'ArrowDown') setPlace((place + 1) % length)
      else if (event.key === 'ArrowUp') setPlace((place + length - 1) % length)
      else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) pick(one)
      else if (event.key === 'Escape') text.dispatchEvent(new Event('mention-end'))
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    text.addEventListener('keydown', pressed)
    return () => text.removeEventListener('keydown', pressed)
  }, [text, shown, place, setPlace, pick])
}

// The text keeps the focus: it says which of the names is the one that Enter would put in.
function useSaid(text: HTMLTextAreaElement, active: string | undefined) {
  useEffect(() => {
    text.setAttribute('aria-autocomplete', 'list')
    if (active) {
      text.setAttribute('aria-controls', `${text.id}-names`)
      text.setAttribute('aria-activedescendant', active)
    } else text.removeAttribute('aria-activedescendant')
  }, [text, active])
}
