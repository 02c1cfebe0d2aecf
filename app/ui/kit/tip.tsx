import { Tooltip } from 'radix-ui'
import { Spot } from './spot'

export type TipProps = { text: string; at: DOMRect; close: () => void }

/** What a word or a mark means, beside it. */
export function Tip({ text, at, close }: TipProps) {
  return (
    <Tooltip.Provider delayDuration={0}>
      <Tooltip.Root open onOpenChange={(isOpen) => isOpen || close()}>
        <Tooltip.Trigger asChild>
          <Spot at={at} />
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className="tip" sideOffset={4} collisionPadding={8}>
            {text}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  )
}
