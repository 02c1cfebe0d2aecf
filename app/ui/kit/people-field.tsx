import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { allySaid, noAlly } from '../../vocabulary/allies'
import type { Listed } from './find-field'
import { Fold } from './fold'
import { FieldError, described } from './form'
import type { Field } from './form'
import { useHydrated } from './hydration'
import { OtherEditText } from './other-edit'
import { sentence } from '../../vocabulary/sentences'
import { FoundOthers } from './found-people'
import type { PersonToChoose } from './person-to-choose'

type PeopleProps = {
  field: Field
  label: string
  hint?: ReactNode
  optional?: boolean
  people: PersonToChoose[]
  none?: string
  listed?: Listed
  without?: string[]
  among?: number
}

/**
 * Choosing a person where all of them can be seen: each with what speaks for them, their strengths
 * and their growth edges in their own words. Those with a reason stand first and open; everyone
 * else a press away. A radio list, so it works without JavaScript. In a large school the others are
 * found by name, or leafed through.
 */
export function PeopleField({
  field,
  label,
  hint,
  optional,
  people,
  none,
  listed,
  without = [],
  among,
}: PeopleProps) {
  const isFirst = ({ reasons, isAside }: PersonToChoose) => Boolean(reasons?.length) && !isAside
  const reasoned = people.filter(isFirst)
  const others = people.filter((person) => !isFirst(person))
  const chosen = field.initialValue
  const one = (person: PersonToChoose) => (
    <OnePerson
      key={person.id}
      person={person}
      field={field}
      isFirst={person === (reasoned[0] ?? others[0])}
    />
  )
  return (
    <fieldset className="field choosing" {...described(field, hint)}>
      <legend className="field__label">
        {label} {optional && <span className="field__optional">(optional)</span>}
      </legend>
      {hint && (
        <p className="field__hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {none !== undefined && <Nobody field={field} said={none} />}
      {reasoned.length > 0 && <div className="choosing__people">{reasoned.map(one)}</div>}
      {others.length > 0 && (
        <Others
          people={others}
          isOpen={!reasoned.length || others.some(({ id }) => id === chosen)}
          isAll={!reasoned.length}
          one={one}
          id={field.id}
        />
      )}
      {listed?.isLong && (
        <FoundOthers
          {...{ field, listed, people, among }}
          without={[...without, ...people.map(({ id }) => id)]}
        />
      )}
      <FieldError field={field} />
      <OtherEditText
        field={field}
        label={label}
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </fieldset>
  )
}

function OnePerson({
  person,
  field,
  isFirst,
}: {
  person: PersonToChoose
  field: Field
  isFirst: boolean
}) {
  const { id, name, initials, position, strengths, growthEdges, ally, reasons = [] } = person
  return (
    <label className="choosing__one">
      <input
        type="radio"
        name={field.name}
        value={id}
        id={isFirst ? field.id : undefined}
        defaultChecked={field.initialValue === id}
      />
      <span className="person__initials" aria-hidden="true">
        {initials}
      </span>
      <span className="choosing__said">
        <span>
          <b>{name}</b> <span className="quiet">{position}</span>
        </span>
        {reasons.length > 0 && <span className="choosing__reasons">{reasons.join('; ')}</span>}
        {strengths && <span className="choosing__words">Strengths: {strengths}</span>}
        {growthEdges && <span className="choosing__words">Growth edges: {growthEdges}</span>}
        {ally !== undefined && !reasons.includes(allySaid(ally)) && (
          <span className="choosing__words">
            {ally ? sentence`Adult ally: ${ally}.` : `${name} ${noAlly}.`}
          </span>
        )}
      </span>
    </label>
  )
}

function Nobody({ field, said }: { field: Field; said: string }) {
  return (
    <label className="choosing__one">
      <input type="radio" name={field.name} value="" defaultChecked={!field.initialValue} />
      <span className="choosing__said">{said}</span>
    </label>
  )
}

// Looking for a name is not sending the form.
const staysHere = (event: KeyboardEvent) => void (event.key === 'Enter' && event.preventDefault())

type OthersProps = {
  people: PersonToChoose[]
  isOpen: boolean
  isAll: boolean
  one: (person: PersonToChoose) => ReactNode
  id: string
}
const sought = 12

// With many names a line to look for one; it is there only where it works, with JavaScript.
function Others({ people, isOpen, isAll, one, id }: OthersProps) {
  const [text, setText] = useState('')
  const isAlive = useHydrated()
  const shown = (name: string) => name.toLowerCase().includes(text.trim().toLowerCase())
  const list = (
    <>
      {isAlive && people.length > sought && (
        <span className="field choosing__look">
          <label htmlFor={`${id}-look`}>Look for a name</label>
          <input
            className="input"
            type="search"
            id={`${id}-look`}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={staysHere}
          />
        </span>
      )}
      <div className="choosing__people choosing__people--many">
        {people.map((person) => (
          <div key={person.id} hidden={!shown(person.name)}>
            {one(person)}
          </div>
        ))}
      </div>
    </>
  )
  if (isAll) return list
  return (
    <Fold isOpen={isOpen}>
      <summary className="choosing__more">Someone else ({people.length})</summary>
      {list}
    </Fold>
  )
}
