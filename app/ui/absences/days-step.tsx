import { Form } from '@remix-run/react'
import type { Who } from './held'

type Trouble = { sentence: string; field: string } | undefined

/**
 * The first step: which days. An ordinary form of the URL, so that the second step can be looked at
 * and gone back from.
 */
export function DaysStep({
  noun,
  from,
  to,
  trouble,
  today,
  who,
}: {
  noun: 'away' | 'leave'
  from?: string | undefined
  to?: string | undefined
  trouble?: Trouble
  today: string
  who: Who
}) {
  return (
    <Form method="get" className="form">
      {noun === 'away' ? (
        <>
          <Day name="from" label="First day away" value={from} trouble={trouble} required />
          <Day
            name="to"
            label="Last day away"
            hint="Leave this empty if nobody knows yet."
            value={to}
            trouble={trouble}
          />
          <p className="quiet">
            For a few days only, someone can stand in as lead instead, and the lead comes back: that
            is asked on the page of the initiative.
          </p>
        </>
      ) : (
        <Day
          name="lastDay"
          label="Last day at the school"
          hint={`Today, or a day to come. With today, ${who.isMe ? 'you leave' : 'they leave'} at once.`}
          value={from ?? today}
          trouble={trouble}
          required
        />
      )}
      <div className="form__acts">
        <button type="submit" className="button button--primary">
          Go on
        </button>
        {who.back}
      </div>
    </Form>
  )
}

function Day({
  name,
  label,
  hint,
  value,
  trouble,
  required,
}: {
  name: string
  label: string
  hint?: string
  value?: string | undefined
  trouble: Trouble
  required?: boolean
}) {
  const isWrong = trouble?.field === name
  const described = [hint && `${name}-hint`, isWrong && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field__label" htmlFor={name}>
        {label} {!required && <span className="field__optional">(optional)</span>}
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
        required={required}
        aria-describedby={described || undefined}
        aria-invalid={isWrong || undefined}
      />
      {isWrong && (
        <p className="field__error" id={`${name}-error`}>
          {trouble.sentence}
        </p>
      )}
    </div>
  )
}
