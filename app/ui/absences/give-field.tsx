import { FindField } from '../kit/find-field'
import type { Listed } from '../kit/find-field'
import { SelectField } from '../kit/form'
import type { Field } from '../kit/form'

export type Fields = Record<string, Field>

export function Hidden({ fields }: { fields: (Field | undefined)[] }) {
  return fields.map(
    (field) =>
      field && (
        <span key={field.name} hidden={!field.errors?.length}>
          <input type="hidden" name={field.name} defaultValue={field.initialValue ?? ''} />
          {field.errors?.length ? <span className="field__error">{field.errors[0]}</span> : null}
        </span>
      ),
  )
}

type GiveProps = {
  field: Field
  label: string
  hint?: string
  none: string
  choices: { value: string; label: string }[]
  listed: Listed
  among?: number
}

// To whom something goes: of a small school a select; in a large one the few who are suggested
// stand first, and the others are found by name.
export function GiveField({ choices, listed, ...around }: GiveProps) {
  if (!listed.isLong) return <SelectField {...around} choices={choices} />
  const few = choices.map(({ value: id, label: name }) => ({ id, name }))
  return (
    <FindField
      {...around}
      listed={{
        ...listed,
        choices: [...few, ...listed.choices.filter(({ id }) => !few.some((one) => one.id === id))],
      }}
    />
  )
}
