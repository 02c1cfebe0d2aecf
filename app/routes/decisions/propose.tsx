import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { guestsOnlyRead, may } from '../../domain/acting'
import { propose } from '../../domain/decisions/drafts'
import { builtIn, methodLines } from '../../domain/decisions/methods'
import { ensure } from '../../domain/refusal'
import { templateById } from '../../domain/decisions/templates'
import { Proposal } from '../../forms/decisions'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { making, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { DescribedFields, defaultsOf } from '../../ui/kit/form-fields'
import { fieldsByName } from '../../ui/kit/conform'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { methods } from '../../vocabulary/decisions'
import { proposalFields } from './acts/proposal-fields'
import { Choose } from './method-choice'
import { begunFrom, choiceOf } from './proposal-begun'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Propose something · Skein' }]

export const handle = shows('school', 'members', 'initiatives', 'decisions')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  ensure(may.propose(here.acting), guestsOnlyRead)
  const said = (name: string) => here.url.searchParams.get(name)
  const template = z.uuid().safeParse(said('template')).data
  const own = template ? await templateById(template) : undefined
  const method = own?.method ?? methods.find((word) => word === said('method'))
  const carried = {
    supersedes: said('supersedes') ?? undefined,
    initiative: said('initiative') ?? undefined,
  }
  if (!method) return { chosen: null, carried, choice: await choiceOf(here) }
  const fields = await proposalFields(here, {
    method,
    templateId: own?.id,
    isSecret: (own?.rules ?? builtIn[method]).secret,
    ...(await begunFrom(here.acting, carried)),
  })
  return {
    chosen: { method, name: own?.name ?? method, line: methodLines[method], fields },
    carried,
    choice: null,
  }
})

export const action = making(Proposal, async ({ acting, school }, form) =>
  goTo(confirmed(paths.decision(school, await propose(acting, form)), 'decision.drafted')),
)

export default function ProposeDecision() {
  const { chosen, choice, carried } = useLoaderData<typeof loader>()
  return chosen ? <Write chosen={chosen} /> : choice && <Choose choice={choice} carried={carried} />
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Write({
  chosen: { method, name, line, fields: words },
}: {
  chosen: NonNullable<Loaded['chosen']>
}) {
  const { slug } = useSchool().school
  const [form, fields] = useSchoolForm(Proposal, {
    id: `propose-${method.replaceAll(' ', '-')}`,
    defaults: defaultsOf(words),
  })
  return (
    <>
      <Heading
        title="Propose something"
        lede={line}
        above={
          <>
            <Link to={paths.decisions(slug)}>Decisions</Link> · by {name} ·{' '}
            <Link to={paths.proposeDecision(slug)}>another way</Link>
          </>
        }
      />
      <SchoolForm
        form={form}
        submit="Save as a draft"
        cancelTo={paths.decisions(slug)}
        aside={<span className="quiet">Nobody is asked before you open it.</span>}
      >
        <DescribedFields words={words} fields={fieldsByName(fields)} />
      </SchoolForm>
    </>
  )
}
