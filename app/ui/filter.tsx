import type { Choice } from './form'

type FilterProps = { name: string; label: string; none: string; value: string | number | null | undefined; choices: Choice[] }

/** One filter of a list: its value stands in the URL, and nothing chosen means all. */
export function FilterSelect({ name, label, none, value, choices }: FilterProps) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={name}>{label}</label>
      <select className="input" id={name} name={name} defaultValue={value ?? ''}>
        <option value="">{none}</option>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </div>
  )
}
