import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { may } from '../../domain/access'
import { initiativesToChoose, membersToChoose } from '../../domain/choices'
import { logContribution } from '../../domain/ledger'
import { ensure } from '../../domain/refusal'
import { NewContribution } from '../../forms/contributions'
import { goTo } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { SchoolForm, SelectField, TextField, useSchoolForm } from '../../ui/form'
import { Heading } from '../../ui/heading'
import { useSchool } from '../../ui/school'
import { shows } from '../../ui/shown'
import { loggedKinds } from '../../words'

export const meta: MetaFunction = () => [{ title: 'Log a contribution · Skein' }]

export const handle = shows('school', 'members', 'initiatives')

export const loader = page(async ({ acting, url }) => {
  ensure(may.logContribution(acting), 'Guests read the ledger; members write in it.')
  const others = (await membersToChoose()).filter(({ id }) => id !== acting.memberId)
  const initiatives = await initiativesToChoose()
  const initiative = initiatives.find(({ number }) => String(number) === url.searchParams.get('initiative'))?.id
  return { others, initiatives, initiative, person: others.find(({ id }) => id === url.searchParams.get('person'))?.id }
})

export const action = act(NewContribution, async ({ acting, school }, form) => {
  await logContribution(acting, form)
  return goTo(paths.contributions(school))
})

export default function NewContributionPage() {
  const { others, initiatives, initiative, person } = useLoaderData<typeof loader>()
  const { today } = useSchool()
  const [form, fields] = useSchoolForm(NewContribution, { id: 'contribution', defaults: { happenedOn: today, kind: 'supported', initiativeId: initiative, memberId: person } })
  return (
    <>
      <Heading title="Log a contribution" lede="One line, ten seconds." />
      <SchoolForm form={form} submit="Log it">
        <TextField field={fields.text} label="What was done" autoFocus />
        <SelectField field={fields.memberId} label="Whose it is" hint="For another it is a thanks; they may decline it." none="Mine" choices={others.map(({ id, name }) => ({ value: id, label: `Thanks to ${name}` }))} />
        <SelectField field={fields.kind} label="Kind" choices={loggedKinds.map((word) => ({ value: word, label: word }))} />
        <TextField field={fields.happenedOn} label="Day" type="date" max={today} />
        <SelectField field={fields.initiativeId} label="Initiative" none="None" optional choices={initiatives.map(({ id, title }) => ({ value: id, label: title }))} />
      </SchoolForm>
    </>
  )
}
