import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { may } from '../../domain/acting'
import { initiativeSaid } from '../../domain/members/eligibility'
import { ledger } from '../../domain/contributions/ledger-lines'
import { maybeDay } from '../../forms/kit/days'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { FilterFind, FilterFold, FilterSelect } from '../../ui/kit/filter'
import { Empty, Heading } from '../../ui/kit/heading'
import { Pages } from '../../ui/kit/pagination'
import { useSchool } from '../../ui/kit/school-context'
import { keeps } from '../../ui/kit/page-topics'
import { contributionKinds, kindSaid } from '../../vocabulary'
import { partOf } from '../acts/search-fields'
import { Months } from './months'

export const meta: MetaFunction = () => [{ title: 'Contributions · Skein' }]

export const handle = keeps('school', 'members', 'initiatives', 'contributions', 'decisions')

export const loader = page(async (here) => {
  const { acting, url } = here
  const said = (name: string) => url.searchParams.get(name) ?? ''
  const day = (name: string) => maybeDay.safeParse(said(name)).data
  const initiative = await initiativeSaid(said('initiative'))
  const uuid = (name: string) => z.uuid().safeParse(said(name)).data
  const filter = {
    kind: contributionKinds.find((word) => word === said('kind')),
    person: uuid('person'),
    initiative: initiative?.number,
    from: day('from'),
    to: day('to'),
  }
  const before = uuid('before')
  const { lines: read, earlier } = await ledger(acting, { ...filter, before })
  const lines = read.map((line) => ({
    ...line,
    may: {
      decline: may.declineThanks(acting, line) && !line.isDeclined && !line.correctedBy,
      correct: may.correctContribution(acting, line) && !line.isDeclined && !line.correctedBy,
    },
  }))
  const [members, initiatives] = await Promise.all([
    partOf(here, 'members', { name: 'person', value: filter.person }),
    partOf(here, 'initiatives', { name: 'initiative', value: initiative?.id }),
  ])
  return {
    filter,
    initiatives,
    initiativeId: initiative?.id,
    members,
    lines,
    before,
    earlier,
    may: { log: may.logContribution(acting) },
  }
})

export default function Contributions() {
  const {
    filter,
    initiatives,
    initiativeId,
    members,
    lines,
    before,
    earlier,
    may: can,
  } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  const isFiltered = Object.values(filter).some(Boolean)
  const log = can.log && (
    <Link to={paths.newContribution(slug)} className="button button--primary">
      Log a contribution
    </Link>
  )
  return (
    <>
      <Heading
        title="Contributions"
        lede="What each of us did. Most lines write themselves; log by hand what happened elsewhere. Not for appraisal."
        acts={log}
      />
      <FilterFold isUsed={isFiltered}>
        <Form className="filters" role="search" key={JSON.stringify(filter)}>
          <FilterSelect
            name="kind"
            label="Kind"
            none="Every kind"
            value={filter.kind}
            choices={contributionKinds.map((word) => ({ value: word, label: kindSaid(word) }))}
          />
          <FilterFind
            name="person"
            label="Person"
            none="Everyone"
            value={filter.person}
            listed={members}
          />
          <FilterFind
            name="initiative"
            label="Initiative"
            none="Every initiative"
            value={initiativeId}
            listed={initiatives}
          />
          <Day name="from" label="From" value={filter.from} />
          <Day name="to" label="To" value={filter.to} />
          <button className="button" type="submit">
            Show
          </button>
          {isFiltered && <Link to={paths.contributions(slug)}>Show all</Link>}
        </Form>
      </FilterFold>
      {lines.length ? (
        <Months lines={lines} />
      ) : (
        <Nothing isFiltered={isFiltered || before !== undefined} />
      )}
      <Pages
        of="the ledger"
        before={before}
        earlier={earlier}
        to={(from) => paths.contributions(slug, { ...filter, before: from })}
      />
    </>
  )
}

function Day({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={name}>
        {label}
      </label>
      <input className="input" type="date" id={name} name={name} defaultValue={value} />
    </div>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <Empty title="Nothing here for these filters">
        <p>Try a longer time, or another kind.</p>
      </Empty>
    )
  return (
    <Empty title="The ledger is empty">
      <p>
        Taking a turn, writing an update and deciding leave a line here by themselves. Log by hand
        what happens elsewhere: one line, ten seconds.
      </p>
    </Empty>
  )
}
