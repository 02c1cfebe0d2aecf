import { createContext, useCallback, useContext, useEffect, useId, useState } from 'react'
import { formKey } from '../../forms/kit/form-key'
import { waitingKey } from './form-draft'
import { useHydrated } from './hydration'

/**
 * What the server gives every page it renders, so that no two pages have a form of the same key.
 */
export const PageSeedContext = createContext('')

const seedHere = typeof document === 'undefined' ? undefined : document.documentElement.dataset.page

export function usePageSeed() {
  const given = useContext(PageSeedContext)
  return seedHere ?? given
}

/**
 * The key of one form, under which what it makes is made once. It stays the same until it is known
 * to have arrived: a form whose answer was lost, and that is sent again after a reload, comes under
 * its first key. `name` tells it from other forms in this tab.
 */
export function useFormKey(name: string) {
  const id = useId()
  const seed = usePageSeed()
  const isAlive = useHydrated()
  const [key, setKey] = useState(() => (isAlive ? fresh() : `${seed}${id}`))
  useEffect(() => {
    const waiting = waitingKey(name).read()
    if (waiting) setKey(waiting)
  }, [name])
  const renew = useCallback(() => {
    waitingKey(name).forget()
    setKey(fresh())
  }, [name])
  const field = <input type="hidden" name={formKey} value={key} readOnly />
  return { field, leaves: () => waitingKey(name).keep(key), renew }
}

// crypto.randomUUID is there over https alone.
function fresh() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
