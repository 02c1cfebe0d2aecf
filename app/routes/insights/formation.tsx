import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { formationChart } from '../../domain/insights/formation'
import { FormationFilters } from '../../forms/insights'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { FilterFind, FilterFold, FilterSelect } from '../../ui/kit/filter'
import { FormationChart } from '../../ui/insights/formation'
import { Empty, Heading } from '../../ui/kit/heading'
import { Pages } from '../../ui/kit/pagination'
import { useSchool } from '../../ui/kit/school-context'
import { keeps } from '../../ui/kit/page-topics'
import { stages } from '../../vocabulary'
import { partOf } from '../acts/search-fields'

export const meta: MetaFunction = () => [{ title: 'Formation · Skein' }]

export const handle = keeps('school', 'members', 'initiatives', 'turns')

export const loader = page(async (here) => {
  const { acting, url } = here
  const filters = FormationFilters.parse(Object.fromEntries(url.searchParams))
  const chart = await formationChart(acting, filters)
  const leads = chart.isLong
    ? await partOf(here, 'people', { name: 'person', value: filters.person })
    : undefined
  return { ...chart, leads, filters, may: { putUp: may.putUpInitiative(acting) } }
})

export default function FormationPage() {
  const { lanes, total, people, year, terms, closed, filters, isFirst, next } =
    useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  const { slug } = school
  const isNarrowed = Boolean(filters.stage ?? filters.show ?? filters.person ?? filters.after)
  return (
    <>
      <Heading
        title="Formation"
        lede="Who leads what, and when; where a lead is missing; what is planned."
        acts={<Ways />}
      />
      <FilterFold isUsed={Boolean(filters.year ?? filters.stage ?? filters.show ?? filters.person)}>
        <Narrow />
      </FilterFold>
      {lanes.length && (isNarrowed || people.length) ? (
        <div className="sheet stack">
          <FormationChart
            lanes={lanes}
            people={people}
            axis={{ from: year.from, to: year.to, terms, closed }}
            yearName={year.name}
            today={today}
            school={slug}
            asTable={filters.as === 'table'}
          />
        </div>
      ) : (
        <Nothing
          isNarrowed={total > lanes.length || filters.show !== undefined}
          isBegun={lanes.length > 0}
          yearName={year.name}
        />
      )}
      <Pages
        of="the formation"
        before={isFirst ? undefined : filters.after}
        earlier={next}
        to={(after) => paths.formation(slug, { ...filters, after })}
        words={{ first: 'From the beginning', further: 'More initiatives' }}
      />
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
      <Link
        key={way}
        className="button button--small"
        aria-current={isHere ? 'page' : undefined}
        to={paths.formation(slug, { ...filters, as: way === 'table' ? way : undefined })}
      >
        {way === 'table' ? 'The same as a table' : 'As a picture'}
      </Link>
    )
  })
}

const shown = [
  { value: 'mine', label: 'Mine' },
  { value: 'soon', label: 'Handed over within four weeks' },
]

function Narrow() {
  const { filters, years, year, people, leads } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  const yearChoices = years.map(({ name, from }) => ({ value: from, label: name }))
  return (
    <Form
      key={JSON.stringify(filters)}
      method="get"
      action={paths.formation(slug)}
      className="filters"
      role="search"
    >
      {years.length > 1 && (
        <FilterSelect
          name="year"
          label="School year"
          none="This year"
          value={filters.year && year.from}
          choices={yearChoices}
        />
      )}
      <FilterSelect
        name="stage"
        label="Stage"
        none="Every stage"
        value={filters.stage}
        choices={stages.map((word) => ({ value: word, label: word }))}
      />
      <FilterSelect name="show" label="Which" none="All" value={filters.show} choices={shown} />
      {leads ? (
        <FilterFind
          name="person"
          label="Led by"
          none="Everyone"
          value={filters.person}
          listed={leads}
        />
      ) : (
        <FilterSelect
          name="person"
          label="Led by"
          none="Everyone"
          value={filters.person}
          choices={people.map(([id, name]) => ({ value: id, label: name }))}
        />
      )}
      {filters.as && <input type="hidden" name="as" value={filters.as} />}
      <button type="submit" className="button">
        Show
      </button>
      {(filters.year ?? filters.stage ?? filters.show ?? filters.person) && (
        <Link to={paths.formation(slug, { as: filters.as })}>Show all</Link>
      )}
    </Form>
  )
}

type NothingThere = { isNarrowed: boolean; isBegun: boolean; yearName: string }

function Nothing({ isNarrowed, isBegun, yearName }: NothingThere) {
  const { may: allowed, filters } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  if (isNarrowed)
    return (
      <Empty
        title="Nothing fits all of that"
        act={
          <Link to={paths.formation(slug, { year: filters.year, as: filters.as })}>
            Show the whole formation
          </Link>
        }
      >
        <p>Take one condition away, or look at the whole formation.</p>
      </Empty>
    )
  const act = isBegun ? (
    <Link to={paths.needsALead(slug)}>See what needs a lead</Link>
  ) : allowed.putUp ? (
    <Link className="button button--primary" to={paths.newInitiative(slug)}>
      New initiative
    </Link>
  ) : (
    <Link to={paths.board(slug)}>Look at the board</Link>
  )
  return (
    <Empty title={`No lead to show in ${yearName}`} act={act}>
      <p>
        Each initiative gets a lane here. When someone takes the lead, a bar begins; when they hand
        over, the next one takes on. A stretch without a lead stays open and says so.
      </p>
      <p>
        It begins with {isBegun ? 'one' : 'one initiative and one'} person who says: I will lead
        this for a while.
      </p>
    </Empty>
  )
}
