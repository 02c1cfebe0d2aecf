import { useCombobox } from 'downshift'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Findable } from '../../forms/kit/search'
import { FieldError, described } from './field'
import type { Field } from './field'
import { useFound } from './found'
import type { Found } from './found'
import { OtherEditText } from './other-edit'

export type FinderProps = {
  field: Field
  label: string
  hint?: ReactNode
  optional?: boolean | undefined
  of: Findable
  none?: string | undefined
  isMany?: boolean | undefined
  without: string[]
  among?: number | undefined
  chosen: Found[]
  onPick?: (found: Found) => void
  /** Whether someone is in the field already, as it takes the plain one's place. */
  isHere?: boolean | undefined
}

/**
 * A field that finds by name as one types; what is chosen stands under it, each with a button that
 * takes it away again.
 */
export function Finder({
  field,
  label,
  hint,
  optional,
  of,
  none,
  isMany,
  without,
  among,
  chosen,
  onPick,
  isHere,
}: FinderProps) {
  const [picked, setPicked] = useState(chosen)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isHere) input.current?.focus()
  }, [isHere])
  const pick = (found: Found) =>
    onPick ? onPick(found) : setPicked((before) => (isMany ? [...before, found] : [found]))
  const drop = (id: string) => {
    setPicked((before) => before.filter((one) => one.id !== id))
    input.current?.focus()
  }
  const { found, look, isLooking, text } = useFound(of, among)
  const offered = found.filter(
    ({ id }) => !without.includes(id) && !picked.some((one) => one.id === id),
  )
  const { isOpen, highlightedIndex, getLabelProps, getMenuProps, getInputProps, getItemProps } =
    useCombobox<Found>({
      id: field.id,
      inputId: field.id,
      items: offered,
      selectedItem: null,
      itemToString: () => text,
      inputValue: text,
      onIsOpenChange: ({ isOpen: opens, type }) =>
        opens && type !== useCombobox.stateChangeTypes.InputChange && look(text),
      onSelectedItemChange: ({ selectedItem }) => {
        if (!selectedItem) return
        pick(selectedItem)
        look('', { quietly: true })
      },
    })
  // At once, not when the list has heard of it: of letters that come fast one would be lost.
  const typed = ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
    look(currentTarget.value)
  const said = isOpen
    ? isLooking
      ? 'Looking …'
      : offered.length
        ? `${offered.length} found`
        : text
          ? 'Nobody and nothing is called so'
          : ''
    : ''
  return (
    <div className="field finder">
      <label className="field__label" {...getLabelProps()}>
        {label} {optional && <span className="field__optional">(optional)</span>}
      </label>
      {hint && (
        <p className="field__hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {!onPick && <Picked field={field} picked={picked} drop={drop} />}
      <div className="finder__around">
        <input
          className="input"
          placeholder={none && !picked.length ? `${none}; type a name` : 'Type a name'}
          {...getInputProps({ ref: input, onKeyDown: staysHere, onChange: typed })}
          {...described(field, hint)}
        />
        <ul className="finder__found" hidden={!isOpen || !offered.length} {...getMenuProps()}>
          {isOpen &&
            offered.map((one, index) => (
              <li
                key={one.id}
                className="finder__one"
                data-here={highlightedIndex === index || undefined}
                {...getItemProps({ item: one, index })}
              >
                {one.name}
                {one.note && <span className="quiet small">{one.note}</span>}
              </li>
            ))}
        </ul>
      </div>
      <p className="quiet small" role="status">
        {said}
      </p>
      <FieldError field={field} />
      <OtherEditText
        field={field}
        label={label}
        choices={chosen.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  )
}

function Picked({
  field,
  picked,
  drop,
}: {
  field: Field
  picked: Found[]
  drop: (id: string) => void
}) {
  if (!picked.length) return null
  return (
    <ul className="finder__picked">
      {picked.map(({ id, name }) => (
        <li key={id} className="finder__chip">
          <input type="hidden" name={field.name} value={id} />
          {name}
          <button
            type="button"
            className="finder__drop"
            onClick={() => drop(id)}
            aria-label={`Take ${name} away`}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}

// Enter chooses a name, and never sends the form from here.
const staysHere = (event: { key: string; preventDefault: () => void }) =>
  void (event.key === 'Enter' && event.preventDefault())
