import { NavLink, useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { paths } from '../paths'
import { exactDay } from '../words/days'
import { SignOut } from './button-form'
import type { SchoolHere } from './school'

/** The frame of a school's pages: where I am, where I can go, who I am. A menu that works without JavaScript. */
export function Shell({ here, children }: { here: SchoolHere; children: ReactNode }) {
  const { slug, name } = here.school
  const rooms = [
    { to: paths.home(slug), label: 'Home', end: true },
    { to: paths.board(slug), label: 'Board' },
    { to: paths.decisions(slug), label: 'Decisions' },
    { to: paths.contributions(slug), label: 'Contributions' },
    { to: paths.people(slug), label: 'People' },
  ]
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
          {rooms.map(({ to, label, end }) => (
            <NavLink key={to} to={to} end={end}>
              {label}
            </NavLink>
          ))}
        </nav>
        <Me here={here} />
      </header>
      <p className="on-paper shell__paper">
        {name}, as of {exactDay(here.today)}
      </p>
      <main id="main" className="shell__page" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function Me({ here }: { here: SchoolHere }) {
  const { pathname } = useLocation()
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (details.current) details.current.open = false
  }, [pathname])
  return (
    <details className="me" ref={details}>
      <summary>
        <span className="person__initials">{here.me.initials}</span>
        <span className="spoken">{here.me.name}: my pages</span>
      </summary>
      <div className="me__menu">
        <p className="me__name">{here.me.name}</p>
        <NavLink to={paths.person(here.school.slug, here.me.id)}>My page</NavLink>
        <NavLink to={paths.account()}>My account</NavLink>
        <NavLink to={paths.calendar(here.school.slug)}>School calendar</NavLink>
        {here.may.administer && (
          <NavLink to={paths.settings(here.school.slug)}>School settings</NavLink>
        )}
        {here.others.map(({ slug, name }) => (
          <NavLink key={slug} to={paths.home(slug)} reloadDocument>
            Go to {name}
          </NavLink>
        ))}
        <NavLink to={paths.schools()}>All my schools</NavLink>
        <SignOut />
      </div>
    </details>
  )
}
