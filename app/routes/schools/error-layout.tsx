import { Outlet } from '@remix-run/react'
import { useSchool } from '../../ui/kit/school-context'
import { Trouble } from '../../ui/kit/error-page'

/** What every page of a school stands in. */
export default function Room() {
  return <Outlet />
}

/**
 * A page that cannot be shown, or does not take what it was sent, leaves the frame of the school
 * around it, and the way to all others open.
 */
export function ErrorBoundary() {
  return <Trouble school={useSchool().school.slug} />
}
