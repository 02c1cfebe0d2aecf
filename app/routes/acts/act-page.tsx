import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Beside } from '../../ui/kit/beside'
import type { BesideShown } from '../../ui/kit/beside'
import { fieldsByName } from '../../ui/kit/conform'
import { DaysFirst } from '../../ui/kit/days-first'
import type { DaysAsked } from '../../ui/kit/days-first'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { DescribedFields, defaultsOf, writtenIn } from '../../ui/kit/form-fields'
import type { FieldWords } from '../../ui/kit/form-fields'
import type { FormLayout } from '../../ui/kit/form-layout'
import { Heading } from '../../ui/kit/heading'
import type { ActWords, Layout } from './act'

/**
 * What the page of an act is told: the act in words, and its subject: its name, where it is, and
 * what the tab says of it.
 */
export type ActShown = ActWords & {
  noun: string
  words: FieldWords[]
  first: DaysAsked | undefined
  layout: Layout | undefined
  beside: BesideShown[]
  isBesideAtSide: true | undefined
  isEdit: boolean
  formId: string
  above?: string
  backTo: string
  of: string[]
}

type Loader = () => Promise<ActShown>
type Shown = ReturnType<typeof useLoaderData<Loader>>

/** What the tab says: the act and its subject, unless other parts are named. */
export const metaOf =
  (
    unread: string,
    parts = ({ title, of }: Pick<ActShown, 'title' | 'of'>) => [title, ...of],
  ): MetaFunction<Loader> =>
  ({ data }) => [{ title: data ? [...parts(data), 'Skein'].join(' · ') : unread }]

type Layouts = Record<string, FormLayout>

type ActPageProps = {
  forms: Record<string, z.ZodObject>
  /** The components of acts that lay out their fields themselves, by the nouns of these. */
  layouts?: Layouts
  /** What stands under the heading. */
  over?: ReactNode
  /** How the form stands with what is beside it. */
  laid?: (beside: ReactNode, form: ReactNode, shown: { isAtSide: boolean }) => ReactNode
}

/** The page of any act: what it asks in words, what one looks at beside it, and its one form. */
export function ActPage({ forms, layouts = {}, over, laid }: ActPageProps) {
  const shown = useLoaderData<Loader>()
  const { noun, title, lede, first, above, backTo, beside, isBesideAtSide } = shown
  const parts = beside.map((part) => <Beside key={part.title} {...part} />)
  const form = first ? (
    <DaysFirst {...first} cancelTo={backTo} />
  ) : (
    <ActForm schema={forms[noun]!} layout={layouts[noun]} shown={shown} />
  )
  const isAtSide = Boolean(isBesideAtSide && beside.length)
  return (
    <>
      <Heading title={title} lede={lede} above={above && <Link to={backTo}>{above}</Link>} />
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

type ActFormProps = { schema: z.ZodObject; layout: Layouts[string] | undefined; shown: Shown }

function ActForm({ schema, layout: Own, shown }: ActFormProps) {
  const { formId, words, layout, submit, aside, danger, isEdit, backTo } = shown
  const defaults = { ...defaultsOf(words), ...layout?.defaults }
  const [form, fields] = useSchoolForm(schema, { id: formId, defaults })
  const named = fieldsByName(fields)
  const described = <DescribedFields words={words} fields={named} />
  return (
    <SchoolForm
      form={form}
      submit={words.some(({ kind }) => kind === 'press') ? undefined : submit}
      second={aside}
      danger={danger}
      was={isEdit ? writtenIn(words) : undefined}
      cancelTo={backTo}
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
