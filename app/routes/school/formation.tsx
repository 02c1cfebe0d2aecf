import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/access'
import { formationChart } from '../../domain/formation-chart'
import { FormationFilters } from '../../forms/formation'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { FilterSelect } from '../../ui/filter'
import { FormationChart } from '../../ui/formation-chart'
import { Empty, Heading } from '../../ui/heading'
import { useSchool } from '../../ui/school'
import { keeps } from '../../ui/shown'
import { stages } from '../../words'

export const meta: MetaFunction = () => [{ title: 'Formation · Skein' }]

export const handle = keeps('school', 'members', 'initiatives', 'turns')

export const loader = page(async ({ acting, url }) => {
  const filters = FormationFilters.parse(Object.fromEntries(url.searchParams))
  return { ...(await formationChart(acting, filters)), filters, may: { putUp: may.putUpInitiative(acting) } }
})

export default function FormationPage() {
  const { lanes, total, people, year, terms, closed, filters } = useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  const { slug } = school
  return (
    <>
      <Heading title="Formation" lede="Who leads what, and when; where a lead is missing; what is planned." above={<Link to={paths.board(slug)}>Board</Link>} acts={<Ways />} />
      <Narrow />
      {lanes.length ? (
        <div className="sheet stack">
          <FormationChart lanes={lanes} people={people} axis={{ from: year.from, to: year.to, terms, closed }} yearName={year.name} today={today} school={slug} asTable={filters.as === 'table'} />
        </div>
      ) : (
        <Nothing isNarrowed={total > 0} yearName={year.name} />
      )}
    </>
  )
}

/** The picture, and the same as a table: two addresses of one thing. */
function Ways() {
  const { filters } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  return (['picture', 'table'] as const).map((way) => {
    const isHere = (filters.as ?? 'picture') === way
    return (
      <Link key={way} className="button button--small" aria-current={isHere ? 'page' : undefined} to={paths.formation(slug, { ...filters, as: way === 'table' ? way : undefined })}>
        {way === 'table' ? 'The same as a table' : 'As a picture'}
      </Link>
    )
  })
}

function Narrow() {
  const { filters, years, year, people } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  const yearChoices = years.map(({ name, from }) => ({ value: from, label: name }))
  return (
    <Form key={JSON.stringify(filters)} method="get" action={paths.formation(slug)} className="filters" role="search">
      {years.length > 1 && <FilterSelect name="year" label="School year" none="This year" value={filters.year && year.from} choices={yearChoices} />}
      <FilterSelect name="stage" label="Stage" none="Every stage" value={filters.stage} choices={stages.map((word) => ({ value: word, label: word }))} />
      <FilterSelect name="person" label="Led by" none="Everyone" value={filters.person} choices={people.map(([id, name]) => ({ value: id, label: name }))} />
      {filters.as && <input type="hidden" name="as" value={filters.as} />}
      <button type="submit" className="button">Show</button>
      {(filters.year ?? filters.stage ?? filters.person) && <Link to={paths.formation(slug, { as: filters.as })}>Show all</Link>}
    </Form>
  )
}

function Nothing({ isNarrowed, yearName }: { isNarrowed: boolean; yearName: string }) {
  const { may: allowed, filters } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  if (isNarrowed) return <Empty title="Nothing fits all of that" act={<Link to={paths.formation(slug, { year: filters.year, as: filters.as })}>Show the whole formation</Link>}><p>Take one condition away, or look at the whole formation.</p></Empty>
  const act = allowed.putUp ? <Link className="button button--primary" to={paths.newInitiative(slug)}>Put up an initiative</Link> : <Link to={paths.board(slug)}>Look at the board</Link>
  return (
    <Empty title={`No lead to show in ${yearName}`} act={act}>
      <p>Each initiative gets a lane here. When someone takes the lead, a bar begins; when they hand over, the next one takes on. A stretch without a lead stays open and says so.</p>
      <p>It begins with one initiative and one person who says: I will lead this for a while.</p>
    </Empty>
  )
}
