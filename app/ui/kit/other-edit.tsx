import { useActionData } from '@remix-run/react'
import { labelName, otherName, settlingName } from '../../forms/kit/marks'
import { exactDay } from '../../vocabulary/dates'
import { isId } from '../../vocabulary/ids'
import type { Field } from './field'

type OtherEdit = {
  by: string | null
  isMine: boolean
  values: string[]
  choice?: 'mine' | 'theirs'
}
type Answer =
  { otherEdits?: Record<string, OtherEdit>; chosen?: { id: string; name: string }[] } | undefined
type Choice = { value: string; label: string }
/** How what stands in a field is said: as it was written, as a day, or by what it stands for. */
export type Said = 'written' | 'day' | 'choice'
type OtherEditProps = {
  field: Field
  label: string
  choices?: Choice[] | undefined
  said?: Said | undefined
}

/** What another changed this field to while it was open here, and the choice between the two. */
export function OtherEditText({
  field: { name },
  label,
  choices = [],
  said = 'choice',
}: OtherEditProps) {
  const { otherEdits, chosen = [] } = (useActionData() as Answer) ?? {}
  const other = otherEdits && Object.hasOwn(otherEdits, name) ? otherEdits[name] : undefined
  if (!other) return null
  const known = [
    ...choices,
    ...chosen.map(({ id, name: called }) => ({ value: id, label: called })),
  ]
  return (
    <fieldset className="other-edit">
      <legend className="other-edit__who">
        {changedBy(other)}
        <span className="spoken"> {label}</span>
      </legend>
      <blockquote className="other-edit__text">{inWords(other.values, said, known)}</blockquote>
      <input type="hidden" name={otherName(name)} value={textOf(other)} readOnly />
      <One name={name} value="mine" label="Keep mine, as it is above" choice={other.choice} />
      <One name={name} value="theirs" label={theirs(other)} choice={other.choice} />
    </fieldset>
  )
}

type OneProps = {
  name: string
  value: 'mine' | 'theirs'
  label: string
  choice: OtherEdit['choice']
}

function One({ name, value, label, choice }: OneProps) {
  return (
    <label className="choices__one">
      <input
        type="radio"
        name={settlingName(name)}
        value={value}
        defaultChecked={choice === value}
        required
      />
      <span className="choices__label">{label}</span>
    </label>
  )
}

/**
 * What a field of words is called on its page, for the page that shows them when its form is over;
 * a filter's is in no such form.
 */
export function FieldCalled({ field, label }: { field: Field; label: string }) {
  return field.formId ? (
    <input type="hidden" name={labelName(field.name)} value={label} readOnly />
  ) : null
}

// What is refused before it is compared anew is shown again as it was.
const textOf = ({ by, isMine, values }: OtherEdit) => JSON.stringify({ by, isMine, values })

function changedBy({ by, isMine }: OtherEdit) {
  if (isMine) return 'You changed this elsewhere, to:'
  return by ? `${by} changed this to:` : 'This was changed meanwhile, to:'
}

function theirs({ by, isMine }: OtherEdit) {
  return by && !isMine ? `Take ${by}’s` : 'Take the other text'
}

function inWords(values: string[], said: Said, known: Choice[]) {
  const words: Record<Said, (value: string) => string> = {
    written: (value) => value,
    day: exactDay,
    choice: (value) => known.find((one) => one.value === value)?.label ?? unknown(value),
  }
  return values.filter(Boolean).map(words[said]).join(', ') || 'nothing'
}

const unknown = (value: string) => (isId(value) ? 'another' : value)
