import { createElement } from 'react'
import type { ReactNode } from 'react'
import { plainField } from './field'
import { useFinder } from './lazy-finder'
import type { Listed } from './find-field'
import type { Choice } from './field-frame'

/** The filters of a list: in sight where there is room, else one press away, or open once used. */
export function FilterFold({ isUsed, children }: { isUsed: boolean; children: ReactNode }) {
  return (
    <details className="filter-fold" open={isUsed}>
      <summary>{isUsed ? 'Filtered' : 'Filter'}</summary>
      {children}
    </details>
  )
}

type FilterProps = {
  name: string
  label: string
  none: string
  value: string | number | null | undefined
  choices: Choice[]
}

/** One filter of a list: its value stands in the URL, and nothing chosen means all. */
export function FilterSelect({ name, label, none, value, choices }: FilterProps) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={name}>
        {label}
      </label>
      <select className="input" id={name} name={name} defaultValue={value ?? ''}>
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type FindProps = Omit<FilterProps, 'choices' | 'value'> & {
  value: string | undefined
  listed: Listed
}

/**
 * A filter whose value is of a list of the school: a long one is found by name as one types, or
 * leafed through without JavaScript.
 */
export function FilterFind({ name, label, none, value, listed }: FindProps) {
  const { Finder, plain, left } = useFinder<HTMLDivElement>(listed.isLong)
  const { choices, chosen, next, isFirst, isLong } = listed
  const all = [...chosen.filter(({ id }) => !choices.some((one) => one.id === id)), ...choices]
  if (Finder && left) {
    const picked = all.filter(({ id }) => left.chosen.includes(id))
    return createElement(Finder, {
      field: plainField(name, value),
      label,
      of: listed.of,
      none,
      without: [],
      chosen: picked,
      isHere: left.isHere,
    })
  }
  return (
    <div className="finding" ref={plain}>
      <FilterSelect
        {...{ name, label, none, value }}
        choices={all.map(({ id, name: said }) => ({ value: id, label: said }))}
      />
      {isLong && (
        <p className="finding__leaves">
          {!isFirst && (
            <button className="button button--small">
              From the beginning<span className="spoken">: {label}</span>
            </button>
          )}
          {next && (
            <button className="button button--small" name={`after-${name}`} value={next}>
              More names<span className="spoken">: {label}</span>
            </button>
          )}
        </p>
      )}
    </div>
  )
}
