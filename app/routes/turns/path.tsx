import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { firstFollowedBy, myDays, pathOf } from '../../domain/turns/path'
import type { DaysHeld as Held } from '../../domain/turns/path'
import { memberById } from '../../domain/members/profile'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Empty, Heading } from '../../ui/kit/heading'
import { DaysHeld, FirstSteps, FirstsFollowed, PrintPath, Timeline } from '../../ui/turns/path'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { exactDay } from '../../vocabulary/dates'

export const handle = shows('members', 'initiatives', 'turns')

export const loader = page(async ({ acting, params }) => {
  const member = await memberById(params.member ?? '')
  const isOwn = may.seeWholePath(acting, member.id)
  const [turns, firsts, days] = await Promise.all([
    pathOf(acting, member.id),
    firstFollowedBy(member.id),
    isOwn ? myDays(acting) : none,
  ])
  return { member, isOwn, turns, firsts, days }
})

const none: Held[] = []

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.isOwn ? 'My path' : `${data.member.name}: path`} · Skein` : 'Skein' },
]

export default function PathPage() {
  const { member, isOwn, turns, firsts, days } = useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  const here = { slug: school.slug, today, member: member.id, isOwn }
  const above = (
    <>
      <Link to={paths.person(school.slug, member.id)}>{member.name}</Link> · {school.name}
    </>
  )
  return (
    <div className="path">
      <Heading
        above={above}
        title={isOwn ? 'My path' : `The path of ${member.name}`}
        lede={<Lede isOwn={isOwn} />}
        acts={turns.length > 0 && <PrintPath />}
      />
      {turns.length ? (
        <div className="stack">
          <FirstSteps turns={turns} />
          <Timeline turns={turns} here={here} />
          <FirstsFollowed firsts={firsts} here={here} />
          {isOwn && <DaysHeld days={days} here={here} />}
        </div>
      ) : (
        <Empty
          title="No step yet"
          act={<Link to={paths.board(school.slug)}>See what is under way</Link>}
        >
          <p>A path begins with a turn: follow something, or shadow someone who leads it.</p>
        </Empty>
      )}
      <p className="path__foot small quiet">
        {member.name}, {school.name}, {exactDay(today)}. Not for appraisal.
      </p>
    </div>
  )
}

function Lede({ isOwn }: { isOwn: boolean }) {
  return (
    <>
      Not for appraisal.{' '}
      {isOwn
        ? 'Reflections that you do not share are seen and printed by you alone.'
        : 'What they led, followed and shadowed, and the reflections they chose to share.'}
    </>
  )
}
