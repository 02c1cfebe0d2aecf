import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { Acting } from '../../domain/acting'
import { guestsOnlyRead, may } from '../../domain/acting'
import { draftOf } from '../../domain/decisions/drafts'
import { decisionStanding } from '../../domain/decisions/state'
import {
  agreements,
  builtIn,
  carriers,
  methodLines,
  stakes,
  suggestMethods,
} from '../../domain/decisions/methods'
import { propose } from '../../domain/decisions/proposals'
import { ensure } from '../../domain/refusal'
import { numberIn } from '../../http/params.server'
import { templateById, templates } from '../../domain/decisions/templates'
import { initiativeSaid } from '../../domain/members/eligibility'
import { Proposal } from '../../forms/decisions'
import { goTo } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { DescribedFields, defaultsOf } from '../../ui/kit/form-fields'
import { fieldsByName } from '../../ui/kit/conform'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { methods } from '../../vocabulary'
import type { Method } from '../../vocabulary'
import { proposalFields } from './acts/proposal-fields'
import type { ProposalSaid } from './acts/proposal-fields'

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

// What supersedes or takes up another begins with its words and its people.
async function begunFrom(
  acting: Acting,
  { supersedes, initiative }: { supersedes: string | undefined; initiative: string | undefined },
): Promise<Partial<ProposalSaid>> {
  const initiativeId = (await initiativeSaid(initiative))?.id
  const number = numberIn(supersedes)
  if (!number) return { initiativeId }
  const at = await decisionStanding(number)
  const known = {
    question: at.question,
    authority: at.authority,
    initiativeId: at.initiativeId ?? undefined,
    supersedesId: at.id,
  }
  if (at.inTheRoom)
    return {
      ...known,
      deciders: at.invited
        .filter(({ part }) => part === 'decision-maker')
        .map(({ memberId }) => memberId),
    }
  const { body, deciders, advisers, affected, experts } = await draftOf(acting, at)
  return { ...known, body, deciders, advisers, affected, experts }
}

async function choiceOf({ url }: Here) {
  const pick = <T extends string>(name: string, list: readonly T[]) =>
    list.find((word) => word === url.searchParams.get(name))
  const [stake, carrier, agreement] = [
    pick('stake', stakes),
    pick('carrier', carriers),
    pick('agreement', agreements),
  ]
  const suggested =
    stake && carrier && agreement ? suggestMethods({ stake, carrier, agreement }) : []
  return {
    stake,
    carrier,
    agreement,
    suggested,
    methods: methods.map((method) => ({ method, line: methodLines[method] })),
    templates: (await templates()).map(({ id, name, method }) => ({ id, name, method })),
  }
}

export const action = act(Proposal, async ({ acting, school }, form) =>
  goTo(paths.decision(school, await propose(acting, form))),
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
        aside={<span className="quiet">Nobody is asked before you open it.</span>}
      >
        <DescribedFields words={words} fields={fieldsByName(fields)} />
      </SchoolForm>
    </>
  )
}

const questions = [
  {
    name: 'stake',
    label: 'What is at stake?',
    choices: [
      ['small', 'Little, and it is easily undone'],
      ['can be tried', 'It matters, and it can be tried and changed'],
      ['hard to undo', 'A lot, or it is hard to undo'],
    ],
  },
  {
    name: 'carrier',
    label: 'Who must carry it out?',
    choices: [
      ['a few', 'One of us, or a few'],
      ['all of us', 'All of us who decide'],
      ['others', 'People who are not among us'],
    ],
  },
  {
    name: 'agreement',
    label: 'How do you see it among you?',
    choices: [
      ['about alike', 'About alike'],
      ['not known', 'We do not know yet'],
      ['apart', 'Far apart, and it has to be settled'],
    ],
  },
] as const

function Choose({
  choice,
  carried,
}: {
  choice: NonNullable<Loaded['choice']>
  carried: Loaded['carried']
}) {
  const { slug } = useSchool().school
  return (
    <>
      <Heading
        title="How shall it be decided?"
        lede="Three plain questions help to choose; or choose a way yourself."
        above={<Link to={paths.decisions(slug)}>Decisions</Link>}
      />
      <div className="columns">
        <Form
          className="form sheet"
          key={JSON.stringify([choice.stake, choice.carrier, choice.agreement])}
        >
          {Object.entries(carried).map(
            ([name, value]) =>
              value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          {questions.map(({ name, label, choices }) => (
            <fieldset key={name} className="field choices">
              <legend className="field__label">{label}</legend>
              {choices.map(([value, said]) => (
                <label key={value} className="choices__one">
                  <input
                    type="radio"
                    name={name}
                    value={value}
                    required
                    defaultChecked={choice[name] === value}
                  />
                  <span>{said}</span>
                </label>
              ))}
            </fieldset>
          ))}
          <div className="form__acts">
            <button type="submit" className="button">
              Suggest a method
            </button>
          </div>
          {choice.suggested.length > 0 && (
            <Suggested suggested={choice.suggested} carried={carried} />
          )}
        </Form>
        <section className="stack">
          <h2>All ways of deciding</h2>
          <ul className="ways">
            {choice.methods.map(({ method, line }) => (
              <li key={method}>
                <Link to={paths.proposeDecision(slug, { ...carried, method })}>{method}</Link>
                <p className="small quiet">{line}</p>
              </li>
            ))}
            {choice.templates.map(({ id, name, method }) => (
              <li key={id}>
                <Link to={paths.proposeDecision(slug, { ...carried, template: id })}>{name}</Link>
                <p className="small quiet">Your school’s own, by {method}.</p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

function Suggested({
  suggested,
  carried,
}: {
  suggested: { method: Method; because: string }[]
  carried: Loaded['carried']
}) {
  const { slug } = useSchool().school
  return (
    <section className="stack" aria-label="Suggested methods" role="status">
      {suggested.map(({ method, because }, place) => (
        <div key={method} className="suggestion">
          <h2>{place === 0 ? `Try ${method}` : `Or ${method}`}</h2>
          <p>{because}</p>
          <p>
            <Link
              className={place === 0 ? 'button button--primary' : 'button'}
              to={paths.proposeDecision(slug, { ...carried, method })}
            >
              Decide by {method}
            </Link>
          </p>
        </div>
      ))}
    </section>
  )
}
