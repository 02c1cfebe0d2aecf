import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { calendarSettings } from '../../domain/calendar/settings'
import { schoolCalendar, yearOf } from '../../domain/calendar/calendar'
import type { Kept } from '../../domain/calendar/settings'
import type { Calendar } from '../../domain/calendar/calendar'
import { monthsOf } from '../../domain/calendar/month-grid'
import { rolledTurns } from '../../domain/hand-overs/reschedule'
import { weekSaid } from '../../forms/members'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { dayInWords, timeInWords } from '../../vocabulary/dates'
import { shows } from '../../ui/kit/page-topics'
import { Year } from '../../ui/calendar/school-year'
import { Stretches, ActLink } from './stretches'

export const handle = shows('school', 'members', 'initiatives', 'turns')

export const loader = page(async ({ acting, url }) => {
  const [calendar, settings, rolled] = await Promise.all([
    schoolCalendar(),
    calendarSettings(),
    rolledTurns(),
  ])
  const year = yearAsked(calendar, url.searchParams.get('year'), acting.school.today)
  return {
    ...settings,
    rolled,
    years: calendar.years,
    year,
    months: monthsOf(calendar, year),
  }
})

export const meta: MetaFunction = () => [{ title: 'School calendar · Skein' }]

function yearAsked(calendar: Calendar, asked: string | null, today: string) {
  const calendarYear = {
    name: today.slice(0, 4),
    startsOn: `${today.slice(0, 4)}-01-01`,
    endsOn: `${today.slice(0, 4)}-12-31`,
  }
  return (
    calendar.years.find(({ startsOn }) => startsOn === asked) ??
    yearOf(calendar, today) ??
    calendar.years[0] ??
    calendarYear
  )
}

const lede =
  'The school’s own time. Rotations, hand-overs and reminders follow it: a hand-over waits until a ' +
  'break is over, and nobody is written to at night.'

export default function CalendarPage() {
  const { year, months, terms, closed } = useLoaderData<typeof loader>()
  const { today, may } = useSchool()
  return (
    <>
      <Heading title="School calendar" lede={lede} />
      <section className="stack year-glance">
        <h2>{year.name} at a glance</h2>
        <Years />
        <Year
          caption={`${year.name}, month by month`}
          months={months}
          closed={closed}
          today={today}
        />
      </section>
      <div className="columns">
        <Stretches
          title="Closed days"
          stretches={closed}
          noun="closed-days"
          add="Add closed days"
          empty={
            may.administer
              ? 'No closed days yet. Add holidays and breaks, so that no hand-over falls into one.'
              : 'No closed days yet; an administrator adds them.'
          }
          note={(stretch) => <RolledFrom stretch={stretch} />}
        />
        <div className="stack">
          <Stretches
            title="Terms"
            stretches={terms}
            noun="term"
            add="Add a term"
            empty={
              may.administer
                ? 'No terms yet. With terms, a lead can rotate at the end of each.'
                : 'No terms yet; an administrator adds them.'
            }
          />
          <WorkingWeek />
          <QuietHours />
        </div>
      </div>
    </>
  )
}

function Years() {
  const { years, year } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  if (years.length < 2) return null
  return (
    <nav aria-label="School years" className="filters">
      {years.map(({ name, startsOn }) => (
        <Link
          key={startsOn}
          className="button button--small"
          aria-current={startsOn === year.startsOn ? 'page' : undefined}
          to={paths.calendar(school.slug, { year: startsOn })}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

function WorkingWeek() {
  const { worksOn } = useLoaderData<typeof loader>()
  const { may } = useSchool()
  return (
    <section className="sheet stack">
      <h2>Working week</h2>
      <p>The school is open on {weekSaid(worksOn)}.</p>
      {may.administer && (
        <p>
          <ActLink noun="working-week" isButton>
            Change the working week
          </ActLink>
        </p>
      )}
    </section>
  )
}

function QuietHours() {
  const { quiet } = useLoaderData<typeof loader>()
  const { may } = useSchool()
  return (
    <section className="sheet stack">
      <h2>Quiet hours</h2>
      <p>
        {quiet.from === quiet.to
          ? 'No quiet hours.'
          : `From ${timeInWords(quiet.from)} to ${timeInWords(quiet.to)} nobody is written to.`}{' '}
        <span className="quiet">
          Nor at weekends, nor on closed days; what there is to say waits for the next open morning.
        </span>
      </p>
      {may.administer && (
        <p>
          <ActLink noun="quiet-hours" isButton>
            Change quiet hours
          </ActLink>
        </p>
      )}
    </section>
  )
}

const rolls = { begins: 'takes over', 'stands in': 'stands in at', 'goes on': 'leads on at' }

// What would have been handed over in these days, and when it is instead.
function RolledFrom({ stretch: { startsOn, endsOn } }: { stretch: Kept }) {
  const { rolled } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  return rolled
    .filter(({ wantedOn }) => startsOn <= wantedOn && wantedOn <= endsOn)
    .map(({ number, title, name, on, part }) => (
      <p key={`${number} ${name}`} className="small">
        {name} {rolls[part ?? 'begins']}{' '}
        <Link to={paths.initiative(school.slug, number)}>{title}</Link> on {dayInWords(on)} instead.
      </p>
    ))
}
