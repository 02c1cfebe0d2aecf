import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { initiativeSaid } from '../../domain/members/eligibility'
import { decisionLog } from '../../domain/decisions/log'
import { numberIn } from '../../http/params.server'
import { page } from '../../http/in-school.server'
import { asText } from '../../http/markdown.server'
import { paths } from '../../paths'
import { FilterFind, FilterSelect, FilterFold } from '../../ui/kit/filter'
import { Empty, Heading } from '../../ui/kit/heading'
import { Pages } from '../../ui/kit/pagination'
import { useSchool } from '../../ui/kit/school-context'
import { keeps } from '../../ui/kit/page-topics'
import { decisionStates, methods, outcomes } from '../../vocabulary/decisions'
import type { DecisionState } from '../../vocabulary/decisions'
import { partOf } from '../acts/search-fields'
import { Log } from './log-list'

export const meta: MetaFunction = () => [{ title: 'Decisions · Skein' }]

export const handle = keeps('members', 'initiatives', 'decisions')

export const loader = page(async (here) => {
  const { acting, url } = here
  const said = (name: string) => url.searchParams.get(name)?.trim().slice(0, 200) ?? ''
  const initiative = await initiativeSaid(said('initiative'))
  const initiatives = await partOf(here, 'initiatives', {
    name: 'initiative',
    value: initiative?.id,
  })
  const filter = {
    text: said('text'),
    state: decisionStates.find((word) => word === said('state')),
    method: methods.find((word) => word === said('method')),
    outcome: outcomes.find((word) => word === said('outcome')),
    initiative: initiative?.number,
  }
  const before = numberIn(said('before')) || undefined
  const { lines, ...log } = await decisionLog(acting, { ...filter, before })
  return {
    filter,
    before,
    initiatives,
    initiativeId: initiative?.id,
    log: { ...log, lines: lines.map((line) => ({ ...line, body: asText(line.body) })) },
    may: { record: may.recordDecision(acting), propose: may.propose(acting) },
  }
})

const stateNames: Record<DecisionState, string> = {
  draft: 'drafts',
  open: 'open for responses',
  closing: 'closed, outcome to come',
  decided: 'decided',
}
// What would stand in the log where it is empty, by the state that is looked for.
const nothingIn: Record<DecisionState, string> = {
  draft:
    'Nobody is writing a proposal just now. A proposal is here as a draft until its author opens it.',
  open: 'Nobody is asked just now. A proposal is here from the day it is opened until it is closed.',
  closing:
    'No outcome is to come. A decision is here between its close and the day its outcome is written down.',
  decided: 'Nothing is settled yet. A decision is here once its outcome is written down.',
}

export default function Decisions() {
  const {
    filter,
    before,
    initiatives,
    initiativeId,
    log,
    may: can,
  } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  const isFiltered = Object.values(filter).some(Boolean)
  const acts = can.propose && (
    <>
      <Link to={paths.proposeDecision(slug)} className="button button--primary">
        Propose something
      </Link>
      <Link to={paths.newDecision(slug)} className="button">
        Record a decision
      </Link>
    </>
  )
  return (
    <>
      <Heading
        title="Decisions"
        lede="What we are settling, what we settled, how, and why. A decision is never edited: a later one supersedes it."
        acts={acts}
      />
      <FilterFold isUsed={isFiltered}>
        <Form className="filters" role="search" key={JSON.stringify(filter)}>
          <div className="field">
            <label className="field__label" htmlFor="text">
              What did we decide about
            </label>
            <input
              className="input"
              type="search"
              id="text"
              name="text"
              defaultValue={filter.text}
              placeholder="phones …"
            />
          </div>
          <FilterSelect
            name="state"
            label="State"
            none="Every state"
            value={filter.state}
            choices={decisionStates.map((word) => ({ value: word, label: stateNames[word] }))}
          />
          <FilterSelect
            name="method"
            label="Method"
            none="Every method"
            value={filter.method}
            choices={methods.map((word) => ({ value: word, label: word }))}
          />
          <FilterSelect
            name="outcome"
            label="Outcome"
            none="Every outcome"
            value={filter.outcome}
            choices={outcomes.map((word) => ({ value: word, label: word }))}
          />
          <FilterFind
            name="initiative"
            label="Initiative"
            none="Every initiative"
            value={initiativeId}
            listed={initiatives}
          />
          <button className="button" type="submit">
            Show
          </button>
          {isFiltered && <Link to={paths.decisions(slug)}>Show all</Link>}
        </Form>
      </FilterFold>
      {log.lines.length ? (
        <Log log={log} isByRank={filter.text !== ''} />
      ) : (
        <Nothing filter={filter} />
      )}
      <Pages
        of="the log"
        before={log.skipped ? before : undefined}
        earlier={log.earlier}
        to={(from) => paths.decisions(slug, { ...filter, before: from })}
        words={filter.text ? { first: 'Best matches', further: 'More matches' } : undefined}
      />
      <p className="log__ways small quiet">
        <Link to={paths.methods(slug)}>Ways of deciding</Link> ·{' '}
        <a href={paths.decisionsCsv(slug)} download>
          The whole log as CSV
        </a>
      </p>
    </>
  )
}

function Nothing({
  filter: { state, ...others },
}: {
  filter: ReturnType<typeof useLoaderData<typeof loader>>['filter']
}) {
  if (state && !Object.values(others).some(Boolean))
    return (
      <Empty title="Nothing here">
        <p>{nothingIn[state]}</p>
      </Empty>
    )
  if (state || Object.values(others).some(Boolean))
    return (
      <Empty title="No decision matches">
        <p>Try fewer or other words, or another method or initiative.</p>
      </Empty>
    )
  return (
    <Empty title="No decision is logged yet">
      <p>
        Propose something that is to be settled, or begin with the last thing that your team
        settled: the question, what you decided, how, and why. In a year someone will be glad of it.
      </p>
    </Empty>
  )
}
