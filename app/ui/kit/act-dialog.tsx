import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { cancelWord } from './form-frame'

export type DialogWords = { title: string; lede?: string; above?: string | undefined }
type ActDialogProps = DialogWords & {
  /** The form, with what closes the dialog beside its buttons. */
  form: (cancel: ReactNode) => ReactNode
  /** What takes the focus when it is closed. */
  from: HTMLElement
  close: () => void
}

/** An act over the page that offers it. */
export function ActDialog({ title, lede, above, form, from, close }: ActDialogProps) {
  const goBack = (event: Event) => (event.preventDefault(), from.focus({ preventScroll: true }))
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || close()}>
      <Dialog.Portal>
        <div className="over" />
        <Dialog.Content
          className="over__sheet"
          aria-describedby={undefined}
          onOpenAutoFocus={toFirstField}
          onCloseAutoFocus={goBack}
        >
          {above && <p className="heading__above">{above}</p>}
          <Dialog.Title className="over__title">{title}</Dialog.Title>
          {lede && <p className="quiet">{lede}</p>}
          {form(<Dialog.Close className="link">{cancelWord}</Dialog.Close>)}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function toFirstField(event: Event) {
  const sheet = event.currentTarget as HTMLElement
  const first = sheet.querySelector<HTMLElement>(
    'input:not([type="hidden"]), textarea, select, button[type="submit"]',
  )
  if (!first) return
  event.preventDefault()
  first.focus()
}
