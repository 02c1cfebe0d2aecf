import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { ActForm } from '../../ui/kit/act-form'
import type { ActShown } from '../../ui/kit/act-form'
import { Beside } from '../../ui/kit/beside'
import { DaysFirst } from '../../ui/kit/days-first'
import type { FormLayout } from '../../ui/kit/form-layout'
import { Heading } from '../../ui/kit/heading'

type Loader = () => Promise<ActShown>
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
    <ActForm schema={forms[noun]!} layout={layouts[noun]} shown={shown} cancelTo={backTo} />
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
