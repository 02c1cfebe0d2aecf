import { Link, NavLink, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { exactDay } from '../../vocabulary/dates'
import { SignOut } from './button-form'
import { Confirmation } from './confirmation'
import { FindOrDo } from './find-or-do'
import { Menu } from './menu'
import { MenuItem } from './menu-item'
import type { SchoolHere } from './school-context'

/**
 * The frame of a school's pages: where I am, where I can go, who I am. A menu that works without
 * JavaScript.
 */
export function Shell({ here, children }: { here: SchoolHere; children: ReactNode }) {
  const { slug, name } = here.school
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="shell__top">
        <NavLink to={paths.home(slug)} end className="shell__school" title={name}>
          <img src="/skein.svg" alt="" width="28" height="28" />
          <span>{name}</span>
        </NavLink>
        <nav className="shell__rooms" aria-label="Rooms of the school">
          <Rooms slug={slug} />
        </nav>
        <FindOrDo here={here} />
        <Me here={here} />
      </header>
      <p className="on-paper shell__paper">
        {name}, as of {exactDay(here.today)}
      </p>
      <main id="main" className="shell__page" tabIndex={-1}>
        <Confirmation done={here.done} />
        {children}
      </main>
      {here.hasOwnClock && (
        <footer className="shell__clock">
          <p>This school has its own clock: it is {exactDay(here.today)} here.</p>
        </footer>
      )}
    </div>
  )
}

// A page belongs to a room though its address is its own.
const roomsOf = (slug: string) => [
  { to: paths.home(slug), label: 'Home', under: [] },
  {
    to: paths.board(slug),
    label: 'Board',
    under: [
      paths.board(slug),
      paths.initiatives(slug),
      paths.needsALead(slug),
      paths.lessons(slug),
    ],
  },
  { to: paths.formation(slug), label: 'Formation', under: [paths.formation(slug)] },
  { to: paths.decisions(slug), label: 'Decisions', under: [paths.decisions(slug)] },
  { to: paths.contributions(slug), label: 'Contributions', under: [paths.contributions(slug)] },
  {
    to: paths.people(slug),
    label: 'People',
    under: [paths.people(slug), paths.fairness(slug), paths.invitations(slug)],
  },
]

function Rooms({ slug }: { slug: string }) {
  // An address with a slash at its end is of the same page.
  const pathname = useLocation().pathname.replace(/\/+$/, '')
  const isUnder = (place: string) => pathname === place || pathname.startsWith(`${place}/`)
  return roomsOf(slug).map(({ to, label, under }) => (
    <Link
      key={to}
      to={to}
      aria-current={pathname === to ? 'page' : under.some(isUnder) ? 'true' : undefined}
    >
      {label}
    </Link>
  ))
}

function Me({ here }: { here: SchoolHere }) {
  return (
    <Menu looks="me" summary={<MyInitials me={here.me} />}>
      <p className="me__name">{here.me.name}</p>
      {myPages(here).map(({ to, label, leaves }) => (
        <MenuItem key={to}>
          <NavLink to={to} reloadDocument={leaves}>
            {label}
          </NavLink>
        </MenuItem>
      ))}
      <SignOut frame={(button) => <MenuItem stays>{button}</MenuItem>} />
    </Menu>
  )
}

function MyInitials({ me }: { me: SchoolHere['me'] }) {
  return (
    <>
      <span className="person__initials">{me.initials}</span>
      <span className="spoken">{me.name}: my pages</span>
    </>
  )
}

type MyPage = { to: string; label: string; leaves?: true }

function myPages({ school, me, may, others }: SchoolHere): MyPage[] {
  const settings = { to: paths.settings(school.slug), label: 'School settings' }
  return [
    { to: paths.person(school.slug, me.id), label: 'My page' },
    { to: paths.account(), label: 'My account' },
    { to: paths.calendar(school.slug), label: 'School calendar' },
    ...(may.administer ? [settings] : []),
    ...others.map(({ slug, name }) => elsewhere(slug, name)),
    { to: paths.schools(), label: 'All my schools' },
  ]
}

function elsewhere(slug: string, name: string): MyPage {
  return { to: paths.home(slug), label: `Go to ${name}`, leaves: true }
}
