import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'
import { saidInAddress } from '../../forms/kit/said-in-address'

/**
 * What was done by the act that led here, in one line, in one place: at the top of the page, and in
 * sight where the page is scrolled to. It is gone with the page; with JavaScript it is not said
 * again by one who comes back, or to whom the address is given.
 */
export function Confirmation({ said }: { said: string | undefined }) {
  const { search, key } = useLocation()
  const isHere = said !== undefined && new URLSearchParams(search).has(saidInAddress[0])
  useEffect(() => {
    if (isHere) takeBack()
  }, [isHere, key])
  return (
    <div role="status" className="confirmation">
      {isHere && <p className="confirmation__said">{said}</p>}
    </div>
  )
}

function takeBack() {
  const url = new URL(location.href)
  for (const name of saidInAddress) url.searchParams.delete(name)
  history.replaceState(history.state, '', url)
}
