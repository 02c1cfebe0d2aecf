import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Empty } from '../kit/heading'
import { Ribbon } from './year-ribbon'
import type { RibbonTurn } from './year-ribbon-bricks'
import { useSchool } from '../kit/school-context'
import { sentence } from '../../vocabulary/sentences'
import type { Year } from '../../domain/calendar/year-choice'
import type { DaysHeld, Ribbon as Around } from '../../domain/insights/year-ribbon'

/**
 * A member's year of leading and following: the ribbon, the other years, and to themselves alone
 * their days in words.
 */
export function LeadingAndFollowing({
  turns,
  ribbon,
  member,
}: {
  turns: RibbonTurn[]
  ribbon: Around
  member: { id: string; name: string }
}) {
  const { school, today } = useSchool()
  const { year, terms, closed, own } = ribbon
  const whose = own ? 'you' : member.name
  if (!turns.length)
    return (
      <Empty title="No turn yet">
        <p>
          When {whose} {own ? 'lead, follow or shadow' : 'leads, follows or shadows'}, each turn is
          shown here with its dates.
        </p>
      </Empty>
    )
  const isHere = turns.some(({ from, to }) => from <= year.to && (to === null || to >= year.from))
  return (
    <section className="sheet stack">
      <h2>Leading and following</h2>
      <Years ribbon={ribbon} member={member} />
      {own && <p>{daysSaid(own, year, today)}</p>}
      {isHere ? (
        <Ribbon
          turns={turns}
          axis={{ from: year.from, to: year.to, terms, closed }}
          today={today}
          school={school.slug}
          caption={
            <span className="quiet">
              What {whose} {own ? 'lead' : 'leads'} is above the line, what {whose}{' '}
              {own ? 'follow' : 'follows'} below it.
            </span>
          }
        />
      ) : (
        <p className="quiet">{sentence`No turn in ${year.name}.`}</p>
      )}
    </section>
  )
}

function Years({ ribbon: { year, years }, member }: { ribbon: Around; member: { id: string } }) {
  const { slug } = useSchool().school
  if (years.length < 2) return null
  return (
    <nav className="filters" aria-label="School years">
      {years.map((one) => (
        <Link
          key={one.name}
          className="button button--small"
          aria-current={one.name === year.name ? 'page' : undefined}
          to={paths.person(slug, member.id, { year: one.from })}
          preventScrollReset
        >
          {one.name}
        </Link>
      ))}
    </nav>
  )
}

/** Days in words, never a share: a share would ask for a right one. */
export function daysSaid(
  { leading, following, both, shadowing }: DaysHeld,
  year: Year,
  today: string,
) {
  const isOver = year.to < today
  const when = isOver ? `In ${year.name} you` : `So far in ${year.name} you have`
  if (!leading && !following && !shadowing)
    return `${when} ${isOver ? 'neither led nor followed' : 'neither led nor followed yet'}.`
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)
  const also = both ? `; on ${days(both)} you did both` : ''
  const beside = shadowing ? ` You shadowed on ${days(shadowing)}.` : ''
  return `${when} led on ${days(leading)} and followed on ${days(following)}${also}.${beside} Every day of a turn counts, weekends too. Only you see these numbers.`
}
