import { DropdownMenu } from 'radix-ui'
import { useEffect, useRef } from 'react'
import type { ReactElement } from 'react'
import { ItemFrame } from './menu-item'
import type { MenuProps } from './menu-item'

export type RadixMenuProps = MenuProps & { startsOpen: boolean; takesFocus: boolean }

/** The same menu by radix: fetched when it is wanted, and put where the <details> was. */
export function RadixMenu({ looks, button, summary, children, ...begun }: RadixMenuProps) {
  const trigger = useRef<HTMLButtonElement>(null)
  const { startsOpen, takesFocus } = begun
  useEffect(() => {
    if (takesFocus && !startsOpen) trigger.current?.focus()
  }, [startsOpen, takesFocus])
  return (
    <div className={`menu ${looks}`}>
      <DropdownMenu.Root modal={false} defaultOpen={startsOpen}>
        <DropdownMenu.Trigger className={button} ref={trigger}>
          {summary}
        </DropdownMenu.Trigger>
        <DropdownMenu.Content className="menu__sheet" align="end" collisionPadding={8}>
          <ItemFrame.Provider value={radixItem}>{children}</ItemFrame.Provider>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
    </div>
  )
}

function radixItem({ stays, children }: { stays?: true; children: ReactElement }) {
  const staying = stays && ((event: Event) => event.preventDefault())
  return (
    <DropdownMenu.Item asChild {...(staying && { onSelect: staying })}>
      {children}
    </DropdownMenu.Item>
  )
}
