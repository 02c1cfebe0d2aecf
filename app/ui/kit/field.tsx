import { fieldFrom } from './conform'
import type { Field } from './conform'

// Apart from the forms' rules, which a page without a form need not load.

export type { Field } from './conform'

/** A field that is not of a form with rules: a filter, whose value stands in the URL. */
export function plainField(name: string, value: string | undefined): Field {
  return fieldFrom({ name, id: name, value, errorId: `${name}-error` })
}

export function FieldError({ field }: { field: Field }) {
  if (!field.errors?.length) return null
  return (
    <p className="field__error" id={field.errorId}>
      {field.errors[0]}
    </p>
  )
}

/** Ties a control to what is said of it: a hint, a bound (`Limit`) and an error. */
export function described(field: Field, hint: unknown, isLimited = false) {
  const ids = [
    hint ? `${field.id}-hint` : '',
    isLimited ? `${field.id}-limit` : '',
    field.errors?.length ? field.errorId : '',
  ]
    .filter(Boolean)
    .join(' ')
  return {
    'aria-describedby': ids || undefined,
    'aria-invalid': field.errors?.length ? true : undefined,
  }
}
