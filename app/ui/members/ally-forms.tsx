import type { ReactNode } from 'react'
import { allyForms } from '../../forms/allies'
import { PeopleField } from '../kit/people-field'
import type { PersonToChoose } from '../kit/people-field'
import type { Listed } from '../kit/find-field'
import { ChoiceField, SchoolForm, TextField, useSchoolForm } from '../kit/form'

type Named = { id: string; name: string }
type Shown = { student: string; ally: Named | null; asked: (Named & { note: string }) | null }
type Around = { shown: Shown; back: ReactNode }

/** A student asks one adult. Above it: their ally, and the adult they have asked already. */
export function AskAlly({
  shown: { ally, asked },
  adults,
  back,
}: Around & { adults: { listed: Listed; people: PersonToChoose[] } }) {
  const [form, fields] = useSchoolForm(allyForms.ask, {
    id: 'ally',
    defaults: { ally: asked?.id, note: asked?.note },
  })
  return (
    <SchoolForm form={form} submit="Ask them" aside={back}>
      {ally && (
        <p className="notice">
          {ally.name} is your adult ally, and stays so until someone else has said yes.
        </p>
      )}
      {asked && (
        <p className="notice">
          You asked {asked.name}, who has not answered yet. If you ask someone else, that question
          is taken back.
        </p>
      )}
      <PeopleField
        field={fields.ally}
        label="Whom do you ask?"
        hint="First those whom you lead or follow with. You decide."
        {...adults}
        without={ally ? [ally.id] : []}
      />
      <TextField
        field={fields.note}
        label="A line to them"
        hint="Why them, or what would help you. Only they read it."
        optional
      />
    </SchoolForm>
  )
}

const choices = [
  { value: 'yes', label: 'Yes, I will be their ally' },
  { value: 'no', label: 'Not this time', hint: 'A no is just as welcome, and needs no reason.' },
]

/** An adult says yes or no, with a line if they like. */
export function AnswerAlly({ shown: { student, asked }, back }: Around) {
  const [form, fields] = useSchoolForm(allyForms.answer, { id: 'answer-ally' })
  return (
    <SchoolForm form={form} submit="Answer" aside={back}>
      {asked?.note && (
        <p className="profile__words">
          Their line to you: <q>{asked.note}</q>
        </p>
      )}
      <ChoiceField field={fields.answer} label="Your answer" choices={choices} />
      <TextField
        field={fields.line}
        label={`A line to ${student}`}
        hint="With a yes, it is shown on their page; with a no, only they read it."
        optional
      />
    </SchoolForm>
  )
}

/** To take a question back, or to end an alliance, asks for nothing more. */
export function EndAlly({
  id,
  submit,
  back,
}: {
  id: 'withdraw' | 'end'
  submit: string
  back: ReactNode
}) {
  const [form] = useSchoolForm(allyForms[id], { id: `${id}-ally` })
  return (
    <SchoolForm form={form} submit={submit} aside={back} danger={id === 'end'}>
      {null}
    </SchoolForm>
  )
}
