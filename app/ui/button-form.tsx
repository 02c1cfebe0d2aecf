import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../paths'
import { endSitting } from './coming-back'
import { forgetDrafts } from './drafts'
import { useSending } from './sending'

type ButtonFormProps = { action: string; children: ReactNode; hidden?: Record<string, string>; button?: string; label?: string; inline?: true }

/** An act that asks nothing more: one button, sent once however often it is pressed. */
export function ButtonForm({ action, children, hidden = {}, button = 'button', label, inline }: ButtonFormProps) {
  const { isBusy, sends } = useSending()
  return (
    <Form method="post" action={action} onSubmit={sends} className={inline && 'inline'}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={button} aria-label={label} aria-disabled={isBusy}>
        {children}
      </button>
    </Form>
  )
}

/** Out of the door, with nothing of what was typed left behind in the tab. */
export function SignOut({ button = 'link' }: { button?: string }) {
  return (
    <Form method="post" action={paths.signOut()} reloadDocument onSubmit={() => (forgetDrafts(), endSitting())}>
      <button type="submit" className={button}>
        Sign out
      </button>
    </Form>
  )
}
