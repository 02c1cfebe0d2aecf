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
