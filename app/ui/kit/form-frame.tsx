import { getFormProps } from '@conform-to/react'
import type { FormOfSchool } from './conform'
import { Form, Link, useActionData } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent, ReactNode, RefObject } from 'react'
import { onceMore } from '../../forms/kit/form-key'
import { wordsIn } from './form-controls'
import { useDraft, useDraftName } from './form-draft'
import { useFormKey } from './form-key'
import { useMarks } from './form-marks'
import { useHydrated } from './hydration'
import { useSending } from './form-sending'

type SchoolFormProps = {
  form: FormOfSchool
  submit: string | undefined
  second?: { field: string; label: string } | undefined
  busy?: string
  children: ReactNode
  /** Where it leads to who does not send it. */
  cancelTo?: string
  aside?: ReactNode
  action?: string
  danger?: boolean
  unkept?: boolean
  parts?: true
  was?: Record<string, unknown> | undefined
}

/** The one word for leaving a form as it was. */
export const cancelWord = 'Cancel'

/**
 * The form's frame: what was refused on top, what was kept of an earlier try (of an `unkept` one
 * nothing is), the fields, and one primary act, unless the fields themselves send it; a `second`
 * act says by its field that it was pressed. One that edits says what it `was` read from.
 */
export function SchoolForm({
  form,
  submit,
  second,
  busy,
  children,
  cancelTo,
  aside,
  action,
  danger,
  unkept,
  parts,
  was,
}: SchoolFormProps) {
  const element = useRef<HTMLFormElement>(null)
  const { isKept, passed, keep, forget, letGo } = useDraft(element, {
    formId: form.id,
    action,
    unkept,
    isRefused: form.status === 'error',
  })
  const name = useDraftName(form.id, action)
  const { field: key, leaves, renew } = useFormKey(name)
  const marks = useMarks(name, was)
  const { sent, again } = (useActionData() ?? {}) as { sent?: string; again?: true }
  // What goes under a key that was used is a new thing when it is sent again.
  useEffect(() => void (sent && renew()), [sent, renew])
  const words = useRef('')
  const arrived = () => (forget(), renew(), marks.forget())
  const startAfresh = () => (letGo(), renew(), marks.forget())
  // What was written after it was sent is not what was sent.
  const stayed = () => {
    if (!element.current || wordsIn(element.current) !== words.current) return keep()
    letGo()
    marks.forget()
  }
  const { isBusy, isDone, sends } = useSending({ arrived, stayed })
  const { onSubmit, ...props } = getFormProps(form)
  const [tries, setTries] = useState(0)
  const sendOnce = (event: FormEvent<HTMLFormElement>) => {
    setTries((before) => before + 1)
    onSubmit(event)
    sends(event)
    if (event.defaultPrevented) return
    words.current = wordsIn(event.currentTarget)
    leaves()
  }
  return (
    <Form
      ref={element}
      method="post"
      action={action}
      encType={parts && 'multipart/form-data'}
      preventScrollReset={action !== undefined}
      className="form"
      {...props}
      onSubmit={sendOnce}
      onInput={({ currentTarget }) => (keep(), marks.keep(currentTarget))}
      onReset={marks.renew}
    >
      {key}
      {again && <input type="hidden" name={onceMore} value="on" readOnly />}
      {marks.field}
      <Refused form={form} sent={sent} tries={tries} />
      {isKept && <Kept form={element} passed={passed} letGo={startAfresh} />}
      {children}
      <div className="form__acts">
        {submit && (
          <button
            type="submit"
            className="button button--primary"
            data-danger={danger || undefined}
            aria-disabled={isBusy}
          >
            {isBusy ? (busy ?? 'One moment …') : again ? 'Send it again' : submit}
          </button>
        )}
        {second && (
          <button
            type="submit"
            className="button"
            name={second.field}
            value="on"
            aria-disabled={isBusy}
          >
            {second.label}
          </button>
        )}
        {cancelTo && <Link to={cancelTo}>{cancelWord}</Link>}
        {aside}
        <span role="status" className="quiet">
          {isDone && !isBusy && 'Done.'}
        </span>
      </div>
    </Form>
  )
}

type KeptProps = { form: RefObject<HTMLFormElement>; passed: string[]; letGo: () => void }

function Kept({ form, passed, letGo }: KeptProps) {
  const startAfresh = () => {
    letGo()
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('.input, .choices input')?.focus(),
    )
  }
  return (
    <div role="status" className="form__kept">
      <p>
        We kept what you had typed.{' '}
        <button type="button" className="link" onClick={startAfresh}>
          Start afresh
        </button>
      </p>
      {passed.length > 0 && <p>Where you have begun anew, you had typed before:</p>}
      {passed.map((text) => (
        <blockquote key={text} className="log__text">
          {text}
        </blockquote>
      ))}
    </div>
  )
}

type RefusedProps = { form: FormOfSchool; sent: string | undefined; tries: number }

// What was refused of the whole form, and what is to be corrected in which field: one may be far
// below. It takes the focus, and so is in sight, each time it is sent; one wrong field alone takes
// it itself. Without script the page opens on it.
function Refused({ form, sent, tries }: RefusedProps) {
  const box = useRef<HTMLDivElement>(null)
  const sentences = form.errors
  const wrong = Object.entries(form.allErrors).filter(([name]) => name !== '')
  const takesFocus = Boolean(sentences?.length) || wrong.length > 1
  const isTaking = useRef(takesFocus)
  isTaking.current = takesFocus
  const answer = useActionData()
  // A page that came with it has it in focus; by the time that it is alive someone may type.
  const wasServed = useRef(!useHydrated())
  useEffect(() => {
    if (wasServed.current) return void (wasServed.current = false)
    const focus = () => isTaking.current && box.current?.focus()
    focus()
    // And after the form's own effect, which puts the cursor into the first of the fields.
    const later = requestAnimationFrame(focus)
    return () => cancelAnimationFrame(later)
  }, [tries, answer])
  if (!sentences?.length && !wrong.length) return null
  return (
    <div
      className="form__refused"
      role="alert"
      aria-relevant="additions"
      id={form.errorId}
      tabIndex={-1}
      autoFocus={takesFocus}
      ref={box}
    >
      {sentences?.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {wrong.length > 0 && <p>Please correct this:</p>}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([name, said]) => (
            <li key={name}>
              <a href={`#${form.id}-${name}`}>{said[0]}</a>
            </li>
          ))}
        </ul>
      )}
      {sent && (
        <p>
          <Link to={sent}>See what was sent first</Link>
        </p>
      )}
    </div>
  )
}
