import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { may } from '../../domain/acting'
import { lockThing } from '../../domain/edits'
import {
  contributionById,
  correctContribution,
  correctionsOf,
  declineThanks,
} from '../../domain/contributions/contributions'
import { ensure } from '../../domain/refusal'
import { Correction, Decline } from '../../forms/contributions'
import { goTo, notHere } from '../../http/answers.server'
import type { Edited } from '../../http/edits.server'
import { act, edit, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Contribution · Skein' }]

const idIn = (params: Record<string, string>) =>
  z.uuid().safeParse(params.contribution).data ?? notHere()

export const handle = shows('members', 'initiatives', 'contributions', 'decisions')
export const shouldRevalidate = unlessWriting

export const loader = page(async ({ acting, params }) => {
  const id = idIn(params)
  const line = await contributionById(
    acting,
    params.act === 'correct' ? (await correctionsOf(id)).lastId : id,
  )
  if (params.act !== 'decline' && params.act !== 'correct') notHere()
  ensure(
    params.act === 'decline'
      ? may.declineThanks(acting, line)
      : may.correctContribution(acting, line),
    'This line is not yours to change.',
  )
  return { act: params.act, text: line.text, on: line.on }
})

// A line is corrected by another: what stands is the last of them.
async function lineIn({ acting, params, school }: Here): Promise<Edited | undefined> {
  const { firstId, lastId } = await correctionsOf(idIn(params))
  if (!may.correctContribution(acting, await contributionById(acting, lastId))) return undefined
  const thing = { kind: 'contribution' as const, id: firstId }
  await lockThing(thing)
  const now = async () => {
    const { text, on } = await contributionById(acting, (await correctionsOf(firstId)).lastId)
    return { text, happenedOn: on }
  }
  return { thing, now, unchanged: () => goTo(paths.contributions(school)) }
}

const acts: Record<string, (args: ActionFunctionArgs) => Promise<Response>> = {
  decline: act(Decline, async ({ acting, school, params }) => {
    await declineThanks(acting, idIn(params))
    return goTo(paths.contributions(school))
  }),
  correct: edit(Correction, lineIn, async ({ acting, school, params }, form) => {
    await correctContribution(acting, (await correctionsOf(idIn(params))).lastId, form)
    return goTo(paths.contributions(school))
  }),
}

export function action(args: ActionFunctionArgs) {
  const name = args.params.act ?? ''
  return Object.hasOwn(acts, name) ? acts[name]?.(args) : notHere()
}

export default function ContributionAct() {
  const { act: name, text, on } = useLoaderData<typeof loader>()
  return name === 'decline' ? <DeclinePage text={text} /> : <CorrectPage text={text} on={on} />
}

function Back() {
  return <Link to={paths.contributions(useSchool().school.slug)}>Leave it as it is</Link>
}

function DeclinePage({ text }: { text: string }) {
  const [form] = useSchoolForm(Decline, { id: 'decline' })
  return (
    <>
      <Heading
        title="Decline this thanks?"
        lede="It is then hidden from everyone but you. Nobody is told."
      />
      <SchoolForm form={form} submit="Decline it" aside={<Back />}>
        <blockquote>{text}</blockquote>
      </SchoolForm>
    </>
  )
}

function CorrectPage({ text, on }: { text: string; on: string }) {
  const { today } = useSchool()
  const defaults = { text, happenedOn: on }
  const [form, fields] = useSchoolForm(Correction, { id: 'correct', defaults })
  return (
    <>
      <Heading
        title="Correct this line"
        lede="The old line stays, struck, with your correction beside it."
      />
      <SchoolForm form={form} submit="Correct it" was={defaults} aside={<Back />}>
        <TextField field={fields.text} label="What was done" />
        <TextField field={fields.happenedOn} label="Day" type="date" max={today} />
      </SchoolForm>
    </>
  )
}
