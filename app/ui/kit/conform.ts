import type { FieldMetadata, FormMetadata, Submission } from '@conform-to/react'
import type { z } from 'zod'

// The only file that tells the compiler what conform's types cannot say. It loads nothing of
// conform: a page without a form need not.

/** A control of a form. */
export type Field = FieldMetadata<string | undefined>

type Names<Said> = Said extends unknown ? keyof Said : never
type FieldsOf<S extends z.ZodObject> = { [K in Names<z.input<S>>]-?: Field }
export type Default = string | string[] | undefined | Record<string, unknown>[]

/** What the fields of a form begin with; of a list, its rows. */
export type Defaults<S extends z.ZodObject> = { [K in Names<z.input<S>>]?: Default }

/** What conform takes a form for: the schema's own types would be spelled out for every form. */
export type Sent = Record<string, string | undefined>
export type FormOfSchool = FormMetadata<Sent, string[]>

export const asDefaults = (defaults: object | undefined) => defaults as Sent | undefined

export const asRead = (read: Submission<never, string[], unknown>) =>
  read as unknown as Submission<Sent, string[], Sent>

export const fieldsBySchema = <S extends z.ZodObject>(_: S, fields: object) => fields as FieldsOf<S>

/** The same fields for the one who goes through them by name. */
export const fieldsByName = (fields: object) => fields as Record<string, Field>

/** The rows of a list of fields, which an ordinary field does not have. */
export function rowsOf<Name extends string = string>(field: Field): Record<Name, Field>[] {
  const list = field as unknown as { getFieldList(): { getFieldset(): Record<Name, Field> }[] }
  return list.getFieldList().map((row) => row.getFieldset())
}

type Plain = Record<'name' | 'id' | 'errorId', string> & {
  value: string | undefined
  errors: string[] | undefined
}

/** A field that conform does not know, with what controls ask of one. */
export const fieldFrom = ({ value: initialValue, ...own }: Plain) =>
  ({ ...own, key: undefined, initialValue }) as unknown as Field
