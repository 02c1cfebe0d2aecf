import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { notHere } from '../../http/answers.server'
import { isThisMachine, settings } from '../../http/config.server'
import { keptLetters } from '../../jobs/mail.server'
import { Empty } from '../../ui/kit/heading'
import { exactDay, timeInWords } from '../../vocabulary/dates'

export const meta: MetaFunction = () => [{ title: 'Mail · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!settings().mailPage || context.isPassedOn || !isAskedHere(request)) notHere()
  return { letters: await keptLetters() }
}

// A proxy asks from this machine, too, and so does a foreign page whose name was made to lead here:
// both say another host.
function isAskedHere({ headers }: Request) {
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => headers.has(name),
  )
  const host = (headers.get('host') ?? '').replace(/:\d+$/, '')
  return !isPassedOn && isThisMachine(host)
}

export default function Mail() {
  const { letters } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Mail</h1>
      <p>This is a place to try things, so mail is kept here and not sent.</p>
      {letters.length === 0 && (
        <Empty title="No mail yet">
          <p>
            Invitations, and links to sign up or to choose a new password, appear here within a
            moment. Load the page again to see them.
          </p>
        </Empty>
      )}
      {letters.map((letter) => (
        <article key={letter.id}>
          <h2>{letter.subject}</h2>
          <p className="quiet">
            To {letter.to},{' '}
            <time dateTime={letter.writtenAt}>
              {exactDay(letter.writtenAt)}, {timeInWords(letter.writtenAt.slice(11, 16))} UTC
            </time>
          </p>
          {letter.text.split(/\n\n+/).map((paragraph, place) => (
            <p key={place} className="mail__paragraph">
              {paragraph}
            </p>
          ))}
          <p>
            <Link to={letter.path}>Follow the link</Link>
          </p>
        </article>
      ))}
    </>
  )
}
