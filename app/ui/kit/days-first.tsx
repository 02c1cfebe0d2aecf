import { Form, Link } from '@remix-run/react'
import { described, plainField } from './field'
import { Around } from './field-frame'
import { cancelWord } from './form-frame'

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
export function DaysFirst({ days, note, trouble, cancelTo }: DaysAsked & { cancelTo: string }) {
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
        <Link to={cancelTo}>{cancelWord}</Link>
      </div>
    </Form>
  )
}

function Day({ day, error }: { day: DayAsked; error: string | undefined }) {
  const { name, label, hint, optional, value } = day
  const field = plainField(name, value, error)
  return (
    <Around {...{ field, label, hint, optional }}>
      <input
        className="input"
        type="date"
        id={name}
        name={name}
        defaultValue={value}
        required={!optional}
        {...described(field, hint)}
      />
    </Around>
  )
}
