import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { changedIn, isUntouched, putBack } from './form-controls'
import type { Draft } from './form-controls'
import { useHydrated } from './hydration'
import { putEarlyTypingBack } from './early-typing'
import { setWritten } from './form-state'

// What is typed outlives a reload, a lost network and a wrong click: it is kept in this tab until
// it has arrived or is let go.

// The server has nothing to do at once.
const useAtOnce = typeof document === 'undefined' ? useEffect : useLayoutEffect

type Kept = {
  formId: string
  action?: string | undefined
  unkept?: boolean | undefined
  isRefused: boolean
}

/**
 * Keeps what is typed into a form and puts it back; `isKept` says that it did, `passed` what it did
 * not, as something else was typed there by then. Passwords and hidden fields are never kept, and
 * of an `unkept` form nothing.
 */
export function useDraft(
  form: RefObject<HTMLFormElement>,
  { formId, action, unkept = false, isRefused }: Kept,
) {
  const name = useDraftName(formId, action)
  const [isServed] = useState(!useHydrated())
  // A form that comes back refused begins with what was sent, and would find nothing changed.
  const [beganRefused] = useState(isRefused)
  const sent = useRef<string[]>([])
  const [kept, setKept] = useState<{ passed: string[] }>()
  // Once all has settled: a form that is being set back is not being written in.
  const keep = useCallback(
    () =>
      queueMicrotask(() => {
        if (!form.current) return
        if (!unkept) write(name, changedIn(form.current, sent.current))
        setWritten(formId, sent.current.length > 0 || !isUntouched(form.current))
      }),
    [form, formId, name, unkept],
  )
  useAtOnce(() => {
    if (form.current && isServed) putEarlyTypingBack(form.current)
  }, [form, isServed])
  useEffect(() => {
    const draft = unkept ? undefined : read(name)
    sent.current = beganRefused ? Object.keys(draft ?? {}) : []
    setKept(
      draft && form.current ? { passed: putBack(form.current, draft, { isServed }) } : undefined,
    )
    // On a slow morning someone has typed before the page came alive.
    keep()
    return () => setWritten(formId, false)
  }, [form, formId, name, keep, unkept, isServed, beganRefused])
  const forget = useCallback(() => {
    sent.current = []
    write(name, {})
    setKept(undefined)
  }, [name])
  const letGo = useCallback(() => {
    form.current?.reset()
    forget()
    setWritten(formId, false)
  }, [form, formId, forget])
  return { isKept: kept !== undefined, passed: kept?.passed ?? [], keep, forget, letGo }
}

/**
 * The key of a form that is on its way, kept until it is known to have arrived: an answer may be
 * lost with its page.
 */
export const waitingKey = (name: string) => slot(`key ${name}`)

/**
 * The marks of what a draft was read from, kept as long as the draft: what others change meanwhile
 * is theirs.
 */
export const draftMarks = (name: string) => slot(`marks ${name}`)

/** What the fields of a draft are called on its page, for when its form does not come back. */
export const draftLabels = (name: string) => slot(`labels ${name}`)

type Left = { said: Record<string, string[]>; labels: Record<string, string> }

/** The drafts of all forms of a page (see `useDraftName`). */
export function draftsAt(page: string): Left[] {
  const names = Object.keys(storage() ?? {}).filter((key) => key.startsWith(page))
  return names.map((name) => ({
    said: read(name) ?? {},
    labels: JSON.parse(draftLabels(name).read() ?? '{}') as Record<string, string>,
  }))
}

const slot = (name: string) => ({
  read: () => storage()?.getItem(prefix + name) ?? undefined,
  keep: (said: string) => quietly(() => storage()?.setItem(prefix + name, said)),
  forget: () => quietly(() => storage()?.removeItem(prefix + name)),
})

/** Lets go of everything that was kept: the one who signs out leaves nothing behind in the tab. */
export function forgetDrafts() {
  for (const key of Object.keys(storage() ?? {}))
    if (key.startsWith(prefix)) storage()?.removeItem(key)
}

const prefix = 'skein draft '

/**
 * What a form's draft is kept under. Two people may use one tab one after the other: each finds
 * only their own. A form that is refused comes back at the address it was sent to.
 */
export function useDraftName(formId: string, action: string | undefined) {
  const here = useRouteLoaderData('routes/schools/school-layout') as
    { me: { id: string } } | undefined
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
