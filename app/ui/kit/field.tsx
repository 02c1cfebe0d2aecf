import { fieldFrom } from './conform'
import type { Field } from './conform'

// Apart from the forms' rules, which a page without a form need not load.

export type { Field } from './conform'

/** A field that is not of a form with rules: its value is in the URL, like that of a filter. */
export function plainField(name: string, value: string | undefined, error?: string): Field {
  return fieldFrom({
    name,
    id: name,
    value,
    errorId: `${name}-error`,
    errors: error ? [error] : undefined,
  })
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
