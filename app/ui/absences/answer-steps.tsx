import { Back, Unsaid } from '../../forms/absences'
import { SchoolForm, TextField, useSchoolForm } from '../kit/form'
import type { Who } from './held'

/** Ends a leave that has begun. */
export function BackStep({ today, who }: { today: string; who: Who }) {
  const [form, fields] = useSchoolForm(Back, { id: 'back', defaults: { backOn: today } })
  return (
    <SchoolForm form={form} submit="Save" aside={who.back}>
      <TextField field={fields.backOn} label="First day back" type="date" />
    </SchoolForm>
  )
}

/** An act that needs no more than a yes. */
export function YesStep({ id, submit, who }: { id: string; submit: string; who: Who }) {
  const [form] = useSchoolForm(Unsaid, { id })
  return (
    <SchoolForm form={form} submit={submit} aside={who.back}>
      {null}
    </SchoolForm>
  )
}
