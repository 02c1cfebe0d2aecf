import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Kept } from '../../domain/calendar/settings'
import type { CalendarNoun } from '../../forms/calendar'
import { paths } from '../../paths'
import { useSchool } from '../../ui/kit/school-context'
import { daysInWords } from '../../vocabulary/dates'

type StretchesProps = {
  title: string
  stretches: Kept[]
  noun: 'term' | 'closed-days'
  add: string
  empty: string
  /** What is said of each. */
  note?: (stretch: Kept) => ReactNode
}

export function Stretches({ title, stretches, noun, add, empty, note }: StretchesProps) {
  const { may, school } = useSchool()
  return (
    <section className="sheet stack">
      <h2>{title}</h2>
      {!stretches.length && <p className="quiet">{empty}</p>}
      <ul className="stretches">
        {stretches.map((one) => (
          <li key={one.id} className="stretches__one">
            <div>
              <p>{one.name}</p>
              <p className="quiet small">{daysInWords(one)}</p>
              {note?.(one)}
            </div>
            {may.administer && (
              <p className="stretches__acts">
                <ActLink noun={noun} id={one.id} of={one.name}>
                  Correct
                </ActLink>
                <ActLink noun={`${noun}-removal`} id={one.id} of={one.name}>
                  Remove
                </ActLink>
              </p>
            )}
          </li>
        ))}
      </ul>
      {may.administer && (
        <p className="stretches__acts">
          <ActLink noun={`new-${noun}`} isButton>
            {add}
          </ActLink>
          {noun === 'closed-days' && (
            <Link className="button button--small" to={paths.closedDaysList(school.slug)}>
              Read them from a file
            </Link>
          )}
        </p>
      )}
    </section>
  )
}

export function ActLink({
  noun,
  id,
  of,
  isButton,
  children,
}: {
  noun: CalendarNoun
  id?: string
  of?: string
  isButton?: boolean
  children: ReactNode
}) {
  const { school } = useSchool()
  return (
    <Link
      className={isButton ? 'button button--small' : undefined}
      to={paths.calendarAct(school.slug, noun, { id })}
    >
      {children}
      {of && <span className="spoken">: {of}</span>}
    </Link>
  )
}
