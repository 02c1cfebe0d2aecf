import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/access'
import { initiativesToChoose } from '../../domain/choices'
import { decisionLog } from '../../domain/decisions'
import type { DecisionLine } from '../../domain/decisions'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { FilterSelect } from '../../ui/filter'
import { Empty, Heading } from '../../ui/heading'
import { useSchool } from '../../ui/school'
import { When } from '../../ui/when'
import { methods, outcomes } from '../../words'

export const meta: MetaFunction = () => [{ title: 'Decisions · Skein' }]

export const loader = page(async ({ acting, url }) => {
  const said = (name: string) => url.searchParams.get(name)?.trim().slice(0, 200) ?? ''
  const initiatives = await initiativesToChoose()
  const initiative = initiatives.find(({ number }) => String(number) === said('initiative'))?.number
  const filter = { text: said('text'), method: methods.find((word) => word === said('method')), outcome: outcomes.find((word) => word === said('outcome')), initiative }
  return { filter, initiatives, decisions: await decisionLog(filter), may: { record: may.recordDecision(acting) } }
})

export default function Decisions() {
  const { filter, initiatives, decisions, may: can } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  const isFiltered = Boolean(filter.text || filter.method || filter.outcome || filter.initiative)
  const record = can.record && <Link to={paths.newDecision(slug)} className="button button--primary">Record a decision</Link>
  return (
    <>
      <Heading title="Decisions" lede="What we settled, how, and why. A decision is never edited: a later one supersedes it." acts={record} />
      <Form className="filters" role="search" key={JSON.stringify(filter)}>
        <div className="field">
          <label className="field__label" htmlFor="text">Words</label>
          <input className="input" type="search" id="text" name="text" defaultValue={filter.text} />
        </div>
        <FilterSelect name="method" label="Method" none="Every method" value={filter.method} choices={methods.map((word) => ({ value: word, label: word }))} />
        <FilterSelect name="outcome" label="Outcome" none="Every outcome" value={filter.outcome} choices={outcomes.map((word) => ({ value: word, label: word }))} />
        <FilterSelect name="initiative" label="Initiative" none="Every initiative" value={filter.initiative} choices={initiatives.map(({ number, title }) => ({ value: String(number), label: title }))} />
        <button className="button" type="submit">Show</button>
        {isFiltered && <Link to={paths.decisions(slug)}>Show all</Link>}
      </Form>
      {decisions.length ? <ol className="log">{decisions.map((decision) => <Entry key={decision.id} decision={decision} />)}</ol> : <Nothing isFiltered={isFiltered} />}
    </>
  )
}

function Entry({ decision: { number, question, decided, method, outcome, decidedOn, initiative, initiativeTitle, supersededBy } }: { decision: DecisionLine }) {
  const { school, today } = useSchool()
  return (
    <li className="log__entry" data-superseded={supersededBy !== null || undefined}>
      <h2 className="log__title"><Link to={paths.decision(school.slug, number)}>{number}. {question}</Link></h2>
      <p className="log__text">{decided}</p>
      <p className="log__facts">
        <span className="tag" data-outcome={outcome.replace(' ', '-')}>{outcome}</span> <span>by {method}</span> <When day={decidedOn} today={today} />
        {initiative && <Link to={paths.initiative(school.slug, initiative)}>{initiativeTitle}</Link>}
        {supersededBy && <Link to={paths.decision(school.slug, supersededBy)}>Superseded by decision {supersededBy}</Link>}
      </p>
    </li>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <Empty title="No decision matches"><p>Try fewer words, or another method or initiative.</p></Empty>
  return <Empty title="No decision is logged yet"><p>Begin with the last thing that your team settled: the question, what you decided, how, and why. In a year someone will be glad of it.</p></Empty>
}
