import type { Field } from './conform'
import { described, FieldError } from './field'
import { OtherEditText } from './other-edit'
import { Around, AroundSeveral } from './field-frame'
import type { Choice } from './field-frame'

/**
 * Choices of which each is a button that sends the form: to choose is to send. `none` is said where
 * there is nothing to choose.
 */
export function PressField({
  field,
  label,
  hint,
  choices,
  none,
}: Around & { choices: Choice[]; none: string | undefined }) {
  return (
    <AroundSeveral {...{ field, label, hint }} looks="pressing">
      {/* Enter in another field presses the first button of a form; this one sends nothing. */}
      <button type="submit" disabled hidden aria-label="Nothing" />
      {choices.map(({ value, label: said, hint: more }, place) => (
        <button
          key={value}
          type="submit"
          className="button pressing__one"
          name={field.name}
          value={value}
          id={place === 0 ? field.id : undefined}
        >
          <span>{said}</span>
          {more && <span className="quiet small">{more}</span>}
        </button>
      ))}
      {!choices.length && <p className="quiet">{none}</p>}
    </AroundSeveral>
  )
}

/**
 * A handful of choices, all in sight, each with a line that says what it means. Where they are
 * `asServed`, a browser that comes back to the page does not choose again what was chosen before.
 */
export function ChoiceField({
  field,
  label,
  hint,
  choices,
  type = 'radio',
  asServed = false,
}: Around & { choices: Choice[]; type?: 'radio' | 'checkbox'; asServed?: boolean }) {
  const chosen = field.initialValue as string | string[] | undefined
  return (
    <AroundSeveral {...{ field, label, hint, choices }} looks="choices">
      {choices.map((choice, place) => (
        <label key={choice.value} className="choices__one">
          <input
            type={type}
            name={field.name}
            value={choice.value}
            id={place === 0 ? field.id : undefined}
            autoComplete={asServed ? 'off' : undefined}
            defaultChecked={
              Array.isArray(chosen) ? chosen.includes(choice.value) : chosen === choice.value
            }
          />
          <span>
            <span className="choices__label">{choice.label}</span>
            {choice.hint && <span className="choices__hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </AroundSeveral>
  )
}

const ticked = { value: 'on', label: 'ticked' }

export function CheckField({ field, label, hint }: { field: Field; label: string; hint?: string }) {
  return (
    <div className="field">
      <label className="choices__one">
        <input
          type="checkbox"
          name={field.name}
          id={field.id}
          defaultChecked={field.initialValue === 'on'}
          {...described(field, hint)}
        />
        <span>
          <span className="choices__label">{label}</span>
          {hint && (
            <span className="choices__hint" id={`${field.id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
      <FieldError field={field} />
      <OtherEditText field={field} label={label} choices={[ticked]} />
    </div>
  )
}
