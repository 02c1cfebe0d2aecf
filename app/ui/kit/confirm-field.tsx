import { useActionData } from '@remix-run/react'
import { TextField } from './form'
import type { Field } from './form'

/**
 * Asks for the present password, once the server has said that it must: in the same form, with all
 * that was typed still there. It stays while the form does; an error that goes as one types must
 * not take the field along.
 */
export function ConfirmField({ field }: { field: Field }) {
  const answer = useActionData() as
    { result?: { error?: Record<string, unknown> | null } } | undefined
  const isAsked = Boolean(answer?.result?.error?.[field.name]) || Boolean(field.errors?.length)
  if (!isAsked) return null
  return (
    <TextField
      field={field}
      label="Your present password"
      type="password"
      autoComplete="current-password"
      autoFocus
    />
  )
}
