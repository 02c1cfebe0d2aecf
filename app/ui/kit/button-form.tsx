import { Form } from '@remix-run/react'
import type { FormEvent, ReactElement, ReactNode } from 'react'
import { paths } from '../../paths'
import { endSitting } from './sitting'
import { forgetDrafts } from './form-draft'
import { useFormKey } from './form-key'
import { useSending } from './form-sending'

type ButtonFormProps = {
  action: string
  children: ReactNode
  hidden?: Record<string, string>
  button?: string
  label?: string
  inline?: true
}

/** An act that asks nothing more: one button, sent once however often it is pressed. */
export function ButtonForm({
  children,
  button = 'button',
  label,
  inline,
  ...rest
}: ButtonFormProps) {
  return (
    <ButtonsForm {...rest} className={inline && 'inline'}>
      {(isBusy) => (
        <button type="submit" className={button} aria-label={label} aria-disabled={isBusy}>
          {children}
        </button>
      )}
    </ButtonsForm>
  )
}

type ButtonsFormProps = {
  action: string
  hidden?: Record<string, string>
  className?: string | undefined
  stays?: true
  children: (isBusy: boolean) => ReactNode
}

/**
 * The same with several buttons, each of which says something else; the page `stays` where it is
 * scrolled to.
 */
export function ButtonsForm({ action, hidden = {}, className, stays, children }: ButtonsFormProps) {
  const { field: key, leaves, renew } = useFormKey(`button ${action} ${JSON.stringify(hidden)}`)
  const { isBusy, sends } = useSending({ arrived: renew })
  const sendOnce = (event: FormEvent) => {
    sends(event)
    if (!event.defaultPrevented) leaves()
  }
  return (
    <Form
      method="post"
      action={action}
      onSubmit={sendOnce}
      className={className}
      preventScrollReset={stays}
    >
      {key}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children(isBusy)}
    </Form>
  )
}

type SignOutProps = { button?: string; frame?: (button: ReactElement) => ReactNode }

/** Out of the door, with nothing of what was typed left behind in the tab. */
export function SignOut({ button = 'link', frame = (itself) => itself }: SignOutProps) {
  return (
    <Form
      method="post"
      action={paths.signOut()}
      reloadDocument
      onSubmit={() => (forgetDrafts(), endSitting())}
    >
      {frame(
        <button type="submit" className={button}>
          Sign out
        </button>,
      )}
    </Form>
  )
}
