import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formerSchoolsOf } from '../../../db/front-door'
import { goTo } from '../../http/answers.server'
import { guestOf } from '../../http/guest.server'
import { paths } from '../../paths'
import { SignOut } from '../../ui/kit/button-form'
import { Empty } from '../../ui/kit/heading'
import { exactDay } from '../../vocabulary/dates'

export const meta: MetaFunction = () => [{ title: 'My schools · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, name, memberships } = await guestOf(request, context)
  const [only, second] = memberships
  if (only && !second) throw goTo(paths.home(only.slug))
  const former = await formerSchoolsOf(accountId)
  return { name, former, schools: memberships.map(({ slug, school }) => ({ slug, name: school })) }
}

export default function Schools() {
  const { name, schools, former } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>My schools</h1>
      {schools.length ? <List schools={schools} /> : <None name={name} isNew={!former.length} />}
      {former.map(({ slug, school, left_on: since }) => (
        <p key={slug} className="quiet">
          Your membership of {school} ended on <time dateTime={since}>{exactDay(since)}</time>.{' '}
          <Link to={paths.myFormerPath(slug)}>My path and writing there</Link>
        </p>
      ))}
      <p>
        <Link to={paths.newSchool()}>Set up a school</Link> ·{' '}
        <Link to={paths.account()}>My account</Link>
      </p>
      <SignOut />
    </>
  )
}

function List({ schools }: { schools: { slug: string; name: string }[] }) {
  return (
    <ul>
      {schools.map(({ slug, name }) => (
        <li key={slug}>
          <Link to={paths.home(slug)}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}

function None({ name, isNew }: { name: string; isNew: boolean }) {
  return (
    <Empty title={`Welcome, ${name}`}>
      <p>
        You do not belong to a school here {isNew ? 'yet' : 'now'}. Set one up, or ask a colleague
        to invite you: the link comes by mail.
      </p>
    </Empty>
  )
}
