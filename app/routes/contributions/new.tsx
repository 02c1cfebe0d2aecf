import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { initiativeSaid } from '../../domain/members/eligibility'
import { logContribution } from '../../domain/contributions/contributions'
import { ensure } from '../../domain/refusal'
import { NewContribution } from '../../forms/contributions'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { making, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { LogForm, logWords } from '../../ui/contributions/log-form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { partOf } from '../acts/search-fields'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Log a contribution · Skein' }]

export const handle = shows('school', 'members', 'initiatives')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  const { acting, url } = here
  ensure(may.logContribution(acting), 'Guests read the ledger; members write in it.')
  const initiative = (await initiativeSaid(url.searchParams.get('initiative')))?.id
  const asked = url.searchParams.get('person') ?? undefined
  const others = await partOf(here, 'members', { name: 'memberId', value: asked })
  const initiatives = await partOf(here, 'initiatives', { name: 'initiativeId', value: initiative })
  return {
    others,
    initiatives,
    initiative,
    person: others.chosen.find(({ id }) => id === asked && id !== acting.memberId)?.id,
  }
})

export const action = making(NewContribution, async ({ acting, school }, form) => {
  await logContribution(acting, form)
  return goTo(confirmed(paths.contributions(school), 'contribution.new'))
})

export default function NewContributionPage() {
  const { school } = useSchool()
  return (
    <>
      <Heading {...logWords} />
      <LogForm {...useLoaderData<typeof loader>()} cancelTo={paths.contributions(school.slug)} />
    </>
  )
}
