import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { renameMyself } from '../../domain/accounts/names'
import { sessionsOf } from '../../domain/accounts/sessions'
import { MyName } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { confirmed, takeDone } from '../../http/confirmation.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { localDay } from '../../http/local-day.server'
import { paths } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/kit/form'
import { Confirmation } from '../../ui/kit/confirmation'
import { OwnSessions } from '../../ui/accounts/sessions'

export const meta: MetaFunction = () => [{ title: 'My account · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email, accountId, sessionId, memberships } = await guestOf(request, context)
  const sessions = await atTheDoor(() => sessionsOf(accountId, sessionId))
  const timeZone = memberships[0]?.timeZone ?? 'UTC'
  return {
    done: await takeDone({ request, context }),
    name,
    email,
    initials: memberships[0]?.initials,
    today: localDay(new Date().toISOString(), timeZone),
    sessions: sessions.map(({ usedAt, ...session }) => ({
      ...session,
      usedOn: localDay(usedAt, timeZone),
    })),
  }
}

/** POST /account: what I am called, here and in every school. */
export const action = (args: ActionFunctionArgs) =>
  doorAct(args, MyName, async (_said, _once, settle) => {
    const { accountId, memberships } = await guestOf(args.request, args.context)
    await renameMyself(accountId, { memberId: memberships[0]?.memberId, to: settle })
    return goTo(confirmed(paths.account(), 'account.name'))
  })

export default function Account() {
  const { email, sessions, today, done } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>My account</h1>
      <Confirmation done={done} />
      <Called />
      <section className="door__part">
        <h2>E-mail</h2>
        <p className="door__long">{email}</p>
        <p>
          <Link to={paths.changeEmail()} className="button">
            Change the address
          </Link>
        </p>
      </section>
      <section className="door__part">
        <h2>Password</h2>
        <p>
          <Link to={paths.changePassword()} className="button">
            Change the password
          </Link>
        </p>
      </section>
      <OwnSessions sessions={sessions} today={today} />
      <Mine />
      <p>
        <Link to={paths.schools()}>My schools</Link>
      </p>
    </>
  )
}

function Called() {
  const { name, initials } = useLoaderData<typeof loader>()
  const defaults = { name, initials }
  const [form, fields] = useSchoolForm(MyName, { id: 'name', defaults })
  return (
    <SchoolForm form={form} submit="Save" was={defaults} action={paths.account()}>
      <TextField
        field={fields.name}
        label="Your name"
        autoComplete="name"
        hint="Every school you belong to shows it. What was written before keeps the name of its day."
      />
      {initials !== undefined && (
        <TextField
          field={fields.initials}
          label="Your initials"
          hint="One to three letters, for the circle next to your name."
        />
      )}
    </SchoolForm>
  )
}

function Mine() {
  return (
    <section className="door__part">
      <h2>What is mine</h2>
      <p>A file of what you wrote in your schools and what they keep about you.</p>
      <p className="form__acts">
        <a href={paths.myData()} download className="button">
          Download my data
        </a>
        <Link to={paths.deleteAccount()} className="button">
          Delete my account
        </Link>
      </p>
    </section>
  )
}
