// React empties a long field as the page comes alive; here what was typed before that is kept.

type Typed = { value: string; from: number; to: number }
const typed = new Map<HTMLTextAreaElement, Typed>()

/** Keeps what has been typed so far, and from now on, until `endEarlyTyping` is called. */
export function keepEarlyTyping() {
  for (const field of document.querySelectorAll('textarea'))
    if (field.value !== field.defaultValue) note(field)
  document.addEventListener('input', noted, true)
  document.addEventListener('beforeinput', mended, true)
}

export function endEarlyTyping() {
  document.removeEventListener('input', noted, true)
  document.removeEventListener('beforeinput', mended, true)
  typed.clear()
}

/** Puts back what was typed in the fields of a form and is not there any more. */
export function putEarlyTypingBack(form: HTMLFormElement) {
  for (const field of typed.keys()) if (field.form === form) mend(field)
}

const noted = ({ target }: Event) => target instanceof HTMLTextAreaElement && note(target)
const mended = ({ target }: Event) => target instanceof HTMLTextAreaElement && mend(target)

function note(field: HTMLTextAreaElement) {
  typed.set(field, { value: field.value, from: field.selectionStart, to: field.selectionEnd })
}

function mend(field: HTMLTextAreaElement) {
  const was = typed.get(field)
  if (!was || field.value === was.value) return
  field.value = was.value
  field.setSelectionRange(was.from, was.to)
}
