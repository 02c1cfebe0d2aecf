import { getInputProps, getSelectProps, getTextareaProps, useForm } from '@conform-to/react'
import type { SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { useActionData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import type { z } from 'zod'
import { boundsOf } from '../../forms/kit/bounds'
import { isMarkdown } from '../../forms/kit/text'
import { asDefaults, asRead, fieldsBySchema } from './conform'
import type { Defaults, Field, Sent } from './conform'
import { FieldError, described } from './field'
import { Limit } from './limit'
import { pasteTable } from './pasted-table'
import { FieldCalled, OtherEditText } from './other-edit'
import { isWritten } from './form-state'

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

// A form that is set back would have new fields by conform's keys, and none of them the focus that
// the old one had.
const still = <P extends { key?: unknown }>({ key: _, ...own }: P) => own

type Around = {
  field: Field
  label: string
  hint?: ReactNode
  optional?: boolean
  choices?: Choice[]
}

type Bounded = { most?: number | undefined; isHinted?: boolean }

/** Label, hint, bound and error around one control, tied together for the screen reader. */
function Around({
  field,
  label,
  hint,
  optional,
  choices,
  most,
  isHinted,
  children,
}: Around & Bounded & { children: ReactNode }) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={field.id}>
        {label} {optional && <span className="field__optional">(optional)</span>}
      </label>
      {hint && (
        <p className="field__hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {most && <Limit id={field.id} most={most} isHinted={isHinted} />}
      <FieldError field={field} />
      <OtherEditText field={field} label={label} choices={choices} />
    </div>
  )
}

// A browser that is told the bound cuts off what is pasted, without a word.
const uncut = <P extends { maxLength?: number | undefined }>({ maxLength: most, ...own }: P) => ({
  most,
  own,
})

type InputProps = Around &
  Pick<
    ComponentPropsWithoutRef<'input'>,
    'autoComplete' | 'autoFocus' | 'inputMode' | 'list' | 'min' | 'max' | 'placeholder'
  > & { type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'search' | 'time' | 'url' }

export function TextField({ field, label, hint, optional, type = 'text', ...rest }: InputProps) {
  const { most, own } = uncut(still(getInputProps(field, { type })))
  const isHinted = type === 'text'
  return (
    <Around {...{ field, label, hint, optional, most, isHinted }}>
      <input className="input" {...own} {...described(field, hint, most !== undefined)} {...rest} />
      <FieldCalled field={field} label={label} />
    </Around>
  )
}

export function LongField({ field, label, hint, optional, rows = 4 }: Around & { rows?: number }) {
  const { most, own } = uncut(still(getTextareaProps(field)))
  return (
    <Around {...{ field, label, hint, optional, most }} isHinted>
      <textarea
        className="input"
        rows={rows}
        {...own}
        {...described(field, hint, most !== undefined)}
        onPaste={isMarkdown(most) ? pasteTable : undefined}
      />
      <FieldCalled field={field} label={label} />
    </Around>
  )
}

export type Choice = { value: string; label: string; hint?: string }

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

/** The frame of a field of several controls: what it asks, a hint, the controls, and its error. */
function AroundSeveral({
  field,
  label,
  hint,
  choices,
  looks,
  children,
}: Around & { looks: string; children: ReactNode }) {
  return (
    <fieldset className={`field ${looks}`} {...described(field, hint)}>
      <legend className="field__label">{label}</legend>
      {hint && (
        <p className="field__hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError field={field} />
      {children}
      <OtherEditText field={field} label={label} choices={choices} />
    </fieldset>
  )
}

/**
 * Choices of which each is a button that sends the form: to choose is to send. `none` is said where
 * there is nothing to choose.
 */
export function PressField({
  field,
  label,
  hint,
  choices,
  none,
}: Around & { choices: Choice[]; none: string | undefined }) {
  return (
    <AroundSeveral {...{ field, label, hint }} looks="pressing">
      {/* Enter in another field presses the first button of a form; this one sends nothing. */}
      <button type="submit" disabled hidden aria-label="Nothing" />
      {choices.map(({ value, label: said, hint: more }, place) => (
        <button
          key={value}
          type="submit"
          className="button pressing__one"
          name={field.name}
          value={value}
          id={place === 0 ? field.id : undefined}
        >
          <span>{said}</span>
          {more && <span className="quiet small">{more}</span>}
        </button>
      ))}
      {!choices.length && <p className="quiet">{none}</p>}
    </AroundSeveral>
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

/** A handful of choices, all in sight, each with a line that says what it means. */
export function ChoiceField({
  field,
  label,
  hint,
  choices,
  type = 'radio',
}: Around & { choices: Choice[]; type?: 'radio' | 'checkbox' }) {
  const chosen = field.initialValue as string | string[] | undefined
  return (
    <AroundSeveral {...{ field, label, hint, choices }} looks="choices">
      {choices.map((choice, place) => (
        <label key={choice.value} className="choices__one">
          <input
            type={type}
            name={field.name}
            value={choice.value}
            id={place === 0 ? field.id : undefined}
            defaultChecked={
              Array.isArray(chosen) ? chosen.includes(choice.value) : chosen === choice.value
            }
          />
          <span>
            <span className="choices__label">{choice.label}</span>
            {choice.hint && <span className="choices__hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </AroundSeveral>
  )
}

const ticked = { value: 'on', label: 'ticked' }

export function CheckField({ field, label, hint }: { field: Field; label: string; hint?: string }) {
  return (
    <div className="field">
      <label className="choices__one">
        <input
          type="checkbox"
          name={field.name}
          id={field.id}
          defaultChecked={field.initialValue === 'on'}
          {...described(field, hint)}
        />
        <span>
          <span className="choices__label">{label}</span>
          {hint && (
            <span className="choices__hint" id={`${field.id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
      <FieldError field={field} />
      <OtherEditText field={field} label={label} choices={[ticked]} />
    </div>
  )
}
