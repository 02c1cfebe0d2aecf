import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import type { Here } from '../kit/here'

export function Act({
  here,
  noun,
  which,
  about,
  children,
}: {
  here: Here
  noun: string
  which?: string
  about?: string
  children: ReactNode
}) {
  return (
    <Link
      className="button button--small"
      to={paths.initiativeAct(here.slug, here.number, noun, { which })}
    >
      {children}
      {about && <span className="spoken">: {about}</span>}
    </Link>
  )
}

export function Sheet({
  title,
  act,
  children,
}: {
  title: string
  act: ReactNode
  children: ReactNode
}) {
  return (
    <section className="sheet initiative">
      <div className="under-way__top">
        <h2>{title}</h2>
        {act}
      </div>
      {children}
    </section>
  )
}
