import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { FinderProps } from './finder'

/** What someone had begun in the plain field: whether they are in it, and what they have chosen. */
type Left = { isHere: boolean; chosen: string[] }
type Come = { Finder: (props: FinderProps) => ReactNode; left: Left }

/**
 * The part that finds by name, fetched where it is used: nothing else pays for it. It takes the
 * place of the `plain` field, and goes on with what someone had begun (`left`) in there.
 */
export function useFinder<Plain extends HTMLElement>(isWanted: boolean) {
  const plain = useRef<Plain>(null)
  const [come, setCome] = useState<Come>()
  useEffect(() => {
    if (isWanted)
      void import('./finder').then(({ Finder }) => setCome({ Finder, left: leftIn(plain.current) }))
  }, [isWanted])
  return { plain, Finder: come?.Finder, left: come?.left }
}

function leftIn(plain: HTMLElement | null): Left {
  const fields = [
    ...(plain?.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input:checked') ??
      []),
  ]
  return {
    isHere: plain?.contains(document.activeElement) ?? false,
    chosen: fields.map(({ value }) => value).filter(Boolean),
  }
}
