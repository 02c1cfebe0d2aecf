import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { decisionStanding } from '../../domain/deciding'
import { asRead, markOf } from '../../domain/reading'
import { ensure } from '../../domain/refusal'
import { numberIn } from '../../domain/standing'
import { decidingForms } from '../../forms/deciding'
import type { DecidingNoun } from '../../forms/deciding'
import { goTo, notHere } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { DescribedFields, defaultsOf } from '../../ui/described'
import type { Field } from '../../ui/form'
import { SchoolForm, useSchoolForm } from '../../ui/form'
import { Heading } from '../../ui/heading'
import { ReadSince } from '../../ui/read-since'
import { useSchool } from '../../ui/school'
import { shows, unlessWriting } from '../../ui/shown'
import { hidden } from './deciding/act'
import { decisionActNamed } from './deciding/table'

export { FormIsOver as ErrorBoundary } from '../../ui/words-kept'

export const handle = shows('school', 'members', 'initiatives', 'decisions')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  const { noun, title, lede, submit, isOpen, fields, schema } = actOf(here)
  const at = await decisionStanding(numberIn(here.params.decision))
  ensure(isOpen(here.acting, at), 'This is not open to you here just now.')
  const read = asksWhatWasRead(schema) ? [hidden('read', markOf(at))] : []
  return { noun, title, lede, submit, words: [...read, ...(await fields(here, at))], decision: { number: at.number, question: at.question } }
})

export const action = act(
  (here) => actOf(here).schema,
  async (here, value) => {
    const number = numberIn(here.params.decision)
    const { schema, perform } = actOf(here)
    const act = () => perform(here, number, value)
    await (asksWhatWasRead(schema) ? asRead(number, (value as { read?: string }).read, act) : act())
    return goTo(paths.decision(here.school, number))
  },
)

const asksWhatWasRead = (schema: { shape: object }) => 'read' in schema.shape

function actOf({ params }: Here) {
  return decisionActNamed(params.act) ?? notHere()
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · Decision ${data.decision.number} · Skein` : 'Skein' }]

export default function DecisionActPage() {
  const { noun, title, lede, submit, words, decision } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  const back = paths.decision(school.slug, decision.number)
  const [form, fields] = useSchoolForm(decidingForms[noun as DecidingNoun], { id: noun, defaults: defaultsOf(words) })
  return (
    <>
      <Heading title={title} lede={lede} above={<Link to={back}>{decision.question}</Link>} />
      <ReadSince />
      <SchoolForm form={form} submit={submit} aside={<Link to={back}>Back</Link>}>
        <DescribedFields words={words} fields={fields as Record<string, Field>} />
      </SchoolForm>
    </>
  )
}
