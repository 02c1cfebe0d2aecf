import { useContext, useEffect, useMemo, useRef } from 'react'
import type { ContextType, ReactNode } from 'react'
import { UNSAFE_DataRouterStateContext as StateContext } from 'react-router'
import { endEarlyTyping } from './early-typing'
import { ReadersPlace } from './reader-place'

/**
 * When a page asks for news, the router takes it for an arrival: it forgets what a form was
 * answered, and scrolls to where the page was when it began to ask. Here both stay as they are for
 * as long as the page does.
 */
export function PageState({ children }: { children: ReactNode }) {
  const now = useContext(StateContext)
  const before = useRef(now)
  const kept = useMemo(() => held(before.current, now), [now])
  useEffect(() => void (before.current = kept))
  useEffect(endEarlyTyping, [])
  return (
    <StateContext.Provider value={kept}>
      <ReadersPlace page={kept?.location.key} news={kept}>
        {children}
      </ReadersPlace>
    </StateContext.Provider>
  )
}

type State = ContextType<typeof StateContext>

function held(before: State, now: State): State {
  if (!before || !now || before.location.key !== now.location.key) return now
  const { restoreScrollPosition, preventScrollReset } = before
  return {
    ...now,
    restoreScrollPosition,
    preventScrollReset,
    actionData: now.actionData ?? before.actionData,
  }
}
