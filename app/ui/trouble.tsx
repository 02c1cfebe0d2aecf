import { Link } from '@remix-run/react'
import { paths } from '../paths'

const titles: Record<number, string> = { 403: 'That is not yours to do', 404: 'Nothing here', 409: 'Someone was a moment earlier', 413: 'That is too much at once', 503: 'One moment, please' }

/** What a person reads when a page cannot be shown: what happened, that nothing was lost, and where to go. */
export function Trouble({ status, sentence, requestId }: { status: number; sentence?: string; requestId?: string }) {
  return (
    <section className="trouble">
      <h1>{titles[status] ?? 'Something went wrong on our side'}</h1>
      <p>{sentence ?? (status === 404 ? 'This page does not exist, or it is not yours to see.' : 'Nothing you wrote elsewhere was lost. Please try again.')}</p>
      {requestId && <p className="quiet">If it happens again, tell your administrator this number: {requestId}</p>}
      <p>
        <Link to={paths.welcome()} className="button">
          Go to the start
        </Link>
      </p>
    </section>
  )
}
