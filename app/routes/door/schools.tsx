import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { goTo } from '../../http/answers.server'
import { guestOf } from '../../http/guest.server'
import { paths } from '../../paths'
import { SignOut } from '../../ui/button-form'
import { Empty } from '../../ui/heading'

export const meta: MetaFunction = () => [{ title: 'My schools · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, memberships } = await guestOf(request, context)
  const [only, second] = memberships
  if (only && !second) throw goTo(paths.home(only.slug))
  return { name, schools: memberships.map(({ slug, school }) => ({ slug, name: school })) }
}

export default function Schools() {
  const { name, schools } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>My schools</h1>
      {schools.length ? <List schools={schools} /> : <None name={name} />}
      <p>
        <Link to={paths.newSchool()}>Set up a school</Link> · <Link to={paths.account()}>My account</Link>
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

function None({ name }: { name: string }) {
  return (
    <Empty title={`Welcome, ${name}`}>
      <p>You do not belong to a school here yet. Set one up, or ask a colleague to invite you: the link comes by mail.</p>
    </Empty>
  )
}
