import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import {
  calendarAddressOf,
  makeCalendarAddress,
  revokeCalendarAddress,
  showFollowing,
} from '../../domain/feeds/calendar-address'
import { memberById } from '../../domain/members/profile'
import { CalendarAddress, CalendarFollows } from '../../forms/members'
import { goTo, notHere } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { settings } from '../../http/config.server'
import { act, page } from '../../http/in-school.server'
import { newSecret } from '../../domain/accounts/tokens'
import { keepOnce, takeOnce } from '../../http/one-time-cookie.server'
import { paths } from '../../paths'
import { HasAddress, HowToAdd, NewAddress, NoAddress } from '../../ui/feeds/calendar-address'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessElsewhere } from '../../ui/kit/page-topics'

export const meta: MetaFunction = () => [{ title: 'My calendar · Skein' }]

// What is told once is not kept by the browser either.
export const headers = () => ({ 'Cache-Control': 'no-store' })

// What is told once would be gone from the page if it were asked again.
export const handle = shows()
export const shouldRevalidate = unlessElsewhere(handle)

export async function loader(args: LoaderFunctionArgs) {
  return page(async ({ acting, params, request }) => {
    if (params.act && !Object.hasOwn(actions, params.act)) notHere()
    const member = await memberById(params.member ?? '')
    const feed = await calendarAddressOf(acting, member.id)
    const once = takeOnce(request)
    if (once) args.context.setCookie(once.gone)
    return {
      memberId: member.id,
      feed: feed ?? null,
      address: once && feed ? `${settings().appUrl ?? ''}${paths.calendarFeed(once.secret)}` : null,
    }
  })(args)
}

// The address is made (and made anew) at this page's own URL, and taken back at one below it.
const actions = {
  make: act(CalendarAddress, async ({ acting, school, params }) => {
    const { id } = await memberById(params.member ?? '')
    const { token, tokenHash } = newSecret()
    await makeCalendarAddress(acting, id, tokenHash)
    const answer = goTo(paths.ownCalendar(school, id))
    answer.headers.append('Set-Cookie', keepOnce(token, paths.ownCalendar(school, id)))
    return answer
  }),
  end: act(CalendarAddress, async ({ acting, school, params }) => {
    const { id } = await memberById(params.member ?? '')
    await revokeCalendarAddress(acting, id)
    return goTo(confirmed(paths.ownCalendar(school, id), 'feed.ended'))
  }),
  follows: act(CalendarFollows, async ({ acting, school, params }, { follows }) => {
    const { id } = await memberById(params.member ?? '')
    await showFollowing(acting, id, follows)
    return goTo(confirmed(paths.ownCalendar(school, id), follows ? 'feed.follows' : 'feed.leads'))
  }),
}

export async function action(args: ActionFunctionArgs) {
  const name = args.params.act ?? 'make'
  return Object.hasOwn(actions, name) ? actions[name as keyof typeof actions](args) : notHere()
}

export default function CalendarPage() {
  const { memberId, feed, address } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  return (
    <>
      <Heading
        above={<Link to={paths.person(slug, memberId)}>My page</Link>}
        title="My calendar"
        lede="What you lead, your hand-overs and deadlines, in the calendar you use anyway."
      />
      <div className="sheet narrow stack">
        <NewAddress address={address} />
        {feed ? <HasAddress memberId={memberId} {...feed} /> : <NoAddress memberId={memberId} />}
        <HowToAdd />
      </div>
    </>
  )
}
