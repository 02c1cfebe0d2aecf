import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { needsOf } from '../../domain/calls/needs-a-lead'
import { partOf } from '../../domain/paging'
import { numberIn } from '../../http/params.server'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Empty, Heading } from '../../ui/kit/heading'
import { Needs } from '../../ui/calls/needs-a-lead'
import { Pages } from '../../ui/kit/pagination'
import { useSchool } from '../../ui/kit/school-context'
import { keeps } from '../../ui/kit/page-topics'

export const meta: MetaFunction = () => [{ title: 'Needs a lead · Skein' }]

const atOnce = 40
const offering = ' Offering is not promising: you say how ready you are.'

export const handle = keeps('school', 'members', 'initiatives', 'turns', 'calls')

export const loader = page(async ({ acting, url }) => {
  const part = partOf(await needsOf(acting), {
    after: numberIn(url.searchParams.get('after') ?? undefined) || undefined,
    size: atOnce,
    keyOf: ({ number }) => number,
  })
  return { ...part, mayPutUp: may.putUpInitiative(acting), mayOffer: may.takePart(acting) }
})

export default function NeedsALead() {
  const { lines: needs, next, skipped, total, mayPutUp, mayOffer } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  return (
    <>
      <Heading
        title="Needs a lead"
        lede={`What nobody leads just now, what will soon be free, and what is called for.${mayOffer ? offering : ''}`}
      />
      {total > needs.length && (
        <p className="small quiet">
          {skipped + 1} to {skipped + needs.length} of {total}
        </p>
      )}
      {needs.length > 0 ? (
        <Needs needs={needs} />
      ) : (
        <Empty
          title="Everything is led"
          act={mayPutUp && <Link to={paths.newInitiative(school.slug)}>New initiative</Link>}
        >
          <p>Every initiative has someone at the front, and no gap comes within four weeks.</p>
          <p>
            {mayOffer &&
              'A good moment to follow something, to shadow a lead, or to start an idea of your own. '}
            <Link to={paths.board(school.slug)}>The board</Link> shows who leads what.
          </p>
        </Empty>
      )}
      <Pages
        of="what needs a lead"
        before={skipped || undefined}
        earlier={next}
        to={(after) => paths.needsALead(school.slug, { after })}
        words={{ first: 'What waits longest', further: 'More' }}
      />
    </>
  )
}
