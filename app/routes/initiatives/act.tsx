import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { refuseAct } from '../../domain/contributions/past-act'
import { conflict } from '../../domain/refusal'
import { lockedStanding, standing } from '../../domain/initiatives/state'
import { numberIn } from '../../http/params.server'
import { actForms } from '../../forms/initiatives'
import type { ActNoun } from '../../forms/initiatives'
import { goTo, notHere } from '../../http/answers.server'
import { edit, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import type { Edited } from '../../http/edits.server'
import { paths } from '../../paths'
import { Beside } from '../../ui/kit/beside'
import { DescribedFields, defaultsOf, writtenIn } from '../../ui/kit/form-fields'
import type { FieldWords } from '../../ui/kit/form-fields'
import { fieldsByName } from '../../ui/kit/conform'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { actNamed } from './acts'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows(
  'school',
  'members',
  'initiatives here',
  'turns',
  'updates here',
  'calls',
  'work here',
  'decisions',
)
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  const {
    noun,
    title,
    lede,
    submit,
    aside,
    isOpen,
    settled,
    whose,
    fields,
    words,
    beside,
    isBesideAtSide,
    edits,
  } = actOf(here)
  const at = await standing(numberIn(here.params.initiative))
  const happened = await settled?.(here, at)
  if (happened) conflict(happened)
  if (!isOpen(here.acting, at)) await refuseAct(here.acting, { initiativeId: at.id }, whose)
  return {
    noun,
    title,
    lede,
    submit,
    aside,
    ...(await words?.(here, at)),
    words: await fields(here, at),
    beside: (await beside?.(here, at)) ?? [],
    isBesideAtSide,
    isEdit: Boolean(edits),
    initiative: { number: at.number, title: at.title },
  }
})

export const action = edit(
  (here: Here) => actOf(here).schema,
  editedIn,
  async (here, value) => {
    const number = numberIn(here.params.initiative)
    const { perform, after } = actOf(here)
    await perform(here, number, value)
    return goTo(after?.(here, value) ?? paths.initiative(here.school, number))
  },
)

async function editedIn(here: Here, value: Record<string, unknown>): Promise<Edited | undefined> {
  const { edits, isOpen, fields } = actOf(here)
  const number = numberIn(here.params.initiative)
  if (!edits) return undefined
  const at = await lockedStanding(number)
  const id = edits.id ? await edits.id(here, at, value) : at.id
  if (!id || !isOpen(here.acting, at)) return undefined
  const now = async () =>
    writtenIn(await (edits.now ?? fields)(here, await standing(number), value))
  const unchanged = () => goTo(paths.initiative(here.school, number))
  return {
    thing: { kind: edits.kind, id },
    now,
    unchanged,
    isStrict: edits.isStrict?.(value) ?? false,
  }
}

function actOf({ params }: Here) {
  return actNamed(params.act) ?? notHere()
}

// What answers one thing is a form of its own: nothing typed for one comes back in another.
const idOf = (noun: string, words: FieldWords[]) =>
  [
    noun,
    ...words.filter(({ kind, value }) => kind === 'hidden' && value).map(({ value }) => value),
  ].join('-')

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.initiative.title} · Skein` : 'Skein' },
]

export default function InitiativeActPage() {
  const { noun, title, lede, submit, aside, words, beside, isBesideAtSide, isEdit, initiative } =
    useLoaderData<typeof loader>()
  const { school } = useSchool()
  const back = paths.initiative(school.slug, initiative.number)
  const [form, fields] = useSchoolForm(actForms[noun as ActNoun], {
    id: idOf(noun, words),
    defaults: defaultsOf(words),
  })
  return (
    <>
      <Heading title={title} lede={lede} above={<Link to={back}>{initiative.title}</Link>} />
      <div className={isBesideAtSide && beside.length ? 'at-side' : undefined}>
        <div>
          {beside.map((part) => (
            <Beside key={part.title} {...part} />
          ))}
        </div>
        <SchoolForm
          form={form}
          submit={words.some(({ kind }) => kind === 'press') ? undefined : submit}
          second={aside}
          was={isEdit ? writtenIn(words) : undefined}
          aside={<Link to={back}>Back</Link>}
        >
          <DescribedFields words={words} fields={fieldsByName(fields)} />
        </SchoolForm>
      </div>
    </>
  )
}
