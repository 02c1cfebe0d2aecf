import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { namesOfAll } from '../../domain/schools/names-of-all'
import { FindOrDo } from '../../forms/kit/search'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Empty, Heading } from '../../ui/kit/heading'
import { matching } from '../../ui/kit/matching'
import { placesOf } from '../../ui/kit/places'
import type { Place } from '../../ui/kit/places'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { Shortcuts } from '../../ui/kit/shortcuts'

export const meta: MetaFunction = () => [{ title: 'Find or do · Skein' }]

export const handle = shows('members', 'initiatives', 'decisions', 'turns')

export const loader = page(async ({ acting, membership, url }) => {
  const { text } = FindOrDo.parse(Object.fromEntries(url.searchParams))
  if (!text) return { text, found: [] as Place[] }
  const { school, memberId: id, name } = acting
  const here = {
    school,
    me: { id, name, initials: membership.initials },
    may: { administer: may.administer(acting), takePart: may.takePart(acting) },
  }
  return { text, found: matching(placesOf(here, await namesOfAll(acting)), text) }
})

export default function FindOrDoPage() {
  const { text, found } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading
        title="Find or do"
        lede="Initiatives, people, decisions, pages and what you can do, by a word of their names."
      />
      <Words text={text} />
      {text && (found.length ? <Found found={found} /> : <Nothing />)}
      <Shortcuts />
    </>
  )
}

function Words({ text }: { text: string | undefined }) {
  const { school } = useSchool()
  return (
    <Form key={text} className="filters" role="search" action={paths.search(school.slug)}>
      <div className="field">
        <label className="field__label" htmlFor="search-text">
          Words
        </label>
        <input className="input" type="search" id="search-text" name="text" defaultValue={text} />
      </div>
      <button className="button" type="submit">
        Find
      </button>
    </Form>
  )
}

function Found({ found }: { found: Place[] }) {
  return (
    <ul className="found">
      {found.map(({ kind, label, note, to }) => (
        <li key={`${kind} ${to}`} className="found__one">
          <span className="found__kind">{kind}</span>
          <Link to={to}>{label}</Link>
          {note && <span className="quiet small">{note}</span>}
        </li>
      ))}
    </ul>
  )
}

function Nothing() {
  return (
    <Empty title="Nothing is called that">
      <p>Try the beginning of one word of its name.</p>
    </Empty>
  )
}
