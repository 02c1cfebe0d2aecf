import { Link } from '@remix-run/react'
import { confirming } from '../../forms/kit/confirmation'
import { InvitationList } from '../../forms/invitations'
import { paths } from '../../paths'
import { ConfirmField } from '../kit/confirm-field'
import { SchoolForm, useSchoolForm } from '../kit/form'
import { useSchool } from '../kit/school-context'
import { Table } from '../kit/table'

type Person = { name: string; email: string; position: string; access: string }
type Shown = {
  ready: Person[]
  text: string
  shown: string
  faulty: { row: string; fault: string }[]
  others: string
  more: number
  waiting: number
  left: number
}
type Previewed = { invited: number; preview: Shown; given: { position: string; access: string } }

/**
 * A list before it is sent: the rows that need a look, each with its fault, then who is invited.
 * Only what is shown here is sent.
 */
export function InvitationsPreview({ invited, preview, given }: Previewed) {
  const { ready, text, shown, faulty, others } = preview
  const { school } = useSchool()
  const [form, fields] = useSchoolForm(confirming(InvitationList), {
    id: 'invitation-list',
    defaults: { ready: text, others },
  })
  const send = ready.length ? `Invite ${peopleOf(ready.length)}` : undefined
  const again = (
    <Link to={invited ? paths.people(school.slug) : paths.invitationList(school.slug)}>
      {invited ? 'Leave the others out' : 'Start again'}
    </Link>
  )
  return (
    <div className="sheet narrow preview">
      <SchoolForm
        form={form}
        submit={send}
        second={{ field: 'check', label: 'Check again' }}
        aside={again}
        unkept
        parts
      >
        {Object.entries({ ...given, shown }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Summary invited={invited} {...preview} />
        <Faults faulty={faulty} />
        {others && (
          <Rows field={fields.others} label="Rows that are not in this round" {...preview} />
        )}
        <Ready ready={ready} />
        <ConfirmField field={fields.current} />
        {text && <Changing id={fields.ready.id} text={text} />}
      </SchoolForm>
    </div>
  )
}

function Changing({ id, text }: { id: string; text: string }) {
  return (
    <details>
      <summary>Change these rows</summary>
      <label className="field__label" htmlFor={id}>
        The rows that are ready: name, e-mail, position, access
      </label>
      <textarea
        className="input preview__rows"
        name="ready"
        id={id}
        rows={10}
        defaultValue={text}
      />
      <p className="field__hint">
        Press “Check again” after a change: only what is shown above is sent.
      </p>
    </details>
  )
}

const peopleOf = (n: number) => (n === 1 ? '1 person' : `${n} people`)

function Summary({
  invited,
  ready,
  faulty,
  more,
  waiting,
  left,
}: Pick<Previewed, 'invited'> & Shown) {
  const wrong = faulty.length + more
  return (
    <div role="status">
      {invited > 0 && (
        <p>
          <strong>{peopleOf(invited)} invited.</strong> These rows are left of the list.
        </p>
      )}
      <p>
        {ready.length === 0
          ? 'No row is ready to be sent.'
          : `${peopleOf(ready.length)} can be invited.`}
        {wrong > 0 &&
          ` ${
            wrong === 1 ? '1 row needs' : `${wrong} rows need`
          } a look: correct them, or empty them to leave them out.`}
      </p>
      {waiting > 0 && (
        <p>
          {waiting === 1 ? '1 row has' : `${waiting} rows have`} to wait:{' '}
          {left === 0 ? 'no more invitations' : `only ${left}`} can be sent in this hour. Keep those
          rows, and send them later.
        </p>
      )}
    </div>
  )
}

function Faults({ faulty }: Pick<Shown, 'faulty'>) {
  if (!faulty.length) return null
  return (
    <fieldset className="field">
      <legend className="field__label">Rows that need a look</legend>
      {faulty.map(({ row, fault }, place) => (
        <div key={place} className="preview__fault">
          <textarea
            className="input"
            rows={1}
            name={`corrected[${place}]`}
            defaultValue={row}
            aria-label={`Row ${place + 1} to correct`}
            aria-invalid="true"
            aria-describedby={`fault-${place}`}
          />
          <p className="field__error" id={`fault-${place}`}>
            {fault}
          </p>
        </div>
      ))}
    </fieldset>
  )
}

function Rows({
  field,
  label,
  others,
  more,
  waiting,
}: { field: { id: string }; label: string } & Shown) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={field.id}>
        {label}
      </label>
      <p className="field__hint">
        {[waiting && 'Those that wait for another hour', more && `${more} more that need a look`]
          .filter(Boolean)
          .join(', and ')}
        .
      </p>
      <textarea
        className="input preview__rows"
        name="others"
        id={field.id}
        rows={6}
        defaultValue={others}
      />
    </div>
  )
}

function Ready({ ready }: Pick<Shown, 'ready'>) {
  if (!ready.length) return null
  return (
    <Table
      heads={['Name', 'Address', 'Position', 'Access']}
      label="Who will be invited"
      caption="Who will be invited"
    >
      <tbody>
        {ready.map(({ name, email, position, access }) => (
          <tr key={email}>
            <th scope="row">{name}</th>
            <td>{email}</td>
            <td>{position}</td>
            <td>{access}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
