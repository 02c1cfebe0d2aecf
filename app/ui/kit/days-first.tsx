import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'

/** A day that is asked for in an address. */
export type DayAsked = {
  name: string
  label: string
  hint?: string
  optional?: boolean
  value?: string | undefined
}

/** Days that have to be known before a form can be shown, and which of them will not do. */
export type DaysAsked = {
  days: DayAsked[]
  note?: string
  trouble?: { sentence: string; field: string } | undefined
}

/**
 * The first step of two: which days. An ordinary form of the URL, so that the second step can be
 * looked at and gone back from.
 */
export function DaysFirst({ days, note, trouble, aside }: DaysAsked & { aside: ReactNode }) {
  return (
    <Form method="get" className="form">
      {days.map((day) => (
        <Day
          key={day.name}
          day={day}
          error={trouble?.field === day.name ? trouble.sentence : undefined}
        />
      ))}
      {note && <p className="quiet">{note}</p>}
      <div className="form__acts">
        <button type="submit" className="button button--primary">
          Go on
        </button>
        {aside}
      </div>
    </Form>
  )
}

function Day({ day, error }: { day: DayAsked; error: string | undefined }) {
  const { name, label, hint, optional, value } = day
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field__label" htmlFor={name}>
        {label} {optional && <span className="field__optional">(optional)</span>}
      </label>
      {hint && (
        <p className="field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <input
        className="input"
        type="date"
        id={name}
        name={name}
        defaultValue={value}
        required={!optional}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
      />
      {error && (
        <p className="field__error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
