import { getInputProps, getSelectProps, getTextareaProps, useForm } from '@conform-to/react'
import type { SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { useActionData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ComponentPropsWithoutRef } from 'react'
import type { z } from 'zod'
import { boundsOf } from '../../forms/kit/bounds'
import { isMarkdown } from '../../forms/kit/text'
import { asDefaults, asRead, fieldsBySchema } from './conform'
import type { Defaults, Sent } from './conform'
import { described } from './field'
import { useMentions } from './mentions'
import { pasteTable } from './pasted-table'
import { FieldCalled } from './other-edit'
import { isWritten } from './form-state'
import { Around, still, uncut } from './field-frame'
import type { Choice } from './field-frame'

export { FieldError, described } from './field'
export type { Field } from './field'
export { SchoolForm } from './form-frame'

type Answer = { result?: SubmissionResult<string[]> } | undefined
/** A form that is one of several on its page, and is answered on a page of its own, says so. */
type Options<S extends z.ZodObject> = {
  id: string
  defaults?: Defaults<S>
  isAnsweredElsewhere?: true
}

/**
 * A form by its schema: the same rules in the browser and on the server, each field's sentence
 * beside it, what was typed kept. Without JavaScript it is an ordinary form.
 */
export function useSchoolForm<S extends z.ZodObject>(
  schema: S,
  { id, defaults, isAnsweredElsewhere }: Options<S>,
) {
  const answer = useActionData() as Answer
  const [form, fields] = useForm<Sent, Sent>({
    id,
    lastResult: isAnsweredElsewhere ? undefined : answer?.result,
    constraint: constraintOf(schema),
    defaultValue: asDefaults(defaults),
    onValidate: ({ formData }) => asRead(parseWithZod(formData, { schema })),
    shouldValidate: 'onSubmit',
    shouldRevalidate: 'onInput',
  })
  useFollowed(id, defaults)
  return [form, fieldsBySchema(schema, fields)] as const
}

// The bounds of the texts, which a control does not get (see `uncut`), are for who counts them.
function constraintOf(schema: z.ZodObject) {
  const bounds = Object.entries(boundsOf(schema))
  const constraint = getZodConstraint(schema)
  return {
    ...constraint,
    ...Object.fromEntries(
      bounds.map(([name, maxLength]) => [name, { ...constraint[name], maxLength }]),
    ),
  }
}

// What is served anew reaches a form in which nobody has written; what someone has begun it leaves
// alone.
function useFollowed(id: string, defaults: object | undefined) {
  const served = JSON.stringify(defaults)
  const former = useRef(served)
  useEffect(() => {
    if (former.current !== served && !isWritten(id)) document.forms.namedItem(id)?.reset()
    former.current = served
  }, [id, served])
}

type InputProps = Around &
  Pick<
    ComponentPropsWithoutRef<'input'>,
    'autoComplete' | 'autoFocus' | 'inputMode' | 'list' | 'min' | 'max' | 'placeholder'
  > & { type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'search' | 'time' | 'url' }

export function TextField({ field, label, hint, optional, type = 'text', ...rest }: InputProps) {
  const { most, own } = uncut(still(getInputProps(field, { type })))
  const isHinted = type === 'text'
  const said = type === 'date' ? 'day' : 'written'
  return (
    <Around {...{ field, label, hint, optional, most, isHinted, said }}>
      <input className="input" {...own} {...described(field, hint, most !== undefined)} {...rest} />
      <FieldCalled field={field} label={label} />
    </Around>
  )
}

type LongProps = Around & { rows?: number; mentions?: boolean | undefined }

export function LongField({ field, label, hint, optional, rows = 4, mentions }: LongProps) {
  const { most, own } = uncut(still(getTextareaProps(field)))
  const names = useMentions(mentions)
  return (
    <Around {...{ field, label, hint, optional, most }} isHinted said="written">
      <textarea
        className="input"
        rows={rows}
        {...own}
        {...described(field, hint, most !== undefined)}
        onPaste={isMarkdown(most) ? pasteTable : undefined}
        {...names.own}
      />
      {names.Names && names.text.current && (
        <span className="mentions">
          <names.Names text={names.text.current} />
        </span>
      )}
      <FieldCalled field={field} label={label} />
    </Around>
  )
}

export function SelectField({
  field,
  label,
  hint,
  optional,
  choices,
  none,
}: Around & { choices: Choice[]; none?: string }) {
  const own = still(getSelectProps(field))
  return (
    <Around {...{ field, label, hint, optional, choices }}>
      <select className="input" {...own} {...described(field, hint)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(({ value, label: said }) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </Around>
  )
}

/** A file to take in; the form has to be sent as parts (see `SchoolForm`). */
export function FileField({ field, label, hint, optional, accept }: Around & { accept: string }) {
  return (
    <Around {...{ field, label, hint, optional }}>
      <input
        className="input"
        type="file"
        name={field.name}
        id={field.id}
        accept={accept}
        {...described(field, hint)}
      />
    </Around>
  )
}
