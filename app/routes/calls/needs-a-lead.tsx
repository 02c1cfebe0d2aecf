import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { goingOn, hasBegun, needsOf } from '../../domain/calls/needs-a-lead'
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
  return {
    ...part,
    isBegun: await hasBegun(),
    goesOn: (await goingOn(acting)).length > 0,
    mayPutUp: may.putUpInitiative(acting),
    mayOffer: may.takePart(acting),
  }
})

export default function NeedsALead() {
  const { lines: needs, next, skipped, total, mayOffer } = useLoaderData<typeof loader>()
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
      {needs.length > 0 ? <Needs needs={needs} /> : <NothingNeedsALead />}
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

// That everything is led is only said where something is.
function NothingNeedsALead() {
  const { isBegun, goesOn, mayPutUp, mayOffer } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  const begin = mayPutUp && <Link to={paths.newInitiative(school.slug)}>New initiative</Link>
  const board = <Link to={paths.board(school.slug)}>The board</Link>
  if (!isBegun)
    return (
      <Empty title="No initiative yet" act={begin}>
        <p>An initiative that nobody leads is listed here, with a way to offer. None has begun.</p>
      </Empty>
    )
  if (!goesOn)
    return (
      <Empty title="Nothing is under way" act={begin}>
        <p>Every initiative is paused or has stopped, and needs no lead. {board} shows them.</p>
      </Empty>
    )
  return (
    <Empty title="Everything is led" act={begin}>
      <p>
        Every initiative that is under way has someone at the front, and no gap comes within four
        weeks.
      </p>
      <p>
        {mayOffer &&
          'A good moment to follow something, to shadow a lead, or to start an idea of your own. '}
        {board} shows who leads what.
      </p>
    </Empty>
  )
}
