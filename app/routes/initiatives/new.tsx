import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { guestsOnlyRead, may } from '../../domain/acting'
import { putUp } from '../../domain/initiatives/initiatives'
import { ensure } from '../../domain/refusal'
import { Initiative } from '../../forms/initiatives'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { making, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { DescribedFields, defaultsOf } from '../../ui/kit/form-fields'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { initiativeFields } from './fields'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows('school', 'members')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  ensure(may.putUpInitiative(here.acting), guestsOnlyRead)
  return { words: await initiativeFields(here) }
})

export const action = making(Initiative, async ({ acting, school }, said) =>
  goTo(confirmed(paths.initiative(school, await putUp(acting, said)), 'initiative.new')),
)

export const meta: MetaFunction = () => [{ title: 'New initiative · Skein' }]

export default function NewInitiative() {
  const { words } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  const [form, fields] = useSchoolForm(Initiative, {
    id: 'new-initiative',
    defaults: defaultsOf(words),
  })
  return (
    <>
      <Heading
        title="New initiative"
        lede="It begins as an idea. It is shown as needing a lead until someone leads it."
        above={<Link to={paths.board(school.slug)}>Board</Link>}
      />
      <SchoolForm form={form} submit="Start it" cancelTo={paths.board(school.slug)}>
        <DescribedFields words={words} fields={fields} />
      </SchoolForm>
    </>
  )
}
