import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Beside } from '../../ui/kit/beside'
import type { BesideShown } from '../../ui/kit/beside'
import { fieldsByName } from '../../ui/kit/conform'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { DescribedFields, defaultsOf, writtenIn } from '../../ui/kit/form-fields'
import type { FieldWords } from '../../ui/kit/form-fields'
import { Heading } from '../../ui/kit/heading'
import type { ActWords } from './act'

/**
 * What the page of an act is told: the act in words, and its subject: its name, where it is, and
 * what the tab says of it.
 */
export type ActShown = ActWords & {
  noun: string
  words: FieldWords[]
  beside: BesideShown[]
  isBesideAtSide: true | undefined
  isEdit: boolean
  formId: string
  above: string
  backTo: string
  back: string
  of: string[]
}

type Loader = () => Promise<ActShown>

export const metaOf =
  (unread: string): MetaFunction<Loader> =>
  ({ data }) => [{ title: data ? [data.title, ...data.of, 'Skein'].join(' · ') : unread }]

type ActPageProps = {
  forms: Record<string, z.ZodObject>
  /** What stands under the heading. */
  over?: ReactNode
  /** How the form stands with what is beside it. */
  laid?: (beside: ReactNode, form: ReactNode, shown: { isAtSide: boolean }) => ReactNode
}

/** The page of any act: what it asks in words, what one looks at beside it, and its one form. */
export function ActPage({ forms, over, laid }: ActPageProps) {
  const shown = useLoaderData<Loader>()
  const { title, lede, above, backTo, beside, isBesideAtSide } = shown
  const parts = beside.map((part) => <Beside key={part.title} {...part} />)
  const form = <ActForm schema={forms[shown.noun]!} shown={shown} />
  const isAtSide = Boolean(isBesideAtSide && beside.length)
  return (
    <>
      <Heading title={title} lede={lede} above={<Link to={backTo}>{above}</Link>} />
      {over}
      {laid ? (
        laid(parts, form, { isAtSide })
      ) : (
        <>
          {parts}
          {form}
        </>
      )}
    </>
  )
}

type Shown = ReturnType<typeof useLoaderData<Loader>>

function ActForm({ schema, shown }: { schema: z.ZodObject; shown: Shown }) {
  const { formId, words, submit, aside, danger, isEdit, backTo, back } = shown
  const [form, fields] = useSchoolForm(schema, { id: formId, defaults: defaultsOf(words) })
  return (
    <SchoolForm
      form={form}
      submit={words.some(({ kind }) => kind === 'press') ? undefined : submit}
      second={aside}
      danger={danger}
      was={isEdit ? writtenIn(words) : undefined}
      aside={<Link to={backTo}>{back}</Link>}
    >
      <DescribedFields words={words} fields={fieldsByName(fields)} />
    </SchoolForm>
  )
}
