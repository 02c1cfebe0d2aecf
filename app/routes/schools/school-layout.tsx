import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Outlet,
  useLoaderData,
  useLocation,
  useParams,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { useEffect } from 'react'
import { may } from '../../domain/acting'
import { takeDone } from '../../http/confirmation.server'
import { hereOf } from '../../http/in-school.server'
import { paths } from '../../paths'
import { useLive } from '../../ui/kit/live'
import type { SchoolHere } from '../../ui/kit/school-context'
import { ActOver } from '../../ui/kit/act-over'
import type { OverPages } from '../../ui/kit/act-over'
import { Shell } from '../../ui/kit/shell'
import { ShownBeside } from '../../ui/members/shown-beside'
import { shows, unlessElsewhere } from '../../ui/kit/page-topics'
import { wayBack } from '../acts/undo'
import { Trouble, isOfFormerMember } from '../../ui/kit/error-page'

export async function loader(args: LoaderFunctionArgs): Promise<SchoolHere> {
  const { acting, guest, membership } = await hereOf(args)
  const done = await takeDone(args, membership)
  return {
    school: { slug: acting.school.slug, name: acting.school.name },
    me: { id: acting.memberId, name: acting.name, initials: membership.initials },
    today: acting.school.today,
    hasOwnClock: Math.abs(Date.parse(acting.school.now) - Date.now()) > anHour,
    version: membership.version,
    others: guest.memberships
      .filter(({ slug }) => slug !== acting.school.slug)
      .map(({ slug, school }) => ({ slug, name: school })),
    may: { administer: may.administer(acting), takePart: may.takePart(acting) },
    done: done && { ...done, wayBack: wayBack(acting.school.slug, done.undo) },
  }
}

const anHour = 3_600_000

export const handle = shows('school', 'members')
export const shouldRevalidate = unlessElsewhere(handle)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.school.name} · Skein` : 'Skein' },
]

// The frame as this browser last saw it: it stands even when nothing can be asked any more.
let lastSeen: SchoolHere | undefined

const acts = () => import('../../ui/kit/acts-over')
const overPages: OverPages = {
  initiatives: acts,
  decisions: acts,
  contributions: () => import('../../ui/contributions/log-over'),
}

export default function School() {
  const here = useLoaderData<typeof loader>()
  useEffect(() => void (lastSeen = here), [here])
  useLive(paths.live(here.school.slug), here.version)
  // What one page holds, and someone has begun on it, is not the next one's, though one file may
  // answer both.
  return (
    <Shell here={here}>
      <Outlet key={useLocation().pathname} />
      <ActOver pages={overPages} />
      <ShownBeside slug={here.school.slug} today={here.today} />
    </Shell>
  )
}

/**
 * The school itself cannot be asked: someone who has seen it keeps its frame. Others, and
 * those who are members no more, are at the door.
 */
export function ErrorBoundary() {
  const slug = useParams().school
  const isFormer = isOfFormerMember(useRouteError())
  const here = useRouteLoaderData<typeof loader>('routes/schools/school-layout') ?? lastSeen
  if (!here || here.school.slug !== slug || isFormer)
    return (
      <main className="door">
        <Trouble />
      </main>
    )
  return (
    <Shell here={here}>
      <Trouble school={here.school.slug} />
    </Shell>
  )
}
