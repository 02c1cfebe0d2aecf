import { useLocation, useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { ActDialogProps } from './act-dialog'
import type { ActShown } from './act-form'
import { quickActAt } from './quick-acts'
import type { QuickAct } from './quick-acts'

type Asked = { act: QuickAct; href: string; shown: ActShown; from: HTMLElement }
type Come = { ActDialog: (props: ActDialogProps) => ReactNode }

/**
 * Shows a quick act over the page whose link was pressed. What cannot be shown so is gone to, as
 * every link is without script.
 */
export function ActOver() {
  const [asked, setAsked] = useState<Asked>()
  const [come, setCome] = useState<Come>()
  const navigate = useNavigate()
  const { key } = useLocation()
  // What was done leads to a page, and the page is what one sees then.
  useEffect(() => setAsked(undefined), [key])
  const open = useCallback(
    (link: HTMLAnchorElement, act: QuickAct) => {
      const href = link.pathname + link.search
      Promise.all([fetchDialog(), asShown(link, act)]).then(
        ([dialog, shown]) => (setCome(dialog), setAsked({ act, href, shown, from: wayBack(link) })),
        () => navigate(href),
      )
    },
    [navigate],
  )
  useQuickLinks(open)
  if (!asked || !come) return null
  return <come.ActDialog key={asked.href} {...asked} close={() => setAsked(undefined)} />
}

const fetchDialog = () => import('./act-dialog')

/** What the page of the act is told. Anything but a form that can be filled in is left to it. */
async function asShown({ pathname, search }: HTMLAnchorElement, { route }: QuickAct) {
  const query = new URLSearchParams(search)
  query.set('_data', route)
  const answer = await fetch(`${pathname}?${query}`, { headers: { Accept: 'application/json' } })
  const isPlain = ['Redirect', 'Catch', 'Error'].every(
    (one) => !answer.headers.has(`X-Remix-${one}`),
  )
  if (!answer.ok || !isPlain) throw new Error(String(answer.status))
  const shown = (await answer.json()) as ActShown
  if (shown.first || shown.layout || shown.beside.length) throw new Error('more than a form')
  return shown
}

// A menu goes with the choice in it; the button that opened it stays.
function wayBack(link: HTMLElement) {
  const menu = link.closest<HTMLElement>('[role="menu"]')
  const opener = menu && document.querySelector<HTMLElement>(`[aria-controls="${menu.id}"]`)
  return opener ?? link
}

function useQuickLinks(open: (link: HTMLAnchorElement, act: QuickAct) => void) {
  useEffect(() => {
    const pressed = (event: MouseEvent) => {
      const link = quickLinkOf(event)
      const isPlain = !(
        event.button ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
      const act = link && isPlain && quickActAt(link.pathname)
      if (!act || event.defaultPrevented) return
      event.preventDefault()
      open(link, act)
    }
    const near = (event: Event) => {
      const link = quickLinkOf(event)
      if (link && quickActAt(link.pathname)) void fetchDialog().catch(() => undefined)
    }
    document.addEventListener('click', pressed, true)
    document.addEventListener('pointerover', near)
    document.addEventListener('focusin', near)
    return () => {
      document.removeEventListener('click', pressed, true)
      document.removeEventListener('pointerover', near)
      document.removeEventListener('focusin', near)
    }
  }, [open])
}

const quickLinkOf = ({ target }: Event) =>
  (target as Element | null)?.closest?.<HTMLAnchorElement>('main a[href], [role="menu"] a[href]')
