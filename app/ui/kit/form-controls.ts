// The fields of a form as they stand in the page, and what differs in them from what was served.

/** What differs from what the form began with, by the name of the field. */
export type Draft = Record<string, string[]>
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const unshown = ['hidden', 'submit', 'button', 'reset', 'fieldset']

function shownIn(form: HTMLFormElement) {
  return ([...form.elements] as Control[]).filter(
    ({ name, type }) => name && !unshown.includes(type),
  )
}

// Of a form with a password nothing is kept, and no file can be put back.
function keptIn(form: HTMLFormElement) {
  const shown = shownIn(form)
  return shown.some(({ type }) => type === 'password')
    ? []
    : shown.filter(({ type }) => type !== 'file')
}

export function isUntouched(form: HTMLFormElement) {
  return !shownIn(form).some(isChanged)
}

/** All that stands in the fields of a form, to tell whether it is still the same. */
export function wordsIn(form: HTMLFormElement) {
  return JSON.stringify(
    shownIn(form).map((control) => [
      control.name,
      control.value,
      isTick(control) && control.checked,
    ]),
  )
}

/** What was changed, and the fields of these names in any case. */
export function changedIn(form: HTMLFormElement, besides: string[]): Draft {
  const controls = keptIn(form)
  const changed = new Set(
    controls.filter((one) => isChanged(one) || besides.includes(one.name)).map(({ name }) => name),
  )
  return Object.fromEntries([...changed].map((name) => [name, valuesOf(controls, name)]))
}

function valuesOf(controls: Control[], name: string) {
  const own = controls.filter(
    (control) => control.name === name && (!isTick(control) || control.checked),
  )
  return own.map(({ value }) => value)
}

/**
 * Puts a draft back; of a form that was `served`, and may have been written in before its script
 * came, without the fields that someone has changed or is in. Answers the texts that were not put
 * back for it.
 */
export function putBack(form: HTMLFormElement, draft: Draft, { isServed }: { isServed: boolean }) {
  const controls = keptIn(form)
  const taken = new Set(
    isServed ? controls.filter((one) => isChanged(one) || isIn(one)).map(({ name }) => name) : [],
  )
  for (const control of controls) {
    const values = draft[control.name]
    if (values && !taken.has(control.name)) set(control, values)
  }
  return [...taken].flatMap((name) => textsOf(controls, name, draft[name] ?? []))
}

function textsOf(controls: Control[], name: string, kept: string[]) {
  const [control] = controls.filter((one) => one.name === name)
  return !control || isTick(control) || control instanceof HTMLSelectElement
    ? []
    : kept.filter((text) => text !== control.value)
}

function set(control: Control, values: string[]) {
  if (isTick(control)) control.checked = values.includes(control.value)
  else control.value = values[0] ?? ''
}

// A field that takes the focus by itself says nothing of whether someone is in it.
const isIn = (control: Control) => document.activeElement === control && !control.autofocus

function isChanged(control: Control) {
  if (isTick(control)) return control.checked !== control.defaultChecked
  if (control instanceof HTMLSelectElement) return control.value !== firstOf(control)
  return control.value !== control.defaultValue
}

function firstOf({ options }: HTMLSelectElement) {
  return ([...options].find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? ''
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio'
}
