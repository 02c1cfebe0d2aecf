import { useLocation, useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { DialogWords } from './act-dialog'
import { quickActAt } from './quick-acts'
import type { QuickAct } from './quick-acts'

type FormProps<Shown> = { act: QuickAct; shown: Shown; action: string; besideButtons: ReactNode }

/** How what the page of an act is told is shown over another page. */
export type OverPage<Shown> = {
  /** Whether it is asked in one step, by a form laid out as any. */
  isPlain(shown: Shown): boolean
  wordsOf(shown: Shown): DialogWords
  Form(props: FormProps<Shown>): ReactNode
}
/** Fetched when they are wanted, by what the act is on. */
export type OverPages = Record<QuickAct['of'], () => Promise<{ over: OverPage<unknown> }>>

type Dialog = (typeof import('./act-dialog'))['ActDialog']
type Asked = {
  act: QuickAct
  href: string
  shown: unknown
  from: HTMLElement
  over: OverPage<unknown>
  Dialog: Dialog
}

/**
 * Shows a quick act over the page whose link was pressed. What cannot be shown so is gone to, as
 * every link is without script.
 */
export function ActOver({ pages }: { pages: OverPages }) {
  const [asked, setAsked] = useState<Asked>()
  const navigate = useNavigate()
  const { key } = useLocation()
  // What was done leads to a page, and the page is what one sees then.
  useEffect(() => setAsked(undefined), [key])
  const open = useCallback(
    (link: HTMLAnchorElement, act: QuickAct) => {
      askedBy(link, { act, pages }).then(setAsked, () => navigate(link.pathname + link.search))
    },
    [navigate, pages],
  )
  const near = useCallback((act: QuickAct) => void fetchOver(act, pages).catch(() => {}), [pages])
  useQuickLinks(open, near)
  if (!asked) return null
  const { act, href, shown, from, over, Dialog } = asked
  return (
    <Dialog
      key={href}
      {...over.wordsOf(shown)}
      from={from}
      close={() => setAsked(undefined)}
      form={(cancel) => <over.Form act={act} shown={shown} action={href} besideButtons={cancel} />}
    />
  )
}

const fetchOver = (act: QuickAct, pages: OverPages) =>
  Promise.all([import('./act-dialog'), pages[act.of]()])

type Wanted = { act: QuickAct; pages: OverPages }

async function askedBy(link: HTMLAnchorElement, { act, pages }: Wanted): Promise<Asked> {
  const [[{ ActDialog }, { over }], shown] = await Promise.all([
    fetchOver(act, pages),
    told(link, act),
  ])
  if (!over.isPlain(shown)) throw new Error('It is more than a form.')
  const href = link.pathname + link.search
  return { act, href, shown, from: wayBack(link), over, Dialog: ActDialog }
}

/** What the page of the act is told. Anything but a form that can be filled in is left to it. */
async function told(
  { pathname, search }: HTMLAnchorElement,
  { route }: QuickAct,
): Promise<unknown> {
  const query = new URLSearchParams(search)
  query.set('_data', route)
  const answer = await fetch(`${pathname}?${query}`, { headers: { Accept: 'application/json' } })
  const isPlain = ['Redirect', 'Catch', 'Error'].every(
    (one) => !answer.headers.has(`X-Remix-${one}`),
  )
  if (!answer.ok || !isPlain) throw new Error(String(answer.status))
  return answer.json()
}

// A menu goes with the choice in it; the button that opened it stays.
function wayBack(link: HTMLElement) {
  const menu = link.closest<HTMLElement>('[role="menu"]')
  const opener = menu && document.querySelector<HTMLElement>(`[aria-controls="${menu.id}"]`)
  return opener ?? link
}

type Open = (link: HTMLAnchorElement, act: QuickAct) => void

function useQuickLinks(open: Open, near: (act: QuickAct) => void) {
  useEffect(() => {
    const pressed = (event: MouseEvent) => {
      const link = quickLinkOf(event)
      const { button, metaKey, ctrlKey, shiftKey, altKey } = event
      const isElsewhere = button || metaKey || ctrlKey || shiftKey || altKey
      const act = link && quickActAt(link.pathname)
      if (!act || isElsewhere || event.defaultPrevented) return
      event.preventDefault()
      open(link, act)
    }
    const nearby = (event: Event) => {
      const act = quickActAt(quickLinkOf(event)?.pathname ?? '')
      if (act) near(act)
    }
    document.addEventListener('click', pressed, true)
    document.addEventListener('pointerover', nearby)
    document.addEventListener('focusin', nearby)
    return () => {
      document.removeEventListener('click', pressed, true)
      document.removeEventListener('pointerover', nearby)
      document.removeEventListener('focusin', nearby)
    }
  }, [open, near])
}

// Links that someone wrote may lead to another school, or to another place altogether.
function quickLinkOf({ target }: Event) {
  const link = (target as Element | null)?.closest?.<HTMLAnchorElement>(
    'main a[href], [role="menu"] a[href]',
  )
  const isHere = link?.origin === location.origin
  return isHere && schoolIn(link.pathname) === schoolIn(location.pathname) ? link : undefined
}

const schoolIn = (pathname: string) => pathname.split('/', 3).join('/')
