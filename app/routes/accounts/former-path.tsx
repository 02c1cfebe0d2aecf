import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { belongingsOf } from '../../domain/accounts/memberships'
import { formerPathOf } from '../../domain/personal-data/former-path'
import type { OwnWriting } from '../../domain/personal-data/own-writing'
import { goTo, notHere } from '../../http/answers.server'
import { guestOf } from '../../http/guest.server'
import { paths } from '../../paths'
import { Heading } from '../../ui/kit/heading'
import { DaysHeld, FirstSteps, FirstsFollowed, PrintPath, Timeline } from '../../ui/turns/path'
import { exactDay } from '../../vocabulary/dates'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `My path at ${data?.school ?? ''} · Skein` },
]

/**
 * GET /account/paths/:school: what I did and wrote in a school that I have left, readable for as
 * long as the account is there.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { accountId } = await guestOf(request, context)
  const own = (await atTheDoor(() => belongingsOf(accountId))).find(
    ({ acting }) => acting.school.slug === params.school,
  )
  if (!own) return notHere()
  const { memberId, name, school } = own.acting
  if (!own.hasLeft) throw goTo(paths.path(school.slug, memberId))
  return {
    memberId,
    name,
    slug: school.slug,
    school: school.name,
    today: school.today,
    ...(await formerPathOf(own)),
  }
}

export default function FormerPath() {
  const { memberId, name, slug, school, today, turns, firsts, days, writing } =
    useLoaderData<typeof loader>()
  const here = { slug, today, member: memberId, isOwn: true, hasLeft: true }
  return (
    <div className="path">
      <Heading
        above={
          <Link to={paths.schools()} className="on-screen">
            My schools
          </Link>
        }
        title={`My path at ${school}`}
        acts={<PrintPath />}
        lede="Not for appraisal. You have left; what you did and wrote stays yours to read and to print. Only you see this page."
      />
      <div className="stack">
        {turns.length > 0 && <FirstSteps turns={turns} />}
        {turns.length > 0 && <Timeline turns={turns} here={here} />}
        <FirstsFollowed firsts={firsts} here={here} />
        {days.length > 0 && <DaysHeld days={days} here={here} />}
        <Writing lines={writing} />
      </div>
      <p className="path__foot small quiet">
        {name}, {school}, {exactDay(today)}. Not for appraisal.
      </p>
    </div>
  )
}

function Writing({ lines }: { lines: OwnWriting[] }) {
  if (!lines.length) return null
  return (
    <section>
      <h2>What I wrote</h2>
      <ul className="news">
        {lines.map(({ id, what, about, text, on }) => (
          <li key={id} className="news__one">
            <p className="profile__words">{text}</p>
            <p className="quiet">
              {what}
              {about && `, ${about}`}, <time dateTime={on}>{exactDay(on)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
