import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { BesideShown } from './beside'
import { fieldsByName } from './conform'
import type { Default } from './conform'
import type { DaysAsked } from './days-first'
import { SchoolForm, useSchoolForm } from './form'
import { DescribedFields, defaultsOf, writtenIn } from './form-fields'
import type { FieldWords } from './form-fields'
import type { FormLayout } from './form-layout'

/** `aside` is a second button of the form, with the field that it stands for. */
export type ActWords = {
  title: string
  lede: string
  submit: string
  aside?: { field: string; label: string }
  /** Whether it takes something away. */
  danger?: boolean
}

/**
 * What the component of an act's own layout shows around its fields (the page has it by the act's
 * noun), and what is in the fields that only the layout knows.
 */
export type Layout = { shown: object; defaults?: Record<string, Default> }

/**
 * What the page of an act is told: the act in words, and its subject: its name, where it is, and
 * what the tab says of it.
 */
export type ActShown = ActWords & {
  noun: string
  words: FieldWords[]
  first: DaysAsked | undefined
  layout?: Layout | undefined
  beside: BesideShown[]
  isBesideAtSide: true | undefined
  isEdit: boolean
  formId: string
  above?: string
  backTo: string
  of: string[]
}

type ActFormProps = {
  schema: z.ZodObject
  shown: Pick<ActShown, 'formId' | 'words' | 'layout' | 'submit' | 'aside' | 'danger' | 'isEdit'>
  layout?: FormLayout | undefined
  /** Where it is sent, where that is not the page it is on. */
  action?: string
  cancelTo?: string
  /** What is beside its buttons. */
  besideButtons?: ReactNode
}

/** The form of any act. */
export function ActForm({
  schema,
  layout: Own,
  shown,
  action,
  cancelTo,
  besideButtons,
}: ActFormProps) {
  const { formId, words, layout, submit, aside, danger, isEdit } = shown
  const defaults = { ...defaultsOf(words), ...layout?.defaults }
  const [form, fields] = useSchoolForm(schema, { id: formId, defaults })
  const named = fieldsByName(fields)
  const described = <DescribedFields words={words} fields={named} />
  return (
    <SchoolForm
      form={form}
      action={action}
      submit={words.some(({ kind }) => kind === 'press') ? undefined : submit}
      second={aside}
      danger={danger}
      was={isEdit ? writtenIn(words) : undefined}
      cancelTo={cancelTo}
      aside={besideButtons}
    >
      {Own && layout ? (
        <Own fields={named} shown={layout.shown}>
          {described}
        </Own>
      ) : (
        described
      )}
    </SchoolForm>
  )
}
