import { createElement, useState } from 'react'
import { useFinder } from './lazy-finder'
import { Leaves, useKnown } from './find-field'
import type { Found, Listed } from './find-field'
import { Fold } from './fold'
import type { Field } from './form'
import type { PersonToChoose } from './person-to-choose'

type FoundProps = {
  field: Field
  listed: Listed
  people: PersonToChoose[]
  without: string[]
  among: number | undefined
}

// Everyone else of a large school: the one who is found joins the list above, chosen.
export function FoundOthers({ field, listed, people, without, among }: FoundProps) {
  const { Finder, plain, left } = useFinder<HTMLDetailsElement>(true)
  const known = useKnown(listed)
  const begun =
    field.initialValue && !people.some(({ id }) => id === field.initialValue)
      ? known.get(field.initialValue)
      : undefined
  const [looked, setLooked] = useState<Found[]>([])
  const before = (left?.chosen ?? [])
    .filter((id) => id !== begun?.id)
    .map((id) => known.get(id) ?? { id, name: 'Someone chosen before' })
  const found = [...(begun ? [begun] : []), ...before, ...looked]
  const chosen = Finder ? (looked.at(-1)?.id ?? left?.chosen[0]) : field.initialValue
  const radio = (one: Found) => (
    <OneFound key={one.id} found={one} field={field} isChosen={one.id === chosen} />
  )
  const others = listed.choices.filter(({ id }) => !without.includes(id) && id !== begun?.id)
  if (Finder) {
    const look = { ...field, id: `${field.id}-look`, errors: undefined }
    return (
      <>
        {found.length > 0 && <div className="choosing__people">{found.map(radio)}</div>}
        {createElement(Finder, {
          field: look,
          label: 'Someone else',
          of: listed.of,
          without: [...without, ...found.map(({ id }) => id)],
          among,
          chosen: [],
          isHere: left?.isHere,
          onPick: (one) => setLooked((those) => [...those, one]),
        })}
      </>
    )
  }
  return (
    <Fold inside={plain} isOpen={!listed.isFirst || Boolean(begun) || !people.length}>
      <summary className="choosing__more">Someone else</summary>
      <div className="choosing__people choosing__people--many">
        {[...(begun ? [begun] : []), ...others].map(radio)}
      </div>
      <Leaves name={field.name} listed={listed} what="Someone else" />
    </Fold>
  )
}

function OneFound({
  found: { id, name, note },
  field,
  isChosen,
}: {
  found: Found
  field: Field
  isChosen: boolean
}) {
  return (
    <label className="choosing__one">
      <input type="radio" name={field.name} value={id} defaultChecked={isChosen} />
      <span className="choosing__said">
        <b>{name}</b>
        {note && <span className="choosing__reasons">{note}</span>}
      </span>
    </label>
  )
}
