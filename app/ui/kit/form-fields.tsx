import { ConfirmField } from './confirm-field'
import { PeopleField } from './people-field'
import type { PersonToChoose } from './person-to-choose'
import { FindField } from './find-field'
import type { Listed } from './find-field'
import { CheckField, ChoiceField, PressField } from './choice-fields'
import { LongField, SelectField, TextField } from './form'
import type { Choice } from './field-frame'
import type { Field } from './form'

/** One field of a form in words: what it asks, how, and what stands in it at first. */
export type FieldWords = {
  name: string
  kind:
    | 'line'
    | 'number'
    | 'long'
    | 'select'
    | 'choice'
    | 'many'
    | 'press'
    | 'people'
    | 'find'
    | 'check'
    | 'day'
    | 'time'
    | 'hidden'
    | 'place'
    | 'confirm'
  label: string
  hint?: string
  optional?: boolean
  choices?: Choice[]
  people?: PersonToChoose[]
  /**
   * A list of the school to choose from, one or many; of them not `without`, and with reasons to
   * lead `among` an initiative.
   */
  listed?: Listed
  isMany?: true
  without?: string[]
  among?: number
  none?: string
  /** Whether someone may be named in it, by an @, and is told then. */
  mentions?: true
  /** The last day to choose, of those of a school. */
  max?: string
  value?: string | string[]
  /** What stands in it at first is proposed, and written nowhere yet. */
  isProposed?: boolean
  /** Asked only where this is chosen elsewhere on the form. */
  only?: 'adaptive' | 'technical' | 'weeks' | 'milestone' | 'order' | 'some' | 'named'
}

/** Asked for once the server has said that it must be. */
export const presentPassword: FieldWords = {
  name: 'current',
  kind: 'confirm',
  label: 'Your present password',
}

export function DescribedFields({
  words,
  fields,
}: {
  words: FieldWords[]
  fields: Record<string, Field>
}) {
  return (
    <>
      {words.map((word) => {
        const field = fields[word.name]
        // A place in an order is laid out with the others.
        if (!field || word.kind === 'place') return null
        // It is mostly not there, and takes no room then.
        if (word.kind === 'confirm') return <ConfirmField key={word.name} field={field} />
        return (
          <div
            key={word.name}
            className="described"
            data-only={word.only}
            hidden={word.kind === 'hidden'}
          >
            <One word={word} field={field} />
          </div>
        )
      })}
    </>
  )
}

const ofTheForm = new Set<FieldWords['kind']>(['hidden', 'press', 'confirm'])

/**
 * What is written in the thing that the form edits: not what it carries for itself, nor what it
 * proposes.
 */
export function writtenIn(words: FieldWords[]) {
  return defaultsOf(words.filter(({ kind, isProposed }) => !ofTheForm.has(kind) && !isProposed))
}

export function defaultsOf(words: FieldWords[]) {
  return Object.fromEntries(words.map(({ name, value }) => [name, value]))
}

function One({ word, field }: { word: FieldWords; field: Field }) {
  const {
    kind,
    label,
    hint,
    optional,
    choices = [],
    people = [],
    none,
    value,
    listed,
    isMany,
    without,
    among,
    max,
    mentions,
  } = word
  const around = { field, label, hint, optional }
  if (kind === 'hidden') return <input type="hidden" name={field.name} value={value ?? ''} />
  if (kind === 'long') return <LongField {...around} mentions={mentions} />
  if (kind === 'select') return <SelectField {...around} choices={choices} none={none} />
  if (kind === 'choice') return <ChoiceField {...around} choices={choices} />
  if (kind === 'press') return <PressField {...around} choices={choices} none={none} />
  if (kind === 'people')
    return (
      <PeopleField
        {...around}
        people={people}
        none={none}
        listed={listed}
        without={without}
        among={among}
      />
    )
  if (kind === 'find' && listed)
    return (
      <FindField
        {...around}
        listed={listed}
        none={none}
        isMany={isMany}
        without={without}
        among={among}
      />
    )
  if (kind === 'many') return <ChoiceField {...around} choices={choices} type="checkbox" />
  if (kind === 'check') return <CheckField field={field} label={label} hint={hint} />
  return (
    <TextField
      {...around}
      max={max}
      type={kind === 'day' ? 'date' : kind === 'number' || kind === 'time' ? kind : 'text'}
    />
  )
}
