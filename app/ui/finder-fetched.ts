import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { FinderProps } from './finder'

/** The part that finds by name, fetched where it is used: nothing else pays for it. */
export function useFinder(isWanted: boolean) {
  const [Finder, setFinder] = useState<(props: FinderProps) => ReactNode>()
  useEffect(() => {
    if (isWanted) void import('./finder').then(({ Finder: loaded }) => setFinder(() => loaded))
  }, [isWanted])
  return Finder
}
