import { Form, Link } from '@remix-run/react'
import { paths } from '../../paths'
import { challenges, roles, stages } from '../../vocabulary'
import type { BoardPerson } from '../../vocabulary/board'
import { FilterFind } from '../kit/filter'
import type { Listed } from '../kit/find-field'

export type Filters = {
  person?: string
  role?: string
  challenge?: string
  stage?: string
  text?: string
}

/** The board's filters: an ordinary GET form, so that what is in sight has an address. */
export function BoardFilters({
  filters,
  people,
  everyone,
  school,
}: {
  filters: Filters
  people: BoardPerson[]
  everyone?: Listed | undefined
  school: string
}) {
  const narrowed = isNarrowed(filters)
  return (
    <details className="narrow-down" open={narrowed}>
      <summary>{narrowed ? 'Filtered' : 'Filter'}</summary>
      <Form
        key={JSON.stringify(filters)}
        method="get"
        action={paths.board(school)}
        className="filters"
        role="search"
      >
        <div className="field">
          <label className="field__label" htmlFor="board-text">
            Words
          </label>
          <input
            className="input"
            type="search"
            id="board-text"
            name="text"
            defaultValue={filters.text}
          />
        </div>
        {everyone ? (
          <FilterFind
            name="person"
            label="Person"
            none="any"
            value={filters.person}
            listed={everyone}
          />
        ) : (
          <Choose
            name="person"
            label="Person"
            chosen={filters.person}
            choices={people.map(([id, name]) => [id, name])}
          />
        )}
        <Choose
          name="role"
          label="In the role of"
          chosen={filters.role}
          choices={roles.map(asItself)}
        />
        <Choose
          name="challenge"
          label="Challenge"
          chosen={filters.challenge}
          choices={challenges.map(asItself)}
        />
        <Choose name="stage" label="Stage" chosen={filters.stage} choices={stages.map(asItself)} />
        <button type="submit" className="button">
          Show
        </button>
        {narrowed && <Link to={paths.board(school)}>Show all</Link>}
      </Form>
    </details>
  )
}

export function isNarrowed(filters: Filters) {
  return Object.values(filters).some(Boolean)
}

const asItself = (word: string): [string, string] => [word, word]

function Choose({
  name,
  label,
  chosen,
  choices,
}: {
  name: string
  label: string
  chosen?: string
  choices: [value: string, label: string][]
}) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={`board-${name}`}>
        {label}
      </label>
      <select className="input" id={`board-${name}`} name={name} defaultValue={chosen ?? ''}>
        <option value="">any</option>
        {choices.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </div>
  )
}
