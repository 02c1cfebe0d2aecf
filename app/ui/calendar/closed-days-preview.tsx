import { Link } from '@remix-run/react'
import { ClosedDaysList } from '../../forms/closed-days-list'
import { paths } from '../../paths'
import { daysInWords } from '../../vocabulary/dates'
import { SchoolForm, useSchoolForm } from '../kit/form'
import { useSchool } from '../kit/school-context'
import type { Stretch } from '../../domain/calendar/calendar'

type Row = Stretch & { chosen: boolean; fault?: string; note?: string }
type Preview = { rows: Row[]; already: (Stretch & { by: string })[]; outside: Stretch[] }

/**
 * What was read of a calendar file, before anything of it is added: each row can be corrected, and
 * left out.
 */
export function ClosedDaysPreview({ preview: { rows, already, outside } }: { preview: Preview }) {
  const { school } = useSchool()
  const [form] = useSchoolForm(ClosedDaysList, { id: 'closed-days-list' })
  const again = (
    <Link to={paths.closedDaysList(school.slug)} reloadDocument>
      Read another file
    </Link>
  )
  return (
    <div className="sheet narrow stack">
      <SchoolForm
        form={form}
        submit={rows.length ? 'Add the chosen days' : undefined}
        aside={again}
        unkept
      >
        <p role="status">{summary(rows)}</p>
        {rows.length > 0 && (
          <fieldset className="field read-days">
            <legend className="field__label">Days to add</legend>
            {rows.map((row, place) => (
              <OneRow key={place} row={row} place={place} />
            ))}
          </fieldset>
        )}
      </SchoolForm>
      <LeftOut title={`Closed already · ${already.length}`} days={already} />
      <LeftOut title={`In no school year of yours · ${outside.length}`} days={outside} />
    </div>
  )
}

function summary(rows: Row[]) {
  if (!rows.length) return 'There is nothing to add.'
  const faulty = rows.filter(({ fault }) => fault).length
  const found = rows.length === 1 ? '1 entry was found.' : `${rows.length} entries were found.`
  return faulty ? `${found} ${faulty === 1 ? '1 needs' : `${faulty} need`} a look.` : found
}

function OneRow({ row, place }: { row: Row; place: number }) {
  const { chosen, fault, note } = row
  const at = (name: string) => `rows[${place}].${name}`
  const about = fault || note ? `row-${place}` : undefined
  const one = { place, about, isFaulty: Boolean(fault) }
  return (
    <div className="read-days__one" role="group" aria-label={`Row ${place + 1}`}>
      <label className="read-days__choose">
        <input
          type="checkbox"
          name={at('chosen')}
          defaultChecked={chosen}
          aria-describedby={about}
        />
        <span className="read-days__head">Add</span>
      </label>
      <Cell label="Name" name={at('name')} value={row.name} {...one} />
      <Cell label="From" name={at('startsOn')} value={row.startsOn} type="date" {...one} />
      <Cell label="To" name={at('endsOn')} value={row.endsOn} type="date" {...one} />
      {about && (
        <p className={fault ? 'field__error' : 'field__hint'} id={about}>
          {fault ?? note}
        </p>
      )}
    </div>
  )
}

type CellProps = {
  label: string
  name: string
  value: string
  type?: 'date'
  about: string | undefined
  isFaulty: boolean
}

function Cell({ label, name, value, type, about, isFaulty }: CellProps) {
  return (
    <label className="read-days__cell">
      <span className="read-days__head">{label}</span>
      <input
        className="input"
        type={type ?? 'text'}
        name={name}
        defaultValue={value}
        aria-describedby={about}
        aria-invalid={isFaulty || undefined}
      />
    </label>
  )
}

const mostShown = 50

function LeftOut({ title, days }: { title: string; days: (Stretch & { by?: string })[] }) {
  if (!days.length) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="stretches">
        {days.slice(0, mostShown).map((day, place) => (
          <li key={place}>
            {day.name || 'Without a name'} <span className="quiet">{daysInWords(day)}</span>
            {day.by && day.by !== day.name && <span className="quiet"> (by {day.by})</span>}
          </li>
        ))}
      </ul>
      {days.length > mostShown && <p className="quiet">and {days.length - mostShown} more</p>}
    </details>
  )
}
