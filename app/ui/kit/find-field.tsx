import { useActionData, useLocation } from '@remix-run/react'
import { createElement } from 'react'
import type { ReactNode } from 'react'
import type { Findable } from '../../forms/kit/search'
import { moreNames } from '../../forms/kit/more-names'
import type { Field } from './field'
import { useFinder } from './lazy-finder'
import { ChoiceField } from './choice-fields'
import { SelectField } from './form'

export type Found = { id: string; name: string; note?: string | undefined }
export type Listed = {
  of: Findable
  choices: Found[]
  isLong: boolean
  isFirst: boolean
  next?: string | undefined
  chosen: Found[]
}

export type FindProps = {
  field: Field
  label: string
  hint?: ReactNode
  optional?: boolean
  listed: Listed
  none?: string
  isMany?: boolean
  /** Who is not to be chosen here, and the initiative for which someone might lead. */
  without?: string[]
  among?: number
}

/**
 * Choosing one or many from a list of the school. A short list is a select, or boxes to tick. A
 * long one is found by its name as one types; without JavaScript it is leafed through page by page,
 * and keeps what else was typed.
 */
export function FindField({
  field,
  label,
  hint,
  optional,
  listed,
  none,
  isMany,
  without = [],
  among,
}: FindProps) {
  const { Finder, plain, left } = useFinder<HTMLDivElement>(listed.isLong)
  const known = useKnown(listed)
  const choices = listed.choices.filter(({ id }) => !without.includes(id))
  const around = { field, label, hint, optional }
  if (!listed.isLong) {
    const said = choices.map(asChoice)
    return isMany ? (
      <ChoiceField {...around} type="checkbox" choices={said} />
    ) : (
      <SelectField {...around} choices={said} none={none} />
    )
  }
  const chosen = (left?.chosen ?? chosenIn(field)).map(
    (id) => known.get(id) ?? { id, name: 'Someone chosen before' },
  )
  if (Finder)
    return createElement(Finder, {
      ...around,
      of: listed.of,
      none,
      isMany,
      without,
      among,
      chosen,
      isHere: left?.isHere,
    })
  const page = [...chosen, ...choices.filter(({ id }) => !chosen.some((one) => one.id === id))].map(
    asChoice,
  )
  return (
    <div className="finding" ref={plain}>
      {isMany ? (
        <ChoiceField {...around} type="checkbox" choices={page} />
      ) : (
        <SelectField {...around} choices={page} none={none ?? 'Choose …'} />
      )}
      <Leaves name={field.name.replace(/^.*\./, '')} listed={listed} what={label} />
    </div>
  )
}

/**
 * The parts of a long list, without JavaScript: buttons that ask for the form again with the next
 * names in it.
 */
export function Leaves({
  name,
  listed: { isFirst, next },
  what,
}: {
  name: string
  listed: Listed
  what: string
}) {
  const to = useAsking()
  const asks = {
    type: 'submit',
    className: 'button button--small',
    formNoValidate: true,
    ...moreNames,
  } as const
  return (
    <p className="finding__leaves">
      {!isFirst && (
        <button {...asks} formAction={to(name)}>
          From the beginning<span className="spoken">: {what}</span>
        </button>
      )}
      {next && (
        <button {...asks} formAction={to(name, next)}>
          More names<span className="spoken">: {what}</span>
        </button>
      )}
    </p>
  )
}

// The address of the form itself, with the place in the list from which it shows the names.
function useAsking() {
  const { pathname, search } = useLocation()
  return (name: string, next?: string) => {
    const query = new URLSearchParams(search)
    query.delete(`after-${name}`)
    if (next) query.set(`after-${name}`, next)
    return query.size ? `${pathname}?${query}` : pathname
  }
}

/** The names by their ids, those among them that a form brought back. */
export function useKnown({ choices, chosen }: Listed) {
  const answer = useActionData() as { chosen?: Found[] } | undefined
  return new Map([...(answer?.chosen ?? []), ...choices, ...chosen].map((one) => [one.id, one]))
}

const asChoice = ({ id, name, note }: Found) => ({
  value: id,
  label: note ? `${name} (${note})` : name,
})

function chosenIn({ initialValue }: Field): string[] {
  const value = initialValue as string | string[] | undefined
  return [value ?? []].flat().filter(Boolean)
}
