import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import { RowSign } from './row-sign'
import type { Sign } from './row-sign'

/** One thing of my list: who or what it comes from, what it is, its day, and what I do about it. */
export type HomeRow = {
  key: string
  sign: Sign
  /** What the row is about, with the link to it; `about` is the same for the screen reader. */
  title: ReactNode
  about: string
  said: ReactNode
  day?: { on: string; how?: string } | undefined
  /** Links, the first of them the button of the row; or the button of a form. */
  acts?: { to: string; label: string }[]
  form?: ReactNode
}

/** The rows of a list; where it `leads`, the button of the first is the one act of the page. */
export function Rows({ rows, leads }: { rows: HomeRow[]; leads?: boolean }) {
  return (
    <ul className="rows">
      {rows.map((row, place) => (
        <Row key={row.key} row={row} isFirst={Boolean(leads) && place === 0} />
      ))}
    </ul>
  )
}

function Row({ row, isFirst }: { row: HomeRow; isFirst: boolean }) {
  const { sign, title, said, day, form } = row
  const { today } = useSchool()
  return (
    <li className="row">
      <RowSign sign={sign} />
      <div className="row__words">
        <p className="row__title">{title}</p>
        {said && <p className="row__said">{said}</p>}
      </div>
      {day && (
        <p className="row__day">
          {day.how && `${day.how} `}
          <When day={day.on} today={today} />
        </p>
      )}
      <div className="row__acts">{form ?? <Acts row={row} isFirst={isFirst} />}</div>
    </li>
  )
}

function Acts({ row: { acts = [], about }, isFirst }: { row: HomeRow; isFirst: boolean }) {
  const button = `button button--small${isFirst ? ' button--primary' : ''}`
  return acts.map(({ to, label }, place) => (
    <Link key={label} className={place === 0 ? button : 'row__no'} to={to}>
      {label}
      <span className="spoken">: {about}</span>
    </Link>
  ))
}
