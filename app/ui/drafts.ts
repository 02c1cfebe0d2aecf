import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import type { RefObject } from 'react'

// What is typed outlives a reload, a lost network and a wrong click: it is kept in this tab until it has arrived or is let go.

/** What differs from what the form began with, by the name of the field. */
type Draft = Record<string, string[]>
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Keeps what is typed into a form and puts it back; `isKept` says that it did. Passwords and hidden fields are never kept, and of an `unkept` form nothing. */
export function useDraft(form: RefObject<HTMLFormElement>, { formId, action, unkept = false }: { formId: string; action?: string | undefined; unkept?: boolean | undefined }) {
  const key = useDraftName(formId, action)
  const [isKept, setKept] = useState(false)
  const keep = useCallback(() => void (form.current && !unkept && write(key, changedIn(form.current))), [form, key, unkept])
  useEffect(() => {
    const draft = unkept ? undefined : read(key)
    if (draft && form.current) putBack(form.current, draft)
    setKept(draft !== undefined)
    // On a slow morning someone has typed before the page came alive.
    keep()
  }, [form, key, keep, unkept])
  const forget = useCallback(() => {
    write(key, {})
    setKept(false)
  }, [key])
  return { isKept, keep, forget }
}

/** The key of a form that is on its way, kept until it is known to have arrived: an answer may be lost with its page. */
export const waitingKey = (name: string) => slot(`key ${name}`)

/** The marks of what a draft was read from, kept as long as the draft: what others change meanwhile is theirs. */
export const draftMarks = (name: string) => slot(`marks ${name}`)

const slot = (name: string) => ({
  read: () => storage()?.getItem(prefix + name) ?? undefined,
  keep: (said: string) => quietly(() => storage()?.setItem(prefix + name, said)),
  forget: () => quietly(() => storage()?.removeItem(prefix + name)),
})

/** Lets go of everything that was kept: whoever signs out leaves nothing behind in the tab. */
export function forgetDrafts() {
  for (const key of Object.keys(storage() ?? {})) if (key.startsWith(prefix)) storage()?.removeItem(key)
}

const prefix = 'skein draft '

/**
 * What a form's draft is kept under. Two people may use one tab after each other: each finds only their own. A form that is
 * refused comes back at the address it was sent to.
 */
export function useDraftName(formId: string, action: string | undefined) {
  const here = useRouteLoaderData('routes/school/school') as { me: { id: string } } | undefined
  const { pathname } = useLocation()
  return `${prefix}${[here?.me.id ?? 'door', action ?? pathname, formId].join(' ')}`
}

function storage() {
  try {
    return window.sessionStorage
  } catch {
    return undefined
  }
}

function read(key: string): Draft | undefined {
  const kept = storage()?.getItem(key)
  return kept ? (JSON.parse(kept) as Draft) : undefined
}

function write(key: string, draft: Draft) {
  quietly(() => {
    if (Object.keys(draft).length) storage()?.setItem(key, JSON.stringify(draft))
    else storage()?.removeItem(key)
  })
}

function quietly(work: () => void) {
  try {
    work()
  } catch {
    // A full or forbidden storage keeps nothing; the form works as before.
  }
}

function controlsOf(form: HTMLFormElement) {
  const all = [...form.elements] as Control[]
  if (all.some(({ type }) => type === 'password')) return []
  return all.filter(({ name, type }) => name && !['hidden', 'submit', 'button', 'reset', 'file', 'fieldset'].includes(type))
}

function changedIn(form: HTMLFormElement): Draft {
  const controls = controlsOf(form)
  const changed = new Set(controls.filter(isChanged).map(({ name }) => name))
  return Object.fromEntries([...changed].map((name) => [name, controls.filter((control) => control.name === name && (!isTick(control) || control.checked)).map(({ value }) => value)]))
}

function putBack(form: HTMLFormElement, draft: Draft) {
  for (const control of controlsOf(form)) {
    const values = draft[control.name]
    if (!values) continue
    if (isTick(control)) control.checked = values.includes(control.value)
    else control.value = values[0] ?? ''
  }
}

function isChanged(control: Control) {
  if (isTick(control)) return control.checked !== control.defaultChecked
  if (control instanceof HTMLSelectElement) return control.value !== (([...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0])?.value ?? '')
  return control.value !== control.defaultValue
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio'
}
