import { Dialog } from 'radix-ui'
import { decidingForms } from '../../forms/decisions'
import { actForms } from '../../forms/initiatives'
import { ActForm } from './act-form'
import type { ActShown } from './act-form'
import { cancelWord } from './form-frame'
import type { QuickAct } from './quick-acts'

export type ActDialogProps = {
  act: QuickAct
  href: string
  shown: ActShown
  /** What takes the focus when it is closed. */
  from: HTMLElement
  close: () => void
}

const forms = { initiatives: actForms, decisions: decidingForms }

/** An act over the page that offers it: the same form, sent to the same address. */
export function ActDialog({ act: { of, noun }, href, shown, from, close }: ActDialogProps) {
  const { title, lede, above } = shown
  const schema = new Map(Object.entries(forms[of])).get(noun)
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
          {schema && (
            <ActForm
              schema={schema}
              shown={shown}
              action={href}
              besideButtons={<Dialog.Close className="link">{cancelWord}</Dialog.Close>}
            />
          )}
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
