import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { lessonsOf } from '../../domain/initiatives/lessons'
import { LessonFilters } from '../../forms/kit/search'
import { page } from '../../http/in-school.server'
import { numberIn } from '../../http/params.server'
import { paths } from '../../paths'
import { Empty, Heading } from '../../ui/kit/heading'
import { Lessons } from '../../ui/initiatives/lessons'
import { useSchool } from '../../ui/kit/school-context'
import { keeps } from '../../ui/kit/page-topics'
import { Pages } from '../../ui/kit/pagination'

export const meta: MetaFunction = () => [{ title: 'Lessons · Skein' }]

export const handle = keeps('school', 'members', 'initiatives', 'turns')

export const loader = page(async ({ url }) => {
  const { text } = LessonFilters.parse(Object.fromEntries(url.searchParams))
  const after = numberIn(url.searchParams.get('after') ?? undefined) || undefined
  return { text, ...(await lessonsOf({ text, after })) }
})

export default function LessonsPage() {
  const { text, lines: lessons, next, skipped, total } = useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  const here = { slug: school.slug, today }
  return (
    <>
      <Heading
        title="The shelf of lessons"
        above={<Link to={paths.board(here.slug)}>Board</Link>}
        lede="What we tried, stopped and learned. Stopping is honorable: look here before you begin."
      />
      {(lessons.length > 0 || text) && <Words text={text} slug={here.slug} />}
      {total > lessons.length && lessons.length > 0 && (
        <p className="small quiet">
          {skipped + 1} to {skipped + lessons.length} of {total}
        </p>
      )}
      {lessons.length > 0 ? (
        <Lessons lessons={lessons} here={here} />
      ) : (
        <Nothing isNarrowed={Boolean(text)} />
      )}
      <Pages
        of="lessons"
        before={skipped || undefined}
        earlier={next}
        to={(after) => paths.lessons(here.slug, { text, after })}
      />
    </>
  )
}

function Words({ text, slug }: { text: string | undefined; slug: string }) {
  return (
    <Form key={text} className="filters" role="search">
      <div className="field">
        <label className="field__label" htmlFor="lesson-text">
          Words
        </label>
        <input className="input" type="search" id="lesson-text" name="text" defaultValue={text} />
      </div>
      <button className="button" type="submit">
        Show
      </button>
      {text && <Link to={paths.lessons(slug)}>Show all</Link>}
    </Form>
  )
}

function Nothing({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <Empty title="No lesson says that">
        <p>Try another word, or look at the whole shelf.</p>
      </Empty>
    )
  return (
    <Empty title="No lesson yet">
      <p>
        When you stop an initiative, you write what was learned. It is kept here, and on its page.
      </p>
    </Empty>
  )
}
