import type { ReactNode } from 'react'
import type { Field } from './conform'
import { described, FieldError } from './field'
import { Limit } from './limit'
import { FieldCalled, OtherEditText } from './other-edit'
import type { Said } from './other-edit'

// A form that is set back would have new fields by conform's keys, and none of them the focus that
// the old one had.
export const still = <P extends { key?: unknown }>({ key: _, ...own }: P) => own

export type Around = {
  field: Field
  label: string
  hint?: ReactNode
  optional?: boolean
  choices?: Choice[]
}

type Bounded = { most?: number | undefined; isHinted?: boolean; said?: Said }

/** Label, hint, bound and error around one control, tied together for the screen reader. */
export function Around({
  field,
  label,
  hint,
  optional,
  choices,
  most,
  isHinted,
  said,
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
      <OtherEditText {...{ field, label, choices, said }} />
    </div>
  )
}

// A browser that is told the bound cuts off what is pasted, without a word.
export const uncut = <P extends { maxLength?: number | undefined }>({
  maxLength: most,
  ...own
}: P) => ({
  most,
  own,
})

/** The frame of a field of several controls: what it asks, a hint, the controls, and its error. */
export function AroundSeveral({
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
      <FieldCalled field={field} label={label} />
      <OtherEditText field={field} label={label} choices={choices} />
    </fieldset>
  )
}

export type Choice = { value: string; label: string; hint?: string }
