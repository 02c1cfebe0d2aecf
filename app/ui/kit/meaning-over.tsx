import { Popover } from 'radix-ui'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

export type MeaningProps = { of: ReactNode; children: ReactNode }
type MeaningOverProps = MeaningProps & { startsOpen: boolean; takesFocus: boolean }

/** The same over the page: fetched when it is wanted, and put where the <details> was. */
export function MeaningOver({ of, children, startsOpen, takesFocus }: MeaningOverProps) {
  const trigger = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus && !startsOpen) trigger.current?.focus()
  }, [startsOpen, takesFocus])
  return (
    <Popover.Root defaultOpen={startsOpen}>
      <Popover.Trigger className="meaning__of" ref={trigger}>
        {of}
      </Popover.Trigger>
      <Popover.Content
        className="meaning__over"
        align="start"
        sideOffset={4}
        collisionPadding={8}
        aria-label="What it means"
      >
        <p className="small">{children}</p>
      </Popover.Content>
    </Popover.Root>
  )
}
