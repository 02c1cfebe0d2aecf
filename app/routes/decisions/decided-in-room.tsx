import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { decisionIdOf, initiativeSaid } from '../../domain/members/eligibility'
import { recordDecision } from '../../domain/decisions/decided-in-room'
import { ensure } from '../../domain/refusal'
import { NewDecision } from '../../forms/decided-in-room'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { making, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { FindField } from '../../ui/kit/find-field'
import { ChoiceField } from '../../ui/kit/choice-fields'
import { LongField, SchoolForm, SelectField, TextField, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { authorities, methods, outcomes } from '../../vocabulary/decisions'
import { lastWords } from '../../vocabulary/decision-methods'
import { partOf } from '../acts/search-fields'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Record a decision · Skein' }]

export const handle = shows('school', 'members', 'initiatives', 'decisions')
export const shouldRevalidate = unlessWriting

export const loader = page(async (here) => {
  const { acting, url } = here
  ensure(may.recordDecision(acting), 'Guests read the log; members write in it.')
  const asked = await decisionIdOf(url.searchParams.get('supersedes'))
  const initiative = (await initiativeSaid(url.searchParams.get('initiative')))?.id
  const standing = await partOf(here, 'decisions', { name: 'supersedesId', value: asked })
  const members = await partOf(here, 'members', { name: 'took', value: acting.memberId })
  const initiatives = await partOf(here, 'initiatives', { name: 'initiativeId', value: initiative })
  return { standing, members, initiatives, initiative, supersedes: standing.chosen[0]?.id }
})

export const action = making(NewDecision, async ({ acting, school }, form) =>
  goTo(confirmed(paths.decision(school, await recordDecision(acting, form)), 'decision.recorded')),
)

const plain = (list: readonly string[]) => list.map((word) => ({ value: word, label: word }))

export default function NewDecisionPage() {
  const { standing, members, initiatives, supersedes, initiative } = useLoaderData<typeof loader>()
  const { today, me, school } = useSchool()
  const [form, fields] = useSchoolForm(NewDecision, {
    id: 'decision',
    defaults: {
      decidedOn: today,
      authority: 'decides',
      outcome: 'passed',
      took: [me.id],
      supersedesId: supersedes,
      initiativeId: initiative,
    },
  })
  return (
    <>
      <Heading
        title="Record a decision"
        lede="For what was decided in the room. Once it is in the log it stays as it is; if things change, a later decision supersedes it."
      />
      <SchoolForm form={form} submit="Record the decision" cancelTo={paths.decisions(school.slug)}>
        <TextField field={fields.question} label="Question" hint="What was to be settled?" />
        <LongField field={fields.decided} label="What was decided" />
        <SelectField
          field={fields.method}
          label="Method"
          none="Choose …"
          choices={plain(methods)}
        />
        <ChoiceField
          field={fields.authority}
          label="Who decides?"
          choices={authorities.map((value) => ({ value, ...lastWords[value] }))}
        />
        <SelectField field={fields.outcome} label="Outcome" choices={plain(outcomes)} />
        <TextField
          field={fields.tally}
          label="Tally"
          hint="As it was counted: 5 5 4 3, or 11 yes, 3 no."
          optional
        />
        <FindField field={fields.took} label="Who took part" isMany listed={members} />
        <LongField
          field={fields.why}
          label="Why"
          hint="Reasons, objections, and what was done with them."
          optional
        />
        <TextField field={fields.decidedOn} label="Decided on" type="date" max={today} />
        <TextField
          field={fields.reviewOn}
          label="Review on"
          hint="What passed by consent carries a review date: good enough for now, until then."
          type="date"
          optional
        />
        <FindField
          field={fields.initiativeId}
          label="Initiative"
          none="None"
          optional
          listed={initiatives}
        />
        <FindField
          field={fields.supersedesId}
          label="Supersedes"
          none="No earlier decision"
          optional
          listed={standing}
        />
      </SchoolForm>
    </>
  )
}
