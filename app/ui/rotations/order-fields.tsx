import { Fragment } from 'react'
import { FieldError } from '../kit/field'
import type { Field } from '../kit/field'
import { Leaves, useKnown } from '../kit/find-field'
import type { Listed } from '../kit/find-field'
import { SelectField } from '../kit/form'
import { OtherEditText } from '../kit/other-edit'

export type Place = { name: string; label: string }

type OrderFieldsProps = {
  places: Place[]
  fields: Record<string, Field>
  listed: Listed
  isAlive: boolean
}

const more = 4

/**
 * The places of the order, as a form sends them. Without script each is a field, with some that are
 * free; with it they hold what the list above them says.
 */
export function OrderFields({ places, fields, listed, isAlive }: OrderFieldsProps) {
  const choices = [...useKnown(listed).values()].map(({ id, name }) => ({ value: id, label: name }))
  const shown = places.flatMap(({ name, label }) => {
    const field = fields[name]
    return field ? [{ field, label }] : []
  })
  if (isAlive)
    return shown.map(({ field, label }) => (
      <Fragment key={field.name}>
        <input
          type="text"
          name={field.name}
          id={field.id}
          defaultValue={field.initialValue ?? ''}
          hidden
        />
        <FieldError field={field} />
        <OtherEditText field={field} label={label} choices={choices} />
      </Fragment>
    ))
  const filled = shown.findLastIndex(({ field }) => Boolean(field.initialValue)) + 1
  return (
    <>
      {shown.slice(0, filled + more).map(({ field, label }) => (
        <SelectField key={field.name} field={field} label={label} choices={choices} none="Nobody" />
      ))}
      <Leaves name="order1" listed={listed} what="The order" />
    </>
  )
}
