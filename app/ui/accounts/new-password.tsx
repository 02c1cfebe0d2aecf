import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { TextField } from '../kit/form'
import type { Field } from '../kit/form'

type Props = { field: Field; label: string; hint: string; own: string[] }
type Judge = (password: string, own: readonly string[]) => string | undefined

/**
 * Where a new password is chosen, with help while typing: what the server will say of it is said
 * beforehand, calmly, once one pauses. `own` is what is known of the person and must not be what it
 * is made of. What judges is loaded when one begins.
 */
export function NewPassword({ field, label, hint, own }: Props) {
  const { said, load, judge } = useHelp(own)
  return (
    <div onFocus={load} onInput={judge}>
      <TextField
        field={field}
        label={label}
        type="password"
        autoComplete="new-password"
        hint={hint}
      />
      <p role="status" className="field__help">
        {!field.errors?.length && said}
      </p>
    </div>
  )
}

/** The address that the password will belong to, where password managers look for it. */
export function Username({ email }: { email: string }) {
  return (
    <div className="field">
      <label className="field__label" htmlFor="username">
        You sign in as
      </label>
      <input
        className="input"
        id="username"
        type="email"
        name="username"
        autoComplete="username"
        value={email}
        readOnly
      />
    </div>
  )
}

const silent = (): Judge => () => undefined

function useHelp(own: string[]) {
  const [said, say] = useState('')
  const judging = useRef<Promise<Judge>>()
  const pause = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(pause.current), [])
  // Without it the server says the same a moment later.
  const load = () => {
    judging.current ??= import('../../forms/kit/password-strength').then(
      ({ whyGuessed }) => whyGuessed,
      silent,
    )
  }
  const judge = ({ target }: FormEvent<HTMLElement>) => {
    const { value } = target as HTMLInputElement
    clearTimeout(pause.current)
    const answer = (why: Judge) => say(helpFor(value, (typed) => why(typed, own)))
    pause.current = setTimeout(() => void judging.current?.then(answer), 400)
  }
  return { said, load, judge }
}

function helpFor(typed: string, why: (typed: string) => string | undefined) {
  if (!typed) return ''
  if (typed.length < 15) return `${15 - typed.length} more characters, please.`
  const reason = why(typed)
  return reason ? `This is easily guessed. ${reason}` : 'This is hard to guess.'
}
