import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { decisionStanding, lockedDecision } from '../../domain/decisions/state'
import { refuseAct } from '../../domain/contributions/past-act'
import { asRead, markOf } from '../../domain/decisions/version-read'
import { numberIn } from '../../http/params.server'
import { decidingForms } from '../../forms/decisions'
import type { DecidingNoun } from '../../forms/decisions'
import { goTo, notHere } from '../../http/answers.server'
import type { Edited } from '../../http/edits.server'
import { edit, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Beside } from '../../ui/kit/beside'
import { DescribedFields, defaultsOf, writtenIn } from '../../ui/kit/form-fields'
import { fieldsByName } from '../../ui/kit/conform'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { TextChanges } from '../../ui/decisions/text-changes'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { hidden } from './acts/decision-act'
import { decisionActNamed } from './acts'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows(
  'school',
  'members',
  'initiatives',
  'decisions',
  'contributions',
  'turns',
)
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  const { noun, title, lede, submit, isOpen, fields, beside, schema, isEdit } = actOf(here)
  const at = await decisionStanding(numberIn(here.params.decision))
  if (!isOpen(here.acting, at)) await refuseAct(here.acting, { decisionId: at.id })
  const read = asksWhatWasRead(schema) ? [hidden('read', markOf(at))] : []
  return {
    noun,
    title,
    lede,
    submit,
    isEdit,
    words: [...read, ...(await fields(here, at))],
    beside: (await beside?.(here, at)) ?? [],
    decision: { number: at.number, question: at.question },
  }
})

export const action = edit(
  (here: Here) => actOf(here).schema,
  editedIn,
  async (here, value) => {
    const number = numberIn(here.params.decision)
    const { schema, perform } = actOf(here)
    const act = () => perform(here, number, value)
    await (asksWhatWasRead(schema) ? asRead(number, (value as { read?: string }).read, act) : act())
    return goTo(paths.decision(here.school, number))
  },
)

async function editedIn(here: Here): Promise<Edited | undefined> {
  const { isEdit, isOpen, fields } = actOf(here)
  if (!isEdit) return undefined
  const number = numberIn(here.params.decision)
  const at = await lockedDecision(number)
  if (!isOpen(here.acting, at)) return undefined
  const now = async () => writtenIn(await fields(here, await decisionStanding(number)))
  return { thing: { kind: 'draft', id: at.id }, now }
}

const asksWhatWasRead = (schema: { shape: object }) => 'read' in schema.shape

function actOf({ params }: Here) {
  return decisionActNamed(params.act) ?? notHere()
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Decision ${data.decision.number} · Skein` : 'Skein' },
]

export default function DecisionActPage() {
  const { noun, title, lede, submit, isEdit, words, beside, decision } =
    useLoaderData<typeof loader>()
  const { school } = useSchool()
  const back = paths.decision(school.slug, decision.number)
  const [form, fields] = useSchoolForm(decidingForms[noun as DecidingNoun], {
    id: noun,
    defaults: defaultsOf(words),
  })
  return (
    <>
      <Heading title={title} lede={lede} above={<Link to={back}>{decision.question}</Link>} />
      <TextChanges />
      {beside.map((part) => (
        <Beside key={part.title} {...part} />
      ))}
      <SchoolForm
        form={form}
        submit={submit}
        was={isEdit && writtenIn(words)}
        aside={<Link to={back}>Back</Link>}
      >
        <DescribedFields words={words} fields={fieldsByName(fields)} />
      </SchoolForm>
    </>
  )
}
