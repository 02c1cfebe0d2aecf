import {
  Link,
  isRouteErrorResponse,
  useLocation,
  useRevalidator,
  useRouteError,
} from '@remix-run/react'
import { useEffect } from 'react'
import { paths } from '../../paths'
import { exactDay } from '../../vocabulary/dates'
import { focusHeading } from './focus-heading'

const titles: Record<number, string> = {
  400: 'That could not be read',
  403: 'That is not yours to do',
  404: 'Nothing here',
  405: 'Nothing to send here',
  409: 'Nothing to do here now',
  413: 'That is too much at once',
  503: 'One moment, please',
}
const sentences: Record<number, string> = {
  404: 'This page does not exist, or it is not yours to see.',
  405: 'This page only shows; it takes nothing in. Nothing was changed.',
  503: 'Skein cannot be reached just now. What you typed is kept here, and comes back with the page.',
}

/**
 * What a person reads when a page cannot be shown: what happened, that nothing was lost, and what
 * to do now; inside a school, the ways back into it. Where a form was sent and `refused`, why: it
 * was theirs to send, and is over.
 */
export function Trouble({ school, refused }: { school?: string; refused?: string | undefined }) {
  const { status, sentence, requestId, formerly } = troubleAfter(
    refused,
    troubleOf(useRouteError()),
  )
  const { pathname, search } = useLocation()
  const title = formerly ? 'You are no longer a member' : titleOf(status)
  const isPassing = status >= 500
  useEffect(() => {
    document.title = `${title} · Skein`
    focusHeading()
  }, [title])
  useReturn(status === 503)
  return (
    <section className="trouble">
      <title>{`${title} · Skein`}</title>
      <h1>{title}</h1>
      {formerly ? (
        <Formerly {...formerly} />
      ) : (
        <p>
          {sentence ??
            sentences[status] ??
            'Nothing you wrote elsewhere was lost. Please try again.'}
        </p>
      )}
      {requestId && (
        <p className="quiet">
          If it happens again, tell your administrator this number: {requestId}
        </p>
      )}
      <p className="form__acts">
        {isPassing && (
          <a href={pathname + search} className="button button--primary">
            Try again
          </a>
        )}
        {(formerly
          ? elsewhere
          : school
            ? waysBack(school, { pathname, status })
            : [toTheStart]
        ).map(({ to, label }) => (
          <Link key={to} to={to} className="button">
            {label}
          </Link>
        ))}
      </p>
    </section>
  )
}

function Formerly({ slug, school, since }: { slug: string; school: string; since: string }) {
  return (
    <>
      <p>
        Your membership of {school} ended on <time dateTime={since}>{exactDay(since)}</time>, so its
        pages are closed to you. What you did there is kept with your name, and{' '}
        <Link to={paths.myFormerPath(slug)}>your own path and writing</Link> stay open to you.
      </p>
      <p>
        If this is a mistake, please ask an administrator of the school to invite you again. Your
        account is still yours.
      </p>
    </>
  )
}

type Way = { to: string; label: string }

const toTheStart: Way = { to: paths.welcome(), label: 'Go to the start' }
const elsewhere: Way[] = [
  { to: paths.schools(), label: 'My schools' },
  { to: paths.account(), label: 'My account' },
]

// The thing that was acted on, while it is there; the room it stands in; and Home.
function waysBack(
  school: string,
  { pathname, status }: { pathname: string; status: number },
): Way[] {
  const [room = '', id = '', act] = pathname.split('/').slice(3)
  const { thing, ...place } = rooms.get(room) ?? { to: paths.board, label: 'Board' }
  const isOne = status !== 404 && /\d/.test(id) && (act || status === 405)
  const back = isOne && thing ? [{ to: thing.to(school, id), label: thing.label }] : []
  return [
    ...back,
    { to: place.to(school), label: place.label },
    { to: paths.home(school), label: 'Home' },
  ]
}

type Room = {
  to: (school: string) => string
  label: string
  thing?: { to: (school: string, id: string) => string; label: string }
}

const rooms = new Map<string, Room>(
  Object.entries({
    initiatives: {
      to: paths.board,
      label: 'Board',
      thing: {
        to: (school, id) => paths.initiative(school, Number(id)),
        label: 'Back to the initiative',
      },
    },
    decisions: {
      to: (school) => paths.decisions(school),
      label: 'Decisions',
      thing: {
        to: (school, id) => paths.decision(school, Number(id)),
        label: 'Back to the decision',
      },
    },
    contributions: { to: (school) => paths.contributions(school), label: 'Contributions' },
    people: {
      to: paths.people,
      label: 'People',
      thing: { to: (school, id) => paths.person(school, id), label: 'Back to their page' },
    },
    calendar: { to: (school) => paths.calendar(school), label: 'School calendar' },
  } satisfies Record<string, Room>),
)

/**
 * Whether a page is refused to someone who was a member and is not any more: nothing of the school
 * stands around what they are told.
 */
export const isOfFormerMember = (error: unknown) => troubleOf(error).formerly !== undefined

const titleOf = (status: number) => titles[status] ?? 'Something went wrong on our side'

type Told = {
  sentence?: string
  requestId?: string
  formerly?: { slug: string; school: string; since: string }
}

function troubleOf(error: unknown): Told & { status: number } {
  if (isRouteErrorResponse(error)) return { ...(error.data as Told | null), status: error.status }
  return { status: isUnreachable(error) ? 503 : 500 }
}

function troubleAfter(refused: string | undefined, trouble: ReturnType<typeof troubleOf>) {
  if (refused === undefined || trouble.status !== 403 || trouble.formerly) return trouble
  return { ...trouble, status: 409, sentence: refused || trouble.sentence }
}

// Each browser says in words of its own that a request never reached the server.
function isUnreachable(error: unknown) {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
}

const patienceMs = 3_000

// The page comes back by itself as soon as Skein is ready again.
function useReturn(isAway: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isAway) return
    const look = () =>
      void fetch(paths.ready()).then(
        ({ ok }) => ok && revalidate(),
        () => {},
      )
    const looking = setInterval(look, patienceMs)
    return () => clearInterval(looking)
  }, [isAway, revalidate])
}
