import type { ReactNode } from 'react'
import { NewContribution } from '../../forms/contributions'
import { kindSaid, loggedKinds } from '../../vocabulary'
import { FindField } from '../kit/find-field'
import type { Listed } from '../kit/find-field'
import { SchoolForm, SelectField, TextField, useSchoolForm } from '../kit/form'
import { useSchool } from '../kit/school-context'

/** Whom and what a line may be about, and what the address names already. */
export type LogShown = {
  others: Listed
  initiatives: Listed
  initiative?: string | undefined
  person?: string | undefined
}

export const logWords = { title: 'Log a contribution', lede: 'One line, ten seconds.' }

type LogFormProps = LogShown & { action?: string; cancelTo?: string; besideButtons?: ReactNode }

/** The form of one line in the ledger, logged by hand. */
export function LogForm({ others, initiatives, initiative, person, ...around }: LogFormProps) {
  const { today, me } = useSchool()
  const [form, fields] = useSchoolForm(NewContribution, {
    id: 'contribution',
    defaults: { happenedOn: today, kind: 'supported', initiativeId: initiative, memberId: person },
  })
  const { action, cancelTo, besideButtons } = around
  return (
    <SchoolForm
      form={form}
      action={action}
      submit="Log it"
      cancelTo={cancelTo}
      aside={besideButtons}
    >
      <TextField field={fields.text} label="What was done" autoFocus />
      <FindField
        field={fields.memberId}
        label="Who did it"
        hint="If it was someone else, this thanks them; they may decline it."
        none="Mine"
        listed={others}
        without={[me.id]}
      />
      <SelectField
        field={fields.kind}
        label="Kind"
        choices={loggedKinds.map((word) => ({ value: word, label: kindSaid(word) }))}
      />
      <TextField field={fields.happenedOn} label="Day" type="date" max={today} />
      <FindField
        field={fields.initiativeId}
        label="Initiative"
        none="None"
        optional
        listed={initiatives}
      />
    </SchoolForm>
  )
}
