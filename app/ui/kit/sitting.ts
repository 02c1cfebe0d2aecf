/**
 * Runs in the head of every page, before anything is shown. A page that comes back, by Back or by
 * its tab, asks whether the person is still signed in before it shows anything of a school. It has
 * to stand by itself: it is sent as its own text.
 */
function comingBack() {
  const page = document.documentElement
  const key = 'skein sitting'
  const patienceMs = 2_000
  const isInside = () => /^\/(s|account|schools)(\/|$)/.test(location.pathname)
  const hide = (why: string) => page.setAttribute('data-away', why)
  const show = () => page.removeAttribute('data-away')
  const stored = (value?: string) => {
    try {
      if (value) localStorage.setItem(key, value)
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  // One sitting lasts from sign-in to sign-out, in every tab of this browser.
  const sitting = stored() ?? String(Math.random())
  if (isInside()) stored(sitting)
  const isSame = () => (stored() ?? stored(sitting) ?? sitting) === sitting
  const leave = () =>
    location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
  const wait = () => {
    if (page.hasAttribute('data-away')) hide('unreachable')
    setTimeout(ask, patienceMs)
  }
  const answered = ({ status }: Response) => {
    // Meanwhile one may have come to the door, by one's own act: there is nothing to hide.
    if (!isInside()) return show()
    if (status === 401) return (hide('asking'), leave())
    if (status !== 204) return wait()
    if (isSame()) show()
    else location.reload()
  }
  function ask() {
    fetch('/still-here', { cache: 'no-store' }).then(answered, wait)
  }
  const askUnseen = () => (hide('asking'), ask())
  const isOutOfCache = () => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return entry?.type === 'back_forward' && entry.transferSize === 0
  }

  // What a browser keeps for Back is kept unseen.
  addEventListener('pagehide', () => void (isInside() && hide('asking')))
  addEventListener(
    'pageshow',
    ({ persisted }) => void (persisted && (isInside() ? askUnseen() : show())),
  )
  if (isInside() && isOutOfCache()) {
    hide('asking')
    location.reload()
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || !isInside()) return
    if (stored() === sitting) ask()
    else askUnseen()
  })
  // Signed out in another tab: unseen at once, and asked once that has arrived.
  addEventListener('storage', (event) => {
    if (!isInside() || (event.key !== key && event.key !== null) || event.newValue === sitting)
      return
    hide('asking')
    setTimeout(ask, 500)
  })
}

export const comingBackScript = import.meta.env.SSR ? `(${comingBack})()` : ''

/**
 * Ends the sitting for every tab of this browser: the one who signs out leaves nothing in sight.
 */
export function endSitting() {
  try {
    localStorage.removeItem('skein sitting')
  } catch {
    // Where nothing may be kept, every tab asks by itself.
  }
}
