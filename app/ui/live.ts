import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const patienceMs = 150

/**
 * Keeps the page true: when the school announces a change, the loaders run again. Not while someone is on their way to
 * another page, not more than once for a burst, and once at every (re)opening, since news is not repeated.
 */
export function useLive(address: string) {
  const { revalidate, state } = useRevalidator()
  const navigation = useNavigation()
  const busy = useRef(false)
  const wanted = useRef(false)

  useEffect(() => {
    busy.current = navigation.state !== 'idle' || state !== 'idle'
    if (!busy.current && wanted.current) {
      wanted.current = false
      revalidate()
    }
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource(address)
    let opened = false
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(() => (busy.current ? (wanted.current = true) : revalidate()), patienceMs)
    }
    source.addEventListener('news', again)
    source.addEventListener('again', again)
    source.addEventListener('open', () => {
      if (opened) again()
      opened = true
    })
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [address, revalidate])
}
